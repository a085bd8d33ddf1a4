//! Duplicates: found on demand, compared side by side, merged or declared different.
//!
//! Finding goes by what two records share (a key, a word of the name), never by comparing each with each. A merge moves
//! everything that hangs on the other record and takes nothing away: what cannot move, because it must not change or
//! because the survivor has its like, stays with the other record, which remains out of all lists and is shown with
//! the survivor.

mod commands;
mod dismiss;
mod fields;
mod find;
mod find_contacts;
mod find_members;
mod merge;
mod merge_contacts;
mod merge_members;
mod preview;
mod roles;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::codes;
use crate::register::{Slice, Table};

pub use dismiss::{
    DistinctPair, GetDuplicatesDismissed, ReconsiderDuplicates, dismiss, dismissed, reconsider,
};
pub use fields::{Choice, MergeField};
pub use find::{DuplicateList, DuplicatePair, FindDuplicates, Side, find};
pub use merge::{MergeDuplicates, MergeOutcome, merge};
pub use preview::{MergePreview, Moved, preview_merge};

pub(crate) static SLICE: Slice = Slice {
    name: "duplicates",
    tables: &[Table {
        name: "duplicate_dismissal",
        label: template!("Pair declared different"),
        one: template!("a pair declared different"),
        several: template!(
            "{count, plural, one {# pair declared different} other {# pairs declared different}}",
            count
        ),
        name_columns: &["kind"],
    }],
    commands: commands::ALL,
    ..Slice::EMPTY
};

/// What kind of records are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Members,
    Contacts,
}

codes!(Kind { Members = "members", Contacts = "contacts" });

/// Two records.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RecordPair {
    pub kind: Kind,
    pub one_id: i64,
    pub other_id: i64,
}
