//! Explanations in the language of whoever reads them.

use serde_json::{Value, json};

use super::component;
use crate::kernel::{Currency, YearStart};
use crate::money::fees::{Divisions, FeeMember, FeePlanDraft, OrcidFees, WordedExplanation, work_out};
use crate::paper::locale::Locale;
use crate::people::members::{Tier, TierHistory};

/// What Alpha, a small member that joined in the middle of the year 2026, pays by `components`, as `tag` tells it.
fn worded(tag: &str, components: &[Value]) -> Vec<WordedExplanation> {
    let plan: FeePlanDraft = serde_json::from_value(json!({ "components": components })).unwrap();
    let year = YearStart::try_from("01-01".to_owned()).unwrap().year(2026).unwrap();
    let alpha = FeeMember {
        id: 1,
        tiers: TierHistory::always(Some(Tier::Small)),
        joined_on: Some("2026-07-15".parse().unwrap()),
        extra: [("Etat".to_owned(), "1500000".to_owned())].into(),
        extra_credentials: 2,
        ..FeeMember::default()
    };
    let beta = FeeMember { id: 2, tiers: TierHistory::always(Some(Tier::Large)), ..FeeMember::default() };
    let orcid = OrcidFees {
        currency: Currency::from_code("USD").unwrap(),
        member_fees: [(1, 185_000), (2, 500_000)].into(),
        lead_fee_minor: 300_000,
    };
    let fees = work_out(&plan, &year, &[alpha, beta], Some(&orcid), &Divisions::default());
    let locale = Locale::of_tag(tag);
    fees.members[0].lines.iter().map(|line| line.explanation.worded(&locale)).collect()
}

fn flat() -> Value {
    component("Grundbeitrag", &json!({ "kind": "flat", "amount_minor": 120_001 }), &json!({}))
}

/// The explanation in one line, with spaces that do not break shown as usual ones.
fn line(worded: &WordedExplanation) -> String {
    let inputs: Vec<String> =
        worded.inputs.iter().map(|(label, value)| format!("{label} = {value}")).collect();
    format!("{} | {} | {} | {}", worded.formula, inputs.join(", "), worded.calculation, worded.rounding)
        .replace('\u{a0}', " ")
}

#[test]
fn german_tells_numbers_days_and_kinds_and_leaves_what_was_typed() {
    let discount =
        json!({ "kind": "discount", "percent": "2.5", "amount_minor": null, "reason": "FAIR-2.5 pilot" });
    let components = [
        flat(),
        component(
            "By tier",
            &json!({ "kind": "by_tier", "small_minor": 1, "standard_minor": 2, "large_minor": 3 }),
            &json!({ "pro_rata": "none" }),
        ),
        component(
            "ORCID",
            &json!({ "kind": "orcid_fee", "exchange_rate": "0.92" }),
            &json!({ "pro_rata": "days" }),
        ),
        component("Joining", &json!({ "kind": "joining_fee", "amount_minor": 10_000 }), &json!({})),
        component("Less", &discount, &json!({})),
    ];
    let said: Vec<String> = worded("de", &components).iter().map(line).collect();
    assert_eq!(
        said,
        [
            "Derselbe Beitrag für alle Mitglieder | Anteil am Jahr = 6 von 12 Monaten | 1.200,01 × 6 von 12 Monaten = 600,01 | Einmal kaufmännisch gerundet.",
            "Ein Beitrag je Stufe | Stufe = Klein | 0,01 | ",
            "Die Gebühr, die ORCID für das Mitglied berechnet, weitergegeben | Gebühr von ORCID = 1.850,00 USD, Wechselkurs = 1 USD = 0,92 EUR, Anteil am Jahr = 170 von 365 Tagen | 1.850,00 USD × 0,92 × 170 von 365 Tagen = 792,71 | Einmal kaufmännisch gerundet.",
            "Ein einmaliger Aufnahmebeitrag | Beigetreten am = 15. Juli 2026 | 100,00 | ",
            "Ein Nachlass | Grund = FAIR-2.5 pilot, Auf = 1.492,73 | FAIR-2.5 pilot: 2,5 % von 1.492,73 | Einmal kaufmännisch gerundet.",
        ]
    );
}

