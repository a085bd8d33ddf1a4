//! Money counts against receivables from the later of both days, so that account and list agree on every day.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{balance, bill, consortium, pay, postings};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// What accounts hold at the end of a day.
fn books_on(world: &mut World, on: &str) -> Value {
    world.call("books.journal", json!({ "from_on": "2000-01-01", "until_on": on, "limit": 100_000 }))
}

/// What the list of receivables shows at the end of a day.
fn listed(world: &mut World, on: &str, currency: &str) -> i64 {
    let found = world.call("books.receivables", json!({ "on": on }));
    let totals = found["totals"].as_array().unwrap();
    let total = totals.iter().find(|total| total["currency"] == currency);
    total.map_or(0, |total| total["open_minor"].as_i64().unwrap())
}

fn check(world: &mut World, key: &str, through_on: &str) -> Value {
    let found = world.call("books.check_close", json!({ "through_on": through_on }));
    found["checks"].as_array().unwrap().iter().find(|check| check["key"] == key).unwrap().clone()
}

#[test]
fn money_that_arrives_before_its_invoice_is_unallocated_until_then() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 70_000, "2026-01-05");
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 70_000 }]);
    let payment = pay(&mut world, "EUR", 70_000, "2025-12-22", settles);
    let at_year_end = books_on(&mut world, "2025-12-31");
    assert_eq!(balance(&at_year_end, "receivables", "EUR"), 0);
    assert_eq!(balance(&at_year_end, "unallocated", "EUR"), -70_000);
    let after = books_on(&mut world, "2026-01-05");
    assert_eq!((balance(&after, "receivables", "EUR"), balance(&after, "unallocated", "EUR")), (14_000, 0));
    assert_eq!(
        postings(&after)[..4],
        [
            "2025-12-22 PAY-1 bank 70000 0 EUR",
            "2025-12-22 PAY-1 unallocated 0 70000 EUR",
            "2026-01-05 INV-2026-0001 receivables 84000 0 EUR",
            "2026-01-05 INV-2026-0001 revenue 0 70000 EUR",
        ]
    );
    let designated = check(&mut world, "unallocated", "2025-12-31");
    assert_eq!(designated["ok"], true, "nothing is left to settle: {designated}");
    assert!(
        designated["detail"].as_str().unwrap().contains("EUR 700.00 arrived and was settled on a later day")
    );
    assert_eq!(check(&mut world, "receivables", "2025-12-31")["ok"], true);
    // What counts in January can still be taken back when December is closed.
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let allocation = world.call("payments.get", json!({ "id": payment }))["allocations"][0].clone();
    assert_eq!(allocation["allocated_on"], "2026-01-05");
    world.call("payments.take_back", json!({ "allocation_id": allocation["id"] }));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_write_off_and_a_refund_wait_for_what_they_rest_on() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 50_000, "2026-01-05");
    let early = json!({ "invoice_id": invoice, "written_off_on": "2025-06-01", "reason": "x" });
    let error = world.door.call("payments.write_off", early).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["written_off_on"]);
    assert!(error.to_string().contains("INV-2026-0001 is dated 5 January 2026"), "{}", error.message);
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 60_000 }]);
    let payment = pay(&mut world, "EUR", 61_000, "2026-02-01", settles);
    let refund = json!({ "payment_id": payment, "amount_minor": 500, "refunded_on": "2026-01-31" });
    let (_, message) = world.refused("payments.refund", refund);
    assert!(message.contains("arrived on 1 February 2026, so nothing of it was paid back"), "{message}");
    assert_eq!(balance(&books_on(&mut world, "2026-11-21"), "receivables", "EUR"), 0);
}

#[test]
fn a_surplus_is_paid_back_no_earlier_than_it_arose() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 1_000, "2026-03-01");
    let payment = pay(&mut world, "EUR", 1_500, "2026-02-01", json!([]));
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 1_500 }]);
    let asked = json!({ "payment_id": payment, "allocations": settles, "allocated_on": "2026-05-01", "may_overpay": true });
    world.call("payments.allocate", asked);
    let refund = json!({ "payment_id": payment, "invoice_id": invoice, "amount_minor": 300, "refunded_on": "2026-04-01" });
    world.call("payments.refund", refund);
    for (on, owed, unallocated) in [
        ("2026-02-28", 0, -1_500),
        ("2026-03-31", 1_200, -1_500),
        ("2026-04-30", 1_200, -1_200),
        ("2026-05-01", 0, 0),
    ] {
        let books = books_on(&mut world, on);
        assert_eq!(
            (balance(&books, "receivables", "EUR"), balance(&books, "unallocated", "EUR")),
            (owed, unallocated),
            "{on}"
        );
        assert_eq!(listed(&mut world, on, "EUR"), owed, "{on}");
    }
}

#[test]
fn the_day_of_an_allocation_is_stated() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 1_000, "2025-11-01");
    let later = bill(&mut world, "EUR", 1_000, "2026-02-01");
    let payment = pay(&mut world, "EUR", 5_000, "2025-12-01", json!([]));
    let ask = |on: &str| {
        json!({ "payment_id": payment, "allocated_on": on, "allocations": [
            { "invoice_id": invoice, "amount_minor": 100 }, { "invoice_id": later, "amount_minor": 100 },
        ] })
    };
    let (_, message) = world.refused("payments.allocate", ask("2025-11-30"));
    assert!(
        message.contains("arrived on 1 December 2025, so it settles nothing on 30 November"),
        "{message}"
    );
    let (_, message) = world.refused("payments.allocate", ask("2026-11-22"));
    assert!(message.contains("in the future"), "{message}");
    let settled = world.call("payments.allocate", ask("2025-12-31"));
    let days: Vec<&str> = settled["allocations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["allocated_on"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2025-12-31", "2026-02-01"], "each from its own invoice at the earliest");
    assert_eq!(listed(&mut world, "2025-12-31", "EUR"), 1_100);
    world.call("history.undo", json!({}));
    assert_eq!(listed(&mut world, "2025-12-31", "EUR"), 1_200);
    world.call("history.redo", json!({}));
    assert_eq!(listed(&mut world, "2025-12-31", "EUR"), 1_100);
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let (kind, message) = world.refused("payments.allocate", ask("2025-12-31"));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(
        message.starts_with("The books are closed through 31 December 2025, so an allocation"),
        "{message}"
    );
    world.call("payments.allocate", ask("2026-01-01"));
}

