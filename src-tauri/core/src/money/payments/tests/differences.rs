//! Small differences: what misses or exceeds an invoice by no more than the limit settles it.

use serde_json::{Value, json};

use super::{billed, open_minor, pay};
use crate::kernel::ErrorKind;
use crate::test_world::World;

fn limit(world: &mut World, minor: i64) {
    let rows = json!([{ "currency": "EUR", "difference_max_minor": minor }]);
    world.call("terms.save_currencies", json!({ "rows": rows }));
}

/// Every account's balance on 21 November 2026 by its code, where it is not nothing.
fn balances(world: &mut World) -> Vec<(String, i64)> {
    let journal = world.call("books.journal", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" }));
    let balances = journal["balances"].as_array().unwrap().iter();
    let balances = balances.map(|row| {
        (row["account_code"].as_str().unwrap().to_owned(), row["closing_minor"].as_i64().unwrap())
    });
    balances.filter(|(_, minor)| *minor != 0).collect()
}

#[test]
fn a_cent_too_little_and_a_cent_too_much_settle_within_the_limit() {
    let (mut world, _, invoices) = billed(&["University of Ghent", "Delft Library", "Leuven"]);
    let short = pay(&mut world, 499_999, &[(invoices[0], 499_999)]);
    assert_eq!(open_minor(&mut world, invoices[0]), 1, "without a limit nothing settles by itself");
    world.call("payments.remove", json!({ "id": short["payment"]["id"] }));

    limit(&mut world, 2_500);
    let short = pay(&mut world, 497_500, &[(invoices[0], 497_500)]);
    assert_eq!(open_minor(&mut world, invoices[0]), 0, "a bank kept 25.00 and told nobody");
    assert_eq!(short["differences"][0]["amount_minor"], 2_500, "the payment tells it");
    let row = world.call("invoices.get", json!({ "id": invoices[0] }))["row"].clone();
    assert_eq!((&row["state"], &row["written_off_minor"]), (&json!("paid"), &json!(0)));
    let more = pay(&mut world, 500_001, &[(invoices[1], 500_000)]);
    assert_eq!(open_minor(&mut world, invoices[1]), 0);
    assert_eq!(more["payment"]["unallocated_minor"], 0, "a cent is not money of somebody that waits");
    assert_eq!(more["differences"][0]["amount_minor"], -1);
    pay(&mut world, 497_499, &[(invoices[2], 497_499)]);
    assert_eq!(open_minor(&mut world, invoices[2]), 2_501, "a cent beyond the limit stays open");
    // 1,500,000 billed; 497,500 + 500,001 + 497,499 arrived; 2,500 less and 1 more were differences.
    let expected = [("1000", 1_495_000), ("1100", 2_501), ("4000", -1_500_000), ("6210", 2_499)];
    assert_eq!(balances(&mut world), expected.map(|(code, minor)| (code.to_owned(), minor)));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_difference_goes_with_its_payment_and_comes_back_with_undo() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    limit(&mut world, 100);
    let paid = pay(&mut world, 499_950, &[(invoices[0], 499_950)]);
    world.call("payments.take_back", json!({ "allocation_id": paid["allocations"][0]["id"] }));
    assert_eq!(open_minor(&mut world, invoices[0]), 500_000);
    world.call("history.undo", json!({}));
    assert_eq!(open_minor(&mut world, invoices[0]), 0);
    world.call("payments.remove_write_off", json!({ "id": paid["differences"][0]["id"] }));
    assert_eq!(open_minor(&mut world, invoices[0]), 50, "the difference alone is taken back");
    world.call("history.undo", json!({}));
    world.call("payments.remove", json!({ "id": paid["payment"]["id"] }));
    assert_eq!(open_minor(&mut world, invoices[0]), 500_000);
    world.call("history.undo", json!({}));
    world.call("history.undo", json!({ "id": null }));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
    let too_much = json!({ "amount_minor": 500_101, "currency": "EUR", "allocations": [{ "invoice_id": invoices[0], "amount_minor": 500_101 }] });
    let (kind, _) = world.refused("payments.record", too_much);
    assert_eq!(kind, ErrorKind::Invalid, "more than the limit is too much still");
}

#[test]
fn closed_books_hold_their_differences() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    limit(&mut world, 100);
    let on = |world: &mut World, day: &str, minor: i64| -> Value {
        let request = json!({ "received_on": day, "amount_minor": minor, "currency": "EUR", "allocations": [{ "invoice_id": invoices[0], "amount_minor": minor }] });
        world.call("payments.record", request)
    };
    let issued = world.call("invoices.get", json!({ "id": invoices[0] }))["row"]["issued_on"].clone();
    let paid = on(&mut world, issued.as_str().unwrap(), 499_950);
    let yesterday = json!({ "through_on": "2026-11-20", "despite_advice": true });
    world.call("books.close", yesterday);
    if issued.as_str().unwrap() <= "2026-11-20" {
        let difference = paid["differences"][0]["id"].clone();
        let (kind, _) = world.refused("payments.remove_write_off", json!({ "id": difference }));
        assert_eq!(kind, ErrorKind::Conflict);
    }
}

#[test]
fn a_statement_of_account_names_a_small_difference() {
    let (mut world, members, invoices) = billed(&["University of Ghent"]);
    limit(&mut world, 100);
    pay(&mut world, 500_050, &[(invoices[0], 500_050)]);
    let statement =
        world.call("account_statements.get", json!({ "member_id": members[0], "from_on": "2026-01-01" }));
    let account = &statement["accounts"][0];
    let kinds: Vec<&str> =
        account["entries"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["invoice", "payment", "difference"]);
    assert_eq!(account["closing_minor"], 0);
}

#[test]
fn a_credit_note_leaves_a_surplus_that_was_settled_where_it_is_booked() {
    let (mut world, _, invoices) = billed(&["University of Ghent"]);
    limit(&mut world, 100);
    let paid = pay(&mut world, 500_050, &[(invoices[0], 500_050)]);
    world.call("invoices.credit", json!({ "id": invoices[0], "reason": "Left" }));
    assert_eq!(open_minor(&mut world, invoices[0]), -500_000);
    world.call(
        "payments.refund",
        json!({ "payment_id": paid["payment"]["id"], "amount_minor": 500_000, "invoice_id": invoices[0] }),
    );
    assert_eq!(open_minor(&mut world, invoices[0]), 0);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}
