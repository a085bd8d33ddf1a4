//! Fields of a record, each declared once in a table of its slice. Whatever checks, stores, imports, exports, merges or
//! shows them walks that table, and names none of them.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::value::{FieldValue, Stored};
use super::{FieldProblems, Message, Result as Outcome};

/// Brings a text into the form it is stored in, or says what is wrong with it.
pub type Check = fn(&str) -> Result<String, Message>;

/// What a field holds: how a form asks for it, and how an import reads a cell of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of several lines.
    Lines,
    /// A number of which every digit counts, such as an order number or a postcode.
    Digits,
    /// An identifier, which is right as a whole or not at all.
    Id,
    Country,
    Currency,
    Language,
    /// One of a few words.
    Choice,
    Day,
    /// Yes, no, or not known.
    Answer,
    /// Words that it is grouped by.
    Words,
    /// Something that only its own form shows.
    Own,
}

impl FieldKind {
    /// Whether its values are texts.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Choice | Self::Day | Self::Answer | Self::Words | Self::Own)
    }
}

/// Where ORCID's member portal has a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortalField {
    pub label: &'static str,
    /// Characters it takes, where it has a limit.
    pub length_max: Option<usize>,
}

/// A field of `Draft`.
#[derive(Debug)]
pub struct Field<Draft: 'static> {
    /// Its name: in the draft, on the wire, as a column of the register and of lists.
    pub name: &'static str,
    pub label: &'static str,
    /// What stands above it in exported lists and on screen; the label unless it is shorter.
    pub heading: &'static str,
    /// What it belongs with.
    pub group: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// What a cell of an imported list may hold.
    pub hint: &'static str,
    /// Headings of imported lists that mean it, in their searched form without spaces. A field without any is neither
    /// imported nor exported.
    pub headings: &'static [&'static str],
    /// The codes it may have, in their order.
    pub choices: fn() -> Vec<&'static str>,
    /// Where ORCID has it.
    pub portal: Option<PortalField>,
    /// Whether its words find the record.
    pub is_searched: bool,
    /// Whether many records can be given it at once.
    pub is_for_many: bool,
    /// Whether a merge can keep the texts of both records.
    pub keeps_both: bool,
    /// Whether an empty text is stored as nothing, because no two records may have the same.
    pub is_unique: bool,
    check: Option<Check>,
    access: FieldAccess<Draft>,
}

/// How a field is reached in a draft.
#[derive(Debug)]
pub(crate) struct FieldAccess<Draft: 'static> {
    pub(crate) of: fn(&Draft) -> &dyn FieldValue,
    pub(crate) of_mut: fn(&mut Draft) -> &mut dyn FieldValue,
    pub(crate) copy: fn(&mut Draft, &Draft),
    pub(crate) restore: fn(&mut Draft, &Stored<'_>) -> Outcome<()>,
    pub(crate) read: fn(&mut Draft, &str) -> Result<(), Message>,
}

/// A [`Field`] by its name in the draft: `field!(MemberDraft.city, "City", ADDRESS)`.
macro_rules! field {
    ($draft:ident.$name:ident, $label:literal, $group:expr) => {
        $crate::kernel::field::Field::<$draft>::new(
            (stringify!($name), $label, $group),
            $crate::kernel::field::FieldAccess {
                of: |draft| &draft.$name,
                of_mut: |draft| &mut draft.$name,
                copy: |draft, other| draft.$name.clone_from(&other.$name),
                restore: |draft, stored| $crate::kernel::value::restore(&mut draft.$name, stored),
                read: |draft, written| $crate::kernel::value::read(&mut draft.$name, written),
            },
        )
    };
}

pub(crate) use field;

