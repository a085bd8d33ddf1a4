//! Who is billed for a part of the year only, counted by the reason, and who is not billed at all.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{ProblemSeverity, RunProblem, pre_flight};
use crate::kernel::{LicenceYear, Message};
use crate::money::fees::{FeeMember, FeePlanDraft, FeeProblem, MemberFees, NotBilled, ProRata};
use crate::people::members::Member;

/// Days that are told one by one; what happened on others is told together.
const DAYS_TOLD: usize = 3;

/// Why a member is billed for a part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    Joined,
    Left,
}

/// How many of the members that are billed now are billed for a part of the year, by the reason and the day.
pub(super) fn counted(
    plan: &FeePlanDraft,
    year: &LicenceYear,
    members: &[FeeMember],
    fees: &[MemberFees],
    billed_now: &BTreeSet<i64>,
) -> Vec<RunProblem> {
    if plan.components.iter().all(|component| component.pro_rata == ProRata::None) {
        return Vec::new();
    }
    let in_part: BTreeSet<i64> = fees
        .iter()
        .filter(|fees| fees.period.days < fees.period.days_in_year && billed_now.contains(&fees.member_id))
        .map(|fees| fees.member_id)
        .collect();
    let mut by_day: BTreeMap<(Reason, NaiveDate), Vec<i64>> = BTreeMap::new();
    for member in members.iter().filter(|member| in_part.contains(&member.id)) {
        let joined = member.joined_on.filter(|day| *day > year.starts_on).map(|day| (Reason::Joined, day));
        let left = member.left_on.map(|day| (Reason::Left, day));
        if let Some(reason) = left.filter(|(_, day)| *day < year.ends_on).or(joined).or(left) {
            by_day.entry(reason).or_default().push(member.id);
        }
    }
    [Reason::Joined, Reason::Left]
        .into_iter()
        .flat_map(|reason| {
            let of_reason = by_day.iter().filter(|((other, _), _)| *other == reason);
            told(reason, of_reason.map(|((_, day), ids)| (*day, ids.clone())).collect(), billed_now.len())
        })
        .collect()
}

/// The days with the most members one by one, the others together.
fn told(reason: Reason, mut days: Vec<(NaiveDate, Vec<i64>)>, all: usize) -> Vec<RunProblem> {
    days.sort_by_key(|(day, ids)| (std::cmp::Reverse(ids.len()), *day));
    let others = days.split_off(days.len().min(DAYS_TOLD));
    let mut problems: Vec<RunProblem> = days
        .into_iter()
        .map(|(day, ids)| problem(reason, ids, all, message!("on {day, date, long}", day)))
        .collect();
    let ids: Vec<i64> = others.into_iter().flat_map(|(_, ids)| ids).collect();
    if !ids.is_empty() {
        problems.push(problem(reason, ids, all, message!("on other days of the year")));
    }
    problems
}

fn problem(reason: Reason, ids: Vec<i64>, all: usize, when: Message) -> RunProblem {
    let count = ids.len();
    let (field, told, what_to_do) = match reason {
        Reason::Joined => (
            "joined_on",
            message!(
                "{count} of {all, plural, one {# member} other {# members}} {count, plural, one {is} other {are}} billed for part of the year because they joined {when}.",
                count,
                all,
                when
            ),
            message!("Correct their first day, if they were members before."),
        ),
        Reason::Left => (
            "left_on",
            message!(
                "{count} of {all, plural, one {# member} other {# members}} {count, plural, one {is} other {are}} billed for part of the year because they left {when}.",
                count,
                all,
                when
            ),
            message!("Correct their last day, if it is another."),
        ),
    };
    RunProblem { member_ids: ids, ..pre_flight::own(ProblemSeverity::Warning, field, told, what_to_do) }
}

/// Members that are billed by a tier which is not theirs any more.
pub(super) fn tier_changes(
    plan: &FeePlanDraft,
    members: &[FeeMember],
    fees: &[MemberFees],
    records: &BTreeMap<i64, Member>,
    billed_now: &BTreeSet<i64>,
) -> Vec<RunProblem> {
    if !plan.goes_by_tier() {
        return Vec::new();
    }
    let periods: BTreeMap<i64, NaiveDate> =
        fees.iter().map(|fees| (fees.member_id, fees.period.from)).collect();
    let told = members.iter().filter(|member| billed_now.contains(&member.id)).filter_map(|member| {
        let from = *periods.get(&member.id)?;
        let day = member.joined_on.map_or(from, |joined_on| joined_on.max(from));
        let (then, now) = (member.tiers.on(day), member.tiers.latest());
        let (then, now) = (then.filter(|_| then != now)?, now?);
        let told = message!(
            "Billed as {then}, the tier of {day, date, long}, and {now} since.",
            then = then.code(),
            day,
            now = now.code()
        );
        let what_to_do = message!(
            "If it was wrong before, undo the change of tier and make it with the day from which it holds."
        );
        Some(RunProblem {
            member_id: Some(member.id),
            member: records.get(&member.id).map(|record| record.draft.official_name.clone()),
            ..pre_flight::own(ProblemSeverity::Warning, "tier_then", told, what_to_do)
        })
    });
    told.collect()
}

/// Somebody who may have been a member in the year and is not billed.
pub(super) fn not_billed(reason: &NotBilled) -> RunProblem {
    RunProblem {
        member_id: Some(reason.member_id),
        member: Some(reason.member.clone()),
        ..pre_flight::own(ProblemSeverity::Warning, reason.field, &reason.problem, &reason.what_to_do)
    }
}

/// A member for which no period of the year is left to bill.
pub(super) fn no_period(member: Option<&Member>, problem: &FeeProblem) -> RunProblem {
    let what_to_do = message!("Correct the last day, if it is another.");
    RunProblem {
        member_id: problem.member_id,
        member: member.map(|member| member.draft.official_name.clone()),
        ..pre_flight::own(ProblemSeverity::Warning, problem.field, &problem.problem, what_to_do)
    }
}
