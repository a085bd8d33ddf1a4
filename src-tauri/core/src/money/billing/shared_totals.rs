//! What late joiners do to a total that members share, said before it is billed.

use std::collections::BTreeSet;

use super::{ProblemSeverity, RunProblem, pre_flight};
use crate::kernel::Currency;
use crate::kernel::money::format_minor;
use crate::money::fees::{Divisions, FeePlanDraft, SharedTotal};

/// What becomes of the totals that a run divides.
pub(super) fn told(
    plan: &FeePlanDraft,
    divisions: &Divisions,
    shared: &[SharedTotal],
    billed_now: &BTreeSet<i64>,
) -> Vec<RunProblem> {
    if billed_now.is_empty() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for total in shared {
        problems.extend(changed(total));
        problems.extend(carried(total));
        problems.extend(late(total, billed_now));
    }
    problems.extend(divisions.without_component(plan).into_iter().map(|(name, currency, minor)| {
        let told = format!(
            "Late joiners of earlier years paid {} beyond the total of “{name}”, and no component of this plan has that name: it is taken off nothing.",
            money(minor, currency)
        );
        note(&told, "Give the component that name, or take the amount off yourself.")
    }));
    problems
}

/// The plan says another total than was divided.
fn changed(total: &SharedTotal) -> Option<RunProblem> {
    let before = total.divided_before_minor?;
    let told = format!(
        "“{}” was divided as {} when the first invoices of the year were issued, and the plan says {} now. Who was billed before keeps that share.",
        total.component,
        money(before, total.currency),
        money(total.total_minor, total.currency)
    );
    Some(note(&told, "Put the total back, or credit what was billed and bill it anew."))
}

/// Something is taken off the total.
fn carried(total: &SharedTotal) -> Option<RunProblem> {
    (total.carried_minor != 0).then(|| {
        let told = format!(
            "{} that late joiners of earlier years paid is taken off “{}”: {} of {} is divided.",
            money(total.carried_minor, total.currency),
            total.component,
            money(total.total_minor - total.carried_minor, total.currency),
            money(total.total_minor, total.currency)
        );
        note(&told, "The plan of the earlier year says so.")
    })
}

/// Somebody is billed who joined after the total was divided.
fn late(total: &SharedTotal, billed_now: &BTreeSet<i64>) -> Option<RunProblem> {
    let late = total.late(&|member| billed_now.contains(&member));
    if late.members == 0 {
        return None;
    }
    let (who, theirs) = match late.members {
        1 => ("1 member is".to_owned(), "Their share"),
        count => (format!("{count} members are"), "Their shares"),
    };
    let divided = total.total_minor - total.carried_minor;
    let in_all = divided + late.before_minor + late.now_minor;
    let of_total = money(divided, total.currency);
    let (rule, what_to_do) = match late.is_carried {
        false => (
            format!("on top of the total of {of_total}"),
            "The component can take it off next year’s total instead.",
        ),
        true => (
            format!("beyond the total of {of_total}, and taken off what “{}” divides next", total.component),
            "Keep the name of the component in the next plan.",
        ),
    };
    let told = format!(
        "{who} billed a share of “{}” after it was divided. {theirs} of {} is {rule}: {} is billed in all.",
        total.component,
        money(late.now_minor, total.currency),
        money(in_all, total.currency)
    );
    Some(note(&told, what_to_do))
}

fn note(problem: &str, what_to_do: &str) -> RunProblem {
    pre_flight::own(ProblemSeverity::Warning, "late_joiners", problem, what_to_do)
}

fn money(minor: i64, currency: Currency) -> String {
    format!("{} {}", currency.code(), format_minor(minor, currency.digits()))
}
