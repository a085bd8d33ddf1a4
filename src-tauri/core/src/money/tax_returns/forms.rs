//! The forms of tax authorities: their boxes, and what each takes of what was billed.

use super::TaxForm;
use crate::kernel::Template;
use crate::money::taxes::TaxCode::{self, Ae, E, G, K, O, S, Z};
use crate::money::taxes::Whereabouts::{self, Abroad, ElsewhereInUnion, Home};

/// A form and its boxes.
pub(super) struct ReturnForm {
    pub(super) form: &'static str,
    pub(super) country: &'static str,
    pub(super) title: &'static str,
    pub(super) source: &'static str,
    pub(super) boxes: &'static [FormBox],
}

pub(super) struct FormBox {
    pub(super) number: &'static str,
    pub(super) label: Template,
    pub(super) takes: Takes,
    pub(super) rounding: Rounding,
}

pub(super) enum Takes {
    /// Sales before tax, and their tax beside them. A sale is in the first box of this kind that takes it.
    Sales(Which),
    /// As [`Takes::Sales`], with the tax in the amount.
    SalesWithTax(Which),
    /// Sales before tax once more: a total, or something that stands in another box as well.
    Again(Which),
    /// As [`Takes::Again`], with the tax in the amount.
    AgainWithTax(Which),
    /// The tax alone, at one of these rates; at any where there are none. A taxed sale that is in no other box is in this one.
    Tax(&'static [&'static str]),
    /// The sum of the taxes of other boxes, less those of others.
    Sum(&'static [&'static str], &'static [&'static str]),
    /// Purchases, and tax that was paid on them.
    Elsewhere,
}

/// Which sales: of these categories, rates and buyers; of any where there are none.
pub(super) struct Which {
    pub(super) codes: &'static [TaxCode],
    pub(super) percents: &'static [&'static str],
    pub(super) places: &'static [Whereabouts],
}

/// How an amount is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    Exact,
    /// In whole units, what is behind the point left out.
    Down,
    /// In whole units, half away from zero.
    Nearest,
}

const fn which(
    codes: &'static [TaxCode],
    percents: &'static [&'static str],
    places: &'static [Whereabouts],
) -> Which {
    Which { codes, percents, places }
}

const ALL: Which = which(&[], &[], &[]);

const fn exact(number: &'static str, label: Template, takes: Takes) -> FormBox {
    FormBox { number, label, takes, rounding: Rounding::Exact }
}

const fn down(number: &'static str, label: Template, takes: Takes) -> FormBox {
    FormBox { number, label, takes, rounding: Rounding::Down }
}

const fn nearest(number: &'static str, label: Template, takes: Takes) -> FormBox {
    FormBox { number, label, takes, rounding: Rounding::Nearest }
}

impl ReturnForm {
    pub(super) fn described(&self, own_country: &str) -> TaxForm {
        TaxForm {
            form: self.form.to_owned(),
            country: self.country.to_owned(),
            title: self.title.to_owned(),
            source: self.source.to_owned(),
            is_own: self.country == own_country,
        }
    }
}

