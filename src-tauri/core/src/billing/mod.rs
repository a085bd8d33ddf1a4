//! Billing: who is billed how much for a licence year, and what stands in the way.

mod pre_flight;
mod preview;
mod run;
pub mod store;
mod years;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fees::FeePlanDraft;
use crate::members::Tier;
use crate::register::Table;

pub use preview::preview;
pub use run::{Attention, BillableMember, WorkedRun, work_out};
pub use years::{BillingYear, BillingYears, YearState, years};

/// What the audit trail calls the rows of this slice.
pub const TABLES: [Table; 1] =
    [Table { name: "billing_run", label: "Billing run", name_columns: &["licence_year"] }];

/// Asks for a licence year's run: to preview it, or to issue it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct BillingRequest {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// The invoice date; today when absent.
    #[ts(as = "Option<String>")]
    pub issued_on: Option<NaiveDate>,
    /// The due date; the invoice date and the days of the profile when absent.
    #[ts(as = "Option<String>")]
    pub due_on: Option<NaiveDate>,
    /// The fees, instead of those set for the year. Issuing sets them.
    pub plan: Option<FeePlanDraft>,
}

/// What a run would bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunPreview {
    /// The licence year.
    pub year: i32,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// The invoice date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The due date.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// The currency.
    pub currency: String,
    /// Digits of its minor unit.
    pub currency_digits: u32,
    /// One line for each member billed, by name.
    pub lines: Vec<RunLine>,
    /// How many there are.
    pub count: usize,
    /// What they add up to.
    pub total_minor: i64,
    /// Members already invoiced for the year.
    pub already_issued: usize,
    /// What is missing or wrong.
    pub problems: Vec<RunProblem>,
    /// Whether the run can be issued: it bills somebody and nothing blocks it.
    pub can_issue: bool,
}

/// What one member would be billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunLine {
    /// The member.
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// Its tier.
    pub tier: Option<Tier>,
    /// Its country's code; empty for none.
    pub country: String,
    /// Months billed.
    pub months: u32,
    /// The fee of a whole year.
    pub full_fee_minor: i64,
    /// The fee of these months.
    pub total_minor: i64,
    /// The calculation in words.
    pub calculation: String,
}

/// How bad a problem of a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemSeverity {
    /// Nothing can be issued before it is put right.
    Blocker,
    /// Worth knowing.
    Warning,
}

/// What is missing or wrong before a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunProblem {
    /// The member concerned; none when it is the consortium's own profile or plan.
    pub member_id: Option<i64>,
    /// Its official name.
    pub member: Option<String>,
    /// How bad it is.
    pub severity: ProblemSeverity,
    /// The field concerned.
    pub field: String,
    /// What is wrong.
    pub problem: String,
    /// What to do.
    pub what_to_do: String,
}
