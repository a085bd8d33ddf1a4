//! Field by field: whose value remains.

use crate::kernel::Message;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::field::Field;

/// Whose value remains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
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
    pub label: Message,
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
pub(super) fn choice(asked: Option<Choice>, allows_both: bool, survivor: &str, other: &str) -> Choice {
    match asked {
        Some(Choice::Both) if !allows_both => Choice::Survivor,
        Some(asked) => asked,
        None if survivor.is_empty() && !other.is_empty() => Choice::Other,
        None if allows_both && !other.is_empty() && survivor != other => Choice::Both,
        None => Choice::Survivor,
    }
}

/// The fields in which two drafts differ, texts of several lines last, and the draft that remains.
pub(super) fn merged<Draft: Clone>(
    fields: &'static [Field<Draft>],
    survivor: &Draft,
    other: &Draft,
    choices: &Choices,
) -> (Vec<MergeField>, Draft) {
    let (mut remaining, mut differing) = (survivor.clone(), Vec::new());
    for field in fields {
        let (own, others) = (field.of(survivor).written(), field.of(other).written());
        if own == others {
            continue;
        }
        let choice = choice(choices.get(field.name).copied(), field.keeps_both, &own, &others);
        match (choice, field.of_mut(&mut remaining).text_mut()) {
            (Choice::Survivor, _) => {}
            (Choice::Both, Some(text)) => *text = both(&own, &others),
            (Choice::Both | Choice::Other, _) => field.copy(&mut remaining, other),
        }
        differing.push(MergeField {
            field: field.name.to_owned(),
            label: field.said(),
            survivor: own,
            other: others,
            choice,
            allows_both: field.keeps_both,
        });
    }
    differing.sort_by_key(|field| field.allows_both);
    (differing, remaining)
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