/// Every form that is known. What a category without a box means is said where the figures are.
pub(super) const FORMS: &[ReturnForm] = &[
    ReturnForm {
        form: "de",
        country: "DE",
        title: "Umsatzsteuer-Voranmeldung (USt 1 A)",
        source: "Bundesministerium der Finanzen, USt 1 A 2026",
        boxes: &[
            down("81", template!("Taxable sales at 19 %"), Takes::Sales(which(&[S], &["19"], &[]))),
            down("86", template!("Taxable sales at 7 %"), Takes::Sales(which(&[S], &["7"], &[]))),
            down(
                "35",
                template!("Taxable sales at other rates, their tax in 36"),
                Takes::Sales(which(&[S], &[], &[])),
            ),
            down(
                "41",
                template!("Supplies of goods to businesses elsewhere in the EU"),
                Takes::Sales(which(&[K], &[], &[])),
            ),
            down(
                "43",
                template!("Other tax-free sales with deduction of input tax"),
                Takes::Sales(which(&[Z], &[], &[])),
            ),
            down(
                "48",
                template!("Tax-free sales without deduction of input tax"),
                Takes::Sales(which(&[E], &[], &[])),
            ),
            down(
                "60",
                template!("Sales for which an inland buyer owes the tax (§ 13b UStG)"),
                Takes::Sales(which(&[Ae], &[], &[Home])),
            ),
            down(
                "21",
                template!("Services to businesses elsewhere in the EU (§ 18b UStG)"),
                Takes::Sales(which(&[Ae], &[], &[ElsewhereInUnion])),
            ),
            down(
                "45",
                template!("Other sales that are not taxable, because the place of supply is abroad"),
                Takes::Sales(which(&[Ae, O, G], &[], &[ElsewhereInUnion, Abroad])),
            ),
            exact("66", template!("Input tax from invoices"), Takes::Elsewhere),
            exact("83", template!("Prepayment, before input tax"), Takes::Sum(&["81", "86", "35"], &[])),
        ],
    },
    ReturnForm {
        form: "fr",
        country: "FR",
        title: "Déclaration de TVA (3310-CA3)",
        source: "Direction générale des finances publiques, 3310-CA3-SD 2026",
        boxes: &[
            nearest("A1", template!("Sales and services, before tax"), Takes::Again(which(&[S], &[], &[]))),
            nearest("08", template!("Standard rate, 20 %"), Takes::Sales(which(&[S], &["20"], &[]))),
            nearest("09", template!("Reduced rate, 5.5 %"), Takes::Sales(which(&[S], &["5.5"], &[]))),
            nearest("9B", template!("Reduced rate, 10 %"), Takes::Sales(which(&[S], &["10"], &[]))),
            nearest("E1", template!("Exports outside the EU"), Takes::Sales(which(&[G], &[], &[]))),
            nearest(
                "E2",
                template!("Other operations that are not taxable"),
                Takes::Sales(which(&[Ae, E, O, Z], &[], &[])),
            ),
            nearest(
                "F2",
                template!("Supplies of goods to businesses elsewhere in the EU"),
                Takes::Sales(which(&[K], &[], &[])),
            ),
            nearest("16", template!("Gross VAT due"), Takes::Sum(&["08", "09", "9B"], &[])),
            nearest("20", template!("Deductible VAT on other goods and services"), Takes::Elsewhere),
        ],
    },
    ReturnForm {
        form: "gb",
        country: "GB",
        title: "VAT Return (VAT100)",
        source: "HM Revenue & Customs, VAT Notice 700/12",
        boxes: &[
            exact("1", template!("VAT due on sales"), Takes::Tax(&[])),
            exact(
                "2",
                template!("VAT due on acquisitions in Northern Ireland from the EU"),
                Takes::Elsewhere,
            ),
            exact("3", template!("Total VAT due"), Takes::Sum(&["1"], &[])),
            exact("4", template!("VAT reclaimed on purchases"), Takes::Elsewhere),
            exact("5", template!("Net VAT, before box 4"), Takes::Sum(&["3"], &[])),
            down("6", template!("Total value of sales, excluding VAT"), Takes::Sales(ALL)),
            down("7", template!("Total value of purchases, excluding VAT"), Takes::Elsewhere),
            down(
                "8",
                template!("Goods supplied from Northern Ireland to the EU"),
                Takes::Again(which(&[K], &[], &[])),
            ),
            down("9", template!("Goods acquired in Northern Ireland from the EU"), Takes::Elsewhere),
        ],
    },
    ReturnForm {
        form: "au",
        country: "AU",
        title: "Business activity statement (GST)",
        source: "Australian Taxation Office, BAS GST labels",
        boxes: &[
            down("G1", template!("Total sales, GST included"), Takes::AgainWithTax(ALL)),
            down("G2", template!("Export sales"), Takes::Sales(which(&[Z, G, E, O, Ae, K], &[], &[Abroad]))),
            down(
                "G3",
                template!("Other GST-free sales"),
                Takes::Sales(which(&[Z, E, O, G, Ae, K], &[], &[])),
            ),
            down("1A", template!("GST on sales"), Takes::Tax(&[])),
            down("G11", template!("Non-capital purchases"), Takes::Elsewhere),
            down("1B", template!("GST on purchases"), Takes::Elsewhere),
        ],
    },
    ReturnForm {
        form: "ca",
        country: "CA",
        title: "GST/HST return (GST34)",
        source: "Canada Revenue Agency, RC4022",
        boxes: &[
            exact("101", template!("Sales and other revenue, before tax"), Takes::Sales(ALL)),
            exact(
                "103",
                template!("GST and HST collected or collectible"),
                Takes::Tax(&["5", "13", "14", "15"]),
            ),
            exact("105", template!("Total GST and HST, and adjustments"), Takes::Sum(&["103"], &[])),
            exact("106", template!("Input tax credits"), Takes::Elsewhere),
            exact("109", template!("Net tax, before input tax credits"), Takes::Sum(&["105"], &[])),
        ],
    },
    ReturnForm {
        form: "ca_qst",
        country: "CA",
        title: "GST/HST and QST return (FPZ-500)",
        source: "Revenu Québec, FPZ-500",
        boxes: &[
            exact("101", template!("Supplies, before tax"), Takes::Sales(ALL)),
            exact(
                "103",
                template!("GST and HST collected or collectible"),
                Takes::Tax(&["5", "13", "14", "15"]),
            ),
            exact("106", template!("Input tax credits"), Takes::Elsewhere),
            exact("203", template!("QST collected or collectible"), Takes::Tax(&["9.975"])),
            exact("206", template!("Input tax refunds"), Takes::Elsewhere),
        ],
    },
    ReturnForm {
        form: "ch",
        country: "CH",
        title: "MWST-Abrechnung / Décompte TVA",
        source: "Federal Tax Administration, effective method, from 2024",
        boxes: &[
            exact("200", template!("Total consideration"), Takes::Again(ALL)),
            exact(
                "220",
                template!("Supplies that are exempt from tax, such as exports"),
                Takes::Sales(which(&[Z, G, K], &[], &[])),
            ),
            exact("221", template!("Supplies abroad"), Takes::Sales(which(&[Ae, O, E], &[], &[Abroad]))),
            exact("230", template!("Supplies excluded from tax"), Takes::Sales(which(&[E], &[], &[]))),
            exact("280", template!("Other deductions"), Takes::Sales(which(&[O, Ae], &[], &[]))),
            exact("303", template!("Standard rate, 8.1 %"), Takes::Sales(which(&[S], &["8.1"], &[]))),
            exact(
                "302",
                template!("Standard rate until 2023, 7.7 %"),
                Takes::Sales(which(&[S], &["7.7"], &[])),
            ),
            exact("313", template!("Reduced rate, 2.6 %"), Takes::Sales(which(&[S], &["2.6"], &[]))),
            exact(
                "312",
                template!("Reduced rate until 2023, 2.5 %"),
                Takes::Sales(which(&[S], &["2.5"], &[])),
            ),
            exact("399", template!("Total tax owed"), Takes::Sum(&["303", "302", "313", "312"], &[])),
            exact("400", template!("Input tax on material and services"), Takes::Elsewhere),
            exact("405", template!("Input tax on investments and other expenses"), Takes::Elsewhere),
        ],
    },
    ReturnForm {
        form: "za",
        country: "ZA",
        title: "VAT 201",
        source: "South African Revenue Service, VAT 201",
        boxes: &[
            exact(
                "1",
                template!("Standard-rated supplies, VAT included"),
                Takes::SalesWithTax(which(&[S], &[], &[])),
            ),
            exact("2", template!("Zero-rated supplies"), Takes::Sales(which(&[Z, G, Ae], &[], &[]))),
            exact("3", template!("Exempt and non-supplies"), Takes::Sales(which(&[E, O], &[], &[]))),
            exact("4", template!("Output tax on field 1"), Takes::Tax(&[])),
            exact("13", template!("Total output tax"), Takes::Sum(&["4"], &[])),
            exact("15", template!("Input tax on other goods and services"), Takes::Elsewhere),
        ],
    },
];