#[test]
fn japanese_tells_shares_weights_and_bounds() {
    let weights = json!({ "by": "tier", "small": 1, "standard": 2, "large": 3 });
    let components = [
        component(
            "運営費",
            &json!({ "kind": "equal_share", "total_minor": 1_000_000 }),
            &json!({ "pro_rata": "none" }),
        ),
        component(
            "事業費",
            &json!({ "kind": "weighted_share", "total_minor": 100_001, "weights": weights }),
            &json!({}),
        ),
        component("最低", &json!({ "kind": "minimum", "amount_minor": 2_000_000 }), &json!({})),
    ];
    let said: Vec<String> = worded("ja", &components).iter().map(line).collect();
    assert_eq!(
        said,
        [
            "総額の均等割 | 総額 = EUR 10,000.00, 分担する機関数 = 2, 年度のうちの期間 = 1 年分 | 10,000.00 ÷ 2 機関 = 5,000.00 | ",
            "総額の加重割 | 総額 = EUR 1,000.01, 重み = 1, 年度のうちの期間 = 6/12 か月 | 1,000.01 × 6 ÷ 42 = 142.86 | 「事業費」の分担額の合計が 1,000.01 になるように端数を調整しています。",
            "最低会費への引き上げ | ここまでの額 = 5,142.86, 限度額 = 10,000.00, 年度のうちの期間 = 6/12 か月 | 最低会費 10,000.00 への引き上げ | ",
        ]
    );
}

#[test]
fn arabic_tells_sizes_credentials_and_sponsors() {
    let steps = json!([{ "from": 0, "amount_minor": 50_000 }, { "from": 1_000_000, "amount_minor": 75_000 }]);
    let sponsor = json!({ "kind": "sponsor", "sponsor_id": 9, "percent": "50", "reason": "Ministry" });
    let components = [
        component("Size", &json!({ "kind": "by_number", "field": "Etat", "steps": steps }), &json!({})),
        component(
            "API",
            &json!({ "kind": "credentials", "price_minor": 106_000 }),
            &json!({ "pro_rata": "none" }),
        ),
        component("Sponsor", &sponsor, &json!({})),
    ];
    let worded = worded("ar", &components);
    // Values are isolated, so that signs, digits and Latin letters keep their order among Arabic ones.
    let formula = "\u{2066}2\u{a0}×\u{a0}1,060.00\u{a0}=\u{a0}2,120.00\u{2069}";
    assert_eq!(worded[1].calculation, formula);
    assert!(worded[2].calculation.starts_with("\u{2068}Ministry\u{2069}: "), "{}", worded[2].calculation);
    let plain = |text: String| text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ");
    let said: Vec<String> = worded.iter().map(|worded| plain(line(worded))).collect();
    assert_eq!(
        said[..3],
        [
            "رسوم بحسب الحجم | Etat = 1,500,000, الجزء من السنة = 6 من 12 شهرًا | 750.00 × 6 من 12 شهرًا = 375.00 | ",
            "بيانات اعتماد API إضافية | بيانات الاعتماد الزائدة على المشمولة = 2 | 2 × 1,060.00 = 2,120.00 | ",
            "يدفعه راعٍ | السبب = Ministry, الرسوم = 2,495.00 | Ministry: 50% من 2,495.00 | ",
        ]
    );
    assert_eq!(worded[2], worded[3], "the sponsor’s line says the same");
}

#[test]
fn a_language_without_words_reads_english_ones() {
    let english = worded("en", &[flat()]);
    assert_eq!(english[0].formula, "The same fee for every member");
    assert_eq!(english[0].calculation, "1,200.01 × 6 of 12 months = 600.01");
    assert_eq!(worded("nl", &[flat()])[0].formula, english[0].formula);
}
