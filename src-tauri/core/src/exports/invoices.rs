//! The list of invoices as a table.

use super::Table;
use super::table::{Cell, Column, chosen, table as tabulated};
use crate::invoices::{InvoiceRow, InvoiceState, ListInvoices, list};
use crate::kernel::Result;
use crate::register::Register;

const COLUMNS: [Column<InvoiceRow>; 8] = [
    column("number", "Number", |row| Cell::text(&row.number)),
    column("member", "Member", |row| Cell::text(&row.member)),
    column("year", "Licence year", |row| Cell::Count(i64::from(row.licence_year))),
    column("issued", "Issued", |row| Cell::Date(Some(row.issued_on))),
    column("due", "Due", |row| Cell::Date(Some(row.due_on))),
    column("total", "Total", |row| Cell::Amount { minor: row.total_minor, digits: row.currency_digits }),
    column("currency", "Currency", |row| Cell::text(&row.currency)),
    column("state", "State", |row| Cell::text(state(row.state))),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&InvoiceRow) -> Cell,
) -> Column<InvoiceRow> {
    Column { key, heading, is_usual: true, cell }
}

fn state(state: InvoiceState) -> &'static str {
    match state {
        InvoiceState::Open => "open",
        InvoiceState::Overdue => "overdue",
    }
}

/// The invoices that `request` lists. A total brings its currency.
pub(super) fn table(register: &Register, request: ListInvoices, asked: Option<&[String]>) -> Result<Table> {
    let request = ListInvoices { offset: None, limit: Some(u32::MAX), ..request };
    let rows = list(register, request)?.rows;
    let mut asked = asked.map(<[String]>::to_vec);
    if let Some(asked) = &mut asked
        && let Some(place) = asked.iter().position(|key| key == "total")
    {
        asked.insert(place + 1, "currency".to_owned());
    }
    Ok(tabulated("Invoices", &chosen("invoices", &COLUMNS, asked.as_deref())?, &rows))
}
