//! The list of payments as a table.

use super::{ListPayments, PaymentRow, list};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "payments": ListPayments => table;
}

const COLUMNS: [ListColumn<PaymentRow>; 13] = [
    // As the journal names it.
    ListColumn {
        key: "payment",
        heading: "Payment",
        is_usual: false,
        cell: |row| Cell::text(format!("PAY-{}", row.id)),
    },
    column("received", "Received", |row| Cell::Date(Some(row.received_on))),
    column("payer", "Payer", |row| Cell::text(&row.payer_name)),
    column("debtor", "Member or sponsor", |row| Cell::text(&row.debtor_name)),
    column("invoices", "Settles", |row| Cell::text(&row.invoices)),
    column("method", "How", |row| Cell::text(row.method.code())),
    column("amount", "Amount", |row| amount(row, row.amount_minor)),
    column("currency", "Currency", |row| Cell::text(row.in_currency.code())),
    column("fee", "Kept by banks", |row| amount(row, row.bank_fee_minor)),
    column("refunded", "Paid back", |row| amount(row, row.refunded_minor)),
    column("unallocated", "Left", |row| amount(row, row.unallocated_minor)),
    column("reference", "Reference", |row| Cell::text(&row.reference)),
    column("note", "Note", |row| Cell::text(&row.note)),
];

fn amount(row: &PaymentRow, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.in_currency.digits() }
}

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&PaymentRow) -> Cell,
) -> ListColumn<PaymentRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The payments that `request` lists. An amount brings its currency.
pub(crate) fn table(
    register: &Register,
    request: ListPayments,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let request = ListPayments { offset: None, limit: Some(u32::MAX), ..request };
    let rows = list(register, request)?.rows;
    let mut asked = asked.map(<[String]>::to_vec);
    if let Some(asked) = &mut asked
        && let Some(place) = asked.iter().position(|key| key == "amount")
    {
        asked.insert(place + 1, "currency".to_owned());
    }
    Ok(tabulated("Payments", &chosen("payments", &COLUMNS, asked.as_deref())?, &rows))
}
