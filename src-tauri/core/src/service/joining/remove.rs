//! Removes an enquiry that was entered by mistake. Its member, if it has one, stays.

use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Asks to remove an enquiry.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveJoining {
    /// The enquiry.
    pub id: i64,
}

/// Removes an enquiry with all that hangs on it.
pub fn remove(register: &mut Register, request: RemoveJoining) -> Result<super::JoiningFacets> {
    let organisation = store::find(register.reader(), request.id)?.enquiry.draft.organisation;
    let op = Op::new(message!("Removed the enquiry of {organisation}", organisation));
    register.transact(op, |edit| store::remove(edit, request.id))?;
    super::facets(register)
}
