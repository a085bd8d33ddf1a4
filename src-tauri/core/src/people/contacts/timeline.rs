//! Everything that happened to a member and to those merged into it: to itself, its people, its documents, its
//! invoices.

use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::kernel::Result;
use crate::people::members;
use crate::register::{Register, Through, TimelineEntry, TimelineSubject};

/// Asks what happened to a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct GetMembersTimeline {
    pub id: i64,
    /// Operations to give at most, the newest first; 200 when absent.
    pub limit: Option<u32>,
}

/// Gives what happened to a member, the newest first.
pub fn timeline(register: &Register, request: GetMembersTimeline) -> Result<Vec<TimelineEntry>> {
    members::find(register.reader(), request.id)?;
    let merged = members::merged::merges(register.reader(), request.id)?.from;
    let owners: Vec<i64> =
        [request.id].into_iter().chain(merged.into_iter().map(|member| member.id)).collect();
    let mut people = Vec::new();
    for id in &owners {
        people.extend(store::holdings_at(register.reader(), *id)?.iter().map(|held| held.contact_id));
    }
    let subject = TimelineSubject {
        rows: &[("member", owners.clone()), ("contact", people)],
        owner_column: "member_id",
        owners: &owners,
        through: &[
            Through { table: "attachment_version", column: "attachment_id", owned: "attachment" },
            Through { table: "ticket_message", column: "ticket_id", owned: "ticket" },
        ],
    };
    register.timeline(&subject, request.limit)
}
