//! What might be done next about an issue. The register proposes, and moves nothing by itself.

use chrono::NaiveDate;

use super::{IssueDetail, LEVEL_MAX};
use crate::kernel::Message;

/// The level to take an issue to, where an answer is overdue at a lower one and nobody was asked at a higher one.
pub(super) fn next_level(detail: &IssueDetail, today: NaiveDate) -> Option<u32> {
    let is_overdue = detail.issue.answer_due_on.is_some_and(|due_on| due_on < today);
    let next = detail.issue.level + 1;
    (is_overdue && !detail.issue.state.is_final() && next <= LEVEL_MAX).then_some(next)
}

/// What might be done next, the most pressing first.
pub(super) fn of(detail: &IssueDetail, today: NaiveDate) -> Vec<Message> {
    let issue = &detail.issue;
    let mut proposals = Vec::new();
    let overdue = detail
        .escalations
        .iter()
        .filter(|asked| asked.answered_on.is_none())
        .filter_map(|asked| asked.due_on.filter(|due_on| *due_on < today).map(|due_on| (asked, due_on)));
    if !issue.state.is_final() {
        for (asked, due_on) in overdue {
            let to_whom = &asked.to_whom;
            proposals.push(match next_level(detail, today) {
                Some(next) => message!(
                    "{to_whom} was to answer by {due_on, date, long}. The next level is {level}.",
                    to_whom,
                    due_on,
                    level = super::level_title(next)
                ),
                None => message!("{to_whom} was to answer by {due_on, date, long}.", to_whom, due_on),
            });
        }
        if let Some(day) = issue.draft.review_on.filter(|day| *day <= today) {
            proposals.push(message!("It was to be looked at again on {day, date, long}.", day));
        }
        let is_closed_elsewhere =
            !detail.references.is_empty() && detail.references.iter().all(|known| known.closed_on.is_some());
        if is_closed_elsewhere {
            proposals.push(message!("It is closed everywhere else. Is it resolved?"));
        }
    }
    if issue.said_on.is_some_and(|said_on| issue.told_on.is_none_or(|told_on| told_on < said_on)) {
        proposals.push(match issue.state.is_final() {
            true => message!("It is over, and members have not been told how."),
            false => message!("Members have had no news since one of them last spoke of it."),
        });
    }
    let waiting = detail.tickets.iter().filter(|ticket| ticket.state.is_active()).count();
    let is_over_for_orcid = issue.state.is_final()
        || !detail.references.is_empty() && detail.references.iter().all(|known| known.closed_on.is_some());
    if waiting > 0 && is_over_for_orcid {
        proposals.push(message!(
            "{waiting, plural, one {# ticket about it still waits} other {# tickets about it still wait}}: answer and solve them.",
            waiting
        ));
    }
    let (wanted, opposed) = (issue.member_count, issue.opposed_count);
    if wanted > 0 && opposed > 0 {
        proposals.push(message!(
            "{wanted, plural, one {# member wants} other {# members want}} it, and {opposed, plural, one {# wants} other {# want}} the opposite.",
            wanted,
            opposed
        ));
    }
    proposals
}
