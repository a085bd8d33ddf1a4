mod differences;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

/// A register with an invoice of 5,000 euros for each of these members; gives the ids of members and of invoices.
fn billed(names: &[&str]) -> (World, Vec<i64>, Vec<i64>) {
    let mut world = World::new();
    let members: Vec<i64> =
        names.iter().map(|name| world.add_member_with(name, &json!({ "joined_on": "2020-01-01" }))).collect();
    world.set_flat_fee(2026, 500_000);
    world.call("invoices.issue", json!({ "year": 2026 }));
    let rows = world.call("invoices.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
    let invoice_of = |member: &i64| {
        rows.as_array().unwrap().iter().find(|row| row["member_id"] == json!(member)).unwrap()["id"]
            .as_i64()
            .unwrap()
    };
    let invoices = members.iter().map(invoice_of).collect();
    (world, members, invoices)
}

fn open_minor(world: &mut World, invoice_id: i64) -> i64 {
    world.call("payments.of_invoice", json!({ "invoice_id": invoice_id }))["invoice"]["open_minor"]
        .as_i64()
        .unwrap()
}

fn pay(world: &mut World, amount_minor: i64, allocations: &[(i64, i64)]) -> Value {
    let allocations: Vec<Value> = allocations
        .iter()
        .map(|(invoice, minor)| json!({ "invoice_id": invoice, "amount_minor": minor }))
        .collect();
    world.call(
        "payments.record",
        json!({ "amount_minor": amount_minor, "currency": "EUR", "allocations": allocations }),
    )
}

#[test]
fn a_payment_settles_several_invoices_and_undo_opens_them_again() {
    let (mut world, members, invoices) = billed(&["University of Ghent", "Delft Library"]);
    let paid = pay(&mut world, 700_000, &[(invoices[0], 500_000), (invoices[1], 200_000)]);
    assert_eq!((open_minor(&mut world, invoices[0]), open_minor(&mut world, invoices[1])), (0, 300_000));
    assert_eq!(paid["payment"]["unallocated_minor"], json!(0));
    assert_eq!(paid["payment"]["member_id"], json!(null), "the money of two members is nobody’s alone");
    world.call("history.undo", json!({}));
    assert_eq!(
        (open_minor(&mut world, invoices[0]), open_minor(&mut world, invoices[1])),
        (500_000, 500_000)
    );
    let one = pay(&mut world, 100, &[(invoices[1], 100)]);
    assert_eq!(one["payment"]["member_id"], json!(members[1]));
    assert_eq!(one["payment"]["payer_name"], json!("Delft Library"), "the debtor, when nobody said who paid");
}

#[test]
fn never_more_than_arrived_nor_than_is_open_unless_it_is_meant() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    let request = |amount: i64, settled: i64, may_overpay: bool| json!({ "amount_minor": amount, "currency": "EUR", "may_overpay": may_overpay, "allocations": [{ "invoice_id": invoices[0], "amount_minor": settled }] });
    let (kind, message) = world.refused("payments.record", request(100, 200, false));
    assert!(kind == ErrorKind::Invalid && message.contains("takes more than is left"), "{message}");
    let (_, message) = world.refused("payments.record", request(600_000, 500_001, false));
    assert!(message.contains("has EUR 5,000.00 open, so EUR 5,000.01 is too much"), "{message}");
    world.call("payments.record", request(600_000, 600_000, true));
    assert_eq!(open_minor(&mut world, invoices[0]), -100_000);
    let money = world.call("payments.unallocated", json!({}));
    assert_eq!(money["rows"][0]["overpaid_minor"], json!(100_000));
}

#[test]
fn fields_that_break_a_rule_are_named() {
    let (mut world, _, _) = billed(&["University of Ghent"]);
    let error = world
        .door
        .call("payments.record", json!({ "amount_minor": 0, "bank_fee_minor": -1, "currency": "EUR", "received_on": "2027-01-01" }))
        .unwrap_err();
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["amount_minor", "bank_fee_minor", "received_on"]);
    let (_, message) = world.refused("payments.record", json!({ "amount_minor": 1, "currency": "EURO" }));
    assert!(message.contains("not a currency"), "{message}");
}

