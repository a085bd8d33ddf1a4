//! Statements through the door: what was booked, the running balance, and that both agree with what is open.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::paper::typesetting::tests::text;
use crate::test_world::World;

fn invoice(
    world: &mut World,
    member: i64,
    currency: &str,
    amount_minor: i64,
    issued_on: &str,
    due_on: &str,
) -> Value {
    let lines = json!([{ "description": "Fee", "amount_minor": amount_minor }]);
    let request = json!({ "member_id": member, "currency": currency, "lines": lines, "issued_on": issued_on, "due_on": due_on });
    world.call("invoices.write", request)["id"].clone()
}

/// Two currencies, an earlier year, a credit, a payment in two parts with a rest, and a write-off.
fn world() -> (World, i64) {
    let mut world = World::new();
    let member = world
        .add_member_with("Universität Beispiel", &json!({ "joined_on": "2020-01-01", "language": "de" }));
    let earlier = invoice(&mut world, member, "EUR", 30_000, "2025-06-01", "2025-07-01");
    let later = invoice(&mut world, member, "EUR", 100_000, "2026-01-02", "2026-11-01");
    invoice(&mut world, member, "USD", 5_000, "2026-03-01", "2026-12-31");
    world.call("invoices.credit", json!({ "id": later, "reason": "Too much", "on": "2026-02-01", "lines": [{ "line": 0, "amount_minor": 10_000 }] }));
    world.call("payments.record", json!({
        "received_on": "2026-03-05", "amount_minor": 75_000, "currency": "EUR", "method": "transfer", "reference": "Paid 75", "member_id": member,
        "allocations": [{ "invoice_id": earlier, "amount_minor": 25_000 }, { "invoice_id": later, "amount_minor": 40_000 }],
    }));
    world.call(
        "payments.write_off",
        json!({ "invoice_id": earlier, "written_off_on": "2026-04-01", "reason": "Bank charges" }),
    );
    (world, member)
}

