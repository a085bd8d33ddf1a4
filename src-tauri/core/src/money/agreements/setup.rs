//! What a new register has to be told of agreements.

use super::store;
use crate::kernel::{Result, SetupKey, SetupStep};
use crate::register::Register;

/// Whether an agreement is entered.
pub(super) fn agreement(register: &Register) -> Result<SetupStep> {
    let agreements = store::all(register.reader(), register.clock().today())?;
    let detail = match agreements.first() {
        None => message!("Its term and its fee schedule say what ORCID charges, and by when."),
        Some(agreement) => message!("“{title}”.", title = agreement.draft.title),
    };
    let is_done = !agreements.is_empty();
    Ok(SetupStep::new(SetupKey::Agreement, message!("Agreement with ORCID"), is_done, detail, "agreements"))
}
