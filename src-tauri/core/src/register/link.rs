//! What hangs on a member or on a person, and what becomes of it when that record is merged into another. A slice says so
//! of each of its columns that refers to one of them; a test compares that with the schema.

use crate::kernel::Template;

/// What a row hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A row of the table `member`.
    Member,
    /// A row of the table `contact`.
    Contact,
}

/// What a merge does to the rows of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InMerge {
    /// They move to the record that remains, unless it has their like: then they stay with a merged member, and go with
    /// a merged contact.
    Move,
    /// They never change, so they stay with the merged record and are shown with those of the other.
    Stay,
    /// They have rules of their own, or tell of the merged record alone.
    Otherwise,
}

/// A column by which rows hang on a member or on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What they hang on.
    pub owner: Owner,
    pub table: &'static str,
    pub column: &'static str,
    /// What several of the rows are called; none where nobody is told of them.
    pub label: Option<Template>,
    pub in_merge: InMerge,
    /// Whether the rows hold nothing of a person but the reference, so that an erasure leaves them.
    pub is_impersonal: bool,
}

impl Link {
    /// A column that refers to members.
    pub(crate) const fn to_member(table: &'static str, column: &'static str) -> Self {
        Self {
            owner: Owner::Member,
            table,
            column,
            label: None,
            in_merge: InMerge::Otherwise,
            is_impersonal: false,
        }
    }

    /// A column that refers to contacts.
    pub(crate) const fn to_contact(table: &'static str, column: &'static str) -> Self {
        Self { owner: Owner::Contact, ..Self::to_member(table, column) }
    }

    /// The rows move in a merge; `label` is what they are called.
    pub(crate) const fn moves(self, label: Template) -> Self {
        Self { label: Some(label), in_merge: InMerge::Move, ..self }
    }

    /// The rows stay in a merge; `label` is what they are called.
    pub(crate) const fn stays(self, label: Template) -> Self {
        Self { label: Some(label), in_merge: InMerge::Stay, ..self }
    }

    /// The rows hold nothing of a person but the reference: an erasure leaves them as they are.
    pub(crate) const fn impersonal(self) -> Self {
        Self { is_impersonal: true, ..self }
    }
}
