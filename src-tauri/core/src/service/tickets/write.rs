//! Writes a message into a ticket by hand: an answer on the phone, what somebody said, a note.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::read_instant;
use super::messages::store::NewMessage;
use super::set_state::{enter, found};
use super::{MessageKind, TicketChannel, TicketDetail, TicketState, get, messages, store};
use crate::kernel::{Error, Id, Result, text};
use crate::register::{Edit, Op, Register, sha256};
use crate::service::mail_files::{DateFrom, secrets};

/// Asks to write a message into a ticket.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct WriteTickets {
    /// The ticket.
    pub id: i64,
    /// What it is: from outside, an answer, or a note.
    pub kind: MessageKind,
    /// How it came or went.
    pub channel: TicketChannel,
    /// When: RFC 3339 with an offset; now when empty.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub at: String,
    /// What it says.
    pub text: String,
    /// The state of the ticket from then on.
    pub state: Option<TicketState>,
}

/// A message that is written by hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) kind: MessageKind,
    pub(super) channel: TicketChannel,
    pub(super) at: (&'a str, i32),
    pub(super) from: (&'a str, &'a str),
    pub(super) text: &'a str,
}

/// Writes a message into a ticket.
pub fn write(register: &mut Register, request: WriteTickets) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    if !matches!(request.kind, MessageKind::In | MessageKind::Out | MessageKind::Note) {
        let message = message!("A message written by hand is one from outside, an answer or a note.");
        return Err(Error::invalid("kind", message));
    }
    if request.text.trim().is_empty() {
        return Err(Error::invalid("text", message!("Write what was said.")));
    }
    let (at, offset_minutes) = read_instant("at", &request.at, register.clock().now())?;
    let summary = match request.kind {
        MessageKind::Note => message!("Wrote a note on {ticket}", ticket = ticket.number),
        MessageKind::Out => message!("Noted an answer to {ticket}", ticket = ticket.number),
        _ => message!("Noted a message on {ticket}", ticket = ticket.number),
    };
    register.transact(Op::new(summary), |edit| {
        let asker = (ticket.draft.asker_name.as_str(), ticket.draft.asker_email.as_str());
        let from = if request.kind == MessageKind::In { asker } else { (edit.user(), "") };
        let written = Written {
            kind: request.kind,
            channel: request.channel,
            at: (&at, offset_minutes),
            from,
            text: &request.text,
        };
        write_within(edit, ticket.id, &written)?;
        if let Some(state) = request.state.filter(|state| *state != ticket.state) {
            enter(edit, &ticket, state, &at)?;
        }
        store::settle(edit, store::survivor(edit, ticket.id)?)
    })?;
    get(register, Id { id: request.id })
}

/// Writes a message as a part of a larger operation; nothing when it says nothing.
pub(super) fn write_within(edit: &Edit<'_>, ticket_id: i64, written: &Written<'_>) -> Result<()> {
    if written.text.trim().is_empty() {
        return Ok(());
    }
    let said = text::lines(written.text).map_err(|problem| Error::invalid("text", problem))?;
    let (said, struck) = secrets::strike_out(&said);
    let (at, offset_minutes) = written.at;
    // Two notes may say the same at the same time: each is one of its own.
    let count = store::said(edit, ticket_id)?.len();
    let fingerprint = format!(
        "written:{}",
        sha256(format!("{ticket_id}\n{count}\n{at}\n{said}\n{}", edit.timestamp()).as_bytes())
    );
    let new = NewMessage {
        ticket_id,
        kind: written.kind,
        escalation_id: None,
        channel: written.channel,
        at,
        offset_minutes,
        date_from: DateFrom::Date,
        from: written.from,
        to_emails: "",
        subject: "",
        text: &said,
        fingerprint: &fingerprint,
        message_id: "",
        in_reply_to: "",
        reference_ids: "",
        forwarded: ("", ""),
        secrets_struck: i64::try_from(struck).unwrap_or(i64::MAX),
    };
    messages::store::insert_message(edit, &new).map(|_| ())
}
