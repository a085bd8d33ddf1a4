//! Which tickets are about an issue. A ticket is one request; an issue is what many of them are about. The issues register knows
//! the desk, which does not know it.

pub(super) mod store;
#[cfg(test)]
mod tests;

use serde::Deserialize;
use ts_rs::TS;

use super::IssueDetail;
use super::get::{self, find};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Asks to note that tickets are about an issue.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LinkIssuesTickets {
    /// The issue.
    pub issue_id: i64,
    /// The tickets.
    pub ticket_ids: Vec<i64>,
}

/// Asks to note that a ticket is not about an issue.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct UnlinkIssuesTicket {
    /// The issue.
    pub issue_id: i64,
    /// The ticket, which stands for those merged into it.
    pub ticket_id: i64,
}

/// Notes that tickets are about an issue; those that are already stay as they are.
///
/// # Errors
/// On `ticket_ids`: none. [`crate::kernel::ErrorKind::NotFound`].
pub fn link_tickets(register: &mut Register, request: LinkIssuesTickets) -> Result<IssueDetail> {
    let issue = find(register.reader(), request.issue_id)?;
    let linked = store::tickets(register.reader(), issue.id)?;
    let mut new: Vec<(i64, String)> = Vec::new();
    for id in &request.ticket_ids {
        let (id, number) = store::shown(register.reader(), *id)?.or_not_found(template!("Ticket"), *id)?;
        let is_known = linked.iter().any(|known| known.id == id) || new.iter().any(|(known, _)| *known == id);
        if !is_known {
            new.push((id, number));
        }
    }
    if request.ticket_ids.is_empty() {
        return Err(Error::invalid("ticket_ids", message!("Choose the tickets that are about it.")));
    }
    if !new.is_empty() {
        let numbers = new.iter().map(|(_, number)| number.as_str()).collect::<Vec<_>>().join(", ");
        let op = Op::new(message!("Linked {numbers} to the issue {issue}", numbers, issue = issue.number));
        let today = register.clock().today();
        register.transact(op, |edit| {
            new.iter().try_for_each(|(ticket_id, _)| store::link(edit, issue.id, *ticket_id, today))
        })?;
    }
    get::get(register, Id { id: issue.id })
}

/// Notes that a ticket is not about an issue.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when it is not linked.
pub fn unlink_ticket(register: &mut Register, request: UnlinkIssuesTicket) -> Result<IssueDetail> {
    let issue = find(register.reader(), request.issue_id)?;
    let ticket_id = request.ticket_id;
    let (shown, number) =
        store::shown(register.reader(), ticket_id)?.or_not_found(template!("Ticket"), ticket_id)?;
    if store::tickets(register.reader(), issue.id)?.iter().all(|known| known.id != shown) {
        return Err(Error::conflict(message!(
            "{ticket} is not linked to the issue {issue}.",
            ticket = number,
            issue = issue.number
        )));
    }
    let op = Op::new(message!("Took {ticket} from the issue {issue}", ticket = number, issue = issue.number));
    register.transact(op, |edit| store::unlink(edit, issue.id, shown))?;
    get::get(register, Id { id: issue.id })
}
