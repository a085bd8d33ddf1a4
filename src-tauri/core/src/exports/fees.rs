//! What members pay and why, as tables.

use super::Table;
use super::table::{Cell, Column, chosen, table as tabulated};
use crate::billing::{ExplainFee, ExplainedLine, explain};
use crate::fees::{ComparePlans, CurrencyAmount, compare};
use crate::kernel::Result;
use crate::register::Register;

const EXPLANATION: [Column<ExplainedLine>; 8] = [
    column("name", "Part of the fee", |row| Cell::text(&row.name)),
    column("formula", "Formula", |row| Cell::text(&row.told.formula)),
    column("inputs", "Inputs", |row| Cell::text(inputs(row))),
    column("calculation", "Calculation", |row| Cell::text(&row.told.calculation)),
    column("rounding", "Rounding", |row| Cell::text(&row.told.rounding)),
    column("sponsor", "Paid by", |row| Cell::text(row.sponsor.clone().unwrap_or_default())),
    column("amount", "Amount", |row| amount(&row.amount)),
    column("currency", "Currency", |row| Cell::text(&row.amount.currency)),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&ExplainedLine) -> Cell,
) -> Column<ExplainedLine> {
    Column { key, heading, is_usual: true, cell }
}

fn inputs(row: &ExplainedLine) -> String {
    let inputs = row.told.inputs.iter().map(|(label, value)| format!("{label}: {value}"));
    inputs.collect::<Vec<_>>().join("; ")
}

fn amount(amount: &CurrencyAmount) -> Cell {
    Cell::Amount { minor: amount.minor, digits: amount.currency_digits }
}

/// How the fee of one member comes about.
pub(super) fn explanation(
    register: &Register,
    request: ExplainFee,
    asked: Option<&[String]>,
) -> Result<Table> {
    let rows = explain(register, request)?.lines;
    Ok(tabulated("Fee", &chosen("the explanation of a fee", &EXPLANATION, asked)?, &rows))
}

/// What every member would pay by each plan: a line for each member, plan and currency.
pub(super) fn comparison(register: &Register, request: ComparePlans) -> Result<Table> {
    let compared = compare(register, request)?;
    let mut rows = Vec::new();
    for member in &compared.members {
        let mut lines = vec![("the year before", &member.year_before)];
        lines.extend(compared.plans.iter().map(|plan| plan.name.as_str()).zip(&member.by_plan));
        for (plan, amounts) in lines {
            rows.extend(amounts.iter().map(|paid| {
                vec![Cell::text(&member.member), Cell::text(plan), amount(paid), Cell::text(&paid.currency)]
            }));
        }
    }
    let headings = ["Member", "Plan", "Amount", "Currency"].map(str::to_owned).to_vec();
    Ok(Table { name: "Fee plans", headings, rows })
}
