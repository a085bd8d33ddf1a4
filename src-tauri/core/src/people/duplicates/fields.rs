//! Field by field: whose value remains.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::kernel::{Error, Result};

/// Fields of several lines, which can hold the texts of both.
const TEXTS: [&str; 1] = ["notes"];

/// Fields that are compared before the others, which follow by their names; texts come last.
const FIRST: [&str; 6] = ["official_name", "short_name", "given_name", "family_name", "ror_id", "email"];

/// Whose value remains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The survivor's.
    Survivor,
    /// The other one's.
    Other,
    /// Both, one after the other; for notes only.
    Both,
}

/// A field of both records, and what remains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergeField {
    /// The field's name.
    pub field: String,
    /// The survivor's value; empty for none.
    pub survivor: String,
    /// The other one's value; empty for none.
    pub other: String,
    /// Whose value remains.
    pub choice: Choice,
    /// Whether both can remain.
    pub allows_both: bool,
}

/// The choices asked for, by field.
pub(super) type Choices = BTreeMap<String, Choice>;

/// Whose value remains unless asked otherwise: the survivor's, or the only one there is; of notes both.
pub(super) fn choice(field: &str, survivor: &str, other: &str, choices: &Choices) -> Choice {
    let allows_both = TEXTS.contains(&field);
    match choices.get(field) {
        Some(Choice::Both) if !allows_both => Choice::Survivor,
        Some(asked) => *asked,
        None if survivor.is_empty() && !other.is_empty() => Choice::Other,
        None if allows_both && !other.is_empty() && survivor != other => Choice::Both,
        None => Choice::Survivor,
    }
}

/// The fields in which two drafts differ, and the draft that remains.
pub(super) fn merged<T: Serialize + DeserializeOwned>(
    survivor: &T,
    other: &T,
    choices: &Choices,
) -> Result<(Vec<MergeField>, T)> {
    let (mut remaining, other) = (object(survivor)?, object(other)?);
    let mut fields = Vec::new();
    for (field, other_value) in other {
        let survivor_value = remaining.get(&field).cloned().unwrap_or_default();
        let (survivor_text, other_text) = (shown(&survivor_value), shown(&other_value));
        if survivor_text == other_text {
            continue;
        }
        let choice = choice(&field, &survivor_text, &other_text, choices);
        match choice {
            Choice::Survivor => {}
            Choice::Other => {
                remaining.insert(field.clone(), other_value);
            }
            Choice::Both => {
                let both = both(&survivor_text, &other_text);
                remaining.insert(field.clone(), Value::String(both));
            }
        }
        let allows_both = TEXTS.contains(&field.as_str());
        fields.push(MergeField { field, survivor: survivor_text, other: other_text, choice, allows_both });
    }
    let place =
        |field: &MergeField| FIRST.iter().position(|first| *first == field.field).unwrap_or(FIRST.len());
    fields.sort_by_key(|field| (TEXTS.contains(&field.field.as_str()), place(field)));
    Ok((fields, serde_json::from_value(Value::Object(remaining))?))
}

/// Two texts one after the other; one that is part of the other is not repeated.
fn both(survivor: &str, other: &str) -> String {
    if other.is_empty() || survivor.contains(other) {
        survivor.to_owned()
    } else if survivor.is_empty() || other.contains(survivor) {
        other.to_owned()
    } else {
        format!("{survivor}\n\n{other}")
    }
}

fn object<T: Serialize>(draft: &T) -> Result<Map<String, Value>> {
    match serde_json::to_value(draft)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(Error::internal("A record is not made of fields.")),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
