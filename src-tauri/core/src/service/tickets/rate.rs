//! Notes what an asker thought of how a ticket was dealt with.

use serde::Deserialize;
use ts_rs::TS;

use super::set_state::found;
use super::{TicketDetail, TicketDraft, UpdateTickets, get, update};
use crate::kernel::{Id, Result};
use crate::register::Register;

/// Asks to note what an asker thought.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RateTickets {
    /// The ticket.
    pub id: i64,
    /// From 1 to 5; none takes it back.
    pub rating: Option<i64>,
    /// What they said of it; as it is when absent.
    pub remark: Option<String>,
}

/// Notes what an asker thought.
///
/// # Errors
/// On `rating`: not from 1 to 5.
pub fn rate(register: &mut Register, request: RateTickets) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    let remark = request.remark.unwrap_or_else(|| ticket.draft.remark.clone());
    let draft = TicketDraft { rating: request.rating, remark, ..ticket.draft };
    update(register, UpdateTickets { id: request.id, draft })?;
    get(register, Id { id: request.id })
}
