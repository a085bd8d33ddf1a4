//! Answers as drafts: a message that any mail program opens, with an identifier of its own, by which the reply to it is
//! recognised. The program sends nothing: that it was sent is noted, and then it counts as an answer.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use ts_rs::TS;

use super::draft::{instant, read_instant};
use super::messages::store::{self as messages, NewMessage, StoredMessage};
use super::set_state::{enter, found};
use super::threads::answer_subject;
use super::{GetTickets, MessageKind, TicketChannel, TicketDetail, TicketState, get, settings, store};
use crate::kernel::{Error, OptionExt, Result, ids, text};
use crate::paper::mail::{MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::people::profile;
use crate::register::{Connection, Op, Register};
use crate::service::mail_files::{DateFrom, secrets};

/// Asks to draft an answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftTicketsReply {
    /// The ticket.
    pub id: i64,
    /// What it says.
    pub text: String,
    /// Whom it goes to; the asker when absent.
    pub to: Option<String>,
}

/// Names drafts of answers.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GetTicketsReplyFiles {
    /// The drafts.
    pub ids: Vec<i64>,
}

/// Asks to note that a draft was sent.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct NoteTicketsSent {
    /// The draft.
    pub id: i64,
    /// When: RFC 3339 with an offset; now when empty.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub at: String,
    /// The state of the ticket from then on; a new or open one waits for the member when absent.
    pub state: Option<TicketState>,
}

/// Asks to throw a draft away.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct DiscardTicketsReply {
    /// The draft.
    pub id: i64,
}

/// Drafts an answer.
pub fn draft_reply(register: &mut Register, request: DraftTicketsReply) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    let said = text::lines(&request.text).map_err(|problem| Error::invalid("text", problem))?;
    if said.is_empty() {
        return Err(Error::invalid("text", message!("Write the answer.")));
    }
    let to = request.to.as_deref().unwrap_or(&ticket.draft.asker_email).to_owned();
    let to = ids::email(&to).map_err(|problem| Error::invalid("to", problem))?.to_lowercase();
    let (said, struck) = secrets::strike_out(&said);
    let from = sender(register)?;
    let chain = chain(register.reader(), ticket.id)?;
    // Each draft has an identifier of its own, also two of the same moment.
    let before = store::said(register.reader(), ticket.id)?.len();
    let about = format!("ticket-{}-{before}", ticket.id);
    let head = MailHead::now(register, &about, (&from.0, &from.1), ("", &to))?.answering(&chain);
    let at = instant(register.clock().now());
    let subject = answer_subject(&ticket.number, &ticket.draft.subject);
    let op = Op::new(message!("Drafted an answer to {ticket}", ticket = ticket.number));
    register.transact(op, |edit| {
        let message_id = head.message_id();
        let new = NewMessage {
            ticket_id: ticket.id,
            kind: MessageKind::Draft,
            channel: TicketChannel::Email,
            at: &at,
            offset_minutes: 0,
            date_from: DateFrom::Date,
            from: (edit.user(), &from.1),
            to_emails: &to,
            subject: &subject,
            text: &said,
            fingerprint: &message_id,
            message_id: &message_id,
            in_reply_to: chain.last().map_or("", String::as_str),
            reference_ids: &chain.join(" "),
            forwarded: ("", ""),
            secrets_struck: i64::try_from(struck).unwrap_or(i64::MAX),
        };
        messages::insert_message(edit, &new).map(|_| ())
    })?;
    get(register, GetTickets { id: request.id })
}

/// The drafts as files.
pub fn reply_files(register: &Register, request: GetTicketsReplyFiles) -> Result<Outgoing> {
    let name = profile::get(register)?.draft.name;
    let mut outgoing = Outgoing::default();
    for id in request.ids {
        let draft = draft(register.reader(), id)?;
        let written_at: DateTime<Utc> = draft.at.parse().unwrap_or_else(|_| register.clock().now());
        let chain: Vec<String> = draft.reference_ids.split(' ').map(str::to_owned).collect();
        let from = (name.as_str(), draft.from_email.as_str());
        let head =
            MailHead::again(&draft.message_id, written_at, from, ("", &draft.to_emails)).answering(&chain);
        let file_name = format!("{} {id}.eml", safe_name(&draft.subject));
        let message = head.message(&draft.subject, &draft.text, &[]);
        outgoing.files.push(OutgoingFile::new(id, file_name, message.as_bytes()));
    }
    Ok(outgoing)
}

/// Notes that a draft was sent: from then on it is an answer.
pub fn note_sent(register: &mut Register, request: NoteTicketsSent) -> Result<TicketDetail> {
    let draft = draft(register.reader(), request.id)?;
    let shown = store::survivor(register.reader(), draft.ticket_id)?;
    let ticket = found(register.reader(), shown)?;
    let (at, offset_minutes) = read_instant("at", &request.at, register.clock().now())?;
    let waits =
        matches!(ticket.state, TicketState::New | TicketState::Open).then_some(TicketState::WaitingMember);
    let op = Op::new(message!("Noted that the answer to {ticket} was sent", ticket = ticket.number));
    register.transact(op, |edit| {
        messages::send(edit, request.id, &at, offset_minutes)?;
        if let Some(state) = request.state.or(waits).filter(|state| *state != ticket.state) {
            enter(edit, &ticket, state, &at)?;
        }
        store::settle(edit, shown)
    })?;
    get(register, GetTickets { id: shown })
}

/// Throws a draft away.
pub fn discard_reply(register: &mut Register, request: DiscardTicketsReply) -> Result<TicketDetail> {
    let draft = draft(register.reader(), request.id)?;
    let shown = store::survivor(register.reader(), draft.ticket_id)?;
    let ticket = found(register.reader(), shown)?;
    let op = Op::new(message!("Threw away the draft of an answer to {ticket}", ticket = ticket.number));
    register.transact(op, |edit| messages::delete(edit, request.id))?;
    get(register, GetTickets { id: shown })
}

fn draft(connection: &Connection, id: i64) -> Result<StoredMessage> {
    let stored = messages::find(connection, id)?.or_not_found(template!("Message"), id)?;
    match stored.kind {
        MessageKind::Draft => Ok(stored),
        _ => Err(Error::conflict(message!("This message is no draft any more."))),
    }
}

/// Whom answers come from: the consortium, by the first of the desk's addresses.
fn sender(register: &Register) -> Result<(String, String)> {
    let profile = profile::get(register)?.draft;
    let desk = settings::current(register.reader())?.addresses.into_iter().next();
    Ok((profile.name, desk.unwrap_or(profile.email)))
}

/// The identifiers of the messages of a ticket, as the latest one from outside has them: those before it, then its own.
fn chain(connection: &Connection, id: i64) -> Result<Vec<String>> {
    let Some(last) = messages::last_that_travelled(connection, id)? else { return Ok(Vec::new()) };
    let before = last.reference_ids.split(' ').chain([last.in_reply_to.as_str(), &last.message_id]);
    let mut chain: Vec<String> = Vec::new();
    for identifier in before.filter(|identifier| !identifier.is_empty()) {
        if !chain.iter().any(|known| known == identifier) {
            chain.push(identifier.to_owned());
        }
    }
    Ok(chain)
}
