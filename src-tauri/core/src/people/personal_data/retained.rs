//! Who was erased, and what is kept of them for how long.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{NamingInvoice, store};
use crate::kernel::Result;
use crate::register::Register;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasedPerson {
    pub contact_id: i64,
    /// What stands for their name.
    pub pseudonym: String,
    /// When they were erased.
    #[ts(type = "string")]
    pub erased_on: NaiveDate,
    pub erased_by: String,
    /// The issued invoices that name them and must be kept.
    pub retained: Vec<NamingInvoice>,
}

/// Gives everybody who was erased, the latest first, with the invoices that are kept.
pub fn erased(register: &Register) -> Result<Vec<ErasedPerson>> {
    store::erased(register.reader())
}
