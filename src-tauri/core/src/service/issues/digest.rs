//! What ORCID and members are told of the issues as a whole, and what is taken to the next meeting.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Issue, IssueSort, IssueSortBy, IssueState, ListIssues, list, tickets};
use crate::kernel::{Result, codes};
use crate::people::profile;
use crate::register::Register;

/// Whom a digest is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DigestFor {
    /// ORCID: what is open, with how many want it.
    Orcid,
    /// Members: what is open and what ended lately, without what only ORCID needs.
    Members,
    /// The next regional meeting: what is open, by level, with what is to be decided.
    Meeting,
}

codes!(DigestFor { Orcid = "orcid", Members = "members", Meeting = "meeting" });

/// Asks for a digest.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftIssuesDigest {
    /// Whom it is for.
    pub audience: DigestFor,
    /// The issues in it; all that are not over, and for members those that ended within a year, when absent.
    pub ids: Option<Vec<i64>>,
}

/// A digest as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueDigest {
    /// A name for its file.
    pub file_name: String,
    /// In Markdown, which is plain text as well.
    pub markdown: String,
    /// How many issues are in it.
    pub count: usize,
    /// How many were left out because they are confidential.
    pub left_out: usize,
}

/// Writes a digest. What is confidential is left out of each, whoever asks for it.
pub fn digest(register: &Register, request: DraftIssuesDigest) -> Result<IssueDigest> {
    let today = register.clock().today();
    let sort = Some(IssueSort { by: IssueSortBy::Priority, descending: false });
    let states = Some(IssueState::ALL.to_vec());
    let all = ListIssues { states, sort, limit: Some(usize::MAX), ..ListIssues::default() };
    let mut issues = list::list(register, all)?.rows;
    let ended_lately = |issue: &Issue| (today - issue.state_from_on).num_days() <= 365;
    issues.retain(|issue| match &request.ids {
        Some(ids) => ids.contains(&issue.id),
        None if issue.state.is_final() => request.audience == DigestFor::Members && ended_lately(issue),
        None => true,
    });
    let asked_for = issues.len();
    issues.retain(|issue| !issue.draft.is_confidential);
    if request.audience == DigestFor::Meeting {
        issues.sort_by_key(|issue| (std::cmp::Reverse(issue.level), issue.priority, issue.id));
    }
    let own = profile::get(register)?.draft;
    let heading = match request.audience {
        DigestFor::Orcid => format!("# What members of {} ask of ORCID", own.name),
        DigestFor::Members => format!("# Issues of {}", own.name),
        DigestFor::Meeting => format!("# Issues for the next meeting: {}", own.name),
    };
    let mut parts = vec![heading, format!("{today}")];
    for issue in &issues {
        let mut numbers = tickets::store::tickets(register.reader(), issue.id)?;
        numbers.retain(|ticket| !ticket.is_confidential);
        let numbers: Vec<String> = numbers.into_iter().map(|ticket| ticket.number).collect();
        parts.push(entry(issue, &numbers, request.audience));
    }
    let file_name = format!("issues-{}-{today}.md", request.audience.code());
    let count = issues.len();
    Ok(IssueDigest { file_name, markdown: parts.join("\n\n") + "\n", count, left_out: asked_for - count })
}

fn entry(issue: &Issue, tickets: &[String], audience: DigestFor) -> String {
    let draft = &issue.draft;
    let mut lines = vec![format!("## {}: {}", issue.number, draft.title), String::new()];
    lines.push(format!("- State: {} since {}", issue.state.code().replace('_', " "), issue.state_from_on));
    if issue.member_count > 0 {
        lines.push(format!("- Members who want it: {}", issue.member_count));
    }
    if issue.opposed_count > 0 {
        lines.push(format!("- Members who want the opposite: {}", issue.opposed_count));
    }
    if !tickets.is_empty() {
        lines.push(format!("- Tickets: {}", tickets.join(", ")));
    }
    if audience != DigestFor::Members {
        lines.push(format!(
            "- Priority: {} of 4; level: {}",
            issue.priority,
            super::level_title(issue.level)
        ));
        if let Some(day) = issue.answer_due_on {
            lines.push(format!("- An answer was asked for by {day}"));
        }
    }
    for (heading, text) in [
        ("", &draft.description),
        ("Impact: ", &draft.impact),
        ("Workaround: ", &draft.workaround),
        ("Resolution: ", &draft.resolution),
    ] {
        if !text.is_empty() {
            lines.extend([String::new(), format!("{heading}{text}")]);
        }
    }
    lines.join("\n")
}
