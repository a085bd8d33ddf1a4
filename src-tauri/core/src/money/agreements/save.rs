//! Writes down an agreement, and corrects it.

use serde::Deserialize;
use ts_rs::TS;

use super::{AgreementDetail, AgreementDraft, check, get, store};
use crate::kernel::{Id, Result};
use crate::register::{Op, Register};

/// Asks to correct an agreement.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateAgreements {
    pub id: i64,
    /// What it says from now on.
    pub draft: AgreementDraft,
}

/// Adds an agreement.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field; terms may not overlap.
pub fn add(register: &mut Register, request: AgreementDraft) -> Result<AgreementDetail> {
    let draft = check::storable(register.reader(), None, &request)?;
    let op = Op::new(message!("Added the agreement “{title}”", title = draft.title));
    let id = register.transact(op, |edit| store::insert(edit, &draft, None))?;
    get(register, Id { id })
}

/// Replaces what an agreement says.
///
/// # Errors
/// As [`add`].
pub fn update(register: &mut Register, request: UpdateAgreements) -> Result<AgreementDetail> {
    let before = get::find(register, request.id)?;
    let draft = check::storable(register.reader(), Some(request.id), &request.draft)?;
    let op = Op::new(message!("Edited the agreement “{title}”", title = draft.title));
    register.transact(op, |edit| store::update(edit, &before, &draft))?;
    get(register, Id { id: request.id })
}
