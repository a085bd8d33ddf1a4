//! Moves tickets from one state to another, and opens solved ones again.

use chrono::{DateTime, Months, Utc};
use serde::Deserialize;
use ts_rs::TS;

use super::draft::instant;
use super::numbers::{Numbers, number};
use super::settled::Settled;
use super::store::NewTicket;
use super::{Ticket, TicketDetail, TicketState, get, settings, store};
use crate::kernel::{Error, Id, Message, OptionExt, Result};
use crate::register::{Connection, Edit, Op, Register};

/// Asks to give tickets a state.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetTicketsState {
    /// The tickets.
    pub ids: Vec<i64>,
    /// Their state from now on.
    pub state: TicketState,
}

/// Gives tickets a state, and says how many had another before.
pub fn set_state(register: &mut Register, request: SetTicketsState) -> Result<usize> {
    let tickets: Vec<Ticket> =
        request.ids.iter().map(|id| found(register.reader(), *id)).collect::<Result<_>>()?;
    let changed: Vec<&Ticket> = tickets.iter().filter(|ticket| ticket.state != request.state).collect();
    changed.iter().try_for_each(|ticket| permitted(ticket, request.state))?;
    let state = Message::from(request.state.label());
    let summary = match changed.as_slice() {
        [] => return Ok(0),
        [ticket] => message!("{ticket}: {state}", ticket = ticket.number, state),
        several => message!(
            "{count, plural, one {# ticket} other {# tickets}}: {state}",
            count = several.len(),
            state
        ),
    };
    let count = changed.len();
    let at = instant(register.clock().now());
    register.transact(Op::new(summary), |edit| {
        changed.iter().try_for_each(|ticket| {
            store::enter_state(edit, ticket.id, request.state, &at, None)?;
            store::settle(edit, ticket.id)
        })
    })?;
    Ok(count)
}

/// The ticket `id`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub(super) fn found(connection: &Connection, id: i64) -> Result<Ticket> {
    store::find(connection, id)?.or_not_found(template!("Ticket"), id)
}

/// Gives a ticket a state within a larger operation.
pub(super) fn enter(edit: &Edit<'_>, ticket: &Ticket, state: TicketState, at: &str) -> Result<()> {
    permitted(ticket, state)?;
    store::enter_state(edit, ticket.id, state, at, None)
}

/// Refuses states that are no step of their own.
fn permitted(ticket: &Ticket, state: TicketState) -> Result<()> {
    if state == TicketState::Merged {
        let message = message!("A ticket is merged into another one: choose which.");
        return Err(Error::invalid("state", message));
    }
    if ticket.merged_into_id.is_some() {
        return Err(Error::conflict(message!(
            "{ticket} is merged into another ticket. Take it out of that one first.",
            ticket = ticket.number
        )));
    }
    Ok(())
}

/// Opens a solved ticket again, or, when that was long ago, a new one that goes on with it.
pub fn reopen(register: &mut Register, request: Id) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    if !ticket.state.is_done() {
        return Err(Error::conflict(message!(
            "{ticket} is not solved, so there is nothing to open again.",
            ticket = ticket.number
        )));
    }
    let now = register.clock().now();
    let at = instant(now);
    let months = settings::current(register.reader())?.reopen_months;
    if is_recent(&ticket, now, months) {
        let summary = message!("Opened {ticket} again", ticket = ticket.number);
        register.transact(Op::new(summary), |edit| {
            store::enter_state(edit, ticket.id, TicketState::Open, &at, None)?;
            store::settle(edit, ticket.id)
        })?;
        return get(register, Id { id: ticket.id });
    }
    let op = Op::new(message!("Opened a ticket that goes on with {ticket}", ticket = ticket.number));
    let id = register.transact(op, |edit| {
        let (year, serial) = Numbers::default().next(edit, &at, 0)?;
        let new = NewTicket {
            year,
            serial,
            received: (&at, 0),
            follows_id: Some(ticket.id),
            ..NewTicket::default()
        };
        let id = store::insert(edit, &ticket.draft, &new, &Settled::default())?;
        store::set_other_members(edit, id, &ticket.draft.other_member_ids)?;
        store::note_state(edit, id, TicketState::New, &at, edit.user())?;
        edit.summarise(message!(
            "Opened {new}, which goes on with {ticket}",
            new = number(year, serial),
            ticket = ticket.number
        ));
        Ok(id)
    })?;
    get(register, Id { id })
}

/// Whether a solved ticket was solved so lately that a reply opens it again.
pub(super) fn is_recent(ticket: &Ticket, at: DateTime<Utc>, months: u32) -> bool {
    let solved =
        ticket.last_solved_at.as_deref().and_then(|solved| DateTime::parse_from_rfc3339(solved).ok());
    solved
        .and_then(|solved| solved.to_utc().checked_add_months(Months::new(months)))
        .is_none_or(|until| at <= until)
}
