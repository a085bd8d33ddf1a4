mod closing;
mod folder;
mod journal;
mod receivables;

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
