//! The letter that takes an issue to the next who can solve it, with the evidence: a draft that any mail program opens, and
//! pages that go with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::get;
use super::paper::IssuePages;
use super::{IssueDetail, IssueStance};
use crate::kernel::{Id, Result};
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::people::profile;
use crate::register::Register;

/// Asks for the letter about an issue.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftIssuesLetter {
    /// The issue.
    pub id: i64,
    /// Who it goes to.
    #[serde(default)]
    pub to_whom: Option<String>,
    /// That person's e-mail address; the mail program asks when absent.
    #[serde(default)]
    pub email: Option<String>,
}

/// The letter about an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueLetter {
    /// A name for its file.
    pub file_name: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// The whole message as a mail program reads it (RFC 5322), marked as not yet sent.
    pub message: String,
}

/// Drafts the letter about an issue: what it is, whom it hits, what was said and asked so far.
pub fn letter(register: &Register, request: DraftIssuesLetter) -> Result<IssueLetter> {
    written(register, &request, &[])
}

/// Gives the letter about an issue as pages, and the draft of a message that carries them.
///
/// # Errors
/// As [`letter`], and a character that no font can print.
pub fn letter_files(register: &Register, request: DraftIssuesLetter) -> Result<Outgoing> {
    let detail = get::get(register, Id { id: request.id })?;
    let own = profile::get(register)?.draft;
    let issue = &detail.issue;
    let to_whom = request.to_whom.as_deref().unwrap_or_default();
    let pages = IssuePages {
        title: &format!("{} {}", issue.number, issue.draft.title),
        to_whom,
        introduction: &greeting(to_whom),
        columns: ["Point", "What is known"],
        rows: &evidence(&detail),
        closing: &format!("With kind regards\n{}", own.name),
    };
    let name = safe_name(pages.title);
    let pdf = pages.pdf(register)?;
    let attached = AttachedFile::pdf(format!("{name}.pdf"), pdf.clone());
    let letter = written(register, &request, &[attached])?;
    let files = vec![
        OutgoingFile::new(issue.id, format!("{name}.pdf"), &pdf),
        OutgoingFile::new(issue.id, letter.file_name, letter.message.as_bytes()),
    ];
    Ok(Outgoing { files, ..Outgoing::default() })
}

fn greeting(to_whom: &str) -> String {
    if to_whom.is_empty() { "Dear colleagues,".to_owned() } else { format!("Dear {to_whom},") }
}

fn written(
    register: &Register,
    request: &DraftIssuesLetter,
    attached: &[AttachedFile],
) -> Result<IssueLetter> {
    let detail = get::get(register, Id { id: request.id })?;
    let own = profile::get(register)?.draft;
    let issue = &detail.issue;
    let subject = format!("[{}] {}", issue.number, issue.draft.title);
    let to_whom = request.to_whom.as_deref().unwrap_or_default();
    let mut parts = vec![greeting(to_whom)];
    parts.extend(evidence(&detail).into_iter().map(|(heading, text)| format!("{heading}:\n{text}")));
    parts.push(format!("With kind regards\n{}", own.name));
    let body = parts.join("\n\n");
    let about = format!("issue-{}", issue.id);
    let email = request.email.as_deref().unwrap_or_default();
    let head = MailHead::now(register, &about, (&own.name, &own.email), (to_whom, email))?;
    let message = head.message(&subject, &body, attached);
    let file_name = format!("{}.eml", safe_name(&format!("{} {}", issue.number, issue.draft.title)));
    Ok(IssueLetter { file_name, subject, body, message })
}

/// What is known of an issue: a heading and a text for each part.
fn evidence(detail: &IssueDetail) -> Vec<(String, String)> {
    let draft = &detail.issue.draft;
    let headed =
        |heading: &str, text: &str| (!text.is_empty()).then(|| (heading.to_owned(), text.to_owned()));
    let listed = |heading: &str, lines: Vec<String>| headed(heading, &lines.join("\n"));
    let reports = detail.reports.iter().map(|report| {
        let who = [report.said_by.as_str(), report.member.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|name| !name.is_empty()).collect();
        let against = if report.stance == IssueStance::Against { " (asks for the opposite)" } else { "" };
        format!("- {}, {}{against}: {}", report.said_on, who.join(", "), report.said.replace('\n', " "))
    });
    let tickets = detail.tickets.iter().map(|ticket| match ticket.member.as_str() {
        member if member.is_empty() || ticket.is_confidential => {
            format!("- {}, {}", ticket.number, ticket.received_on)
        }
        member => format!("- {}, {}: {member}", ticket.number, ticket.received_on),
    });
    let asked = detail.escalations.iter().map(|asked| {
        let answer = match asked.answered_on {
            Some(day) => format!(" Answered on {day}: {}", asked.outcome.replace('\n', " ")),
            None => asked.due_on.map(|day| format!(" An answer was asked for by {day}.")).unwrap_or_default(),
        };
        format!("- {}, {}: {}{answer}", asked.asked_on, asked.to_whom, asked.asked_for.replace('\n', " "))
    });
    let references = detail.references.iter().map(|known| match known.url.as_str() {
        "" => format!("- {}", known.reference),
        url => format!("- {}: {url}", known.reference),
    });
    [
        headed("What it is", if draft.description.is_empty() { &draft.title } else { &draft.description }),
        headed("Whom it hits", &draft.impact),
        headed("What members do meanwhile", &draft.workaround),
        listed("Who said so", reports.collect()),
        listed("Our tickets about it", tickets.collect()),
        listed("What was asked so far", asked.collect()),
        listed("Your references", references.collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
