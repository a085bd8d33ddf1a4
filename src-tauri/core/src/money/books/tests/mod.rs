mod bank;
mod closing;
mod cut_off;
mod deferral;
mod folder;
mod journal;
mod orcid;
mod programs;
mod receivables;
mod tax;
mod years;

use serde_json::{Value, json};

use crate::test_world::World;

/// The currencies of a consortium that bills in several: two digits, none, three.
pub(super) const CURRENCIES: [&str; 4] = ["JPY", "KWD", "USD", "AUD"];

/// A register with two members and a tax of a fifth.
pub(super) fn consortium() -> World {
    let mut world = World::new();
    for name in ["University of Ghent", "Delft Library"] {
        world.add_member_with(name, &json!({ "joined_on": "2020-01-01" }));
    }
    let tax = json!({
        "name": "VAT 20 %", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": [{ "from_on": "2020-01-01", "percent": "20" }],
    });
    world.call("taxes.save", json!({ "id": null, "draft": tax }));
    world
}

/// An agreement with ORCID in dollars, by its id.
pub(super) fn agree(world: &mut World) -> i64 {
    let draft = world.call("agreements.template", json!({}));
    world.call("agreements.add", draft)["agreement"]["id"].as_i64().unwrap()
}

/// Asks to record an invoice of ORCID, or with `credits` a credit note.
pub(super) fn of_orcid(
    agreement: i64,
    number: &str,
    on: &str,
    fees_minor: i64,
    credits: Option<i64>,
) -> Value {
    json!({ "draft": {
        "agreement_id": agreement, "licence_year": 2026, "number": number, "received_on": on, "due_on": on,
        "currency": "USD", "member_fees_minor": fees_minor, "credits_id": credits,
    } })
}

/// Asks to record a payment to ORCID.
pub(super) fn to_orcid(on: &str, amount_minor: i64, cost_minor: Option<i64>, settles: &Value) -> Value {
    json!({ "draft": {
        "paid_on": on, "amount_minor": amount_minor, "currency": "USD", "cost_minor": cost_minor, "bank_fee_minor": 300,
        "reference": "ORC", "allocations": settles,
    } })
}

/// Asks for an invoice of `amount_minor` and a fifth of it as tax.
pub(super) fn asked(currency: &str, amount_minor: i64, issued_on: &str) -> Value {
    let lines = json!([{ "description": "Fee", "amount_minor": amount_minor, "tax_category_id": 1 }]);
    json!({
        "member_id": 1, "sponsor_id": null, "currency": currency, "lines": lines, "issued_on": issued_on, "due_on": null,
    })
}

/// Bills `amount_minor` and a fifth of it as tax, and gives the invoice's id.
pub(super) fn bill(world: &mut World, currency: &str, amount_minor: i64, issued_on: &str) -> i64 {
    world.call("invoices.write", asked(currency, amount_minor, issued_on))["id"].as_i64().unwrap()
}

/// Records a payment that settles one invoice, and gives its id.
pub(super) fn pay(world: &mut World, currency: &str, amount_minor: i64, on: &str, settles: Value) -> i64 {
    let request = json!({
        "amount_minor": amount_minor, "currency": currency, "received_on": on, "member_id": 1, "allocations": settles,
    });
    world.call("payments.record", request)["payment"]["id"].as_i64().unwrap()
}

/// The whole journal.
pub(super) fn journal(world: &mut World) -> Value {
    let request = json!({ "from_on": "2000-01-01", "until_on": "2100-01-01", "limit": 100_000 });
    world.call("books.journal", request)
}

/// What an account holds in a currency.
pub(super) fn balance(journal: &Value, account: &str, currency: &str) -> i64 {
    let balances = journal["balances"].as_array().unwrap();
    let is_asked = |balance: &&Value| balance["account"] == account && balance["currency"] == currency;
    balances.iter().find(is_asked).map_or(0, |balance| balance["closing_minor"].as_i64().unwrap())
}

/// Postings as "account debit credit currency", in order.
pub(super) fn postings(journal: &Value) -> Vec<String> {
    let line = |row: &Value| {
        format!(
            "{} {} {} {} {} {}",
            row["on"].as_str().unwrap(),
            row["document"].as_str().unwrap(),
            row["account"].as_str().unwrap(),
            row["debit_minor"],
            row["credit_minor"],
            row["currency"].as_str().unwrap()
        )
    };
    journal["rows"].as_array().unwrap().iter().map(line).collect()
}
