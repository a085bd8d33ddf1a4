//! What comes of messages, before it is written.

use std::collections::BTreeMap;

use super::super::settled::Said;
use super::super::{MessageKind, Ticket, TicketDraft, TicketState};
use super::TakenMail;
use super::addresses::DeskAddresses;
use crate::kernel::Message;
use crate::service::mail_files::MailMessage;

/// A ticket that messages belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// One that is opened, by its place in the plan.
    Opened(usize),
    /// One of the register.
    Known(i64),
}

/// A ticket that is opened.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) draft: TicketDraft,
    pub(super) year: i32,
    pub(super) serial: i64,
    pub(super) received: (String, i32),
    pub(super) follows_id: Option<i64>,
    pub(super) said: Vec<Said>,
    pub(super) states: Vec<(TicketState, String)>,
}

/// A ticket of the register that messages go on with.
#[derive(Debug)]
pub(super) struct Continued {
    pub(super) ticket: Ticket,
    /// The question itself, where it comes after what answers it.
    pub(super) head: Option<(TicketDraft, (String, i32))>,
    pub(super) states: Vec<(TicketState, String)>,
}

/// A message that is new.
#[derive(Debug)]
pub(super) struct Planned<'a> {
    pub(super) mail: &'a MailMessage,
    pub(super) place: Place,
    pub(super) kind: MessageKind,
    pub(super) escalation_id: Option<i64>,
    pub(super) at: String,
    pub(super) fingerprint: String,
}

/// What comes of messages.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    pub(super) desk: DeskAddresses,
    pub(super) opened: Vec<Opened>,
    pub(super) continued: BTreeMap<i64, Continued>,
    pub(super) messages: Vec<Planned<'a>>,
    pub(super) rows: Vec<TakenMail>,
    pub(super) unreadable: Vec<Message>,
    pub(super) read: usize,
    pub(super) known: usize,
}

impl Continued {
    /// Where the ticket stands after what was planned so far.
    pub(super) fn state(&self) -> TicketState {
        self.states.last().map_or(self.ticket.state, |(state, _)| *state)
    }
}
