//! Says who sees to tickets.

use serde::Deserialize;
use ts_rs::TS;

use super::set_state::found;
use super::{Ticket, store};
use crate::kernel::{Error, Result, text};
use crate::register::{Op, Register};

/// Asks to give tickets an owner.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AssignTickets {
    /// The tickets.
    pub ids: Vec<i64>,
    /// Who sees to them; empty for nobody.
    pub owner: String,
}

/// Gives tickets an owner, and says how many were another's before.
pub fn assign(register: &mut Register, request: AssignTickets) -> Result<usize> {
    let owner = text::name(&request.owner).map_err(|problem| Error::invalid("owner", problem))?;
    let tickets: Vec<Ticket> =
        request.ids.iter().map(|id| found(register.reader(), *id)).collect::<Result<_>>()?;
    let changed: Vec<&Ticket> = tickets.iter().filter(|ticket| ticket.draft.owner != owner).collect();
    let summary = match (changed.as_slice(), owner.as_str()) {
        ([], _) => return Ok(0),
        ([ticket], "") => message!("Nobody sees to {ticket} any more", ticket = ticket.number),
        ([ticket], owner) => message!("Assigned {ticket} to {owner}", ticket = ticket.number, owner),
        (several, "") => message!(
            "Nobody sees to {count, plural, one {# ticket} other {# tickets}} any more",
            count = several.len()
        ),
        (several, owner) => message!(
            "Assigned {count, plural, one {# ticket} other {# tickets}} to {owner}",
            count = several.len(),
            owner
        ),
    };
    let count = changed.len();
    register.transact(Op::new(summary), |edit| {
        changed.iter().try_for_each(|ticket| store::set_owner(edit, ticket, &owner))
    })?;
    Ok(count)
}
