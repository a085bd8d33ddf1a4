//! What ORCID charges and is paid, in the books.

use rusqlite::Connection;
use serde_json::json;

use super::{agree, balance, consortium, journal, of_orcid, postings, to_orcid};
use crate::Door;
use crate::kernel::{Clock, ErrorKind};
use crate::register::Access;
use crate::test_world::World;

/// A world of 2025 with an invoice of ORCID of USD 1,000, a payment of it, and what it settles.
fn year_2025() -> (World, i64) {
    let mut world = consortium();
    let agreement = agree(&mut world);
    let id = world.call("orcid_costs.save_invoice", of_orcid(agreement, "O-1", "2025-02-01", 100_000, None))
        ["id"]
        .clone();
    let settles = json!([{ "invoice_id": id, "amount_minor": 60_000 }]);
    world.call("orcid_costs.save_payment", to_orcid("2025-03-01", 100_000, Some(92_000), &settles));
    (world, agreement)
}

#[test]
fn cost_is_owed_and_payments_go_over_the_bridge_between_currencies() {
    let mut world = consortium();
    let agreement = agree(&mut world);
    let mut invoice = of_orcid(agreement, "O-1", "2026-02-01", 100_000, None);
    invoice["draft"]["lead_fee_minor"] = json!(50_000);
    let id = world.call("orcid_costs.save_invoice", invoice)["id"].as_i64();
    world.call("orcid_costs.save_invoice", of_orcid(agreement, "O-2", "2026-02-10", 20_000, id));
    world.call("orcid_costs.save_payment", to_orcid("2026-03-01", 70_000, Some(64_400), &json!([])));
    world.call("orcid_costs.save_payment", to_orcid("2026-04-01", 60_000, None, &json!([])));
    let books = journal(&mut world);
    assert_eq!(
        postings(&books),
        [
            "2026-02-01 O-1 licence_cost 100000 0 USD",
            "2026-02-01 O-1 licence_cost 50000 0 USD",
            "2026-02-01 O-1 orcid_payable 0 150000 USD",
            "2026-02-10 O-2 licence_cost 0 20000 USD",
            "2026-02-10 O-2 orcid_payable 20000 0 USD",
            "2026-03-01 ORCID-PAY-1 orcid_payable 70000 0 USD",
            "2026-03-01 ORCID-PAY-1 exchange 0 70000 USD",
            "2026-03-01 ORCID-PAY-1 exchange 64400 0 EUR",
            "2026-03-01 ORCID-PAY-1 bank_charges 300 0 EUR",
            "2026-03-01 ORCID-PAY-1 bank 0 64700 EUR",
            "2026-04-01 ORCID-PAY-2 orcid_payable 60000 0 USD",
            "2026-04-01 ORCID-PAY-2 exchange 0 60000 USD",
            "2026-04-01 ORCID-PAY-2 bank_charges 300 0 EUR",
            "2026-04-01 ORCID-PAY-2 bank 0 300 EUR",
        ],
        "a cost that is not known leaves no bank"
    );
    assert_eq!(balance(&books, "orcid_payable", "USD"), 0);
    assert_eq!(books["rows"][1]["text"], "Invoice of ORCID: consortium lead fee");
    assert_eq!(books["rows"][3]["text"], "Credit note of ORCID for O-1: member fees");
    assert_eq!(books["rows"][10]["text"], "Payment to ORCID: ORC (what it cost in EUR is not known yet)");
    let checks = world.call("books.check_close", json!({ "through_on": "2026-06-30" })).to_string();
    assert!(checks.contains("What a payment to ORCID cost is not known yet"), "{checks}");
}

#[test]
fn a_payment_in_the_consortiums_own_currency_needs_no_bridge() {
    let mut world = World::with("USD", "01-01");
    let agreement = agree(&mut world);
    world.call("orcid_costs.save_invoice", of_orcid(agreement, "O-1", "2026-02-01", 100_000, None));
    world.call("orcid_costs.save_payment", to_orcid("2026-03-01", 40_000, None, &json!([])));
    let books = journal(&mut world);
    assert_eq!(
        postings(&books)[2..],
        [
            "2026-03-01 ORCID-PAY-1 orcid_payable 40000 0 USD",
            "2026-03-01 ORCID-PAY-1 bank_charges 300 0 USD",
            "2026-03-01 ORCID-PAY-1 bank 0 40300 USD",
        ]
    );
    assert_eq!(balance(&books, "orcid_payable", "USD"), -60_000);
}

