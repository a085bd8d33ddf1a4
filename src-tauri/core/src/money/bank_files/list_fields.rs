//! What a column of a bank's list can hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a column of a bank's list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListField {
    BookedOn,
    /// The day from which it counts.
    ValueOn,
    /// What was booked; below zero, or by `Direction`, when it went out.
    Amount,
    /// What went out.
    Debit,
    /// What came in.
    Credit,
    /// Whether it went out or came in, in words or letters.
    Direction,
    /// The currency of the amount.
    Currency,
    /// Whether it is booked, or only announced.
    Status,
    /// Who paid; who was paid too, where no other column tells that.
    Counterparty,
    /// Who was paid.
    Payee,
    CounterpartyAccount,
    /// What the payer wrote; several columns may hold a part.
    Text,
    /// A reference the payer gave; several columns may hold one.
    Reference,
    /// The bank's own reference of the transaction.
    BankReference,
    /// What was ordered in another currency.
    OriginalAmount,
    OriginalCurrency,
    /// What the bank took.
    Charges,
    /// What was on the account afterwards.
    Balance,
}

impl ListField {
    /// Whether more than one column may hold it.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Text | Self::Reference | Self::Status)
    }
}
