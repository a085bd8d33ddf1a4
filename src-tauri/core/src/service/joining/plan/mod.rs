//! The plan of an enquiry: documents that have to be signed, steps that have to be done, contacts that are not yet known.
//!
//! A plan is begun once and keeps its own copy of what it consists of, so that a change in the settings leaves those under
//! way as they are. Days of steps follow the first day of membership; what is done stays done when that day moves.

mod begin;
mod document;
mod placeholder;
mod step;
pub(super) mod store;
mod todos;

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::people::contacts::Role;

pub(super) use begin::start_within;
pub use begin::{ExtendJoiningPlans, StartJoining, StartedPlans, extend_plans, start};
pub use document::{SetJoiningDocument, set_document};
pub use placeholder::{AwaitJoiningContact, await_contact};
pub use step::{SetJoiningStep, set_step};
pub(super) use todos::TO_DO;

/// An answer on eligibility, or a question that has none yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Answered {
    /// The key of the question.
    pub criterion: String,
    /// The question.
    pub question: String,
    /// The answer; none so far.
    pub answer: Option<super::answer::EligibilityAnswer>,
    /// What shows it.
    pub evidence: String,
    /// Who answered.
    pub answered_by: String,
    /// When.
    #[ts(type = "string | null")]
    pub answered_on: Option<NaiveDate>,
}

/// A document of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanDocument {
    /// Its id.
    pub id: i64,
    /// The key of what it is.
    pub item: String,
    /// What a person calls it.
    pub name: String,
    /// The version of the template.
    pub version: String,
    /// When it was sent.
    #[ts(type = "string | null")]
    pub sent_on: Option<NaiveDate>,
    /// When it came back.
    #[ts(type = "string | null")]
    pub received_on: Option<NaiveDate>,
    /// The day on which the organisation signed it.
    #[ts(type = "string | null")]
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    pub signed_by: String,
    /// The day on which the consortium signed it.
    #[ts(type = "string | null")]
    pub countersigned_on: Option<NaiveDate>,
    /// Whether it is not needed.
    pub is_waived: bool,
    /// Remarks.
    pub note: String,
    /// The version in use, where it is another one than that of the document.
    pub newer_version: Option<String>,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanStep {
    /// Its id.
    pub id: i64,
    /// The key of what it is.
    pub item: String,
    /// What a person calls it.
    pub name: String,
    /// The version of what was sent.
    pub version: String,
    /// Days after the first day of membership.
    pub due_days: Option<i32>,
    /// The day by which it is due; none while the first day is not known.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// When it was done.
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    /// To whom, or with whom.
    pub with_whom: String,
    /// Whether it is not needed.
    pub is_waived: bool,
    /// Remarks.
    pub note: String,
}

/// A contact that is not yet known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AwaitedContact {
    /// The role that nobody holds yet.
    pub role: Role,
    /// When the organisation is asked again.
    #[ts(type = "string")]
    pub remind_on: NaiveDate,
    /// Remarks.
    pub note: String,
}

impl PlanStep {
    /// Whether there is nothing left to do.
    pub fn is_over(&self) -> bool {
        self.is_waived || self.done_on.is_some()
    }

    /// Says by when it is due, if membership begins on a day.
    pub(super) fn due(mut self, starts_on: Option<NaiveDate>) -> Self {
        self.due_on = starts_on.zip(self.due_days).and_then(|(starts_on, days)| shifted(starts_on, days));
        self
    }
}

/// A day so many days after another, or before it.
fn shifted(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let by = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

impl PlanDocument {
    /// Whether it is signed by the organisation.
    pub fn is_signed(&self) -> bool {
        self.is_waived || self.signed_on.is_some()
    }
}
