use rusqlite::Connection;
use serde_json::{Value, json};

use super::{bill, consortium, pay};
use crate::Door;
use crate::kernel::{Clock, ErrorKind};
use crate::register::Access;
use crate::test_world::World;

/// A year with an invoice of 1,200.00, a payment of 700.00 of which 600.00 settles it, and a write-off of 10.00.
fn year_2025() -> World {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 100_000, "2025-02-01");
    pay(&mut world, "EUR", 70_000, "2025-03-01", json!([{ "invoice_id": invoice, "amount_minor": 60_000 }]));
    let write_off = json!({ "invoice_id": invoice, "amount_minor": 1_000, "written_off_on": "2025-04-01", "reason": "x" });
    world.call("payments.write_off", write_off);
    world
}

fn close(world: &mut World, through_on: &str) -> Value {
    world.call("books.close", json!({ "through_on": through_on, "despite_advice": true }))
}

fn fine(world: &mut World, through_on: &str) -> Vec<(String, bool)> {
    let found = world.call("books.check_close", json!({ "through_on": through_on }));
    let checks = found["checks"].as_array().unwrap();
    checks
        .iter()
        .map(|check| (check["key"].as_str().unwrap().to_owned(), check["ok"].as_bool().unwrap()))
        .collect()
}

#[test]
fn what_is_left_to_settle_is_listed_and_advised_against() {
    let mut world = year_2025();
    let expected = [
        ("day", true),
        ("balance", true),
        ("receivables", true),
        ("gaps", true),
        ("unmatched", true),
        ("banks", true),
        ("unallocated", false),
        ("orcid_costs", true),
        ("drafts", true),
    ];
    assert_eq!(fine(&mut world, "2025-12-31"), expected.map(|(key, ok)| (key.to_owned(), ok)));
    world.set_flat_fee(2025, 100);
    assert!(fine(&mut world, "2025-12-31").contains(&("drafts".to_owned(), false)));
    let (kind, message) = world.refused("books.close", json!({ "through_on": "2025-12-31" }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("EUR 100.00 arrived and settles no invoice yet"), "{message}");
    let closed = close(&mut world, "2025-12-31");
    assert_eq!(
        (&closed["closed_through"], &closed["periods"][0]["closed_by"]),
        (&json!("2025-12-31"), &json!("ana"))
    );
    let years = world.call("billing.years", json!({}))["years"].clone();
    let year = years.as_array().unwrap().iter().find(|year| year["year"] == 2025).unwrap();
    assert_eq!(year["state"], "closed");
}

#[test]
fn a_day_that_is_not_over_or_closed_already_is_refused() {
    let mut world = year_2025();
    let (_, message) =
        world.refused("books.close", json!({ "through_on": "2026-11-21", "despite_advice": true }));
    assert!(message.contains("not over yet"), "{message}");
    close(&mut world, "2025-12-31");
    for day in ["2025-12-31", "2025-06-30"] {
        let (_, message) = world.refused("books.close", json!({ "through_on": day, "despite_advice": true }));
        assert!(message.contains("closed through 31 December 2025 already"), "{message}");
    }
    close(&mut world, "2026-01-31");
}

#[test]
fn nothing_dated_into_closed_books_is_taken() {
    let mut world = year_2025();
    close(&mut world, "2025-12-31");
    let lines = json!([{ "description": "Late", "amount_minor": 5 }]);
    let invoice = |on: &str| json!({ "member_id": 1, "sponsor_id": null, "currency": "EUR", "lines": lines, "issued_on": on, "due_on": null });
    let payment = |on: &str| json!({ "amount_minor": 5, "currency": "EUR", "received_on": on });
    let refused = [
        ("invoices.write", invoice("2025-12-31")),
        ("invoices.credit", json!({ "id": 1, "reason": "x", "on": "2025-12-31" })),
        ("payments.record", payment("2025-12-31")),
        ("payments.refund", json!({ "payment_id": 1, "amount_minor": 1, "refunded_on": "2025-12-31" })),
        ("payments.remove", json!({ "id": 1 })),
        ("payments.take_back", json!({ "allocation_id": 1 })),
        (
            "payments.write_off",
            json!({ "invoice_id": 1, "amount_minor": 1, "written_off_on": "2025-12-31", "reason": "x" }),
        ),
        ("payments.remove_write_off", json!({ "id": 1 })),
    ];
    for (command, request) in refused {
        let (kind, message) = world.refused(command, request);
        assert_eq!(kind, ErrorKind::Conflict, "{command}");
        assert!(
            message.starts_with("The books are closed through 31 December 2025, so a"),
            "{command}: {message}"
        );
    }
    world.call("invoices.write", invoice("2026-01-01"));
    world.call("payments.record", payment("2026-01-01"));
    let settled = json!({ "payment_id": 1, "allocations": [{ "invoice_id": 1, "amount_minor": 100 }] });
    world.call("payments.allocate", settled);
    world.call(
        "invoices.credit",
        json!({ "id": 1, "reason": "x", "lines": [{ "line": 0, "amount_minor": 1 }] }),
    );
    let mut pro_forma = invoice("2025-12-31");
    pro_forma["is_pro_forma"] = true.into();
    world.call("invoices.write", pro_forma);
}

#[test]
fn no_reminder_and_no_fee_of_one_is_dated_into_closed_books() {
    let mut world = year_2025();
    let fees = json!([{ "level": 1, "currency": "EUR", "amount_minor": 500 }]);
    let rules = world.call("reminders.rules", json!({}));
    let mut draft = rules.clone();
    draft["fees"] = fees;
    world.call("reminders.save_rules", draft);
    close(&mut world, "2025-12-31");
    for waive_fees in [false, true] {
        let (kind, message) =
            world.refused("reminders.make", json!({ "on": "2025-12-31", "waive_fees": waive_fees }));
        assert_eq!(kind, ErrorKind::Conflict);
        assert!(
            message.starts_with(
                "The books are closed through 31 December 2025, so a reminder of 31 December 2025"
            ),
            "{message}"
        );
    }
    let made = world.call("reminders.make", json!({ "on": "2026-01-01" }));
    assert_eq!(made["rows"].as_array().unwrap().len(), 1);
}

#[test]
fn what_was_done_before_the_close_is_not_undone_after_it() {
    let mut world = year_2025();
    let history = world.call("history.list", json!({}));
    let write_off = history["rows"][0]["id"].clone();
    close(&mut world, "2025-12-31");
    let (kind, message) = world.refused("history.undo", json!({ "id": write_off }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("The books are closed for that day. Date it later, or reopen"), "{message}");
    let reopened = world.call("books.reopen", json!({ "id": 1, "reason": "A payment was forgotten" }));
    assert_eq!(reopened["closed_through"], json!(null));
    world.call("history.undo", json!({ "id": write_off }));
}

#[test]
fn only_the_latest_close_is_taken_back_and_says_why() {
    let mut world = year_2025();
    close(&mut world, "2025-06-30");
    close(&mut world, "2025-12-31");
    let (_, message) = world.refused("books.reopen", json!({ "id": 1, "reason": "x" }));
    assert!(message.contains("closed through 31 December 2025. Reopen that period first"), "{message}");
    assert_eq!(world.refused("books.reopen", json!({ "id": 2, "reason": " " })).0, ErrorKind::Invalid);
    let open = world.call("books.reopen", json!({ "id": 2, "reason": "Late invoice" }));
    assert_eq!(open["closed_through"], "2025-06-30");
    assert_eq!(open["periods"][0]["reopened_reason"], "Late invoice");
    let (_, message) = world.refused("books.reopen", json!({ "id": 2, "reason": "x" }));
    assert!(message.contains("opened again already"), "{message}");
    close(&mut world, "2025-12-31");
    let history = world.call("history.list", json!({ "search": "Reopened" }));
    assert_eq!(
        history["rows"][0]["summary"],
        "Reopened the books closed through 31 December 2025: Late invoice"
    );
    assert_eq!(history["rows"][0]["undoable"], false);
}

#[test]
fn closed_rows_withstand_a_foreign_program() {
    let mut world = year_2025();
    close(&mut world, "2025-12-31");
    let open_payment = pay(&mut world, "EUR", 500, "2026-02-01", json!([]));
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    let insert_payment = "INSERT INTO payment (received_on, amount_minor, currency, method) VALUES ('2025-05-05', 5, 'EUR', 'cash')";
    let late = format!("UPDATE payment SET received_on = '2025-05-05' WHERE id = {open_payment}");
    let replaced = format!("UPDATE OR REPLACE payment SET id = 1 WHERE id = {open_payment}");
    for attack in [
        insert_payment,
        &late,
        &replaced,
        "UPDATE payment SET amount_minor = 1 WHERE id = 1",
        "UPDATE payment SET received_on = '2026-05-05' WHERE id = 1",
        "DELETE FROM payment WHERE id = 1",
        "INSERT OR REPLACE INTO payment (id, received_on, amount_minor, currency, method) VALUES (1, '2026-05-05', 5, 'EUR', 'cash')",
        "INSERT INTO payment_allocation (payment_id, invoice_id, allocated_on, amount_minor, payment_minor) VALUES (1, 1, '2025-12-31', 1, 1)",
        "UPDATE payment_allocation SET amount_minor = 1",
        "UPDATE payment_allocation SET allocated_on = '2026-05-05'",
        "DELETE FROM payment_allocation",
        "INSERT OR REPLACE INTO payment_allocation (id, payment_id, invoice_id, allocated_on, amount_minor, payment_minor) VALUES (1, 1, 1, '2026-05-05', 1, 1)",
        "INSERT INTO payment_write_off (invoice_id, written_off_on, amount_minor, reason) VALUES (1, '2025-12-31', 1, 'x')",
        "UPDATE payment_write_off SET amount_minor = 5",
        "DELETE FROM payment_write_off",
        "INSERT OR REPLACE INTO payment_write_off (id, invoice_id, written_off_on, amount_minor, reason) VALUES (1, 1, '2026-05-05', 1, 'x')",
        "INSERT INTO invoice SELECT 9, kind, run_id, credits_id, 'X', 9, 'X-9', member_id, sponsor_id, debtor_name, licence_year, issued_on, due_on, currency, net_minor, tax_minor, total_minor, payment_reference, document, document_sha256 FROM invoice WHERE id = 1",
        "DELETE FROM books_closed_period",
        "UPDATE books_closed_period SET through_on = '2024-01-01'",
        "UPDATE books_closed_period SET fingerprint = 'x', reopened_at = 'x', reopened_by = 'x', reopened_reason = 'x'",
        "INSERT OR REPLACE INTO books_closed_period (id, through_on, closed_at, closed_by, fingerprint, totals) VALUES (1, '2026-01-01', '', '', '', '')",
        "INSERT INTO books_closed_period (through_on, closed_at, closed_by, fingerprint, totals) VALUES ('2025-12-31', '', '', '', '')",
    ] {
        let message = outside.execute(attack, []).expect_err(attack).to_string();
        let is_refused = message.contains("losed") || message.contains("later of both days");
        assert!(is_refused, "{attack}: {message}");
    }
    outside.execute("UPDATE payment SET member_id = 2, payer_name = 'Erased' WHERE id = 1", []).unwrap();
    outside
        .execute_batch(
            "DROP TRIGGER no_other_write_off_in_closed_books; UPDATE payment_write_off SET amount_minor = 5",
        )
        .unwrap();
    drop(outside);
    let mut door = Door::open(&path, "ana", Clock::System, Access::Write).unwrap();
    let report = door.call("register.check", json!({})).unwrap().to_string();
    assert!(report.contains("closed through 31 December 2025 no longer hold"), "{report}");
}
