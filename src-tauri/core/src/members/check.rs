//! The rules a member's fields keep, said beside the field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MemberDraft, store};
use crate::kernel::{FieldProblems, Result, country, ids, text};
use crate::register::{Connection, Register};

/// Asks whether a draft could be stored.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckMember {
    /// The member it would replace; absent for a new one.
    pub id: Option<i64>,
    /// The draft.
    pub draft: MemberDraft,
}

/// What is wrong, and what is only worth knowing, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFields {
    /// Messages that stand in the way.
    pub problems: BTreeMap<String, String>,
    /// Messages that do not.
    pub warnings: BTreeMap<String, String>,
}

/// Checks a draft without storing it.
pub fn check(register: &Register, request: CheckMember) -> Result<CheckedFields> {
    let mut checked = checked(&request.draft);
    refuse_taken_ror_id(register.reader(), request.id, &mut checked)?;
    Ok(CheckedFields { problems: checked.problems.by_field(), warnings: portal_warnings(&checked.draft) })
}

/// A draft as it would be stored, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Its fields in their stored form; a field with a problem is empty.
    pub draft: MemberDraft,
    /// What is wrong.
    pub problems: FieldProblems,
}

/// Brings a draft into its stored form and collects every problem that shows without looking at other members.
pub fn checked(draft: &MemberDraft) -> Checked {
    let mut problems = FieldProblems::default();
    let stored = MemberDraft {
        official_name: problems.take("official_name", text::line(&draft.official_name)),
        short_name: problems.take("short_name", text::line(&draft.short_name)),
        ror_id: problems.take_optional("ror_id", &draft.ror_id, ids::ror_id),
        country: problems.take_optional("country", &draft.country, country::parse),
        street: problems.take("street", text::lines(&draft.street)),
        city: problems.take("city", text::line(&draft.city)),
        region: problems.take("region", text::line(&draft.region)),
        postal_code: problems.take("postal_code", text::line(&draft.postal_code)),
        email_domain: problems.take_optional("email_domain", &draft.email_domain, ids::domain),
        website: problems.take("website", text::line(&draft.website)),
        sector: problems.take("sector", text::line(&draft.sector)),
        tier: draft.tier,
        status: draft.status,
        joined_on: draft.joined_on,
        left_on: draft.left_on,
        purchase_order: problems.take("purchase_order", text::line(&draft.purchase_order)),
        tax_id: problems.take("tax_id", text::line(&draft.tax_id)),
        notes: problems.take("notes", text::lines(&draft.notes)),
    };
    if !stored.official_name.chars().any(char::is_alphanumeric)
        && !problems.iter().any(|(field, _)| field == "official_name")
    {
        problems.add("official_name", "Give the member a name.");
    }
    if let (Some(joined_on), Some(left_on)) = (stored.joined_on, stored.left_on)
        && left_on < joined_on
    {
        problems.add("left_on", format!("The last day ({left_on}) is before the first ({joined_on})."));
    }
    Checked { draft: stored, problems }
}

/// The stored form of a draft for member `id`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn storable(connection: &Connection, id: Option<i64>, draft: &MemberDraft) -> Result<MemberDraft> {
    let mut checked = checked(draft);
    refuse_taken_ror_id(connection, id, &mut checked)?;
    checked.problems.into_result().map(|()| checked.draft)
}

fn refuse_taken_ror_id(connection: &Connection, id: Option<i64>, checked: &mut Checked) -> Result<()> {
    if checked.draft.ror_id.is_empty() {
        return Ok(());
    }
    if let Some((holder, name)) = store::by_ror_id(connection, &checked.draft.ror_id)?
        && Some(holder) != id
    {
        checked
            .problems
            .add("ror_id", format!("{name} has this ROR id already. One organisation is one member."));
    }
    Ok(())
}

/// Field lengths that ORCID's member portal accepts, in characters. The register keeps longer ones and warns.
fn portal_warnings(draft: &MemberDraft) -> BTreeMap<String, String> {
    too_long_for_portal(&[
        ("official_name", &draft.official_name, 41),
        ("street", &draft.street, 255),
        ("city", &draft.city, 40),
        ("region", &draft.region, 80),
        ("postal_code", &draft.postal_code, 20),
        ("email_domain", &draft.email_domain, 255),
    ])
}

/// A warning for every field whose value has more characters than ORCID's member portal takes.
pub fn too_long_for_portal(fields: &[(&str, &str, usize)]) -> BTreeMap<String, String> {
    let warning = |(field, value, length_max): &(&str, &str, usize)| {
        let length = value.chars().count();
        let message = format!("{length} characters: ORCID’s member portal takes {length_max}.");
        (length > *length_max).then(|| ((*field).to_owned(), message))
    };
    fields.iter().filter_map(warning).collect()
}
