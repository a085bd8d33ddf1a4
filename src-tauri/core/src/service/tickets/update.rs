//! Changes what is written by hand of a ticket.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::{checked, read_instant};
use super::set_state::found;
use super::{TicketDetail, TicketDraft, get, store};
use crate::kernel::{Id, Result};
use crate::register::{Op, Register};

/// Asks to change a ticket.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateTickets {
    /// The ticket.
    pub id: i64,
    /// Its fields from now on.
    pub draft: TicketDraft,
}

/// Changes a ticket.
pub fn update(register: &mut Register, request: UpdateTickets) -> Result<TicketDetail> {
    let now = register.clock().now();
    let ticket = found(register.reader(), request.id)?;
    let draft = checked(register.reader(), &request.draft, now)?;
    let (received_at, offset_minutes) = read_instant("received_at", &draft.received_at, now)?;
    if draft != ticket.draft {
        let summary = message!("Edited ticket {ticket}", ticket = ticket.number);
        register.transact(Op::new(summary), |edit| {
            store::update(edit, &ticket, &draft, (&received_at, offset_minutes))
        })?;
    }
    get(register, Id { id: request.id })
}
