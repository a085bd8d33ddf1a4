//! Fields that a consortium adds to its members. Values stand with the member under the field's name, so that a column
//! of an imported list that has no field becomes one by being declared.

pub(super) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MemberDraft;
use crate::kernel::message::commas;
use crate::kernel::{FieldProblems, Id, Message, OptionExt, Result, text};
use crate::register::{Connection, Op, Register};

/// What a custom field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomFieldKind {
    /// Any text.
    Text,
    /// A whole or decimal number, with a point.
    Number,
    /// A date, ISO 8601.
    Date,
    YesNo,
    /// One of the field's choices.
    Choice,
}

crate::kernel::codes!(CustomFieldKind {
    Text = "text",
    Number = "number",
    Date = "date",
    YesNo = "yes_no",
    Choice = "choice",
});

/// A field that the consortium added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CustomField {
    pub id: i64,
    pub name: String,
    /// What it holds.
    pub kind: CustomFieldKind,
    /// What can be chosen; empty but for a choice.
    pub choices: Vec<String>,
}

impl CustomField {
    /// Refuses a value that the field cannot hold.
    ///
    /// # Errors
    /// A sentence that says what it takes.
    pub fn check(&self, value: &str) -> Result<(), Message> {
        check_value(self, value)
    }
}

/// Asks to add a custom field, or to change one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveMembersCustomField {
    /// The field; null for a new one.
    pub id: Option<i64>,
    pub name: String,
    /// What it holds.
    pub kind: CustomFieldKind,
    /// What can be chosen, for a choice.
    pub choices: Vec<String>,
}

/// Gives the custom fields in the order they were added.
pub fn custom_fields(register: &Register) -> Result<Vec<CustomField>> {
    store::all(register.reader())
}

/// Adds or changes a custom field. A new name is taken over by the values that stand under the old one.
pub fn save_custom_field(
    register: &mut Register,
    request: SaveMembersCustomField,
) -> Result<Vec<CustomField>> {
    let known = store::all(register.reader())?;
    let before = match request.id {
        Some(id) => Some(
            known.iter().find(|field| field.id == id).or_not_found(template!("Custom field"), id)?.clone(),
        ),
        None => None,
    };
    let field = checked(&known, &request)?;
    let op = Op::new(match before {
        Some(_) => message!("Changed the custom field {field}", field = field.name),
        None => message!("Added the custom field {field}", field = field.name),
    });
    register.transact(op, |edit| {
        let Some(before) = &before else { return store::insert(edit, &field).map(|_| ()) };
        store::update(edit, &field)?;
        if before.name == field.name {
            return Ok(());
        }
        for (member_id, mut extra) in store::values_under(edit, &before.name)? {
            if let Some(value) = extra.remove(&before.name) {
                extra.insert(field.name.clone(), value);
            }
            store::set_values(edit, member_id, &extra)?;
        }
        Ok(())
    })?;
    store::all(register.reader())
}

/// Removes a custom field. The values stay with the members, as columns without a field.
pub fn remove_custom_field(register: &mut Register, request: Id) -> Result<Vec<CustomField>> {
    let known = store::all(register.reader())?;
    let field = known
        .iter()
        .find(|field| field.id == request.id)
        .or_not_found(template!("Custom field"), request.id)?;
    let op = Op::new(message!("Removed the custom field {field}", field = field.name));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    store::all(register.reader())
}

fn checked(known: &[CustomField], request: &SaveMembersCustomField) -> Result<CustomField> {
    let mut problems = FieldProblems::default();
    let name = problems.take("name", text::line(&request.name));
    if name.is_empty() && problems.is_empty() {
        problems.add("name", message!("Give the field a name."));
    }
    let key = text::search_key(&name);
    if known.iter().any(|other| Some(other.id) != request.id && text::search_key(&other.name) == key) {
        problems.add("name", message!("There is a field called {name} already. Choose another name.", name));
    }
    let mut choices = Vec::new();
    if request.kind == CustomFieldKind::Choice {
        for choice in &request.choices {
            let choice = problems.take("choices", text::line(choice));
            if !choice.is_empty() && !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        if choices.is_empty() {
            problems.add("choices", message!("Say what can be chosen, one choice a line."));
        }
    }
    problems.into_result()?;
    Ok(CustomField { id: request.id.unwrap_or_default(), name, kind: request.kind, choices })
}

/// Notes what is wrong with the values of `draft` under custom fields.
pub(super) fn check_values(
    connection: &Connection,
    draft: &MemberDraft,
    problems: &mut FieldProblems,
) -> Result<()> {
    for field in store::all(connection)? {
        let Some(value) = draft.extra.get(&field.name).filter(|value| !value.is_empty()) else { continue };
        if let Err(message) = check_value(&field, value) {
            problems.add(&format!("extra.{}", field.name), message);
        }
    }
    Ok(())
}

fn check_value(field: &CustomField, value: &str) -> Result<(), Message> {
    let holds = match field.kind {
        CustomFieldKind::Text => true,
        CustomFieldKind::Number => is_decimal(value),
        CustomFieldKind::Date => value.parse::<NaiveDate>().is_ok(),
        CustomFieldKind::YesNo => matches!(value, "yes" | "no"),
        CustomFieldKind::Choice => field.choices.iter().any(|choice| choice == value),
    };
    let wanted = match field.kind {
        CustomFieldKind::Text => Message::nothing(),
        CustomFieldKind::Number => message!("a number such as 1200 or 0.5"),
        CustomFieldKind::Date => message!("a date such as 2026-05-01"),
        CustomFieldKind::YesNo => message!("yes or no"),
        CustomFieldKind::Choice => message!("one of {choices}", choices = commas(&field.choices)),
    };
    if holds {
        Ok(())
    } else {
        Err(message!("{field} takes {wanted}, not “{value}”.", field = field.name, wanted, value))
    }
}

/// Whether `value` is digits, with a sign before and a decimal point among them if need be.
fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
