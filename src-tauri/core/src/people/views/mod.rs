//! Saved views: a list with its search, filters, order and columns, under a name.

mod commands;
mod list;
mod remove;
mod rename;
mod save;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::people::contacts::ListContacts;
use crate::people::members::ListMembers;
use crate::register::{Slice, Table};

pub use list::{ListViews, ViewList, list};
pub use remove::remove;
pub use rename::{RenameViews, rename};
pub use save::{SaveViews, save};

pub(crate) static SLICE: Slice = Slice {
    name: "views",
    tables: &[Table {
        name: "view_definition",
        label: template!("View"),
        one: template!("a view"),
        several: template!("{count, plural, one {# view} other {# views}}", count),
        name_columns: &["name"],
    }],
    commands: commands::ALL,
    ..Slice::EMPTY
};

/// A list that can be viewed in several ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ViewedList {
    Members,
    Contacts,
}

crate::kernel::codes!(ViewedList { Members = "members", Contacts = "contacts" });

/// What a view shows. Offset and limit do not count.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "list", content = "request", rename_all = "snake_case")]
pub enum ViewRequest {
    Members(ListMembers),
    Contacts(ListContacts),
}

impl ViewRequest {
    pub fn list(&self) -> ViewedList {
        match self {
            Self::Members(_) => ViewedList::Members,
            Self::Contacts(_) => ViewedList::Contacts,
        }
    }

    /// The same without the place where a page begins and ends.
    fn of_all_pages(mut self) -> Self {
        match &mut self {
            Self::Members(request) => (request.offset, request.limit) = (None, None),
            Self::Contacts(request) => (request.offset, request.limit) = (None, None),
        }
        self
    }
}

/// What a view shows, and in which columns.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ViewDefinition {
    #[serde(flatten)]
    pub shows: ViewRequest,
    /// The columns in order; the usual ones when absent.
    #[serde(default)]
    pub columns: Option<Vec<String>>,
}

/// A view as it is offered.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SavedView {
    /// Its id; none for one that comes with the program and cannot be changed.
    pub id: Option<i64>,
    pub name: String,
    /// What it shows.
    pub definition: ViewDefinition,
}
