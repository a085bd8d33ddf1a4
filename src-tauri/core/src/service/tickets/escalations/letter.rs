//! From an escalation to a letter and to the text of a message: pure functions. ORCID is written to in English, with times in
//! UTC; notes among ourselves stay here.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::{MessageKind, Ticket, TicketMessage};
use super::package::utc_minute;
use super::{OrcidEnvironment, TicketEscalation};
use crate::paper::branding::{Recipient, Style, Subject};
use crate::paper::locale::Locale;
use crate::paper::mail::AttachedFile;
use crate::paper::typesetting::{Image, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair};
use crate::people::profile::ProfileDraft;

/// The language that ORCID is written to in.
pub(super) const LANGUAGE: &str = "en";

/// What is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) escalation: &'a TicketEscalation,
    pub(super) ticket: &'a Ticket,
    pub(super) member: &'a str,
    pub(super) messages: &'a [TicketMessage],
    pub(super) evidence: &'a [AttachedFile],
    /// Secrets that were struck out of the evidence.
    pub(super) struck: usize,
}

impl Told<'_> {
    /// The facts that are known, each with its label.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let (draft, ticket) = (&self.escalation.draft, self.ticket);
        let environment = match draft.environment {
            OrcidEnvironment::Unknown => "",
            OrcidEnvironment::Production => "Production",
            OrcidEnvironment::Sandbox => "Sandbox",
            OrcidEnvironment::Both => "Production and sandbox",
        };
        let happened_at =
            if draft.happened_at.is_empty() { String::new() } else { utc_minute(&draft.happened_at) };
        let all = [
            ("Our ticket", ticket.number.clone()),
            ("Your reference", draft.reference.clone()),
            ("Member", self.member.to_owned()),
            ("System", ticket.draft.integration.clone()),
            ("Client ID", draft.client_ids.clone()),
            ("Environment", environment.to_owned()),
            ("Status", draft.status.clone()),
            ("It happened", happened_at),
            ("We were asked", utc_minute(&ticket.draft.received_at)),
            ("We asked you", utc_minute(&draft.asked_at)),
            ("Answer expected by", draft.due_on.map(|on| on.to_string()).unwrap_or_default()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// What was written so far, but for notes, drafts and what programs wrote.
    fn said(&self) -> impl Iterator<Item = (String, &'static str, &str)> {
        self.messages.iter().filter_map(|message| {
            let who = match message.kind {
                MessageKind::In => "Member",
                MessageKind::Out => "Desk",
                _ => return None,
            };
            Some((utc_minute(&message.at), who, message.text.as_str()))
        })
    }

    fn struck_out(&self) -> Option<String> {
        let in_messages: i64 = self.messages.iter().map(|message| message.secrets_struck).sum();
        let any = in_messages > 0 || self.struck > 0;
        any.then(|| "Secrets were struck out of what follows and is attached.".to_owned())
    }
}

/// The text of the message.
pub(super) fn lines(told: &Told<'_>, from: &str) -> Vec<String> {
    let draft = &told.escalation.draft;
    let mut lines = vec![format!("Dear {},", draft.to_whom), String::new(), draft.asked_for.clone()];
    lines.push(String::new());
    lines.extend(told.facts().iter().map(|(label, value)| format!("{label}: {value}")));
    if !draft.steps.is_empty() {
        lines.extend([String::new(), "Steps:".to_owned(), draft.steps.clone()]);
    }
    if !told.evidence.is_empty() {
        lines.extend([String::new(), "Attached:".to_owned()]);
        lines.extend(told.evidence.iter().map(|file| format!("- {}", file.file_name)));
    }
    if let Some(struck) = told.struck_out() {
        lines.extend([String::new(), struck]);
    }
    lines.extend([
        String::new(),
        "The messages so far are in the sheet.".to_owned(),
        String::new(),
        "With kind regards".to_owned(),
        from.to_owned(),
    ]);
    lines
}

/// The sheet.
pub(super) fn letter(
    told: &Told<'_>,
    (profile, logo, today): (&ProfileDraft, Option<Arc<Image>>, NaiveDate),
    style: &Style,
) -> Letter {
    let locale = Locale::of_tag(LANGUAGE);
    let draft = &told.escalation.draft;
    let title = format!("Escalation {}", told.ticket.number);
    let about = Subject {
        file_title: format!("{title}: {}", told.ticket.draft.subject),
        title,
        dated_on: Some(today),
    };
    let rows = told.said().map(|(at, who, text)| LetterRow {
        cells: vec![LetterCell::with_detail(at, who), LetterCell::new(text)],
        ..LetterRow::default()
    });
    let mut notes = Vec::new();
    if !draft.steps.is_empty() {
        notes.push(format!("Steps: {}", draft.steps));
    }
    if !told.evidence.is_empty() {
        let names: Vec<&str> = told.evidence.iter().map(|file| file.file_name.as_str()).collect();
        notes.push(format!("Attached: {}", names.join(", ")));
    }
    notes.extend(told.struck_out());
    let details = told.facts().into_iter().map(|(label, value)| Pair::new(label, value)).collect();
    Letter {
        details,
        introduction: format!("{}\n\n{}", told.ticket.draft.subject, draft.asked_for),
        table: LetterTable {
            columns: vec![LetterColumn::text("When", 1.0), LetterColumn::text("What was written", 4.0)],
            rows: rows.collect(),
            carried: None,
        },
        notes,
        ..style.letter(
            profile.sender(&locale, "", logo),
            Recipient { name: &draft.to_whom, ..Recipient::default() },
            about,
        )
    }
}
