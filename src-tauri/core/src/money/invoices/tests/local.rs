//! What invoices say in the words of the reader’s language and of the seller’s law.

use serde_json::json;

use super::{World, add};
use crate::money::invoices::export::{self, Selection};
use crate::paper::typesetting::tests::text;

/// A consortium in a country, with a fee of 3,333.33 that is taxed at a rate; none without one.
fn world(country: &str, currency: &str, tax_id: &str, rate: Option<&str>) -> World {
    let mut world = World::with(currency, "01-01");
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in
        [("country", country), ("city", "Capital"), ("street", "Street 1"), ("tax_id", tax_id)]
    {
        profile[field] = value.into();
    }
    world.call("profile.update", profile);
    let tax = rate.map(|percent| {
        let rates = json!([{ "from_on": "2020-01-01", "percent": percent }]);
        let draft = json!({
            "name": "GST", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null,
            "rates": rates,
        });
        world.call("taxes.save", json!({ "id": null, "draft": draft }))[0]["id"].clone()
    });
    let rule = json!({ "kind": "flat", "amount_minor": 333_333 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": currency, "tax_category_id": tax });
    world.set_fees(2026, json!({ "components": [fee] }));
    world
}

/// The text of every document of 2026, by number.
fn printed(world: &mut World) -> Vec<String> {
    let documents = export::gather(world.door.register(), &Selection::Year(2026)).unwrap();
    documents.iter().map(|document| text(&export::pdf(document).unwrap())).collect()
}

fn issue(world: &mut World) -> i64 {
    let issued = world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-02" }));
    issued["invoices"][0]["id"].as_i64().unwrap()
}

#[test]
fn australian_invoices_with_tax_are_tax_invoices_and_name_the_abn() {
    let mut taxed = world("AU", "AUD", "51 824 753 556", Some("10"));
    add(&mut taxed, "University", &json!({ "country": "AU", "tax_id": "ABN 33 102 417 032" }));
    let id = issue(&mut taxed);
    taxed.call("invoices.credit", json!({ "id": id, "reason": "Left" }));
    let documents = printed(&mut taxed);
    let (notes, invoices): (Vec<_>, Vec<_>) =
        documents.iter().partition(|text| text.contains("CN-2026-0001"));
    let (invoice, note) = (invoices[0], notes[0]);
    for part in ["Tax invoice", "ABN 51 824 753 556", "Your ABN", "33 102 417 032"] {
        assert!(invoice.contains(part), "{part} in {invoice}");
    }
    assert!(note.contains("Adjustment note"), "{note}");
    let mut untaxed = world("AU", "AUD", "51 824 753 556", None);
    add(&mut untaxed, "University", &json!({ "country": "AU" }));
    issue(&mut untaxed);
    assert!(!printed(&mut untaxed)[0].contains("Tax invoice"), "only where tax is charged");
}

#[test]
fn a_tax_invoice_without_the_number_of_the_seller_is_told_before() {
    for (country, tax_id, rate, is_told) in [
        ("AU", "", Some("10"), true),
        ("AU", "51 824 753 556", Some("10"), false),
        ("AU", "", None, false),
        ("GB", "", Some("20"), false),
    ] {
        let mut world = world(country, "AUD", tax_id, rate);
        add(&mut world, "University", &json!({ "country": country }));
        let preview = world.call("billing.preview", json!({ "year": 2026 })).to_string();
        let told = preview.contains("Tax is charged, and the invoices do not name the consortium");
        assert_eq!(told, is_told, "{country} {tax_id} {rate:?}");
    }
}

/// “Gutschrift” is what German tax law calls an invoice that the buyer makes out.
#[test]
fn german_credit_notes_are_corrections_or_cancellations() {
    let mut world = world("DE", "EUR", "DE123456788", Some("19"));
    add(&mut world, "Universität", &json!({ "country": "DE", "language": "de" }));
    add(&mut world, "Hochschule", &json!({ "country": "DE", "language": "de" }));
    let issued = world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-02" }));
    let id = |index: usize| issued["invoices"][index]["id"].clone();
    world.call("invoices.credit", json!({ "id": id(0), "reason": "Ausgetreten" }));
    let part = json!([{ "line": 0, "amount_minor": 10_000 }]);
    world.call("invoices.credit", json!({ "id": id(1), "reason": "Nachlass", "lines": part }));
    world.call("invoices.credit", json!({ "id": id(1), "reason": "Ausgetreten" }));
    let documents = printed(&mut world);
    let titles: Vec<(bool, bool)> = documents
        .iter()
        .filter(|text| text.contains("Zu Rechnung"))
        .map(|text| (text.contains("Stornorechnung"), text.contains("Rechnungskorrektur")))
        .collect();
    assert_eq!(titles, [(true, false), (false, true), (false, true)], "the rest of one is no cancellation");
    for text in &documents {
        assert!(!text.contains("Gutschrift") && !text.contains("gutgeschrieben"), "{text}");
        for part in ["Leistungszeitraum", "1. Januar 2026 bis", "USt-IdNr. DE123456788"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}

#[test]
fn numbers_days_and_countries_are_written_as_the_reader_expects_them() {
    for (country, language, buyer_country, parts) in [
        ("CH", "de", "CH", &["3’333.33"][..]),
        ("CH", "de", "DE", &["3’333.33", "Deutschland", "Schweiz"]),
        ("DE", "de", "DE", &["3.333,33"]),
        ("DE", "fr", "FR", &["Allemagne", "France"]),
        ("US", "en", "US", &["January 2, 2026", "License year"]),
        ("GB", "en", "GB", &["2 January 2026", "Licence year"]),
        ("DE", "ar", "SA", &["المملكة العربية السعودية", "ألمانيا"]),
        ("PT", "pt", "PL", &["Polónia"]),
    ] {
        let mut world = world(country, "EUR", "", None);
        add(
            &mut world,
            "University",
            &json!({ "country": buyer_country, "city": "Town", "language": language }),
        );
        issue(&mut world);
        let text = printed(&mut world).remove(0);
        for part in parts {
            assert!(text.contains(part), "{part} of {country} in {text}");
        }
    }
}

/// A period or an amount is said once; a line that was reckoned says how.
#[test]
fn an_explanation_that_repeats_the_amount_is_left_out() {
    let mut world = world("DE", "EUR", "", None);
    let rule = json!({ "kind": "flat", "amount_minor": 4_999 });
    let components = json!([{ "name": "Aufnahme", "rule": rule, "currency": "EUR", "pro_rata": "none" }]);
    world.set_fees(2026, json!({ "components": components }));
    add(&mut world, "Universität", &json!({ "language": "de", "joined_on": "2026-01-01" }));
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let detail = preview["bills"][0]["lines"][0]["detail"].as_str().unwrap();
    assert!(!detail.contains("49,99"), "{detail}");
}
