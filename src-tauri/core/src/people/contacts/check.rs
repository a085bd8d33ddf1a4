//! The rules a contact's fields keep, said beside the field.

use serde::Deserialize;
use ts_rs::TS;

use super::ContactDraft;
use super::fields::FIELDS;
use crate::kernel::{FieldProblems, Result, field};
use crate::people::members::CheckedFields;
use crate::register::Register;

/// Asks whether a draft could be stored.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckContacts {
    /// The contact it would replace; absent for a new one.
    pub id: Option<i64>,
    pub draft: ContactDraft,
}

/// A draft as it would be stored, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct CheckedContact {
    /// Its fields in their stored form; a field with a problem is empty.
    pub draft: ContactDraft,
    pub problems: FieldProblems,
}

/// Checks a draft without storing it.
pub fn check(_: &Register, request: CheckContacts) -> Result<CheckedFields> {
    let checked = checked(&request.draft);
    Ok(CheckedFields {
        problems: checked.problems.by_field(),
        warnings: field::too_long_for_portal(FIELDS, &checked.draft),
    })
}

/// Brings a draft into its stored form and collects every problem.
pub fn checked(draft: &ContactDraft) -> CheckedContact {
    let mut problems = FieldProblems::default();
    let stored = field::checked(FIELDS, draft, &mut problems);
    if problems.is_empty() && stored.name().is_empty() {
        problems.add("family_name", message!("Give the person a name or at least an e-mail address."));
    }
    CheckedContact { draft: stored, problems }
}
