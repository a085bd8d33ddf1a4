//! A person as the payer of money: in payments, and in what banks say.

mod store;

use chrono::NaiveDate;
use serde::Serialize;

use crate::kernel::Result;
use crate::register::rows::entries_of_row;
use crate::register::{Connection, Edit, Held, Person, PersonalData, Traces};

pub(super) const PERSONAL_DATA: PersonalData =
    PersonalData { tables: &["payment", "bank_transaction"], about, traces, forget };

/// Where a person stands as the payer, or as whoever was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct PayerItem {
    /// `payment` or `bank_transaction`.
    #[serde(rename = "where")]
    table: String,
    #[serde(skip)]
    id: i64,
    on: NaiveDate,
    name: String,
    on_behalf_of: String,
    /// What was written to it.
    text: String,
}

fn about(connection: &Connection, person: &Person) -> Result<Held> {
    let paid = payers(connection, person)?;
    let line = |item: &PayerItem| {
        let names = [&item.name, &item.on_behalf_of].map(String::as_str);
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        format!("{}: {} {}", item.on, names.join(" for "), item.text)
    };
    Ok(Held {
        key: "paid",
        title: template!("Payments in this person’s name"),
        lines: paid.iter().map(line).collect(),
        items: paid.iter().map(serde_json::to_value).collect::<serde_json::Result<_>>()?,
        goes: (!paid.is_empty()).then(|| {
            message!(
                "The name of the payer of {count, plural, one {# payment or bank transaction} other {# payments and bank transactions}}; the money stays where it is booked.",
                count = paid.len()
            )
        }),
    })
}

fn traces(connection: &Connection, person: &Person, traces: &mut Traces) -> Result<()> {
    for item in payers(connection, person)? {
        let table = if item.table == "payment" { "payment" } else { "bank_transaction" };
        traces.rows.push((table, item.id));
        traces.entries.extend(entries_of_row(connection, table, item.id)?);
        // A bank writes a name in its own way, and the description of a payment repeats it.
        let written = [item.name, item.on_behalf_of].into_iter();
        traces.names.extend(written.filter(|name| is_named(person, name)));
    }
    Ok(())
}

/// Puts the pseudonym where the name stood; amounts, days and references stay.
fn forget(edit: &Edit<'_>, person: &Person) -> Result<()> {
    let without = |name: &str| {
        if is_named(person, name) { person.pseudonym.clone() } else { name.to_owned() }
    };
    payers(edit, person)?.iter().try_for_each(|item| {
        store::rename_payer(edit, item, &without(&item.name), &without(&item.on_behalf_of))
    })
}

/// The payments and bank transactions that name a person as the payer, the earliest first.
fn payers(connection: &Connection, person: &Person) -> Result<Vec<PayerItem>> {
    let mut items = store::payers(connection, person.contact_id)?;
    items.retain(|item| is_named(person, &item.name) || is_named(person, &item.on_behalf_of));
    Ok(items)
}

fn is_named(person: &Person, name: &str) -> bool {
    !name.is_empty() && person.is_named_in([name].into_iter())
}