#[test]
fn a_close_holds_what_was_booked_and_leaves_open_what_was_not() {
    let (mut world, agreement) = year_2025();
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let mut dearer = of_orcid(agreement, "O-1", "2025-02-01", 100_001, None);
    dearer["id"] = json!(1);
    let mut moved = to_orcid("2026-03-01", 100_000, Some(92_000), &json!([]));
    moved["id"] = json!(1);
    for (command, request) in [
        ("orcid_costs.save_invoice", of_orcid(agreement, "O-9", "2025-12-31", 5, None)),
        ("orcid_costs.save_invoice", of_orcid(agreement, "O-9", "2025-12-31", 5, Some(1))),
        ("orcid_costs.save_invoice", dearer),
        ("orcid_costs.save_payment", to_orcid("2025-12-31", 5, None, &json!([]))),
        ("orcid_costs.save_payment", moved),
        ("orcid_costs.remove_payment", json!({ "id": 1 })),
    ] {
        let (kind, message) = world.refused(command, request);
        assert_eq!(kind, ErrorKind::Conflict, "{command}: {message}");
        assert!(
            message.starts_with("The books are closed through 31 December 2025, so a"),
            "{command}: {message}"
        );
    }
    let mut noted = of_orcid(agreement, "O-1", "2025-02-01", 100_000, None);
    (noted["id"], noted["draft"]["note"], noted["draft"]["due_on"]) =
        (json!(1), json!("Late"), json!("2026-05-01"));
    assert_eq!(world.call("orcid_costs.save_invoice", noted)["note"], "Late");
    let mut settled =
        to_orcid("2025-03-01", 100_000, Some(92_000), &json!([{ "invoice_id": 1, "amount_minor": 100_000 }]));
    settled["id"] = json!(1);
    assert_eq!(world.call("orcid_costs.save_payment", settled)["unallocated_minor"], 0);
    world.call("orcid_costs.save_invoice", of_orcid(agreement, "O-2", "2026-01-01", 5, Some(1)));
}

#[test]
fn closed_rows_of_orcid_withstand_a_foreign_program() {
    let (mut world, _) = year_2025();
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    let insert = "INTO orcid_cost_invoice (id, agreement_id, licence_year, number, received_on, due_on, currency, member_fees_minor, lead_fee_minor, credentials_minor, other_minor, tax_minor, total_minor) VALUES";
    for attack in [
        format!("INSERT {insert} (9, 1, 2025, 'X', '2025-05-05', '2025-05-05', 'USD', 5, 0, 0, 0, 0, 5)"),
        format!("INSERT OR REPLACE {insert} (1, 1, 2025, 'X', '2026-05-05', '2026-05-05', 'USD', 5, 0, 0, 0, 0, 5)"),
        format!("INSERT OR REPLACE {insert} (9, 1, 2025, 'O-1', '2026-05-05', '2026-05-05', 'USD', 5, 0, 0, 0, 0, 5)"),
        "UPDATE orcid_cost_invoice SET received_on = '2026-05-05'".to_owned(),
        "UPDATE orcid_cost_invoice SET member_fees_minor = 0, other_minor = 100000".to_owned(),
        "DELETE FROM orcid_cost_invoice".to_owned(),
        "UPDATE orcid_cost_payment SET cost_minor = 1".to_owned(),
        "UPDATE orcid_cost_payment SET paid_on = '2026-05-05'".to_owned(),
        "DELETE FROM orcid_cost_payment".to_owned(),
        "INSERT OR REPLACE INTO orcid_cost_payment (id, paid_on, amount_minor, currency, cost_currency, bank_fee_minor) VALUES (1, '2026-05-05', 5, 'USD', 'EUR', 0)".to_owned(),
    ] {
        let message = outside.execute(&attack, []).expect_err(&attack).to_string();
        assert!(message.contains("The books are closed for that day"), "{attack}: {message}");
    }
    outside.execute("UPDATE orcid_cost_payment SET note = 'x'", []).unwrap();
}

#[test]
fn what_was_paid_to_orcid_is_part_of_what_closed_books_hold() {
    let mut world = consortium();
    agree(&mut world);
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let path = world.path();
    drop(world.door);
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "DROP TRIGGER no_orcid_payment_in_closed_books;
             INSERT INTO orcid_cost_payment (paid_on, amount_minor, currency, cost_currency, bank_fee_minor) VALUES ('2025-05-05', 5, 'USD', 'EUR', 0)",
        )
        .unwrap();
    let mut door = Door::open(&path, "ana", Clock::System, Access::Write).unwrap();
    let report = door.call("register.check", json!({})).unwrap().to_string();
    assert!(report.contains("no longer hold"), "{report}");
}
