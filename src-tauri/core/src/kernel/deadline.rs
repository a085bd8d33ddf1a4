//! A day by which something has to be done, whatever part of the year it belongs to.

use crate::kernel::Message;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// A day by which something has to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Deadline {
    /// Names it among all deadlines of the register, and stays the same while its day moves.
    pub key: String,
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What has to be done, in a few words.
    pub title: Message,
    /// Where the day comes from, as a sentence.
    pub detail: Message,
    /// The screen on which it is done.
    pub screen: String,
    /// The record on that screen, if it is about one.
    pub record_id: Option<i64>,
    /// How many days before it a calendar should remind of it.
    pub remind_days: u32,
}