#[test]
fn bank_fees_settle_and_other_currencies_say_how_much() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    world.call(
        "payments.record",
        json!({ "amount_minor": 198_000, "bank_fee_minor": 2_000, "currency": "EUR", "allocations": [{ "invoice_id": invoices[0], "amount_minor": 200_000 }] }),
    );
    assert_eq!(open_minor(&mut world, invoices[0]), 300_000);
    let dollars = |payment: Value| json!({ "amount_minor": 330_000, "currency": "USD", "allocations": [{ "invoice_id": invoices[0], "amount_minor": 300_000, "payment_minor": payment }] });
    let (_, message) = world.refused("payments.record", dollars(json!(null)));
    assert!(message.contains("is in EUR, the payment in USD"), "{message}");
    let paid = world.call("payments.record", dollars(json!(330_000)));
    assert_eq!((open_minor(&mut world, invoices[0]), &paid["payment"]["unallocated_minor"]), (0, &json!(0)));
}

#[test]
fn an_allocation_is_taken_back_in_part_and_given_to_another() {
    let (mut world, _, invoices) = billed(&["University of Ghent", "Delft Library"]);
    let paid = pay(&mut world, 500_000, &[(invoices[0], 500_000)]);
    let allocation = paid["allocations"][0]["id"].clone();
    let left =
        world.call("payments.take_back", json!({ "allocation_id": allocation, "amount_minor": 200_000 }));
    assert_eq!(left["payment"]["unallocated_minor"], json!(200_000));
    let given = json!({ "payment_id": paid["payment"]["id"], "allocations": [{ "invoice_id": invoices[1], "amount_minor": 200_000 }] });
    world.call("payments.allocate", given.clone());
    assert_eq!(
        (open_minor(&mut world, invoices[0]), open_minor(&mut world, invoices[1])),
        (200_000, 300_000)
    );
    let (_, message) = world.refused("payments.allocate", given);
    assert!(message.contains("takes more than is left"), "{message}");
    world.call("history.undo", json!({}));
    world.call("history.undo", json!({}));
    assert_eq!((open_minor(&mut world, invoices[0]), open_minor(&mut world, invoices[1])), (0, 500_000));
}

#[test]
fn what_is_left_is_paid_back_and_no_more() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    let paid = pay(&mut world, 600_000, &[(invoices[0], 500_000)]);
    let refund = |minor: i64| json!({ "payment_id": paid["payment"]["id"], "amount_minor": minor });
    let (_, message) = world.refused("payments.refund", refund(100_001));
    assert!(message.contains("Only EUR 1,000.00 is left"), "{message}");
    world.call("payments.refund", refund(40_000));
    let payment = world.call("payments.get", json!({ "id": paid["payment"]["id"] }));
    assert_eq!(
        (&payment["payment"]["unallocated_minor"], &payment["payment"]["refunded_minor"]),
        (&json!(60_000), &json!(40_000))
    );
    let (_, message) = world.refused("payments.remove", json!({ "id": paid["payment"]["id"] }));
    assert!(message.contains("Remove the refund first"), "{message}");
    world.call("history.undo", json!({}));
    world.call("payments.remove", json!({ "id": paid["payment"]["id"] }));
    assert_eq!(open_minor(&mut world, invoices[0]), 500_000);
}

#[test]
fn the_surplus_of_an_invoice_is_paid_back() {
    let (mut world, members, invoices) = billed(&["University of Ghent"]);
    let paid = world.call(
        "payments.record",
        json!({ "amount_minor": 600_000, "currency": "EUR", "may_overpay": true, "allocations": [{ "invoice_id": invoices[0], "amount_minor": 600_000 }] }),
    );
    pay(&mut world, 7_000, &[]);
    let of_invoice = world.call("payments.refundable", json!({ "invoice_id": invoices[0] }))["rows"].clone();
    assert_eq!(
        (of_invoice.as_array().unwrap().len(), &of_invoice[0]["available_minor"]),
        (1, &json!(100_000))
    );
    let owner = json!({ "member_id": members[0], "currency": "EUR" });
    assert_eq!(world.call("payments.refundable", owner)["rows"], of_invoice, "the invoice says whose it is");
    let every = world.call("payments.refundable", json!({ "member_id": members[0] }))["rows"].clone();
    assert_eq!(every, of_invoice, "every currency when none is given");
    let unknown = world.call("payments.refundable", json!({ "currency": "EUR" }))["rows"].clone();
    assert_eq!((&unknown[0]["available_minor"], &unknown[0]["invoice_id"]), (&json!(7_000), &json!(null)));
    assert_eq!(world.call("payments.refundable", json!({ "currency": "USD" }))["rows"], json!([]));
    world.call("payments.remove", json!({ "id": unknown[0]["payment_id"] }));
    let refund = |minor: i64| json!({ "payment_id": paid["payment"]["id"], "invoice_id": invoices[0], "amount_minor": minor });
    let (_, message) = world.refused("payments.refund", refund(100_001));
    assert!(message.contains("was paid too much"), "{message}");
    world.call("payments.refund", refund(100_000));
    assert_eq!(open_minor(&mut world, invoices[0]), 0);
    assert_eq!(world.call("payments.unallocated", json!({}))["rows"], json!([]));
}

