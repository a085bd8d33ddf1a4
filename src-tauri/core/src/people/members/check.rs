//! The rules a member's fields keep, said beside the field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fields::FIELDS;
use super::{MemberDraft, OtherName, custom_fields, family, store};
use crate::kernel::{FieldProblems, Message, Result, field, ids, text};
use crate::register::{Connection, Register};

/// Asks whether a draft could be stored.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckMembers {
    /// The member it would replace; absent for a new one.
    pub id: Option<i64>,
    pub draft: MemberDraft,
}

/// What is wrong, and what is only worth knowing, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFields {
    /// Messages that stand in the way.
    pub problems: BTreeMap<String, Message>,
    /// Messages that do not.
    pub warnings: BTreeMap<String, Message>,
}

/// Checks a draft without storing it.
pub fn check(register: &Register, request: CheckMembers) -> Result<CheckedFields> {
    let mut checked = checked(&request.draft);
    check_among_others(register.reader(), request.id, &mut checked)?;
    Ok(CheckedFields {
        problems: checked.problems.by_field(),
        warnings: field::too_long_for_portal(FIELDS, &checked.draft),
    })
}

/// A draft as it would be stored, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct CheckedDraft {
    /// Its fields in their stored form; a field with a problem is empty.
    pub draft: MemberDraft,
    pub problems: FieldProblems,
}

/// Brings a draft into its stored form and collects every problem that shows without looking at other members.
pub fn checked(draft: &MemberDraft) -> CheckedDraft {
    let mut problems = FieldProblems::default();
    let mut stored = field::checked(FIELDS, draft, &mut problems);
    stored.other_names = other_names(draft, &mut problems);
    stored.tags = tags(draft, &mut problems);
    stored.extra = extra(draft, &mut problems);
    if !stored.official_name.chars().any(char::is_alphanumeric)
        && !problems.iter().any(|(field, _)| field == "official_name")
    {
        problems.add("official_name", message!("Give the member a name."));
    }
    if let (Some(joined_on), Some(left_on)) = (stored.joined_on, stored.left_on)
        && left_on < joined_on
    {
        problems.add(
            "left_on",
            message!(
                "The last day ({left_on, date, long}) is before the first ({joined_on, date, long}).",
                left_on,
                joined_on
            ),
        );
    }
    CheckedDraft { draft: stored, problems }
}

/// The stored form of a draft for member `id`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn storable(connection: &Connection, id: Option<i64>, draft: &MemberDraft) -> Result<MemberDraft> {
    let mut checked = checked(draft);
    check_among_others(connection, id, &mut checked)?;
    checked.problems.into_result().map(|()| checked.draft)
}

fn other_names(draft: &MemberDraft, problems: &mut FieldProblems) -> Vec<OtherName> {
    let mut names = Vec::new();
    for other in &draft.other_names {
        let name = problems.take("other_names", text::name(&other.name));
        let language = problems.take_optional("other_names", &other.language, ids::language);
        if !name.is_empty() {
            names.push(OtherName { name, language });
        }
    }
    names
}

fn tags(draft: &MemberDraft, problems: &mut FieldProblems) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in &draft.tags {
        let tag = problems.take("tags", text::line(tag));
        if !tag.is_empty() && !tags.iter().any(|known| text::search_key(known) == text::search_key(&tag)) {
            tags.push(tag);
        }
    }
    tags
}

fn extra(draft: &MemberDraft, problems: &mut FieldProblems) -> BTreeMap<String, String> {
    let mut extra = BTreeMap::new();
    for (name, value) in &draft.extra {
        let value = problems.take(&format!("extra.{name}"), text::lines(value));
        if !value.is_empty() {
            extra.insert(name.clone(), value);
        }
    }
    extra
}

/// Checks what depends on the rest of the register.
fn check_among_others(connection: &Connection, id: Option<i64>, checked: &mut CheckedDraft) -> Result<()> {
    refuse_taken_ror_id(connection, id, checked)?;
    custom_fields::check_values(connection, &checked.draft, &mut checked.problems)?;
    if let Some(parent_id) = checked.draft.parent_id
        && let Some(problem) = family::parent_problem(connection, id, parent_id)?
    {
        checked.problems.add("parent_id", problem);
    }
    Ok(())
}

fn refuse_taken_ror_id(connection: &Connection, id: Option<i64>, checked: &mut CheckedDraft) -> Result<()> {
    if checked.draft.ror_id.is_empty() {
        return Ok(());
    }
    if let Some((holder, name)) = store::by_ror_id(connection, &checked.draft.ror_id)?
        && Some(holder) != id
    {
        checked
            .problems
            .add("ror_id", message!("{name} has this ROR id already. One organisation is one member.", name));
    }
    Ok(())
}
