use serde_json::{Value, json};

use super::{CURRENCIES, bill, consortium, pay};
use crate::test_world::World;

fn owed(world: &mut World, on: &str) -> Value {
    world.call("books.receivables", json!({ "on": on }))
}

fn ages(sums: &Value) -> [i64; 6] {
    ["not_due_minor", "days_30_minor", "days_60_minor", "days_90_minor", "older_minor", "open_minor"]
        .map(|age| sums[age].as_i64().unwrap())
}

#[test]
fn what_is_due_today_is_not_overdue() {
    let mut world = consortium();
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    let request = json!({
        "member_id": 1, "sponsor_id": null, "currency": "EUR", "lines": lines, "issued_on": "2026-01-01", "due_on": "2026-01-31",
    });
    world.call("invoices.write", request);
    for (on, expected) in [
        ("2026-01-31", [100, 0, 0, 0, 0, 100]),
        ("2026-02-01", [0, 100, 0, 0, 0, 100]),
        ("2026-03-02", [0, 100, 0, 0, 0, 100]),
        ("2026-03-03", [0, 0, 100, 0, 0, 100]),
        ("2026-04-01", [0, 0, 100, 0, 0, 100]),
        ("2026-04-02", [0, 0, 0, 100, 0, 100]),
        ("2026-05-01", [0, 0, 0, 100, 0, 100]),
        ("2026-05-02", [0, 0, 0, 0, 100, 100]),
    ] {
        let found = owed(&mut world, on);
        assert_eq!(ages(&found["debtors"][0]), expected, "{on}");
        assert_eq!(ages(&found["totals"][0]), expected, "{on}");
    }
    assert_eq!(owed(&mut world, "2025-12-31")["debtors"], json!([]), "nothing was issued yet");
}

#[test]
fn the_past_is_told_as_it_was_then() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 1_000, "2026-01-10");
    pay(&mut world, "EUR", 500, "2026-03-01", json!([{ "invoice_id": invoice, "amount_minor": 500 }]));
    world.call("invoices.credit", json!({ "id": invoice, "reason": "x", "on": "2026-04-01", "lines": [{ "line": 0, "amount_minor": 100 }] }));
    world.call(
        "payments.write_off",
        json!({ "invoice_id": invoice, "written_off_on": "2026-05-01", "reason": "x" }),
    );
    for (on, open) in [
        ("2026-01-09", 0),
        ("2026-02-28", 1_200),
        ("2026-03-01", 700),
        ("2026-04-01", 580),
        ("2026-05-01", 0),
    ] {
        let found = owed(&mut world, on);
        assert_eq!(found["totals"][0]["open_minor"].as_i64().unwrap_or_default(), open, "{on}");
    }
}

#[test]
fn each_currency_stands_for_itself() {
    let mut world = consortium();
    for currency in CURRENCIES {
        bill(&mut world, currency, 1_000, "2026-11-01");
    }
    let found = world.call("books.receivables", json!({}));
    assert_eq!(found["on"], "2026-11-21");
    let digits: Vec<(&str, i64, i64)> = found["totals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sums| {
            (
                sums["currency"].as_str().unwrap(),
                sums["currency_digits"].as_i64().unwrap(),
                sums["open_minor"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(digits, [("AUD", 2, 1_200), ("JPY", 0, 1_200), ("KWD", 3, 1_200), ("USD", 2, 1_200)]);
    assert_eq!(found["debtors"].as_array().unwrap().len(), 4, "a debtor owes in each currency apart");
    assert_eq!(found["debtors"][0]["invoices"][0]["number"], "INV-2026-0004");
}
