//! What ORCID was asked about a ticket: whom, what for, by when, and what came back. The package that goes there holds all
//! that its desk will ask for. Nothing moves by itself: that the ticket waits for ORCID is proposed.

mod answer;
mod letter;
mod package;
mod propose;
mod save;
pub(super) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TicketFile;
use crate::kernel::codes;

pub use answer::AnswerTicketsEscalation;
pub(super) use answer::answer;
pub use package::escalation_files;
pub use propose::EscalationProposal;
pub(super) use propose::{
    client_ids_of, overdue, overdue_tickets, propose, to_be_noted, to_be_noted_tickets, today_at_orcid,
};
pub use save::{EscalateTickets, UpdateTicketsEscalation};
pub(super) use save::{escalate, remove, update_escalation};

/// Working days in which ORCID answers its consortium leads, and they answer ORCID.
pub(super) const ANSWER_WORKING_DAYS: i32 = 3;

/// Where something happened at ORCID.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrcidEnvironment {
    /// Nobody knows, or it makes no difference.
    #[default]
    Unknown,
    /// orcid.org.
    Production,
    /// sandbox.orcid.org.
    Sandbox,
    /// Either.
    Both,
}

codes!(OrcidEnvironment { Unknown = "", Production = "production", Sandbox = "sandbox", Both = "both" });

/// What ORCID is asked, as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TicketEscalationDraft {
    /// Who is asked.
    pub to_whom: String,
    /// Their address.
    pub to_email: String,
    /// What for.
    pub asked_for: String,
    /// Where it happened.
    pub environment: OrcidEnvironment,
    /// The member’s client ids, which are public, separated by spaces.
    pub client_ids: String,
    /// What the API or the page answered, such as 401.
    pub status: String,
    /// What one does until it happens.
    pub steps: String,
    /// When it happened: RFC 3339 with an offset; empty for unknown.
    pub happened_at: String,
    /// When it was asked: RFC 3339 with an offset; now when empty.
    pub asked_at: String,
    /// The last day of ORCID’s calendar on which the answer is in time.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// ORCID’s own number of it.
    pub reference: String,
    /// Files of the ticket’s messages that go along.
    pub file_ids: Vec<i64>,
}

/// That ORCID was asked about a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketEscalation {
    /// Its id, never reused.
    pub id: i64,
    /// The ticket that it was about, which may be merged into the one that shows it.
    pub ticket_id: i64,
    /// What was asked.
    #[serde(flatten)]
    pub draft: TicketEscalationDraft,
    /// When it was answered: RFC 3339 in UTC.
    pub answered_at: Option<String>,
    /// What the answer was.
    pub outcome: String,
    /// Whether the answer should have come.
    pub is_overdue: bool,
    /// The messages of ORCID about it, the first one first. Which of them is the answer, a person says.
    pub answer_ids: Vec<i64>,
    /// The files that go along.
    pub files: Vec<TicketFile>,
}
