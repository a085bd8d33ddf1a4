//! What ORCID and members are told of the issues as a whole, and what is taken to the next meeting.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::paper::IssuePages;
use super::{Issue, IssueSort, IssueSortBy, IssueState, ListIssues, list, tickets};
use crate::kernel::{Result, codes};
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
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
    let (issues, left_out) = chosen(register, &request)?;
    let mut parts = vec![format!("# {}", heading(register, request.audience)?), format!("{today}")];
    for issue in &issues {
        let title = format!("## {}: {}", issue.number, issue.draft.title);
        parts.push(format!("{title}\n\n{}", said(issue, &numbers(register, issue)?, request.audience)));
    }
    let file_name = format!("issues-{}-{today}.md", request.audience.code());
    Ok(IssueDigest { file_name, markdown: parts.join("\n\n") + "\n", count: issues.len(), left_out })
}

/// Gives a digest as text, as pages, and as the draft of a message that carries them.
///
/// # Errors
/// A character that no font can print.
pub fn digest_files(register: &Register, request: DraftIssuesDigest) -> Result<Outgoing> {
    let text = digest(register, request.clone())?;
    let (issues, _) = chosen(register, &request)?;
    let title = heading(register, request.audience)?;
    let mut rows = Vec::with_capacity(issues.len());
    for issue in &issues {
        let text = said(issue, &numbers(register, issue)?, request.audience);
        rows.push((format!("{}: {}", issue.number, issue.draft.title), text));
    }
    let pages = IssuePages {
        title: &title,
        to_whom: "",
        introduction: if rows.is_empty() { "There is no issue to tell of." } else { "" },
        columns: ["Issue", "What it says"],
        rows: &rows,
        closing: "",
    };
    let pdf = pages.pdf(register)?;
    let name = text.file_name.trim_end_matches(".md").to_owned();
    let own = profile::get(register)?.draft;
    let about = format!("digest-{}", request.audience.code());
    let head = MailHead::now(register, &about, (&own.name, &own.email), ("", ""))?;
    let attached = AttachedFile::pdf(format!("{name}.pdf"), pdf.clone());
    let message = head.message(&title, &text.markdown, &[attached]);
    let files = vec![
        OutgoingFile::new(0, format!("{name}.pdf"), &pdf),
        OutgoingFile::new(0, format!("{name}.eml"), message.as_bytes()),
        OutgoingFile::new(0, text.file_name, text.markdown.as_bytes()),
    ];
    Ok(Outgoing { files, ..Outgoing::default() })
}

/// The issues of a digest, and how many were left out because they are confidential.
fn chosen(register: &Register, request: &DraftIssuesDigest) -> Result<(Vec<Issue>, usize)> {
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
    let left_out = asked_for - issues.len();
    Ok((issues, left_out))
}

/// The numbers of the tickets that are about an issue, those that are confidential left out.
fn numbers(register: &Register, issue: &Issue) -> Result<Vec<String>> {
    let tickets = tickets::store::tickets(register.reader(), issue.id)?;
    Ok(tickets.into_iter().filter(|ticket| !ticket.is_confidential).map(|ticket| ticket.number).collect())
}

fn heading(register: &Register, audience: DigestFor) -> Result<String> {
    let own = profile::get(register)?.draft;
    Ok(match audience {
        DigestFor::Orcid => format!("What members of {} ask of ORCID", own.name),
        DigestFor::Members => format!("Issues of {}", own.name),
        DigestFor::Meeting => format!("Issues for the next meeting: {}", own.name),
    })
}

/// Whom a level goes to: digests are in English, whatever language the program speaks.
fn level_in_english(level: u32) -> &'static str {
    match level {
        0 => "L0: register",
        1 => "L1: ORCID regional contact",
        2 => "L2: ORCID problem manager",
        3 => "L3: management of lead and ORCID",
        _ => "L4: governance body",
    }
}

/// Where an issue stands, in English likewise.
fn state_in_english(state: IssueState) -> &'static str {
    match state {
        IssueState::Open => "open",
        IssueState::WithOrcid => "with ORCID",
        IssueState::Planned => "planned by ORCID",
        IssueState::Workaround => "workaround",
        IssueState::Resolved => "resolved",
        IssueState::Declined => "declined",
        IssueState::Withdrawn => "withdrawn",
    }
}

/// What a digest says of an issue below its title.
fn said(issue: &Issue, tickets: &[String], audience: DigestFor) -> String {
    let draft = &issue.draft;
    let mut lines = vec![format!("- State: {} since {}", state_in_english(issue.state), issue.state_from_on)];
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
        lines.push(format!("- Priority: {} of 4; level: {}", issue.priority, level_in_english(issue.level)));
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
