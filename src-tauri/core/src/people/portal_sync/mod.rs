//! Told ORCID? What ORCID must know of members and their contacts, what it was told, and the difference.
//!
//! Nothing is queued when something changes: what is still to be told is worked out from the register and from the
//! values last told. So nothing is forgotten, whichever way it changed, and what was taken back meanwhile is not told.

mod commands;
mod compare;
mod current;
mod lists;
mod needs;
mod personal_data;
mod queue;
mod states;
pub mod store;
mod submit;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::{Link, Slice, Table};

pub use current::OrcidContact;
pub use current::people_for_orcid;
pub use queue::{GetPortalSyncQueue, Queue, QueueCounts, queue};
pub use states::{GetPortalSyncOfMember, MemberSyncState, SyncState, known_to_orcid, sync_state_of_member};
pub use submit::{PendingSubmission, SeePortalSync, SubmitPortalSync, Submitted, see, submit, waiting};

pub(crate) static SLICE: Slice = Slice {
    name: "portal_sync",
    tables: &[Table {
        name: "portal_sync_submission",
        label: template!("Told ORCID"),
        one: template!("a note of what ORCID was told"),
        several: template!(
            "{count, plural, one {# note of what ORCID was told} other {# notes of what ORCID was told}}",
            count
        ),
        name_columns: &["submitted_on"],
    }],
    commands: commands::ALL,
    lists: lists::ALL,
    needs: &[needs::to_submit],
    links: &[
        // What ORCID was told of the merged record; that it is gone has to be told.
        Link::to_member("portal_sync_submission", "member_id"),
        Link::to_contact("portal_sync_submission", "contact_id").moves(template!("What ORCID was told")),
    ],
    personal_data: Some(personal_data::PERSONAL_DATA),
    ..Slice::EMPTY
};

/// What ORCID has to be told of a member or a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PendingKind {
    /// It is new to ORCID.
    Add,
    /// Some of its values changed since ORCID was told.
    Change,
    /// It is no longer a member, or holds no role any more.
    Remove,
}

/// A member, or a person at a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct PortalRecord {
    pub member_id: i64,
    /// The person; null for the member itself.
    pub contact_id: Option<i64>,
}

/// Something to tell ORCID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PendingChange {
    /// Whom it is about.
    #[serde(flatten)]
    pub subject: PortalRecord,
    /// What to do in ORCID's member portal.
    pub kind: PendingKind,
    /// The member's official name.
    pub member: String,
    /// The person's name; empty for the member itself.
    pub name: String,
    /// The values: all of them for something new, those that differ for a change, none for a removal.
    pub values: Vec<PortalValue>,
    /// Stands for exactly these values; sent back when they are marked as told.
    pub fingerprint: String,
    /// When ORCID was last told of it.
    #[ts(type = "string | null")]
    pub submitted_on: Option<NaiveDate>,
}

/// A value as ORCID's member portal takes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PortalValue {
    /// What the portal calls the field.
    pub label: String,
    /// The value; empty for none.
    pub value: String,
    /// What ORCID was told before; empty for nothing.
    pub submitted: String,
    /// How many characters the portal takes, where it has a limit.
    pub length_max: Option<usize>,
    /// Whether the value is longer than that.
    pub is_too_long: bool,
}
