//! The rules a contact's fields keep, said beside the field.

use std::collections::BTreeMap;

use serde::Deserialize;
use ts_rs::TS;

use super::ContactDraft;
use crate::kernel::{FieldProblems, Result, ids, text};
use crate::people::members::{CheckedFields, too_long_for_portal};
use crate::register::Register;

/// Asks whether a draft could be stored.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckContact {
    /// The contact it would replace; absent for a new one.
    pub id: Option<i64>,
    /// The draft.
    pub draft: ContactDraft,
}

/// A draft as it would be stored, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct CheckedContact {
    /// Its fields in their stored form; a field with a problem is empty.
    pub draft: ContactDraft,
    /// What is wrong.
    pub problems: FieldProblems,
}

/// Checks a draft without storing it.
pub fn check(_: &Register, request: CheckContact) -> Result<CheckedFields> {
    let checked = checked(&request.draft);
    Ok(CheckedFields { problems: checked.problems.by_field(), warnings: portal_warnings(&checked.draft) })
}

/// Brings a draft into its stored form and collects every problem.
pub fn checked(draft: &ContactDraft) -> CheckedContact {
    let mut problems = FieldProblems::default();
    let stored = ContactDraft {
        given_name: problems.take("given_name", text::name(&draft.given_name)),
        family_name: problems.take("family_name", text::name(&draft.family_name)),
        email: problems.take_optional("email", &draft.email, ids::email),
        orcid_id: problems.take_optional("orcid_id", &draft.orcid_id, ids::orcid_id),
        phone: problems.take("phone", ids::number(&draft.phone)),
        job_title: problems.take("job_title", text::name(&draft.job_title)),
        notes: problems.take("notes", text::lines(&draft.notes)),
    };
    if problems.is_empty() && stored.name().is_empty() {
        problems.add("family_name", "Give the person a name or at least an e-mail address.");
    }
    CheckedContact { draft: stored, problems }
}

/// Field lengths that ORCID's member portal accepts, in characters. The register keeps longer ones and warns.
fn portal_warnings(draft: &ContactDraft) -> BTreeMap<String, String> {
    too_long_for_portal(&[
        ("given_name", &draft.given_name, 40),
        ("family_name", &draft.family_name, 80),
        ("email", &draft.email, 80),
        ("phone", &draft.phone, 40),
        ("job_title", &draft.job_title, 128),
    ])
}
