//! Something to do that a slice keeps with its own records.

use chrono::NaiveDate;

/// Something to do, which stands among the tasks and is kept with the record that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// Names it within its slice.
    pub id: i64,
    /// The record that it belongs to.
    pub record_id: i64,
    pub record: String,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub detail: String,
    pub due_on: Option<NaiveDate>,
    pub owner: String,
    /// The member that it is about.
    pub member_id: Option<i64>,
    /// Its name; empty for none.
    pub member: String,
    pub done_on: Option<NaiveDate>,
}
