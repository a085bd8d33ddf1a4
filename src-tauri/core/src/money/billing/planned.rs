//! What an approval holds for: a member’s fee in one currency, by whoever pays it, as a run would bill it.

use super::{Bill, BillLine, WorkedRun};
use crate::kernel::Message;
use crate::register::sha256;

/// A member’s fee in one currency, paid by itself or by a sponsor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedFee {
    /// Whose fee, in which currency, and the sponsor who pays it.
    pub(super) key: FeeKey,
    /// Who gets the invoice.
    pub(super) debtor: Message,
    /// SHA-256 of its lines and how they are taxed.
    pub(super) fingerprint: String,
}

/// Member, currency, and the sponsor who pays.
pub(super) type FeeKey = (i64, String, Option<i64>);

/// Every fee that a run bills, those included that come to nothing.
pub(super) fn of_run(run: &WorkedRun) -> Vec<PlannedFee> {
    let includes_tax = run.plan.as_ref().is_some_and(|plan| plan.prices_include_tax);
    let mut planned = Vec::new();
    for bill in &run.bills {
        let mut lines = bill.lines.as_slice();
        for covered in &bill.covers {
            let (own, others) = lines.split_at(covered.lines.min(lines.len()));
            planned.push(fee(bill, covered.member_id, own, includes_tax));
            lines = others;
        }
    }
    planned.extend(run.nothing_due.iter().map(|(member_id, currency)| PlannedFee {
        key: (*member_id, currency.code().to_owned(), None),
        debtor: message!("A member"),
        fingerprint: sha256(b"nothing due"),
    }));
    planned
}

fn fee(bill: &Bill, member_id: i64, lines: &[BillLine], includes_tax: bool) -> PlannedFee {
    let mut told = format!("{includes_tax}\n");
    for line in lines {
        told.push_str(&format!(
            "{}\t{}\t{}\t{}\t{:?}\n",
            line.description, line.detail, line.calculation, line.asked_minor, line.tax
        ));
    }
    PlannedFee {
        key: (member_id, bill.currency.code().to_owned(), bill.debtor.debtor().sponsor_id()),
        debtor: message!("{text}", text = bill.debtor.name()),
        fingerprint: sha256(told.as_bytes()),
    }
}
