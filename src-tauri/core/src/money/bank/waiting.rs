//! Money in the bank list that waits, and what it most likely pays.

use chrono::NaiveDate;

use super::{store, suggest};
use crate::kernel::Result;
use crate::money::matching::Confidence;
use crate::register::Connection;

/// A bank transaction that came in and waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingMoney {
    /// When the bank booked it.
    pub booked_on: NaiveDate,
    /// How sure the best suggestion is; none where there is none.
    pub confidence: Option<Confidence>,
    /// The invoices that the best suggestion settles, each with how much of it.
    pub settles: Vec<(i64, i64)>,
}

/// Gives every transaction that came in and waits, with what it most likely pays.
pub fn waiting_money(connection: &Connection) -> Result<Vec<WaitingMoney>> {
    let mut waiting = store::waiting(connection)?;
    waiting.retain(|row| row.left_minor > 0);
    suggest::fill(connection, &mut waiting)?;
    let money = |row: super::TransactionRow| {
        let best = row.suggestions.into_iter().next();
        WaitingMoney {
            booked_on: row.booked_on,
            confidence: best.as_ref().map(|best| best.confidence),
            settles: best
                .map(|best| best.shares.iter().map(|share| (share.invoice_id, share.amount_minor)).collect())
                .unwrap_or_default(),
        }
    };
    Ok(waiting.into_iter().map(money).collect())
}
