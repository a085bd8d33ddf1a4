//! What of a transaction has its place otherwise than as a payment of a debtor.

pub(crate) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a transaction that has its place on an account of the books, or is a payment to ORCID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BankPosting {
    /// The placed part.
    pub id: i64,
    /// How much of the transaction, below zero when it went out.
    pub amount_minor: i64,
    /// The key of the account; none for a payment to ORCID.
    pub account: Option<String>,
    /// The payment to ORCID.
    pub orcid_payment_id: Option<i64>,
    /// A note.
    pub note: String,
}
