//! What late joiners do to a total that members share, said before it is billed.

use std::collections::BTreeSet;

use super::{ProblemSeverity, RunProblem, pre_flight};
use crate::kernel::{Currency, Message, Money};
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
        let told = message!("Late joiners of earlier years paid {currency} beyond the total of “{name}”, and no component of this plan has that name: it is taken off nothing.", currency = money(minor, currency), name);
        note(told, message!("Give the component that name, or take the amount off yourself."))
    }));
    problems
}

/// The plan says another total than was divided.
fn changed(total: &SharedTotal) -> Option<RunProblem> {
    let before = total.divided_before_minor?;
    let told = message!(
        "“{component}” was divided as {before} when the first invoices of the year were issued, and the plan says {now} now. Who was billed before keeps that share.",
        component = total.component,
        before = money(before, total.currency),
        now = money(total.total_minor, total.currency)
    );
    Some(note(told, message!("Put the total back, or credit what was billed and bill it anew.")))
}

/// Something is taken off the total.
fn carried(total: &SharedTotal) -> Option<RunProblem> {
    (total.carried_minor != 0).then(|| {
        let told = message!("{carried} that late joiners of earlier years paid is taken off “{component}”: {rest} of {total} is divided.", carried = money(total.carried_minor, total.currency), component = total.component, rest = money(total.total_minor - total.carried_minor, total.currency), total = money(total.total_minor, total.currency));
        note(told, message!("The plan of the earlier year says so."))
    })
}

/// Somebody is billed who joined after the total was divided.
fn late(total: &SharedTotal, billed_now: &BTreeSet<i64>) -> Option<RunProblem> {
    let late = total.late(&|member| billed_now.contains(&member));
    if late.members == 0 {
        return None;
    }
    let divided = total.total_minor - total.carried_minor;
    let in_all = divided + late.before_minor + late.now_minor;
    let of_total = money(divided, total.currency);
    let (rule, what_to_do) = match late.is_carried {
        false => (
            message!("on top of the total of {of_total}", of_total),
            message!("The component can take it off next year’s total instead."),
        ),
        true => (
            message!(
                "beyond the total of {of_total}, and taken off what “{component}” divides next",
                of_total,
                component = total.component
            ),
            message!("Keep the name of the component in the next plan."),
        ),
    };
    let told = message!(
        "{count, plural, one {# member is} other {# members are}} billed a share of “{component}” after it was divided. {count, plural, one {Their share} other {Their shares}} of {share} is {rule}: {in_all} is billed in all.",
        count = late.members,
        component = total.component,
        share = money(late.now_minor, total.currency),
        rule,
        in_all = money(in_all, total.currency)
    );
    Some(note(told, what_to_do))
}

fn note(problem: Message, what_to_do: Message) -> RunProblem {
    pre_flight::own(ProblemSeverity::Warning, "late_joiners", problem, what_to_do)
}

fn money(minor: i64, currency: Currency) -> Money {
    Money { minor, currency }
}
