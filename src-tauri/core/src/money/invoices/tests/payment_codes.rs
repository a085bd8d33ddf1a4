//! Codes to pay with, read back from the printed page by another program's decoder.

use serde_json::json;

use super::*;
use crate::money::invoices::export;
use crate::paper::typesetting::tests::{scanned, text};

/// A world with a bank account, and a fee for 2026.
fn world(currency: &str, iban: &str) -> World {
    let mut world = World::paid_to(currency, iban);
    flat(&mut world, 2026, 123_456);
    world
}

fn add_in_geneva(world: &mut World) {
    let address =
        json!({ "street": "Rue du Lac 7", "postal_code": "1200", "city": "Genève", "country": "CH" });
    add(world, "Université du Lac", &address);
}

/// The PDF of the only invoice.
fn only_pdf(world: &mut World) -> Vec<u8> {
    let id = issue(world, 2026)["invoices"][0]["id"].as_i64().unwrap();
    export::pdf(&export::one(world.door.register(), id).unwrap()).unwrap()
}

#[test]
fn an_invoice_in_euros_carries_the_code_of_the_european_payments_council() {
    let mut world = world("EUR", "DE89 3704 0044 0532 0130 00");
    add_in_geneva(&mut world);
    let pdf = only_pdf(&mut world);
    assert!(text(&pdf).contains("Scan to pay"), "a payer is told what the code is for");
    assert_eq!(
        scanned(&pdf),
        [
            "BCD\n002\n1\nSCT\nCOBADEFFXXX\nTest Consortium\nDE89370400440532013000\nEUR1234.56\n\nRF16INV20260001"
        ]
    );
}

#[test]
fn a_payer_is_told_one_reference_and_what_to_quote_where_the_bank_does_not_take_it() {
    let mut world = world("USD", "");
    add(&mut world, "Universität am See", &json!({ "language": "de" }));
    let id = issue(&mut world, 2026)["invoices"][0]["id"].as_i64().unwrap();
    let mut document = export::one(world.door.register(), id).unwrap();
    let printed = |document: &export::FrozenDocument| text(&export::pdf(document).unwrap());
    let whole = printed(&document);
    assert!(whole.contains("Zahlungsreferenz") && whole.contains("RF16 INV2 0260 001"), "{whole}");
    assert!(whole.contains("Nimmt Ihre Bank sie nicht an, geben Sie INV-2026-0001 an."), "{whole}");
    assert!(!whole.contains("Verwendungszweck"), "no second reference: {whole}");
    std::sync::Arc::make_mut(&mut document.invoice).payment.creditor_reference.clear();
    let plain = printed(&document);
    assert!(plain.contains("Zahlungsreferenz") && !plain.contains("Nimmt Ihre Bank"), "{plain}");
    assert_eq!(plain.matches("INV-2026-0001").count(), whole.matches("INV-2026-0001").count(), "{plain}");
}

#[test]
fn an_invoice_in_francs_carries_the_swiss_payment_slip() {
    let mut world = world("CHF", "CH93 0076 2011 6238 5295 7");
    add_in_geneva(&mut world);
    let pdf = only_pdf(&mut world);
    let said = scanned(&pdf);
    let expected = [
        "SPC",
        "0200",
        "1",
        "CH9300762011623852957",
        "S",
        "Test Consortium",
        "Bahnhofstrasse 1",
        "",
        "8001",
        "Zürich",
        "CH",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "1234.56",
        "CHF",
        "S",
        "Université du Lac",
        "Rue du Lac 7",
        "",
        "1200",
        "Genève",
        "CH",
        "SCOR",
        "RF16INV20260001",
        "INV-2026-0001",
        "EPD",
    ];
    assert_eq!(said, [expected.join("\n")]);
    let printed = text(&pdf);
    for part in [
        "Payment part",
        "Receipt",
        "CH93 0076 2011 6238 5295 7",
        "1 234.56",
        "1200 Genève",
        "RF16 INV2 0260 001",
    ] {
        assert!(printed.contains(part), "{part} in {printed}");
    }
}

