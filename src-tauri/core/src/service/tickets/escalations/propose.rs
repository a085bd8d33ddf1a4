//! What is known of a ticket that ORCID’s desk will ask for, before somebody writes the rest.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::super::set_state::found;
use super::super::{Ticket, TicketFile, TicketMessage, messages};
use super::{ANSWER_WORKING_DAYS, TicketEscalation, TicketEscalationDraft, store};
use crate::kernel::{Id, Message, Result};
use crate::register::{Connection, Register};
use crate::service::calendar;

/// How ORCID’s public client ids begin, and how long they are behind that.
const CLIENT_ID: (&str, usize) = ("APP-", 16);

/// Whoever is asked before anybody was.
const FIRST_TO_WHOM: &str = "ORCID support";

/// What of an escalation is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EscalationProposal {
    /// Its fields.
    pub draft: TicketEscalationDraft,
    /// How the day is reckoned by which an answer is expected.
    pub explanation: Message,
    /// The files of the ticket’s messages to choose from.
    pub files: Vec<TicketFile>,
}

/// Proposes an escalation of a ticket.
pub(in super::super) fn propose(register: &Register, request: Id) -> Result<EscalationProposal> {
    let connection = register.reader();
    let ticket = found(connection, request.id)?;
    let shown = messages::store::messages(connection, ticket.id)?;
    let texts = texts_of(&ticket, &shown);
    let before = store::latest(connection)?.map(|before| before.draft);
    let (to_whom, to_email) =
        before.map_or((FIRST_TO_WHOM.to_owned(), String::new()), |before| (before.to_whom, before.to_email));
    let orcid = calendar::orcid(connection)?;
    let asked_on = register.clock().now().with_timezone(&orcid.zone()).date_naive();
    Ok(EscalationProposal {
        draft: TicketEscalationDraft {
            to_whom,
            to_email,
            client_ids: client_ids(&texts).join(" "),
            status: statuses(&texts).join(", "),
            due_on: Some(orcid.days_later(asked_on, ANSWER_WORKING_DAYS)?),
            ..TicketEscalationDraft::default()
        },
        explanation: orcid.explain_days(asked_on, ANSWER_WORKING_DAYS)?,
        files: shown.into_iter().flat_map(|message| message.files).collect(),
    })
}

/// The day on which it is where ORCID works.
pub(in super::super) fn today_at_orcid(register: &Register) -> Result<NaiveDate> {
    let zone = calendar::orcid(register.reader())?.zone();
    Ok(register.clock().now().with_timezone(&zone).date_naive())
}

/// Escalations whose answer should have come, and about which ORCID wrote nothing.
pub(in super::super) fn overdue(register: &Register) -> Result<Vec<TicketEscalation>> {
    let today = today_at_orcid(register)?;
    let mut waiting = store::unanswered(register.reader())?;
    waiting.retain(|one| one.draft.due_on.is_some_and(|due_on| due_on < today));
    waiting.retain(|one| one.answer_ids.is_empty());
    Ok(waiting)
}

/// Escalations about which ORCID wrote, though nobody noted an answer.
pub(in super::super) fn to_be_noted(connection: &Connection) -> Result<Vec<TicketEscalation>> {
    let mut waiting = store::unanswered(connection)?;
    waiting.retain(|one| !one.answer_ids.is_empty());
    Ok(waiting)
}

/// The tickets that show escalations whose answer should have come.
pub(in super::super) fn overdue_tickets(register: &Register) -> Result<Vec<i64>> {
    shown(register.reader(), &overdue(register)?)
}

/// The tickets that show escalations about which ORCID wrote, though nobody noted an answer.
pub(in super::super) fn to_be_noted_tickets(register: &Register) -> Result<Vec<i64>> {
    shown(register.reader(), &to_be_noted(register.reader())?)
}

fn shown(connection: &Connection, escalations: &[TicketEscalation]) -> Result<Vec<i64>> {
    let mut ids = escalations
        .iter()
        .map(|one| super::super::store::survivor(connection, one.ticket_id))
        .collect::<Result<Vec<_>>>()?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// What a ticket and its messages say.
fn texts_of<'a>(ticket: &'a Ticket, shown: &'a [TicketMessage]) -> Vec<&'a str> {
    [ticket.draft.subject.as_str(), &ticket.draft.integration]
        .into_iter()
        .chain(shown.iter().flat_map(|message| [message.subject.as_str(), message.text.as_str()]))
        .collect()
}

/// The client ids that a ticket and its messages name, each once.
pub(in super::super) fn client_ids_of(connection: &Connection, ticket: &Ticket) -> Result<Vec<String>> {
    let shown = messages::store::messages(connection, ticket.id)?;
    Ok(client_ids(&texts_of(ticket, &shown)))
}

/// The client ids that texts name, each once.
fn client_ids(texts: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let (prefix, length) = CLIENT_ID;
    for text in texts {
        for (at, _) in text.match_indices(prefix) {
            let id: String = text[at + prefix.len()..]
                .chars()
                .take_while(|one| one.is_ascii_uppercase() || one.is_ascii_digit())
                .collect();
            let id = format!("{prefix}{id}");
            if id.len() == prefix.len() + length && !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found
}

/// The errors (400 to 599) that texts name in lines that speak of an answer of a server.
fn statuses(texts: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in texts.iter().flat_map(|text| text.lines()) {
        let lower = line.to_lowercase();
        if !["http", "status", "error", "code", "log"].iter().any(|word| lower.contains(word)) {
            continue;
        }
        for word in line.split(|one: char| !one.is_ascii_alphanumeric()) {
            let is_error = word.len() == 3
                && word.parse::<u16>().is_ok_and(|status| (400..=599).contains(&status))
                && !found.iter().any(|known| known == word);
            if is_error {
                found.push(word.to_owned());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{client_ids, statuses};

    #[test]
    fn what_orcid_will_ask_for_is_found_in_the_messages() {
        let texts = [
            "We use APP-7Q2K9M4XW1ZT8R5B.",
            "The log says 401 for client_id=APP-7Q2K9M4XW1ZT8R5B&x\n450 works wait",
        ];
        assert_eq!(client_ids(&texts), ["APP-7Q2K9M4XW1ZT8R5B"]);
        assert_eq!(statuses(&texts), ["401"], "a number of works is no status");
        assert!(client_ids(&["APP-SHORT", "APP-7Q2K9M4XW1ZT8R5BX"]).is_empty());
    }
}
