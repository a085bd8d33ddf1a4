//! Lists people with the roles they hold now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactDraft, ContactGap, Role, store};
use crate::kernel::Result;
use crate::people::members;
use crate::register::Register;

/// Rows a page has unless asked otherwise.
pub(super) const PAGE_ROWS: u32 = 100;

/// A search that finds more members than this is cut off: whoever typed so little is still typing.
const MEMBERS_SEARCHED_MAX: u32 = 1_000;

/// Asks for a page of contacts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListContacts {
    /// Beginnings of words in names, addresses, identifiers, job titles and notes, or in the member's name.
    pub search: Option<String>,
    /// Only people whom a word of the search is about, rather than all people of a member that it is about.
    pub names_person: Option<bool>,
    /// Only holders of one of these roles.
    pub roles: Option<Vec<Role>>,
    /// Only people who lack every one of these.
    pub missing: Option<Vec<ContactGap>>,
    /// By name unless given.
    pub sort: Option<ContactSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

/// An order of contacts.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ContactSort {
    /// The column.
    pub by: ContactSortBy,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// The columns contacts can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactSortBy {
    /// Family name, then given name.
    Name,
    /// Member's name.
    Member,
    Email,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactPage {
    /// One row for each person and member.
    pub rows: Vec<ContactRow>,
    /// How many there are in all.
    pub total: i64,
    /// Whether a search matched more than are counted.
    pub total_is_capped: bool,
    /// The words that were looked for instead of those typed, which find nothing.
    pub searched_instead: Option<String>,
}

/// A person at a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContactRow {
    /// The person.
    pub id: i64,
    /// The person's name.
    pub name: String,
    /// The person's fields.
    #[serde(flatten)]
    pub draft: ContactDraft,
    pub member_id: i64,
    /// The member's official name.
    pub member_name: String,
    /// The roles held there now.
    pub roles: Vec<Role>,
}

/// Gives a page of people who hold a role now, one row for each person and member.
pub fn list(register: &Register, request: ListContacts) -> Result<ContactPage> {
    let most = MEMBERS_SEARCHED_MAX.max(request.limit.unwrap_or(PAGE_ROWS));
    let found = members::search(register, request.search.as_deref().unwrap_or_default(), most)?;
    let (rows, total) = store::page(register.reader(), &request, found.as_ref())?;
    Ok(ContactPage {
        rows,
        total,
        total_is_capped: found.as_ref().is_some_and(|found| found.is_capped),
        searched_instead: found.filter(|found| found.is_corrected).map(|found| found.words),
    })
}
