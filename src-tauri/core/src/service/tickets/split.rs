//! Makes a ticket of its own out of messages of another one. Merging the new one into the old one takes it back.

use serde::Deserialize;
use ts_rs::TS;

use super::numbers::{Numbers, number};
use super::set_state::found;
use super::settled::Settled;
use super::store::NewTicket;
use super::{TicketDetail, TicketDraft, TicketMessage, TicketState, get, messages, store};
use crate::kernel::{Error, Id, Result, text};
use crate::register::{Op, Register};

/// Asks to make a ticket out of messages.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SplitTickets {
    /// The ticket that shows them.
    pub id: i64,
    /// The messages.
    pub message_ids: Vec<i64>,
    /// What the new ticket is about.
    pub subject: String,
}

/// Makes a ticket out of messages of another one, and gives the new one.
pub fn split(register: &mut Register, request: SplitTickets) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    let all = messages::store::messages(register.reader(), ticket.id)?;
    let (moved, kept): (Vec<&TicketMessage>, Vec<&TicketMessage>) =
        all.iter().partition(|message| request.message_ids.contains(&message.id));
    let Some(first) = moved.first().filter(|_| moved.len() == request.message_ids.len()) else {
        let message = message!(
            "Choose messages of {ticket} that become a ticket of their own.",
            ticket = ticket.number
        );
        return Err(Error::invalid("message_ids", message));
    };
    if kept.is_empty() {
        let message = message!(
            "{ticket} would be left without a message. Edit its subject instead.",
            ticket = ticket.number
        );
        return Err(Error::invalid("message_ids", message));
    }
    let subject = text::name(&request.subject).map_err(|problem| Error::invalid("subject", problem))?;
    if subject.is_empty() {
        return Err(Error::invalid("subject", message!("Say in a few words what the new ticket is about.")));
    }
    let draft = TicketDraft { subject, ..ticket.draft.clone() };
    let received = (first.at.as_str(), first.offset_minutes);
    let summary = message!("Split messages from {ticket}", ticket = ticket.number);
    let id = register.transact(Op::new(summary), |edit| {
        let (year, serial) = Numbers::default().next(edit, received.0, received.1)?;
        let new =
            NewTicket { year, serial, received, split_from_id: Some(ticket.id), ..NewTicket::default() };
        let id = store::insert(edit, &draft, &new, &Settled::default())?;
        store::set_other_members(edit, id, &draft.other_member_ids)?;
        store::note_state(edit, id, TicketState::New, received.0, edit.user())?;
        for message in &moved {
            messages::store::move_message(edit, message.id, id)?;
        }
        store::settle(edit, id)?;
        let mut parts: Vec<i64> = moved.iter().map(|message| message.ticket_id).chain([ticket.id]).collect();
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            store::settle(edit, part)?;
            store::settle(edit, store::survivor(edit, part)?)?;
        }
        edit.summarise(message!(
            "Split {count, plural, one {# message} other {# messages}} from {ticket} into {new}",
            count = moved.len(),
            ticket = ticket.number,
            new = number(year, serial)
        ));
        Ok(id)
    })?;
    get(register, Id { id })
}
