//! From an empty year to a settled one: the steps and the money.

mod deadlines;

use serde_json::{Value, json};

use crate::test_world::World;

/// The steps that are done, and the first that is not.
fn progress(world: &mut World) -> (Vec<String>, Option<String>) {
    let view = world.call("year.get", json!({ "year": 2026 }));
    let steps = view["steps"].as_array().unwrap();
    let key = |step: &Value| step["key"].as_str().unwrap().to_owned();
    let done = steps.iter().filter(|step| step["is_done"] == true).map(key).collect();
    (done, steps.iter().find(|step| step["state"] == "open").map(key))
}

fn record_payment(world: &mut World, day: &str, invoice: i64, amount: i64) {
    let allocations = json!([{ "invoice_id": invoice, "amount_minor": amount, "payment_minor": amount }]);
    let payment = json!({
        "received_on": day, "amount_minor": amount, "currency": "EUR", "bank_fee_minor": 0, "method": "transfer",
        "payer_name": "", "reference": "", "note": "", "allocations": allocations,
    });
    world.call("payments.record", payment);
}

#[test]
fn a_year_goes_from_the_fees_to_the_last_payment() {
    let mut world = World::new();
    for name in ["Alpha", "Beta"] {
        world.add_member_with(name, &json!({ "joined_on": "2020-01-01" }));
    }
    assert_eq!(progress(&mut world), (vec![], Some("agreement".to_owned())));
    world.set_flat_fee(2026, 100_000);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-15", "due_on": "2026-02-14" }));
    let (done, next) = progress(&mut world);
    assert_eq!(done, ["fees", "invoices"]);
    assert_eq!(next.as_deref(), Some("agreement"));
    world.call(
        "invoices.note_dispatch",
        json!({ "ids": [1, 2], "channel": "email", "sent_on": "2026-01-16" }),
    );
    world.call("invoices.credit", json!({ "id": 2, "reason": "Joined later", "on": "2026-03-02", "lines": [{ "line": 0, "amount_minor": 40_000 }] }));
    record_payment(&mut world, "2026-03-20", 1, 100_000);
    let view = world.call("year.get", json!({ "year": 2026 }));
    let money = &view["money"][0];
    let of = |field: &str| money[field].as_i64().unwrap();
    assert_eq!(
        (
            of("invoiced_minor"),
            of("credited_minor"),
            of("collected_minor"),
            of("outstanding_minor"),
            of("overdue_minor")
        ),
        (200_000, 40_000, 100_000, 60_000, 60_000)
    );
    let months = money["months"].as_array().unwrap();
    assert_eq!((months.len(), &months[10]["month"]), (11, &json!("2026-11")), "up to today");
    assert_eq!(
        (&months[1]["outstanding_minor"], &months[2]["outstanding_minor"]),
        (&json!(200_000), &json!(60_000))
    );
    let payments = &view["steps"][5];
    assert_eq!(payments["detail"], "1 of 2 invoices not settled, 1 overdue.");
    record_payment(&mut world, "2026-11-20", 2, 60_000);
    let (done, _) = progress(&mut world);
    assert_eq!(
        done,
        ["fees", "invoices", "sending", "payments"],
        "nobody approved the run, and the books are open"
    );
}
