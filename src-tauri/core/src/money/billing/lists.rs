//! What a member pays and why, as a table and as a sheet.

use super::{ExplainBilling, ExplainedLine, explain, fee_sheet};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::money::fees::CurrencyAmount;
use crate::register::{Register, lists};

lists! {
    "fee_explanation": ExplainBilling => explanation, Pdf by sheet;
}

const EXPLANATION: [ListColumn<ExplainedLine>; 8] = [
    column("name", "Part of the fee", |row| Cell::text(&row.name)),
    column("formula", "Formula", |row| Cell::text(&row.wording.formula)),
    column("inputs", "Inputs", |row| Cell::text(inputs(row))),
    column("calculation", "Calculation", |row| Cell::text(&row.wording.calculation)),
    column("rounding", "Rounding", |row| Cell::text(&row.wording.rounding)),
    column("sponsor", "Paid by", |row| Cell::text(row.sponsor.clone().unwrap_or_default())),
    column("amount", "Amount", |row| amount(&row.amount)),
    column("currency", "Currency", |row| Cell::text(row.amount.in_currency.code())),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&ExplainedLine) -> Cell,
) -> ListColumn<ExplainedLine> {
    ListColumn { key, heading, is_usual: true, cell }
}

fn inputs(row: &ExplainedLine) -> String {
    let inputs = row.wording.inputs.iter().map(|(label, value)| format!("{label}: {value}"));
    inputs.collect::<Vec<_>>().join("; ")
}

fn amount(amount: &CurrencyAmount) -> Cell {
    Cell::Amount { minor: amount.minor, digits: amount.in_currency.digits() }
}

/// How the fee of one member comes about.
fn explanation(register: &Register, request: ExplainBilling, asked: Option<&[String]>) -> Result<ListTable> {
    let rows = explain(register, request)?.lines;
    Ok(tabulated("Fee", &chosen("the explanation of a fee", &EXPLANATION, asked)?, &rows))
}

fn sheet(register: &Register, request: ExplainBilling) -> Result<Vec<u8>> {
    fee_sheet(register, request).map(|(_, pdf)| pdf)
}