#[test]
fn what_can_be_paid_back_is_told_in_every_currency() {
    let (mut world, members, _) = billed(&["University of Ghent"]);
    for (currency, minor) in [("EUR", 7_000), ("CAD", 547_729)] {
        let request = json!({ "amount_minor": minor, "currency": currency, "member_id": members[0] });
        world.call("payments.record", request);
    }
    let rows = world.call("payments.refundable", json!({ "member_id": members[0] }))["rows"].clone();
    let found: Vec<(&str, i64)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["currency"].as_str().unwrap(), row["available_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(found, [("CAD", 547_729), ("EUR", 7_000)]);
}

#[test]
fn what_will_not_be_paid_is_written_off_with_a_reason() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    pay(&mut world, 499_000, &[(invoices[0], 499_000)]);
    let (_, message) =
        world.refused("payments.write_off", json!({ "invoice_id": invoices[0], "reason": " " }));
    assert!(message.contains("Say why"), "{message}");
    let (_, message) = world.refused(
        "payments.write_off",
        json!({ "invoice_id": invoices[0], "amount_minor": 1_001, "reason": "x" }),
    );
    assert!(message.contains("at most EUR 10.00"), "{message}");
    let settled =
        world.call("payments.write_off", json!({ "invoice_id": invoices[0], "reason": "Bank charges" }));
    assert_eq!(
        (&settled["invoice"]["open_minor"], &settled["write_offs"][0]["amount_minor"]),
        (&json!(0), &json!(1_000))
    );
    let back = world.call("payments.remove_write_off", json!({ "id": settled["write_offs"][0]["id"] }));
    assert_eq!(back["invoice"]["open_minor"], json!(1_000));
}

#[test]
fn payments_are_listed_filtered_and_summed() {
    let (mut world, members, invoices) = billed(&["University of Ghent", "Delft Library"]);
    pay(&mut world, 100_000, &[(invoices[0], 100_000)]);
    pay(&mut world, 250_000, &[(invoices[1], 200_000)]);
    let page = world.call("payments.list", json!({}));
    assert_eq!(
        (&page["total"], &page["sums"]["amount_minor"], &page["sums"]["unallocated_minor"]),
        (&json!(2), &json!(350_000), &json!(50_000))
    );
    let of_member = world.call("payments.list", json!({ "member_id": members[0] }));
    assert_eq!((&of_member["total"], &of_member["rows"][0]["amount_minor"]), (&json!(1), &json!(100_000)));
    assert_eq!(world.call("payments.list", json!({ "unallocated": true }))["total"], json!(1));
    assert_eq!(world.call("payments.list", json!({ "search": "delft" }))["total"], json!(1));
    let open = world.call("payments.open_items", json!({ "search": "ghent" }));
    assert_eq!((&open["total"], &open["rows"][0]["open_minor"]), (&json!(1), &json!(400_000)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn whatever_is_asked_nothing_is_settled_beyond_what_there_is(
        steps in prop::collection::vec((0_u8..6, 0_usize..2, 1_i64..700_000, 1_i64..700_000), 1..12),
    ) {
        let (mut world, _, invoices) = billed(&["University of Ghent", "Delft Library"]);
        let mut payments: Vec<i64> = Vec::new();
        for (what, place, amount, settled) in steps {
            let invoice = invoices[place];
            let payment = payments.get(place).copied().unwrap_or_default();
            let allocations = json!([{ "invoice_id": invoice, "amount_minor": settled }]);
            let (command, request) = match what {
                0 | 1 => ("payments.record", json!({ "amount_minor": amount, "currency": "EUR", "allocations": allocations })),
                2 => ("payments.allocate", json!({ "payment_id": payment, "allocations": allocations })),
                3 => ("payments.refund", json!({ "payment_id": payment, "amount_minor": settled })),
                4 => ("payments.write_off", json!({ "invoice_id": invoice, "amount_minor": settled, "reason": "x" })),
                _ => ("history.undo", json!({})),
            };
            if let Ok(done) = world.door.call(command, request) && command == "payments.record" {
                payments.push(done["payment"]["id"].as_i64().unwrap());
            }
            for invoice in &invoices {
                prop_assert!(open_minor(&mut world, *invoice) >= 0);
            }
            for row in world.call("payments.list", json!({}))["rows"].as_array().unwrap() {
                prop_assert!(row["unallocated_minor"].as_i64().unwrap() >= 0, "{}", row);
            }
        }
    }
}
