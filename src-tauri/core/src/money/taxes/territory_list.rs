//! The places that tax laws count otherwise than their country code says, each with the law.

use super::TaxTerritory;

/// The article that takes parts of member states out of where the Union’s law on VAT holds.
const UNION_WITHOUT: &str = "Directive 2006/112/EC, article 6";

pub(super) const TERRITORIES: &[TaxTerritory] = &[
    inland(
        "Liechtenstein",
        "LI",
        "CH",
        false,
        "MWSTG (Switzerland), article 3 a; treaty on VAT of 28 October 1994",
    ),
    part(
        "Büsingen am Hochrhein",
        "DE",
        &["78266"],
        "CH",
        "Directive 2006/112/EC, article 6 (2); MWSTG (Switzerland), article 3 a; treaty of 23 November 1964",
    ),
    part("Heligoland", "DE", &["27498"], "", "Directive 2006/112/EC, article 6 (2); UStG (Germany), § 1 (2)"),
    inland(
        "Monaco",
        "MC",
        "FR",
        true,
        "Directive 2006/112/EC, article 7; convention of 18 May 1963 between France and Monaco",
    ),
    inland(
        "Isle of Man",
        "IM",
        "GB",
        false,
        "Isle of Man Act 1979 (United Kingdom), customs and excise agreement of 1979",
    ),
    both("Jersey", "JE", "GB", &["JE"], "Interpretation Act 1978 (United Kingdom), schedule 1"),
    both("Guernsey", "GG", "GB", &["GY"], "Interpretation Act 1978 (United Kingdom), schedule 1"),
    TaxTerritory {
        inland_of: "FI",
        ..both(
            "Åland Islands",
            "AX",
            "FI",
            &["22"],
            "Directive 2006/112/EC, article 6; Act 1266/1996 (Finland) on goods, otherwise inland",
        )
    },
    part("Canary Islands", "ES", &["35", "38"], "", UNION_WITHOUT),
    part("Ceuta", "ES", &["51"], "", UNION_WITHOUT),
    part("Melilla", "ES", &["52"], "", UNION_WITHOUT),
    both("Guadeloupe", "GP", "FR", &["971"], UNION_WITHOUT),
    both("Martinique", "MQ", "FR", &["972"], UNION_WITHOUT),
    both("French Guiana", "GF", "FR", &["973"], UNION_WITHOUT),
    both("Réunion", "RE", "FR", &["974"], UNION_WITHOUT),
    both("Mayotte", "YT", "FR", &["976"], UNION_WITHOUT),
    both("Saint Barthélemy", "BL", "FR", &["977"], "Decision 2010/718/EU"),
    both("Saint Martin", "MF", "FR", &["978"], UNION_WITHOUT),
    both("Saint Pierre and Miquelon", "PM", "FR", &["975"], "TFEU, annex II"),
    both("Wallis and Futuna", "WF", "FR", &["986"], "TFEU, annex II"),
    both("French Polynesia", "PF", "FR", &["987"], "TFEU, annex II"),
    both("New Caledonia", "NC", "FR", &["988"], "TFEU, annex II"),
    part("Mount Athos", "GR", &["63086", "63087"], "", UNION_WITHOUT),
    part(
        "Livigno",
        "IT",
        &["23041"],
        "",
        "Directive 2006/112/EC, article 6 (2); DPR 633/1972 (Italy), article 7",
    ),
    part(
        "Campione d’Italia",
        "IT",
        &["22061"],
        "",
        "Directive 2006/112/EC, article 6 (1); DPR 633/1972 (Italy), article 7",
    ),
    both("Greenland", "GL", "DK", &["39"], "TFEU, article 204 and annex II"),
    both("Svalbard and Jan Mayen", "SJ", "NO", &["917"], "Merverdiavgiftsloven (Norway), § 1-2"),
    both(
        "Norfolk Island",
        "NF",
        "AU",
        &["2899"],
        "A New Tax System (Goods and Services Tax) Act 1999 (Australia), section 195-1",
    ),
    both(
        "Christmas Island",
        "CX",
        "AU",
        &["6798"],
        "A New Tax System (Goods and Services Tax) Act 1999 (Australia), section 195-1",
    ),
    both(
        "Cocos (Keeling) Islands",
        "CC",
        "AU",
        &["6799"],
        "A New Tax System (Goods and Services Tax) Act 1999 (Australia), section 195-1",
    ),
];

/// A country that another one’s law counts as inland.
const fn inland(
    name: &'static str,
    code: &'static str,
    inland_of: &'static str,
    is_in_union: bool,
    source: &'static str,
) -> TaxTerritory {
    TaxTerritory { name, code, within: "", postcodes: &[], inland_of, is_in_union, source }
}

/// A part of a country without a code of its own, outside the country’s VAT.
const fn part(
    name: &'static str,
    within: &'static str,
    postcodes: &'static [&'static str],
    inland_of: &'static str,
    source: &'static str,
) -> TaxTerritory {
    TaxTerritory { name, code: "", within, postcodes, inland_of, is_in_union: false, source }
}

/// A part of a country with a code of its own, outside the country’s VAT, whose addresses are written either way.
const fn both(
    name: &'static str,
    code: &'static str,
    within: &'static str,
    postcodes: &'static [&'static str],
    source: &'static str,
) -> TaxTerritory {
    TaxTerritory { name, code, within, postcodes, inland_of: "", is_in_union: false, source }
}