#[test]
fn a_balance_runs_through_the_period_and_agrees_with_what_is_open() {
    let (mut world, member) = world();
    let statement = world.call("account_statements.get", json!({ "member_id": member }));
    let euro = &statement["accounts"][0];
    let entries: Vec<(&str, &str, i64, i64)> = euro["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            (
                entry["on"].as_str().unwrap(),
                entry["kind"].as_str().unwrap(),
                entry["amount_minor"].as_i64().unwrap(),
                entry["balance_minor"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(euro["opening_minor"], 30_000, "what was open of the year before");
    assert_eq!(
        entries,
        [
            ("2026-01-02", "invoice", 100_000, 130_000),
            ("2026-02-01", "credit_note", -10_000, 120_000),
            ("2026-03-05", "payment", -65_000, 55_000),
            ("2026-03-05", "payment", -10_000, 45_000),
            ("2026-04-01", "write_off", -5_000, 40_000),
        ],
        "what of a payment settles nothing yet is a line of its own"
    );
    let open: i64 =
        euro["open_items"].as_array().unwrap().iter().map(|item| item["open_minor"].as_i64().unwrap()).sum();
    assert_eq!(
        euro["closing_minor"].as_i64().unwrap(),
        open - 10_000,
        "open items less what settles nothing"
    );
    assert_eq!(
        euro["ages"],
        json!([{ "from_days": 1, "until_days": 30, "open_minor": 50_000 }]),
        "20 days overdue"
    );
    let dollar = &statement["accounts"][1];
    assert_eq!((dollar["currency"].as_str(), dollar["closing_minor"].as_i64()), (Some("USD"), Some(5_000)));
    assert_eq!(dollar["ages"], json!([{ "from_days": 0, "until_days": 0, "open_minor": 5_000 }]));

    let before = json!({ "member_id": member, "from_on": "2025-01-01", "until_on": "2025-12-31" });
    let statement = world.call("account_statements.get", before);
    assert_eq!(
        (
            statement["accounts"][0]["opening_minor"].clone(),
            statement["accounts"][0]["closing_minor"].clone()
        ),
        (json!(0), json!(30_000))
    );
    let backwards = json!({ "member_id": member, "from_on": "2026-02-01", "until_on": "2026-01-31" });
    assert!(world.refused("account_statements.get", backwards).1.contains("does not end before it begins"));
    assert!(world.refused("account_statements.get", json!({})).1.contains("Choose a member or a sponsor."));
}

#[test]
fn a_refund_of_money_that_settles_nothing_leaves_the_balance_even() {
    let (mut world, member) = world();
    let payment = world.call("payments.list", json!({}))["rows"][0]["id"].clone();
    world.call(
        "payments.refund",
        json!({ "payment_id": payment, "amount_minor": 10_000, "refunded_on": "2026-05-01" }),
    );
    let statement =
        world.call("account_statements.get", json!({ "member_id": member, "until_on": "2026-11-21" }));
    assert_eq!(statement["accounts"][0]["closing_minor"], 50_000, "what is open, and nothing else");
}

#[test]
fn a_statement_is_printed_in_the_language_of_its_recipient() {
    let (mut world, member) = world();
    let files = |world: &mut World| world.call("account_statements.files", json!({ "member_id": member }));
    let made = files(&mut world);
    assert_eq!(made["unreachable"], json!(["Universität Beispiel"]), "no address: the PDF only");
    assert_eq!(made, files(&mut world), "the same bytes");
    let pdf = STANDARD.decode(made["files"][0]["data_base64"].as_str().unwrap()).unwrap();
    let printed = text(&pdf).replace('\u{a0}', " ");
    for part in [
        "Kontoauszug",
        "Saldovortrag (EUR)",
        "300,00",
        "1. Januar 2026",
        "Rechnungskorrektur CN-2026-0001",
        "Zahlung Paid 75",
        "1–30 Tage überfällig",
        "400,00 EUR",
        "50,00 USD",
    ] {
        assert!(printed.contains(part), "{part} in {printed}");
    }
    let person = json!({ "given_name": "Ana", "family_name": "Núñez", "email": "ana@member.example", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    world.call(
        "contacts.save",
        json!({ "id": null, "member_id": member, "draft": person, "roles": ["main"] }),
    );
    let made = files(&mut world);
    let message = STANDARD.decode(made["files"][1]["data_base64"].as_str().unwrap()).unwrap();
    assert!(String::from_utf8(message).unwrap().contains("<ana@member.example>"));
}

#[test]
fn a_balance_below_zero_is_in_favour_of_who_reads_it() {
    let (mut world, member) = world();
    world.add_person(member, "Eins", &["invoice"]);
    world.call(
        "payments.record",
        json!({
            "received_on": "2026-06-01", "amount_minor": 200_000, "currency": "EUR", "method": "transfer",
            "reference": "", "member_id": member, "allocations": [],
        }),
    );
    let made = world.call("account_statements.files", json!({ "member_id": member }));
    let printed = text(&STANDARD.decode(made["files"][0]["data_base64"].as_str().unwrap()).unwrap());
    let printed = printed.replace('\u{a0}', " ");
    assert!(printed.contains("Saldo zu Ihren") && printed.contains("1.600,00 EUR"), "{printed}");
    assert!(!printed.contains("−1.600,00 EUR"), "whose it is is said, not left to a sign: {printed}");
}

#[test]
fn a_receipt_says_in_the_language_of_the_payer_what_came_in_and_what_it_settles() {
    let (mut world, _) = world();
    let payment = world.call("payments.list", json!({}))["rows"][0]["id"].clone();
    let made = world.call("account_statements.receipts", json!({ "id": payment }));
    assert_eq!(made["files"][0]["file_name"], "Receipt 2026-03-05 Universität Beispiel.pdf");
    let pdf = STANDARD.decode(made["files"][0]["data_base64"].as_str().unwrap()).unwrap();
    let found = text(&pdf);
    for part in [
        "Zahlungsbestätigung",
        "Wir bestätigen den Eingang von 750,00 EUR von Universität Beispiel",
        "5. März 2026",
        "Rechnung INV-2025-0001",
        "250,00",
        "Noch keiner Rechnung zugeordnet",
        "100,00",
        "Eingegangen EUR",
    ] {
        assert!(found.contains(part), "{part} in {found}");
    }
    world.call("payments.refund", json!({ "payment_id": payment, "refunded_on": "2026-05-01", "amount_minor": 10_000, "method": "transfer", "reference": "", "note": "" }));
    let found = text(
        &STANDARD
            .decode(
                world.call("account_statements.receipts", json!({ "id": payment }))["files"][0]["data_base64"]
                    .as_str()
                    .unwrap(),
            )
            .unwrap(),
    );
    assert!(found.contains("Rückzahlung") && !found.contains("Noch keiner Rechnung"), "{found}");
    let (_, message) = world.refused("account_statements.receipts", json!({ "id": 99 }));
    assert!(message.contains("99"), "{message}");
}
