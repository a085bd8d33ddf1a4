//! An issue and what hangs on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{IssueKind, IssueSeverity, IssueStance, IssueState, IssueUrgency, ReferenceSystem};
use crate::kernel::Message;
use crate::service::tickets::TicketState;

/// What an issue says, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IssueDraft {
    /// What it is.
    pub kind: IssueKind,
    /// In a line.
    pub title: String,
    /// In full.
    pub description: String,
    /// Who is hit by it, and how many members and researchers.
    pub impact: String,
    /// What members can do meanwhile; empty for nothing.
    pub workaround: String,
    /// How badly it hits.
    pub severity: IssueSeverity,
    /// How soon it has to be solved.
    pub urgency: IssueUrgency,
    /// Who looks after it; empty for nobody.
    pub owner: String,
    /// When it was raised.
    #[ts(type = "string")]
    pub raised_on: NaiveDate,
    /// When to look at it again.
    #[ts(type = "string | null")]
    pub review_on: Option<NaiveDate>,
    /// What solved it, or why it was declined; empty while neither is so.
    pub resolution: String,
    /// Whether it is left out of what goes to others.
    pub is_confidential: bool,
}

/// An issue as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Issue {
    /// Its id, never reused.
    pub id: i64,
    /// Its number: I-001.
    pub number: String,
    /// What it says.
    #[serde(flatten)]
    pub draft: IssueDraft,
    /// From 1, the highest, to 4: what the matrix says of severity and urgency.
    pub priority: u32,
    /// Where it stands.
    pub state: IssueState,
    /// Since when.
    #[ts(type = "string")]
    pub state_from_on: NaiveDate,
    /// The highest level it was escalated to; 0 while it was not.
    pub level: u32,
    /// Since when the oldest question has no answer.
    #[ts(type = "string | null")]
    pub waiting_since_on: Option<NaiveDate>,
    /// By when an answer was asked for, the earliest of those that are missing.
    #[ts(type = "string | null")]
    pub answer_due_on: Option<NaiveDate>,
    /// How many members of today want it. Who left is in the history and not in the weight.
    pub member_count: i64,
    /// How many of today want the opposite.
    pub opposed_count: i64,
    /// How many tickets are about it.
    pub ticket_count: i64,
    /// When somebody last said something of it.
    #[ts(type = "string | null")]
    pub said_on: Option<NaiveDate>,
    /// When members were last told something of it.
    #[ts(type = "string | null")]
    pub told_on: Option<NaiveDate>,
}

/// What somebody said of an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueReport {
    /// Its id.
    pub id: i64,
    /// The member that says it; none for the lead itself or a committee.
    pub member_id: Option<i64>,
    /// Its official name; empty for none.
    pub member: String,
    /// Who said it; empty for nobody in particular.
    pub said_by: String,
    /// When.
    #[ts(type = "string")]
    pub said_on: NaiveDate,
    /// What.
    pub said: String,
    /// Whether it wants what the issue asks for.
    pub stance: IssueStance,
}

/// What was asked of whom, and what came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueEscalation {
    /// Its id.
    pub id: i64,
    /// From 1 to 4.
    pub level: u32,
    /// Whom the level goes to.
    pub level_title: Message,
    /// Who was asked.
    pub to_whom: String,
    /// What for.
    pub asked_for: String,
    /// When.
    #[ts(type = "string")]
    pub asked_on: NaiveDate,
    /// By when an answer was asked for.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// When the answer came.
    #[ts(type = "string | null")]
    pub answered_on: Option<NaiveDate>,
    /// What it said.
    pub outcome: String,
}

/// Another record of the same issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueReference {
    /// Its id.
    pub id: i64,
    /// Where it is kept.
    pub system: ReferenceSystem,
    /// Its number or title there.
    pub reference: String,
    /// Where it can be read; empty for nowhere.
    pub url: String,
    /// When it was closed there.
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
}

/// That members were told something of an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueNews {
    /// Its id.
    pub id: i64,
    /// The member that was told; none for all whom the issue concerns.
    pub member_id: Option<i64>,
    /// Its official name; empty for all.
    pub member: String,
    /// When.
    #[ts(type = "string")]
    pub told_on: NaiveDate,
    /// How and what: by mail, in a meeting, in a newsletter.
    pub told: String,
}

/// A state that an issue was in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueStateSince {
    /// The state.
    pub state: IssueState,
    /// From when.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// Why.
    pub note: String,
}

/// A ticket about an issue. One that was merged is shown by its survivor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssueTicket {
    /// The ticket.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its subject.
    pub subject: String,
    /// Where it stands.
    pub state: TicketState,
    /// The member that it is for.
    pub member_id: Option<i64>,
    /// Its official name; empty for none.
    pub member: String,
    /// When it was received.
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// When it was linked.
    #[ts(type = "string")]
    pub linked_on: NaiveDate,
    /// Whether it stays among ourselves.
    pub is_confidential: bool,
}
