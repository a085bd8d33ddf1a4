//! Issues that wait for somebody.

use super::{Issue, IssueFilter, ListIssues, store};
use crate::kernel::{Need, Result};
use crate::register::Register;

fn those(register: &Register, filter: IssueFilter) -> Result<Vec<Issue>> {
    let request = ListIssues { filter: Some(filter), ..ListIssues::default() };
    store::list(register.reader(), &request, register.clock().today())
}

/// Answers that are overdue.
pub(super) fn overdue_answers(register: &Register) -> Result<Vec<Need>> {
    let issues = those(register, IssueFilter::Overdue)?;
    let Some(since) = issues.iter().filter_map(|issue| issue.answer_due_on).min() else {
        return Ok(Vec::new());
    };
    let count = issues.len();
    let told = message!(
        "{count, plural, one {An answer on # issue is} other {Answers on # issues are}} overdue",
        count
    );
    let need = Need::of("issues.overdue", count, told, since, (message!("Escalate"), "issues"));
    Ok(need.map(|need| need.at("filter", "overdue")).into_iter().collect())
}

/// Issues to look at again.
pub(super) fn reviews(register: &Register) -> Result<Vec<Need>> {
    let issues = those(register, IssueFilter::Review)?;
    let Some(since) = issues.iter().filter_map(|issue| issue.draft.review_on).min() else {
        return Ok(Vec::new());
    };
    let count = issues.len();
    let told =
        message!("{count, plural, one {# issue is} other {# issues are}} to be looked at again", count);
    let need = Need::of("issues.review", count, told, since, (message!("Review"), "issues"));
    Ok(need.map(|need| need.at("filter", "review")).into_iter().collect())
}

/// Issues that are over while members have not been told.
pub(super) fn without_news(register: &Register) -> Result<Vec<Need>> {
    let mut issues = those(register, IssueFilter::WithoutNews)?;
    issues.retain(|issue| issue.state.is_final());
    let Some(since) = issues.iter().map(|issue| issue.state_from_on).min() else { return Ok(Vec::new()) };
    let count = issues.len();
    let told = message!(
        "Members have not been told how {count, plural, one {# issue} other {# issues}} ended",
        count
    );
    let need = Need::of("issues.without_news", count, told, since, (message!("Tell"), "issues"));
    Ok(need.map(|need| need.at("filter", "without_news")).into_iter().collect())
}