impl<Draft> Field<Draft> {
    pub(crate) const fn new(
        (name, label, group): (&'static str, &'static str, &'static str),
        access: FieldAccess<Draft>,
    ) -> Self {
        Self {
            name,
            label,
            heading: label,
            group,
            kind: FieldKind::Own,
            hint: "",
            headings: &[],
            choices: Vec::new,
            portal: None,
            is_searched: false,
            is_for_many: false,
            keeps_both: false,
            is_unique: false,
            check: None,
            access,
        }
    }

    /// A text that `check` brings into its stored form.
    pub(crate) const fn text(self, kind: FieldKind, check: Check) -> Self {
        Self { kind, check: Some(check), ..self }
    }

    pub(crate) const fn kind(self, kind: FieldKind) -> Self {
        Self { kind, ..self }
    }

    pub(crate) const fn choice(self, choices: fn() -> Vec<&'static str>) -> Self {
        Self { kind: FieldKind::Choice, choices, ..self }
    }

    pub(crate) const fn heading(self, heading: &'static str) -> Self {
        Self { heading, ..self }
    }

    /// How imported lists call it, and what they may say of it.
    pub(crate) const fn listed(self, hint: &'static str, headings: &'static [&'static str]) -> Self {
        Self { hint, headings, ..self }
    }

    pub(crate) const fn portal(self, label: &'static str, length_max: Option<usize>) -> Self {
        Self { portal: Some(PortalField { label, length_max }), ..self }
    }

    pub(crate) const fn searched(self) -> Self {
        Self { is_searched: true, ..self }
    }

    pub(crate) const fn for_many(self) -> Self {
        Self { is_for_many: true, ..self }
    }

    pub(crate) const fn keeps_both(self) -> Self {
        Self { keeps_both: true, ..self }
    }

    pub(crate) const fn unique(self) -> Self {
        Self { is_unique: true, ..self }
    }

    /// Its value in a draft.
    pub fn of<'a>(&self, draft: &'a Draft) -> &'a dyn FieldValue {
        (self.access.of)(draft)
    }

    /// Its value in a draft, to be changed.
    pub fn of_mut<'a>(&self, draft: &'a mut Draft) -> &'a mut dyn FieldValue {
        (self.access.of_mut)(draft)
    }

    /// Gives `draft` the value that `other` has.
    pub fn copy(&self, draft: &mut Draft, other: &Draft) {
        (self.access.copy)(draft, other);
    }

    /// Gives `draft` the value that is stored.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Internal`] for what this program never stored.
    pub(crate) fn restore(&self, draft: &mut Draft, stored: &Stored<'_>) -> Outcome<()> {
        (self.access.restore)(draft, stored)
    }

    /// Gives `draft` the value that a list writes.
    ///
    /// # Errors
    /// A sentence when that is no value of this field.
    pub(crate) fn read(&self, draft: &mut Draft, written: &str) -> Result<(), Message> {
        (self.access.read)(draft, written)
    }

    /// Whether lists that are imported and exported have it.
    pub fn is_listed(&self) -> bool {
        !self.headings.is_empty()
    }

    /// Its label, as it is said.
    pub fn said(&self) -> Message {
        Message::worded(self.label)
    }

    /// Its label in the middle of a sentence; what is written in capitals stays so.
    pub fn in_sentence(&self) -> Message {
        Message::worded(in_sentence(self.label))
    }

    /// What the interface is told of it.
    pub fn info(&self) -> FieldInfo {
        FieldInfo {
            name: self.name,
            label: self.label,
            heading: self.heading,
            group: self.group,
            kind: self.kind,
            choices: (self.choices)(),
            is_listed: self.is_listed(),
            is_for_many: self.is_for_many,
        }
    }
}

/// A field of a record, as the interface knows it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FieldInfo {
    pub name: &'static str,
    pub label: &'static str,
    /// What stands above it in lists; the label unless it is shorter.
    pub heading: &'static str,
    /// What it belongs with.
    pub group: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// The codes it may have, in their order.
    pub choices: Vec<&'static str>,
    /// Whether lists that are imported and exported have it.
    pub is_listed: bool,
    /// Whether many records can be given it at once.
    pub is_for_many: bool,
}

/// A label in the middle of a sentence.
pub(crate) fn in_sentence(label: &str) -> String {
    let mut characters = label.chars();
    match (characters.next(), characters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

pub fn named<Draft>(fields: &'static [Field<Draft>], name: &str) -> Option<&'static Field<Draft>> {
    fields.iter().find(|field| field.name == name)
}

/// A draft with its texts in their stored form; what is wrong with one is noted, and it is left empty.
pub fn checked<Draft: Default>(
    fields: &[Field<Draft>],
    draft: &Draft,
    problems: &mut FieldProblems,
) -> Draft {
    let mut stored = Draft::default();
    for field in fields {
        field.copy(&mut stored, draft);
        if let (Some(check), Some(text)) = (field.check, field.of_mut(&mut stored).text_mut()) {
            *text = problems.take_optional(field.name, text, check);
        }
    }
    stored
}

/// A warning for every field whose value has more characters than ORCID's member portal takes.
pub fn too_long_for_portal<Draft>(fields: &[Field<Draft>], draft: &Draft) -> BTreeMap<String, Message> {
    let warning = |field: &Field<Draft>| {
        let length_max = field.portal?.length_max?;
        let length = field.of(draft).written().chars().count();
        let message = message!(
            "{length, plural, one {# character} other {# characters}}: ORCID’s member portal takes {length_max}.",
            length,
            length_max
        );
        (length > length_max).then(|| (field.name.to_owned(), message))
    };
    fields.iter().filter_map(warning).collect()
}