/// What people’s programs type by themselves (’ – “ …) is written as banks take it, in the code and on the slip.
#[test]
fn typographic_characters_are_written_as_swiss_banks_take_them() {
    let mut world = world("CHF", "CH93 0076 2011 6238 5295 7");
    let mut profile = world.call("profile.get", json!({}));
    profile["street"] = "Place de l’Université 1".into();
    profile["name"] = "Consortium “ORCID” – Suisse".into();
    world.call("profile.update", profile);
    let address =
        json!({ "street": "Rue de l’École 1", "postal_code": "2800", "city": "Delémont", "country": "CH" });
    add(&mut world, "Haute école – Ştiinţă Đại học…", &address);
    let preview = world.call("billing.preview", json!({ "year": 2026 })).to_string();
    assert!(!preview.contains("Swiss banks"), "{preview}");
    let pdf = only_pdf(&mut world);
    let said = &scanned(&pdf)[0];
    for line in [
        "Consortium \"ORCID\" - Suisse\nPlace de l'Université 1\n\n8001",
        "Haute école - Ştiinţă Đai hoc...\nRue de l'École 1\n\n2800",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
    assert!(text(&pdf).contains("Rue de l'École 1"), "the slip prints what the code says");
}

#[test]
fn what_no_swiss_bank_takes_is_named_before_it_is_issued() {
    let mut world = world("CHF", "CH93 0076 2011 6238 5295 7");
    let address = json!({ "street": "Rue 1", "postal_code": "", "city": "Київ", "country": "UA" });
    add(&mut world, "Університет", &address);
    let told = |world: &mut World| -> Vec<(String, bool, String)> {
        let preview = world.call("billing.preview", json!({ "year": 2026 }));
        let rows = preview["problems"].as_array().unwrap().iter();
        let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
        rows.filter(|row| text(row, "problem").contains("payment slip"))
            .map(|row| (text(row, "field"), row["member_id"].is_number(), text(row, "problem")))
            .collect()
    };
    let found = told(&mut world);
    let fields: Vec<(&str, bool)> =
        found.iter().map(|(field, is_of_member, _)| (field.as_str(), *is_of_member)).collect();
    assert_eq!(fields, [("official_name", true), ("city", true), ("postal_code", true)], "{found:?}");
    assert!(
        found[0].2.starts_with("Swiss banks do not take the character У (U+0423) in “Університет”."),
        "{found:?}"
    );
    let mut profile = world.call("profile.get", json!({}));
    profile["bank_account_holder"] = "Консорціум".into();
    world.call("profile.update", profile);
    assert_eq!(told(&mut world)[0].0, "bank_account_holder", "nor in the name of who is paid");
}

#[test]
fn the_code_of_the_payments_council_has_plain_quotation_marks_and_keeps_letters() {
    let mut world = world("EUR", "DE89 3704 0044 0532 0130 00");
    let mut profile = world.call("profile.get", json!({}));
    profile["bank_account_holder"] = "L’Université – Κύπρου".into();
    world.call("profile.update", profile);
    add_in_geneva(&mut world);
    let said = &scanned(&only_pdf(&mut world))[0];
    assert!(said.contains("\nL'Université - Κύπρου\n"), "{said}");
}

#[test]
fn a_payer_without_an_address_gets_a_box_to_write_it_in() {
    let mut world = world("CHF", "CH93 0076 2011 6238 5295 7");
    add(&mut world, "Address Unknown", &json!({}));
    let pdf = only_pdf(&mut world);
    assert!(scanned(&pdf)[0].contains("CHF\n\n\n\n\n\n\n\nSCOR"), "no debtor is said");
    assert!(text(&pdf).contains("Payable by (name/address)"));
}

#[test]
fn a_long_invoice_has_its_slip_on_a_page_with_room_for_it() {
    let mut world = world("CHF", "CH93 0076 2011 6238 5295 7");
    let components: Vec<Value> = (1..=9)
        .map(|number| {
            let rule = json!({ "kind": "flat", "amount_minor": 100 });
            json!({ "name": format!("Part {number}"), "rule": rule, "currency": "CHF" })
        })
        .collect();
    world.set_fees(2026, json!({ "components": components }));
    add_in_geneva(&mut world);
    let printed = text(&only_pdf(&mut world));
    assert!(printed.contains("Page 2 of 2"), "{printed}");
    let (first, second) = printed.split_once("Page 1 of 2").unwrap();
    assert!(first.contains("Total CHF") && !first.contains("Payment part"));
    assert!(second.contains("Payment part"));
}

#[test]
fn where_no_standard_fits_no_code_is_printed() {
    for (currency, iban) in [
        ("USD", "DE89 3704 0044 0532 0130 00"),
        ("CHF", "DE89 3704 0044 0532 0130 00"),
        ("CHF", "CH44 3199 9123 0008 8901 2"),
        ("EUR", ""),
    ] {
        let mut world = world(currency, iban);
        add_in_geneva(&mut world);
        let pdf = only_pdf(&mut world);
        assert_eq!(scanned(&pdf), Vec::<String>::new(), "{currency} to {iban}");
        assert!(text(&pdf).contains("Payment reference"), "the details are printed all the same");
    }
}
