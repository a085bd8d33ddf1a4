//! Removes an enquiry that was entered by mistake. Its member, if it has one, stays.

use super::store;
use crate::kernel::{Id, Result};
use crate::register::{Op, Register};

/// Removes an enquiry with all that hangs on it.
pub fn remove(register: &mut Register, request: Id) -> Result<super::JoiningFacets> {
    let organisation = store::find(register.reader(), request.id)?.enquiry.draft.organisation;
    let op = Op::new(message!("Removed the enquiry of {organisation}", organisation));
    register.transact(op, |edit| store::remove(edit, request.id))?;
    super::facets(register)
}
