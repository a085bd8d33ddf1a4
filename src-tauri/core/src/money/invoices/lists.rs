//! The list of invoices as a table.

use super::{InvoiceRow, ListInvoices, list};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "invoices": ListInvoices => table;
}

const COLUMNS: [ListColumn<InvoiceRow>; 14] = [
    column("number", "Number", |row| Cell::text(&row.number)),
    column("kind", "Document", |row| Cell::text(row.kind.title())),
    column("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    column("purchase_order", "Purchase order", |row| Cell::text(&row.purchase_order)),
    column("year", "Licence year", |row| Cell::Count(i64::from(row.licence_year))),
    column("issued", "Issued", |row| Cell::Date(Some(row.issued_on))),
    column("due", "Due", |row| Cell::Date(Some(row.due_on))),
    column("total", "Total", |row| amount(row, row.total_minor)),
    column("credited", "Credited", |row| amount(row, row.credited_minor)),
    column("paid", "Paid", |row| amount(row, row.paid_minor)),
    column("open", "Open", |row| amount(row, row.open_minor)),
    column("currency", "Currency", |row| Cell::text(row.in_currency.code())),
    column("state", "State", |row| Cell::text(row.state.code().replace('_', " "))),
    column("sent", "Sent", |row| Cell::Date(row.sent_on)),
];

fn amount(row: &InvoiceRow, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.in_currency.digits() }
}

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&InvoiceRow) -> Cell,
) -> ListColumn<InvoiceRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The invoices that `request` lists. A total brings its currency.
pub(crate) fn table(
    register: &Register,
    request: ListInvoices,
    asked: Option<&[String]>,
) -> Result<ListTable> {
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
