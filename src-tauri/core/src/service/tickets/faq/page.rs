//! The frequent questions as a page in Markdown, which is plain text as well.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GetTicketsFaq, TicketFaq, faq};
use crate::kernel::{Message, Result};
use crate::people::profile;
use crate::register::Register;

/// Asks for the frequent questions as a page.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct DraftTicketsFaqPage {
    /// Only these; all when absent.
    pub ids: Option<Vec<i64>>,
}

/// The frequent questions as a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FaqPage {
    /// A name for its file.
    pub file_name: String,
    /// In Markdown.
    pub markdown: String,
}

/// Writes the frequent questions as a page, by their topics.
pub fn faq_page(register: &Register, request: DraftTicketsFaqPage) -> Result<FaqPage> {
    let mut rows = faq(register, GetTicketsFaq::default())?.rows;
    rows.retain(|row| request.ids.as_ref().is_none_or(|ids| ids.contains(&row.id)));
    let own = profile::get(register)?.draft;
    let today = register.clock().today();
    let mut parts = vec![format!("# Frequent questions: {}", own.name), today.to_string()];
    let mut topic = None;
    for row in &rows {
        if topic.replace(row.draft.topic) != Some(row.draft.topic) {
            parts.push(format!("## {}", Message::from(row.draft.topic.label())));
        }
        parts.push(entry(row));
    }
    Ok(FaqPage { file_name: format!("frequent-questions-{today}.md"), markdown: parts.join("\n\n") + "\n" })
}

fn entry(row: &TicketFaq) -> String {
    let (heading, question) = row.draft.question.split_once('\n').unwrap_or((&row.draft.question, ""));
    let parts = [format!("### {heading}"), escaped(question), escaped(&row.draft.answer)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A text none of whose lines is taken for a heading.
fn escaped(text: &str) -> String {
    let lines = text
        .trim()
        .lines()
        .map(|line| if line.starts_with('#') { format!("\\{line}") } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}
