//! Everything that happened to a member: to itself, its people, its documents, its invoices.

use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::kernel::Result;
use crate::members;
use crate::register::{Register, Subject, TimelineEntry};

/// Asks what happened to a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct GetTimeline {
    /// The member.
    pub id: i64,
    /// Operations to give at most, the newest first; 200 when absent.
    pub limit: Option<u32>,
}

/// Gives what happened to a member, the newest first.
pub fn timeline(register: &Register, request: GetTimeline) -> Result<Vec<TimelineEntry>> {
    members::find(register.reader(), request.id)?;
    let held = store::holdings_at(register.reader(), request.id)?;
    let people = held.iter().map(|held| held.contact_id).collect();
    let subject = Subject {
        rows: &[("member", vec![request.id]), ("contact", people)],
        owner_column: "member_id",
        owner: request.id,
    };
    register.timeline(&subject, request.limit)
}
