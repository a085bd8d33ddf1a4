//! What waits of agreements, invoices, payments and books: it appears, and goes when it is done.

use serde_json::{Value, json};

use super::{invoice, keys, member, need, say, told};
use crate::test_world::World;

fn pay(world: &mut World, amount_minor: i64, allocations: &Value, member: i64) -> i64 {
    let payment = json!({
        "received_on": "2026-11-20", "amount_minor": amount_minor, "currency": "EUR", "method": "transfer",
        "member_id": member, "payer_name": "A payer", "allocations": allocations,
    });
    world.call("payments.record", payment)["payment"]["id"].as_i64().unwrap()
}

/// An entry of a bank’s file: what came in, and what the payer wrote.
fn entry(reference: &str, amount: &str, text: &str) -> String {
    format!(
        "<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-18</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )
}

fn import(world: &mut World, entries: &str) {
    let file = format!(
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
    );
    let staged = world.door.stage_bank_file_bytes("bank.xml", file.into_bytes()).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }));
}

#[test]
fn an_invoice_from_its_sending_to_its_payment() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    let id = invoice(&mut world, one, 123_400, "2026-03-01");
    assert_eq!(told(&mut world, "invoices.to_send"), say("1 invoice is not sent", "2026-01-02"));
    world.call("invoices.note_dispatch", json!({ "ids": [id], "channel": "email", "sent_on": "2026-01-02" }));
    assert_eq!(need(&mut world, "invoices.to_send"), None);

    let overdue = need(&mut world, "invoices.overdue").unwrap();
    assert_eq!(
        (&overdue["title"], &overdue["on"], &overdue["amounts"], &overdue["params"]),
        (
            &json!("1 invoice is overdue"),
            &json!("2026-03-01"),
            &json!([{ "amount_minor": 123_400, "currency": "EUR", "currency_digits": 2 }]),
            &json!({ "state": "overdue" })
        )
    );
    assert_eq!(told(&mut world, "reminders.due"), say("1 invoice is due for a reminder", "2026-03-01"));
    world.call("reminders.make", json!({ "on": "2026-11-21" }));
    assert_eq!(need(&mut world, "reminders.due"), None, "the next one is due later");
    pay(&mut world, 123_400, &json!([{ "invoice_id": id, "amount_minor": 123_400 }]), one);
    assert_eq!(need(&mut world, "invoices.overdue"), None);
}

#[test]
fn bank_transactions_that_wait() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    let late = invoice(&mut world, one, 50_000, "2026-03-01");
    invoice(&mut world, one, 70_000, "2026-12-31");
    let (entry_one, entry_two) =
        (entry("A", "500.00", "INV-2026-0001"), entry("B", "700.00", "INV-2026-0002"));
    import(&mut world, &(entry_one + &entry_two + &entry("C", "3.21", "Interest")));
    assert_eq!(
        told(&mut world, "bank.may_settle"),
        say("1 bank payment may settle an overdue invoice", "2026-03-01"),
        "as early as the invoice, so that it is looked at before anybody is reminded"
    );
    assert_eq!(told(&mut world, "bank.waiting"), say("2 bank transactions wait to be booked", "2026-11-18"));
    assert_eq!(need(&mut world, "reminders.due"), None, "whoever most likely paid is not reminded");
    let waits = need(&mut world, "bank.may_settle").unwrap();
    assert_eq!((&waits["screen"], &waits["params"]), (&json!("payments"), &json!({ "tab": "bank" })));

    world.call("bank_transactions.confirm_certain", json!({ "transaction_ids": null }));
    assert_eq!(need(&mut world, "bank.may_settle"), None);
    assert_eq!(world.call("invoices.get", json!({ "id": late }))["row"]["open_minor"], json!(0));
    assert_eq!(told(&mut world, "bank.waiting"), say("1 bank transaction waits to be booked", "2026-11-18"));
    let rest = world.call("bank_transactions.list", json!({}))["rows"][0]["id"].clone();
    world.call("bank_transactions.ignore", json!({ "ids": [rest], "reason": "Interest" }));
    assert_eq!(need(&mut world, "bank.waiting"), None);
}

#[test]
fn money_that_settles_nothing() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    let payment = pay(&mut world, 4_000, &json!([]), one);
    let waits = need(&mut world, "payments.unallocated").unwrap();
    assert_eq!(
        (&waits["count"], &waits["amounts"][0]["amount_minor"], &waits["params"]["tab"]),
        (&json!(1), &json!(4_000), &json!("unallocated"))
    );
    let id = invoice(&mut world, one, 4_000, "2026-12-31");
    let settles = json!([{ "invoice_id": id, "amount_minor": 4_000 }]);
    world.call(
        "payments.allocate",
        json!({ "payment_id": payment, "allocations": settles, "may_overpay": false }),
    );
    assert_eq!(need(&mut world, "payments.unallocated"), None);
}

