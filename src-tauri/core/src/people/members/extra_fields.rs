//! The columns of imported lists for which there is no field, as far as members have them.

use serde::Serialize;
use ts_rs::TS;

use super::store;
use crate::kernel::Result;
use crate::register::Register;

/// The names of extra fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExtraFields {
    /// In alphabetical order.
    pub names: Vec<String>,
}

/// Gives the names of the extra fields that members have.
pub fn extra_fields(register: &Register) -> Result<ExtraFields> {
    Ok(ExtraFields { names: store::extra_names(register.reader())? })
}
