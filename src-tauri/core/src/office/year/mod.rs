//! The year at a glance: where in its cycle a licence year stands, what is next, and how its money came in; and the days by
//! which something has to be done, from every part of it, as a list and as a calendar.

mod calendar;
mod commands;
mod deadlines;
mod get;
mod lists;
mod store;
#[cfg(test)]
mod tests;

use crate::kernel::InCurrency;
use crate::kernel::Message;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::Slice;

pub use calendar::calendar;
pub use deadlines::{DeadlineList, GetYearDeadlines, deadlines};
pub use get::get;

pub(crate) static SLICE: Slice =
    Slice { name: "year", commands: commands::ALL, lists: lists::ALL, ..Slice::EMPTY };

/// Asks for a licence year at a glance.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetYear {
    /// The calendar year in which the licence year starts.
    pub year: i32,
}

/// A licence year at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearView {
    /// The calendar year in which it starts.
    pub year: i32,
    pub label: Message,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// The steps of the cycle in order. What is next is the first that is open.
    pub steps: Vec<CycleStep>,
    /// How the money came in, by currency.
    pub money: Vec<CurrencyYear>,
}

/// A step of a licence year’s cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CycleStep {
    /// Names the step.
    pub key: StepKey,
    /// What it is, in a few words.
    pub title: Message,
    /// How far it is, as a sentence.
    pub detail: Message,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it is done, was passed over, or is open.
    pub state: StepState,
    /// The screen on which it is done.
    pub screen: String,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    Done,
    /// A later step was taken without it.
    Skipped,
    /// It is still to do.
    Open,
}

/// The steps of a licence year’s cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKey {
    /// The agreement with ORCID is signed.
    Agreement,
    /// A fee plan is adopted.
    Fees,
    /// The run is approved.
    Approval,
    /// Every member is billed.
    Invoices,
    /// Every invoice is sent.
    Sending,
    /// Every invoice is settled.
    Payments,
    /// ORCID is paid.
    Remittance,
    /// The books of the year are closed.
    Closing,
}

/// The money of a licence year in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CurrencyYear {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub invoiced_minor: i64,
    /// What credit notes took back.
    pub credited_minor: i64,
    /// What was paid.
    pub collected_minor: i64,
    /// What was given up.
    pub written_off_minor: i64,
    /// What is left to pay.
    pub outstanding_minor: i64,
    pub overdue_minor: i64,
    /// Month by month, from the first invoice to the last movement or today.
    pub months: Vec<MoneyMonth>,
}

/// How the money stood at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MoneyMonth {
    /// The month, YYYY-MM.
    pub month: String,
    /// Invoiced in the month, credit notes taken off.
    pub invoiced_minor: i64,
    /// Paid in the month.
    pub collected_minor: i64,
    /// Paid until the end of the month.
    pub collected_so_far_minor: i64,
    /// Left to pay at the end of the month.
    pub outstanding_minor: i64,
}