#[test]
fn money_in_and_money_out_do_not_hide_each_other() {
    let mut world = consortium();
    let payment = pay(&mut world, "EUR", 1_000, "2026-02-01", json!([]));
    assert!(
        check(&mut world, "unallocated", "2026-02-28")["detail"]
            .as_str()
            .unwrap()
            .starts_with("EUR 10.00 arrived and settles no")
    );
    world.call(
        "payments.refund",
        json!({ "payment_id": payment, "amount_minor": 1_000, "refunded_on": "2026-03-01" }),
    );
    let february = check(&mut world, "unallocated", "2026-02-28");
    assert_eq!(february["ok"], true, "it was paid back in March: {february}");
    assert_eq!(
        check(&mut world, "unallocated", "2026-03-31")["detail"],
        "All money that arrived settles an invoice."
    );
}

#[test]
fn money_that_was_paid_out_is_not_said_to_have_arrived() {
    let mut world = consortium();
    pay(&mut world, "EUR", 1_000, "2026-02-01", json!([]));
    let statement = "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>\
        <Ntry><Amt Ccy='EUR'>8.95</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-02-02</Dt></BookgDt></Ntry>\
        </Stmt></BkToCstmrStmt></Document>";
    let staged = world.door.stage_bank_file_bytes("bank.xml", statement.as_bytes().to_vec()).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }));
    let booking = json!({ "transaction_id": 1, "parts": [{}] });
    world.call("bank_transactions.book", json!({ "bookings": [booking] }));
    assert_eq!(
        check(&mut world, "unallocated", "2026-02-28")["detail"],
        "EUR 10.00 arrived and settles no invoice yet. EUR 8.95 was paid out and pays back no payment."
    );
}

/// The days on which anything happened, and the day before each.
fn days(world: &World) -> Vec<String> {
    let connection = world.door.register().reader();
    let sql = "SELECT counts_on AS day FROM payment_receivable_movement UNION SELECT received_on FROM payment \
        UNION SELECT date(counts_on, '-1 day') FROM payment_receivable_movement UNION SELECT date(received_on, '-1 day') FROM payment";
    let mut statement = connection.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut days = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        days.push(row.get("day").unwrap());
    }
    days
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn receivables_agree_with_their_list_on_every_day(
        steps in prop::collection::vec((0_u8..12, 0_i64..5, 0_usize..2, 1_i64..9_000, 1_i64..9_000, (0_i64..700, 0_i64..700)), 4..24),
    ) {
        let mut world = consortium();
        let first = chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap();
        for (what, place, currency, amount, other, (day, second)) in steps {
            let day_of = |days: i64| (first + chrono::Duration::days(days)).to_string();
            let (id, currency, on) = (place + 1, ["EUR", "JPY"][currency], day_of(day));
            let settles = |payment_minor: Option<i64>| json!([{ "invoice_id": id, "amount_minor": other, "payment_minor": payment_minor }]);
            let (command, request) = match what {
                0 | 1 => ("invoices.write", super::asked(currency, amount, &on)),
                2 => ("invoices.credit", json!({ "id": id, "reason": "x", "on": on, "lines": [{ "line": 0, "amount_minor": other }] })),
                3 => ("payments.record", json!({ "amount_minor": amount, "currency": currency, "received_on": on, "allocations": settles(None), "may_overpay": true })),
                4 => ("payments.record", json!({ "amount_minor": amount, "currency": currency, "received_on": on, "allocations": settles(Some(amount)), "may_overpay": true })),
                5 => ("payments.record", json!({ "amount_minor": amount, "currency": currency, "received_on": on })),
                6 => ("payments.allocate", json!({ "payment_id": id, "allocations": settles(None), "allocated_on": on, "may_overpay": second % 2 == 0 })),
                7 => ("payments.refund", json!({ "payment_id": id, "amount_minor": other, "refunded_on": on, "invoice_id": (second % 2 == 0).then_some(id) })),
                8 => ("payments.write_off", json!({ "invoice_id": id, "amount_minor": other, "reason": "x", "written_off_on": on })),
                9 => ("payments.take_back", json!({ "allocation_id": id, "amount_minor": (second % 2 == 0).then_some(other) })),
                10 => ("invoices.credit", json!({ "id": id, "reason": "x", "on": day_of(second) })),
                _ if second % 5 == 0 => ("payments.remove_write_off", json!({ "id": id })),
                _ => ("history.undo", json!({})),
            };
            let _ = world.door.call(command, request);
        }
        for on in days(&world) {
            let books = books_on(&mut world, &on);
            for currency in ["EUR", "JPY"] {
                let owed = listed(&mut world, &on, currency);
                prop_assert_eq!(balance(&books, "receivables", currency), owed, "{} on {}", currency, &on);
            }
        }
        let agree = check(&mut world, "receivables", "2026-11-20");
        prop_assert_eq!(&agree["ok"], true, "{}", agree["detail"]);
    }
}
