//! How far ORCID knows a member and its people.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PendingChange, PortalRecord, compare, store};
use crate::kernel::Result;
use crate::people::members;
use crate::register::{Connection, Register};

/// Asks how far ORCID knows a member.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetPortalSyncOfMember {
    pub member_id: i64,
}

/// How far ORCID knows a member itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// ORCID was never told of it, or was told that it is gone.
    Unknown,
    /// ORCID was told, and has not been seen to show it yet.
    Submitted,
    /// ORCID shows it.
    Seen,
}

/// How far ORCID knows a member and its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberSyncState {
    /// The member itself.
    pub state: SyncState,
    /// When ORCID was last told of it.
    #[ts(type = "string | null")]
    pub submitted_on: Option<NaiveDate>,
    /// What ORCID still has to be told of it and its people.
    pub pending: Vec<PendingChange>,
}

/// Gives how far ORCID knows a member and its people.
pub fn sync_state_of_member(register: &Register, request: GetPortalSyncOfMember) -> Result<MemberSyncState> {
    let connection = register.reader();
    members::find(connection, request.member_id)?;
    let member = request.member_id..=request.member_id;
    let submitted = store::submissions(connection, &member)?
        .remove(&PortalRecord { member_id: request.member_id, contact_id: None });
    let state = match &submitted {
        Some(submitted) if submitted.values.is_none() => SyncState::Unknown,
        None => SyncState::Unknown,
        Some(submitted) if submitted.seen_on.is_some() => SyncState::Seen,
        Some(_) => SyncState::Submitted,
    };
    let differences = compare::differences(connection, &member)?;
    let pending = differences.into_iter().map(compare::Difference::pending).collect();
    Ok(MemberSyncState { state, submitted_on: submitted.map(|submitted| submitted.submitted_on), pending })
}

/// The members that ORCID was told of and not told to remove since.
pub fn known_to_orcid(connection: &Connection) -> Result<BTreeSet<i64>> {
    store::known_members(connection)
}
