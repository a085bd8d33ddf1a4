//! Lists what ORCID still has to be told, and what was submitted and not seen yet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compare::{self, Difference};
use super::store::{self, EVERY};
use super::{PendingChange, PendingKind};
use crate::kernel::{Result, text};
use crate::register::Register;

/// Rows a page has unless asked otherwise.
const PAGE_ROWS: usize = 100;

/// Asks for a page of the queue.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetPortalSyncQueue {
    /// Only this kind.
    pub kind: Option<PendingKind>,
    /// A part of the member's or the person's name.
    pub search: Option<String>,
    /// Rows to pass over.
    pub offset: Option<usize>,
    /// Rows to give at most.
    pub limit: Option<usize>,
}

/// How much there is to tell, and what happened to what was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct QueueCounts {
    /// New to ORCID.
    pub add: usize,
    /// Changed since ORCID was told.
    pub change: usize,
    /// To be removed at ORCID.
    pub remove: usize,
    /// Submitted and not yet seen at ORCID.
    pub submitted: usize,
    /// Seen at ORCID.
    pub seen: usize,
}

/// A page of what ORCID still has to be told.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Queue {
    /// The rows of this page.
    pub rows: Vec<PendingChange>,
    /// How many the request matches.
    pub total: usize,
    /// The counts of everything.
    pub counts: QueueCounts,
}

/// Gives a page of what ORCID still has to be told.
pub fn queue(register: &Register, request: GetPortalSyncQueue) -> Result<Queue> {
    let mut counts = QueueCounts::default();
    for submitted in store::submissions(register.reader(), &EVERY)?.values() {
        match submitted.seen_on {
            Some(_) => counts.seen += 1,
            None => counts.submitted += 1,
        }
    }
    let search = text::search_key(request.search.as_deref().unwrap_or_default());
    let mut rows = Vec::new();
    for difference in compare::differences(register.reader(), &EVERY)? {
        match difference.kind {
            PendingKind::Add => counts.add += 1,
            PendingKind::Change => counts.change += 1,
            PendingKind::Remove => counts.remove += 1,
        }
        let is_asked = request.kind.is_none_or(|kind| kind == difference.kind);
        let is_found =
            || text::search_key(&format!("{} {}", difference.member, difference.name)).contains(&search);
        if is_asked && (search.is_empty() || is_found()) {
            rows.push(difference);
        }
    }
    let total = rows.len();
    let (offset, limit) = (request.offset.unwrap_or(0), request.limit.unwrap_or(PAGE_ROWS));
    let rows = rows.into_iter().skip(offset).take(limit).map(Difference::pending).collect();
    Ok(Queue { rows, total, counts })
}
