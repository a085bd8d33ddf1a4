//! Fee plans side by side as a table.

use super::{CompareFees, CurrencyAmount, compare};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListTable};
use crate::register::{Register, lists};

lists! {
    "fee_plans": CompareFees => comparison;
}

/// What every member would pay by each plan: a line for each member, plan and currency.
fn comparison(register: &Register, request: CompareFees, _: Option<&[String]>) -> Result<ListTable> {
    let compared = compare(register, request)?;
    let mut rows = Vec::new();
    for member in &compared.members {
        let mut lines = vec![("the year before", &member.year_before)];
        lines.extend(compared.plans.iter().map(|plan| plan.name.as_str()).zip(&member.by_plan));
        for (plan, amounts) in lines {
            rows.extend(amounts.iter().map(|paid| {
                vec![
                    Cell::text(&member.member),
                    Cell::text(plan),
                    amount(paid),
                    Cell::text(paid.in_currency.code()),
                ]
            }));
        }
    }
    let headings = ["Member", "Plan", "Amount", "Currency"].map(str::to_owned).to_vec();
    Ok(ListTable { name: "Fee plans", headings, rows })
}

fn amount(amount: &CurrencyAmount) -> Cell {
    Cell::Amount { minor: amount.minor, digits: amount.in_currency.digits() }
}
