//! Lists members: searched, filtered, sorted and paged in SQL.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::search::{FoundMembers, search};
use super::{Member, MemberGap, MemberIds, Status, YearEvent, store};
use crate::kernel::Result;
use crate::people::profile;
use crate::register::Register;

/// Rows a page has unless asked otherwise.
pub(super) const PAGE_ROWS: u32 = 100;

/// A search that matches more members than this is cut off: whoever typed so little is still typing.
const SEARCH_MATCHES_MAX: u32 = 1_000;

/// Asks for a page of members.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListMembers {
    /// Beginnings of words in names, identifiers, cities or contacts.
    pub search: Option<String>,
    /// Only these statuses.
    pub statuses: Option<Vec<Status>>,
    /// Only these countries, by code; an empty code stands for members without one.
    pub countries: Option<Vec<String>>,
    /// Only these tiers; "none" stands for members without one.
    pub tiers: Option<Vec<String>>,
    /// Only members that lack every one of these.
    pub missing: Option<Vec<MemberGap>>,
    /// Only members to which one of these happens in the licence year that runs now.
    pub this_year: Option<Vec<YearEvent>>,
    /// Only members with one of these tags.
    pub tags: Option<Vec<String>>,
    /// Archived members instead of the others.
    pub archived: Option<bool>,
    /// By name unless given.
    pub sort: Option<MemberSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

/// An order of members.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MemberSort {
    /// The field: texts by their letters, tiers by size, statuses in the order of the life cycle.
    #[ts(type = "keyof MemberDraft")]
    pub by: String,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct MemberPage {
    pub rows: Vec<MemberRow>,
    /// How many there are in all.
    pub total: i64,
    /// Whether a search matched more than are counted.
    pub total_is_capped: bool,
    /// The words that were looked for instead of those typed, which find nothing.
    pub searched_instead: Option<String>,
}

/// A member as a list shows it: any of its fields can be a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberRow {
    #[serde(flatten)]
    pub member: Member,
    /// The name of its main contact; empty for none.
    pub main_contact: String,
    /// The name of its voting contact; empty for none.
    pub voting_contact: String,
    /// How many people hold a role at it.
    pub contact_count: i64,
}

/// Gives the ids of every member that a request lists, in its order: what "choose all" chooses.
pub fn ids(register: &Register, request: ListMembers) -> Result<MemberIds> {
    let everything = ListMembers { offset: None, limit: Some(u32::MAX), ..request };
    let found = found(register, &everything)?;
    let year = profile::current_licence_year(register)?;
    let among = found.as_ref().map(|found| found.ids.as_slice());
    Ok(MemberIds { ids: store::ids(register.reader(), &everything, among, &year)? })
}

/// Gives a page of members.
pub fn list(register: &Register, request: ListMembers) -> Result<MemberPage> {
    let found = found(register, &request)?;
    let year = profile::current_licence_year(register)?;
    let among = found.as_ref().map(|found| found.ids.as_slice());
    let (rows, total) = store::page(register.reader(), &request, among, &year)?;
    Ok(MemberPage {
        rows,
        total,
        total_is_capped: found.as_ref().is_some_and(|found| found.is_capped),
        searched_instead: found.filter(|found| found.is_corrected).map(|found| found.words),
    })
}

/// What the search of a request finds. Who asks for more rows than a search counts wants every one: an export.
fn found(register: &Register, request: &ListMembers) -> Result<Option<FoundMembers>> {
    let most = SEARCH_MATCHES_MAX.max(request.limit.unwrap_or(PAGE_ROWS));
    search(register, request.search.as_deref().unwrap_or_default(), most)
}
