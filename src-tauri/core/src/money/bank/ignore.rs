//! Puts transactions aside that pay no invoice, and brings them back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{TransactionState, store};
use crate::kernel::{Error, Message, OptionExt, Result, text};
use crate::register::{Op, Register};

/// Asks to put transactions aside.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct IgnoreBankTransactions {
    /// The transactions.
    pub ids: Vec<i64>,
    /// Why: interest, a transfer between own accounts, money of another activity.
    pub reason: String,
}

/// Names transactions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TransactionIds {
    /// The transactions.
    pub ids: Vec<i64>,
}

/// Puts transactions aside. They stay in a list of their own and can be brought back.
///
/// # Errors
/// No reason; a transaction that does not exist or of which something is booked.
pub fn ignore(register: &mut Register, request: IgnoreBankTransactions) -> Result<TransactionIds> {
    let reason = text::line(&request.reason).map_err(|problem| Error::invalid("reason", problem))?;
    if reason.is_empty() {
        return Err(Error::invalid(
            "reason",
            message!("Say why it is put aside, so that nobody wonders next year."),
        ));
    }
    for id in &request.ids {
        let row =
            store::transaction(register.reader(), *id)?.or_not_found(template!("Bank transaction"), *id)?;
        if row.state != TransactionState::Waiting || row.left_minor != row.amount_minor {
            return Err(Error::conflict(message!(
                "Something of the transaction of {booked_on, date, long} is booked, or it is ignored already.",
                booked_on = row.booked_on
            )));
        }
    }
    let summary = message!("Put {ids} aside: {reason}", ids = counted(request.ids.len()), reason);
    register.transact(Op::new(summary), |edit| {
        let today = edit.today();
        request.ids.iter().try_for_each(|id| store::set_ignored(edit, *id, Some((today, &reason))))
    })?;
    Ok(TransactionIds { ids: request.ids })
}

/// Brings transactions back that were put aside.
///
/// # Errors
/// A transaction that does not exist.
pub fn bring_back(register: &mut Register, request: TransactionIds) -> Result<TransactionIds> {
    for id in &request.ids {
        store::transaction(register.reader(), *id)?.or_not_found(template!("Bank transaction"), *id)?;
    }
    let summary = message!("Brought {ids} back", ids = counted(request.ids.len()));
    register.transact(Op::new(summary), |edit| {
        request.ids.iter().try_for_each(|id| store::set_ignored(edit, *id, None))
    })?;
    Ok(request)
}

fn counted(count: usize) -> Message {
    message!(
        "{count, plural, =1 {a bank transaction} one {# bank transaction} other {# bank transactions}}",
        count
    )
}