#[test]
fn a_member_that_is_left_to_bill() {
    let mut world = World::new();
    member(&mut world, "Alpha");
    world.set_flat_fee(2026, 100_000);
    assert_eq!(
        need(&mut world, "billing.left-2026"),
        None,
        "nobody is billed yet: that is a step of the year"
    );
    let issue = json!({ "year": 2026, "issued_on": "2026-11-21" });
    world.call("invoices.issue", issue.clone());
    assert_eq!(need(&mut world, "billing.left-2026"), None);
    member(&mut world, "Beta");
    let left = need(&mut world, "billing.left-2026").unwrap();
    assert_eq!(
        (&left["title"], &left["screen"], &left["params"]),
        (&json!("1 member is not billed for 2026"), &json!("billing"), &json!({ "year": "2026" }))
    );
    world.call("invoices.issue", issue);
    assert_eq!(need(&mut world, "billing.left-2026"), None);
}

#[test]
fn an_agreement_to_sign_and_to_renew() {
    let mut world = World::new();
    let draft = world.call("agreements.template", json!({}));
    let id = world.call("agreements.add", draft.clone())["agreement"]["id"].clone();
    let named = |what: &str| format!("agreement-{id}-{what}");
    let (sign, end) = (named("sign"), named("end"));
    assert_eq!(told(&mut world, &sign).map(|(_, on)| on), Some("2026-01-01".to_owned()));
    let renew = need(&mut world, &end).unwrap();
    assert_eq!(
        (&renew["verb"], &renew["on"], &renew["screen"], &renew["params"]["id"]),
        (&json!("Renew"), &json!("2026-12-31"), &json!("agreements"), &json!(id.to_string()))
    );
    let mut signed = draft;
    signed["signed_on"] = json!("2026-01-10");
    world.call("agreements.update", json!({ "id": id, "draft": signed }));
    assert_eq!(need(&mut world, &sign), None);
    let next = world.call("agreements.plan_renewal", json!({ "id": id }))["draft"].clone();
    world.call("agreements.renew", json!({ "id": id, "draft": next }));
    assert_eq!(need(&mut world, &end), None);
}

#[test]
fn what_orcid_is_owed() {
    let mut world = World::new();
    let mut draft = world.call("agreements.template", json!({}));
    draft["signed_on"] = json!("2026-10-01");
    let agreement = world.call("agreements.add", draft)["agreement"]["id"].clone();
    let expected = format!("orcid_costs.expected-{agreement}");
    assert_eq!(
        told(&mut world, &expected).map(|(_, on)| on),
        Some("2026-11-30".to_owned()),
        "sixty days after signing"
    );
    let entered = json!({
        "agreement_id": agreement, "licence_year": 2026, "number": "O-1", "received_on": "2026-11-10",
        "due_on": "2026-12-01", "currency": "USD", "lead_fee_minor": 500_000,
    });
    let id = world.call("orcid_costs.save_invoice", json!({ "draft": entered }))["id"].clone();
    assert_eq!(need(&mut world, &expected), None);
    let due = need(&mut world, "orcid_costs.to_pay").unwrap();
    assert_eq!(
        (&due["title"], &due["on"], &due["screen"], &due["amounts"][0]["amount_minor"]),
        (
            &json!("1 invoice of ORCID is to be paid"),
            &json!("2026-12-01"),
            &json!("orcid-costs"),
            &json!(500_000)
        )
    );
    let settles = json!([{ "invoice_id": id, "amount_minor": 500_000 }]);
    let payment = json!({ "paid_on": "2026-11-20", "amount_minor": 500_000, "currency": "USD", "allocations": settles });
    world.call("orcid_costs.save_payment", json!({ "draft": payment }));
    assert_eq!(need(&mut world, "orcid_costs.to_pay"), None);
}

#[test]
fn the_books_of_a_year_that_is_over() {
    let mut world = World::new();
    member(&mut world, "Alpha");
    world.set_flat_fee(2025, 100_000);
    assert!(!keys(&mut world).iter().any(|key| key.starts_with("books.")), "there is nothing to close");
    world.call("invoices.issue", json!({ "year": 2025, "issued_on": "2025-01-15" }));
    let open = need(&mut world, "books.open-2025").unwrap();
    assert_eq!(
        (&open["title"], &open["on"], &open["params"]),
        (
            &json!("The books of 2025 are open"),
            &json!("2025-12-31"),
            &json!({ "tab": "close", "year": "2025" })
        )
    );
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    assert_eq!(need(&mut world, "books.open-2025"), None);
}
