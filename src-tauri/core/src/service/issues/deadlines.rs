//! The days by which answers are due, and on which issues are looked at again.

use chrono::NaiveDate;

use super::{Issue, ListIssues, store};
use crate::kernel::{Deadline, Message, Result};
use crate::register::Connection;

/// Answers that are due, and reviews, of issues that are not over.
pub fn deadlines(connection: &Connection, today: NaiveDate) -> Result<Vec<Deadline>> {
    let issues = store::list(connection, &ListIssues::default(), today)?;
    let of_issue = |issue: &Issue| {
        let answer = issue.answer_due_on.map(|on| {
            let title = message!(
                "Answer due on {number} “{title}”",
                number = issue.number,
                title = issue.draft.title
            );
            deadline(issue, "answer", on, title)
        });
        let review = issue.draft.review_on.map(|on| {
            let title =
                message!("Review {number} “{title}”", number = issue.number, title = issue.draft.title);
            deadline(issue, "review", on, title)
        });
        answer.into_iter().chain(review)
    };
    Ok(issues.iter().filter(|issue| !issue.state.is_final()).flat_map(of_issue).collect())
}

fn deadline(issue: &Issue, what: &str, on: NaiveDate, title: Message) -> Deadline {
    Deadline {
        key: format!("issue-{}-{what}", issue.id),
        on,
        title,
        detail: message!("{level}", level = super::level_title(issue.level)),
        screen: "issues".to_owned(),
        record_id: Some(issue.id),
        remind_days: 3,
    }
}
