//! Opens a ticket by hand: a call, a question at a meeting, a text that was pasted.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::{checked, instant, read_instant};
use super::numbers::Numbers;
use super::settled::Settled;
use super::store::NewTicket;
use super::write::{Written, write_within};
use super::{MessageKind, TicketDetail, TicketDraft, TicketState, get, store};
use crate::kernel::{Id, Result};
use crate::register::{Op, Register};

/// Asks to open a ticket.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AddTickets {
    /// Its fields.
    pub draft: TicketDraft,
    /// What was asked.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub text: String,
    /// What was answered at once, as on the phone.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub answer: String,
    /// Whether that solved it.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub is_solved: bool,
}

/// Opens a ticket.
pub fn add(register: &mut Register, request: AddTickets) -> Result<TicketDetail> {
    let now = register.clock().now();
    let draft = checked(register.reader(), &request.draft, now)?;
    let (received_at, offset_minutes) = read_instant("received_at", &draft.received_at, now)?;
    let op = Op::new(message!("Opened a ticket: {subject}", subject = draft.subject));
    let id = register.transact(op, |edit| {
        let (year, serial) = Numbers::default().next(edit, &received_at, offset_minutes)?;
        let new =
            NewTicket { year, serial, received: (&received_at, offset_minutes), ..NewTicket::default() };
        let id = store::insert(edit, &draft, &new, &Settled::default())?;
        store::set_other_members(edit, id, &draft.other_member_ids)?;
        store::note_state(edit, id, TicketState::New, &received_at, edit.user())?;
        let from = (draft.asker_name.as_str(), draft.asker_email.as_str());
        let asked = Written {
            kind: MessageKind::In,
            channel: draft.channel,
            at: (&received_at, offset_minutes),
            from,
            text: &request.text,
        };
        write_within(edit, id, &asked)?;
        let answered_at = instant(now);
        let answered = Written {
            kind: MessageKind::Out,
            at: (&answered_at, 0),
            from: (edit.user(), ""),
            text: &request.answer,
            ..asked
        };
        write_within(edit, id, &answered)?;
        if request.is_solved {
            store::enter_state(edit, id, TicketState::Solved, &answered_at, None)?;
        } else if !request.answer.trim().is_empty() || !draft.owner.is_empty() {
            store::enter_state(edit, id, TicketState::Open, &answered_at, None)?;
        }
        store::settle(edit, id)?;
        let number = super::numbers::number(year, serial);
        edit.summarise(message!("Opened ticket {number}: {subject}", number, subject = draft.subject));
        Ok(id)
    })?;
    get(register, Id { id })
}
