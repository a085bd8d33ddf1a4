//! Topics: by what a screen knows that it has to be read again.

use std::collections::BTreeSet;

use serde::Serialize;

use super::capture::Change;
use super::{Schema, Table};

/// A table of the register that screens show. The history is one: that of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Topic(pub(crate) &'static str);

/// The table whose topic stands for all the history.
const HISTORY: &str = "register_audit_entry";

impl Topic {
    /// The history, which every operation changes.
    pub const HISTORY: Self = Self(HISTORY);

    /// The topic that a table belongs to; none for what never changes once it is there.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        match table.name {
            "register_audit_change" | "register_undone_entry" => Some(Self::HISTORY),
            "register_migration" | "register_stored_file" => None,
            name => Some(Self(name)),
        }
    }

    /// The name of its table.
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl Schema {
    /// Every topic.
    pub fn topics(&self) -> BTreeSet<Topic> {
        self.tables().filter_map(Topic::of).collect()
    }

    /// What an operation changed, the history included.
    pub(super) fn topics_of(&self, changes: &[Change]) -> BTreeSet<Topic> {
        let names: BTreeSet<&str> = changes.iter().map(|change| change.table.as_str()).collect();
        let tables = names.into_iter().filter_map(|name| self.table(name)).filter_map(Topic::of);
        tables.chain([Topic::HISTORY]).collect()
    }
}
