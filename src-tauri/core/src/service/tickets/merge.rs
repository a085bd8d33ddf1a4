//! Makes tickets a part of another one, and takes them out again. Nothing moves: what came to a merged ticket stays there
//! and is shown with the survivor's, and what is still to come reaches the survivor.

use serde::Deserialize;
use ts_rs::TS;

use super::draft::instant;
use super::set_state::found;
use super::{Ticket, TicketDetail, TicketState, get, store};
use crate::kernel::{Error, Id, Result};
use crate::register::{Op, Register};

/// Asks to merge tickets into another one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MergeTickets {
    /// The tickets that become a part.
    pub ids: Vec<i64>,
    /// The ticket that they become a part of.
    pub into_id: i64,
}

/// Merges tickets into another one.
pub fn merge(register: &mut Register, request: MergeTickets) -> Result<TicketDetail> {
    let connection = register.reader();
    let survivor = found(connection, store::survivor(connection, request.into_id)?)?;
    let mut tickets: Vec<Ticket> = Vec::new();
    for id in &request.ids {
        let ticket = found(connection, *id)?;
        if ticket.id == survivor.id {
            return Err(Error::conflict(message!(
                "{ticket} cannot be merged into itself. Choose another ticket.",
                ticket = ticket.number
            )));
        }
        if ticket.merged_into_id.is_some() {
            return Err(Error::conflict(message!(
                "{ticket} is merged already. Take it out of that ticket first.",
                ticket = ticket.number
            )));
        }
        if tickets.iter().all(|known| known.id != ticket.id) {
            tickets.push(ticket);
        }
    }
    let numbers = tickets.iter().map(|ticket| ticket.number.as_str()).collect::<Vec<_>>().join(", ");
    if tickets.is_empty() {
        return Err(Error::invalid("ids", message!("Choose the tickets that become a part of this one.")));
    }
    let summary = message!("Merged {numbers} into {survivor}", numbers, survivor = survivor.number);
    let at = instant(register.clock().now());
    register.transact(Op::new(summary), |edit| {
        for ticket in &tickets {
            store::enter_state(edit, ticket.id, TicketState::Merged, &at, Some(survivor.id))?;
        }
        store::settle(edit, survivor.id)
    })?;
    get(register, Id { id: survivor.id })
}

/// Takes a ticket out of the one that it was merged into: it is what it was before.
pub fn unmerge(register: &mut Register, request: Id) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    let Some(into_id) = ticket.merged_into_id else {
        return Err(Error::conflict(message!(
            "{ticket} is not merged into another ticket.",
            ticket = ticket.number
        )));
    };
    let states = store::states(register.reader(), ticket.id)?;
    let before = states.iter().rev().map(|(state, _, _)| *state).find(|state| *state != TicketState::Merged);
    let into = found(register.reader(), into_id)?;
    let at = instant(register.clock().now());
    let summary = message!("Took {ticket} out of {into}", ticket = ticket.number, into = into.number);
    register.transact(Op::new(summary), |edit| {
        store::enter_state(edit, ticket.id, before.unwrap_or(TicketState::Open), &at, None)?;
        store::settle(edit, ticket.id)?;
        store::settle(edit, store::survivor(edit, into.id)?)
    })?;
    get(register, Id { id: ticket.id })
}
