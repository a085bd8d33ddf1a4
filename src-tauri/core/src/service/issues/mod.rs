//! The issues register: a problem or a wish that several members share, whom it was taken to, and what became of it.
//!
//! A ticket is one request; an issue is what many of them are about. Nothing in it moves by itself: an answer that is
//! overdue makes the register propose the next level of escalation, and a person takes it there.

mod answer;
mod commands;
mod deadlines;
mod digest;
mod escalate;
mod from_list;
mod get;
mod letter;
mod list;
mod lists;
mod matrix;
mod needs;
mod news;
mod paper;
mod personal_data;
mod proposals;
mod records;
mod references;
mod remove;
mod reports;
mod save;
mod state;
pub mod store;
#[cfg(test)]
mod tests;
mod tickets;
mod trail;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Message, Template, codes};
use crate::register::{FreeText, Link, Slice, Table};

pub use answer::{AnswerIssuesEscalation, answer};
pub use deadlines::deadlines;
pub use digest::{DigestFor, DraftIssuesDigest, IssueDigest, digest, digest_files};
pub use escalate::{EscalateIssues, EscalationDraft, UpdateIssuesEscalation, escalate, update_escalation};
pub use from_list::{LIST_READING, import_list, inspect_list};
pub use get::{IssueDetail, get};
pub use letter::{DraftIssuesLetter, IssueLetter, letter, letter_files};
pub use list::{IssueFilter, IssueList, IssueSort, IssueSortBy, ListIssues, list};
pub use matrix::{IssuePriority, SaveIssuesMatrix, matrix, save_matrix};
pub use news::{AddIssuesNews, add_news, remove_news};
pub use records::{
    Issue, IssueDraft, IssueEscalation, IssueNews, IssueReference, IssueReport, IssueStateSince, IssueTicket,
};
pub use references::{
    AddIssuesReference, ReferenceDraft, UpdateIssuesReference, add_reference, remove_reference,
    update_reference,
};
pub use remove::remove;
pub use reports::{
    AddIssuesReport, ReportDraft, UpdateIssuesReport, add_report, remove_report, update_report,
};
pub use save::{AddIssues, UpdateIssues, add, update};
pub use state::{SetIssuesState, set_state};
pub use tickets::{LinkIssuesTickets, UnlinkIssuesTicket, link_tickets, unlink_ticket};
pub use trail::TrailStep;

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "issues",
    tables: &[
        Table {
            name: "issue",
            label: template!("Issue"),
            one: template!("an issue"),
            several: template!("{count, plural, one {# issue} other {# issues}}", count),
            name_columns: &["title"],
        },
        Table {
            name: "issue_state",
            label: template!("State of an issue"),
            one: template!("a state of an issue"),
            several: template!("{count, plural, one {# state of issues} other {# states of issues}}", count),
            name_columns: &["state", "from_on"],
        },
        Table {
            name: "issue_owner",
            label: template!("Owner of an issue"),
            one: template!("an owner of an issue"),
            several: template!("{count, plural, one {# owner of issues} other {# owners of issues}}", count),
            name_columns: &["owner", "from_on"],
        },
        Table {
            name: "issue_report",
            label: template!("Report of an issue"),
            one: template!("a report of an issue"),
            several: template!(
                "{count, plural, one {# report of issues} other {# reports of issues}}",
                count
            ),
            name_columns: &["said_on"],
        },
        Table {
            name: "issue_level",
            label: template!("Escalation of an issue"),
            one: template!("an escalation of an issue"),
            several: template!(
                "{count, plural, one {# escalation of issues} other {# escalations of issues}}",
                count
            ),
            name_columns: &["level", "asked_on"],
        },
        Table {
            name: "issue_reference",
            label: template!("Reference of an issue"),
            one: template!("a reference of an issue"),
            several: template!(
                "{count, plural, one {# reference of issues} other {# references of issues}}",
                count
            ),
            name_columns: &["reference"],
        },
        Table {
            name: "issue_news",
            label: template!("News on an issue"),
            one: template!("news on an issue"),
            several: template!(
                "{count, plural, one {# piece of news on issues} other {# pieces of news on issues}}",
                count
            ),
            name_columns: &["told_on"],
        },
        Table {
            name: "issue_ticket",
            label: template!("Ticket of an issue"),
            one: template!("a ticket of an issue"),
            several: template!(
                "{count, plural, one {# ticket of an issue} other {# tickets of issues}}",
                count
            ),
            name_columns: &["linked_on"],
        },
        Table {
            name: "issue_priority",
            label: template!("Priority of issues"),
            one: template!("a priority of issues"),
            several: template!(
                "{count, plural, one {# priority of issues} other {# priorities of issues}}",
                count
            ),
            name_columns: &["severity", "urgency"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    deadlines: &[deadlines],
    needs: &[needs::overdue_answers, needs::reviews, needs::without_news],
    links: &[
        Link::to_member("issue_report", "member_id").moves(template!("Reports of issues")),
        Link::to_member("issue_news", "member_id").moves(template!("News on issues")),
    ],
    personal_data: Some(personal_data::PERSONAL_DATA),
    free_texts: &[
        FreeText {
            table: "issue",
            text: "title || ' ' || description || ' ' || impact || ' ' || workaround || ' ' || resolution",
            place: "'The issue “' || title || '”'",
        },
        FreeText {
            table: "issue_state",
            text: "note",
            place: "'The note on a state of the issue “' || (SELECT title FROM issue WHERE issue.id = issue_id) || '”'",
        },
        FreeText {
            table: "issue_report",
            text: "said",
            place: "'What was said of the issue “' || (SELECT title FROM issue WHERE issue.id = issue_id) || '”'",
        },
        FreeText {
            table: "issue_level",
            text: "asked_for || ' ' || outcome",
            place: "'An escalation of the issue “' || (SELECT title FROM issue WHERE issue.id = issue_id) || '”'",
        },
        FreeText {
            table: "issue_news",
            text: "told",
            place: "'News on the issue “' || (SELECT title FROM issue WHERE issue.id = issue_id) || '”'",
        },
    ],
    ..Slice::EMPTY
};

/// What an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// Something does not work as it should.
    Bug,
    /// Something is wished for.
    FeatureRequest,
    /// About rules, agreements or fees.
    Policy,
    /// Something is explained badly or not at all.
    Documentation,
    /// A service was down or data was wrong for a while.
    Incident,
    /// About the system of a vendor.
    Vendor,
}

codes!(IssueKind {
    Bug = "bug",
    FeatureRequest = "feature_request",
    Policy = "policy",
    Documentation = "documentation",
    Incident = "incident",
    Vendor = "vendor",
});

/// How badly an issue hits those whom it hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueSeverity {
    /// Nothing works, or data is lost.
    Critical,
    /// Something important does not work.
    Major,
    /// It is a burden.
    Minor,
    /// It is a blemish.
    Trivial,
}

codes!(IssueSeverity { Critical = "critical", Major = "major", Minor = "minor", Trivial = "trivial" });

/// How soon an issue has to be solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueUrgency {
    /// Now.
    High,
    /// Soon.
    Medium,
    /// Some day.
    Low,
}

codes!(IssueUrgency { High = "high", Medium = "medium", Low = "low" });

/// Where an issue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueState {
    /// The lead has it.
    Open,
    /// ORCID has it.
    WithOrcid,
    /// ORCID has promised it.
    Planned,
    /// It is not solved, and members can live with it.
    Workaround,
    /// It is solved.
    Resolved,
    /// Whoever could solve it will not.
    Declined,
    /// Nobody wants it any more.
    Withdrawn,
}

codes!(IssueState {
    Open = "open",
    WithOrcid = "with_orcid",
    Planned = "planned",
    Workaround = "workaround",
    Resolved = "resolved",
    Declined = "declined",
    Withdrawn = "withdrawn",
});

impl IssueState {
    /// Whether nothing more is expected of anybody.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Resolved | Self::Declined | Self::Withdrawn)
    }

    /// What a person calls it.
    pub const fn title(self) -> Template {
        match self {
            Self::Open => template!("Open"),
            Self::WithOrcid => template!("With ORCID"),
            Self::Planned => template!("Planned by ORCID"),
            Self::Workaround => template!("Workaround"),
            Self::Resolved => template!("Resolved"),
            Self::Declined => template!("Declined"),
            Self::Withdrawn => template!("Withdrawn"),
        }
    }
}

/// Whether a member wants what an issue asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueStance {
    /// It does.
    For,
    /// It wants the opposite.
    Against,
}

codes!(IssueStance { For = "for", Against = "against" });

/// Where ORCID or a vendor keeps its own record of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceSystem {
    /// A ticket of ORCID's support desk.
    SupportTicket,
    /// An issue on GitHub.
    Github,
    /// An idea on ORCID's roadmap.
    Roadmap,
    /// A mail to the engagement lead.
    Mail,
    /// A post in the API users group.
    ApiGroup,
    /// Something else.
    Other,
}

codes!(ReferenceSystem {
    SupportTicket = "support_ticket",
    Github = "github",
    Roadmap = "roadmap",
    Mail = "mail",
    ApiGroup = "api_group",
    Other = "other",
});

/// The highest level of escalation: the governance body of the consortium. Level 0 is the register itself.
pub const LEVEL_MAX: u32 = 4;

/// Whom a level of escalation goes to.
pub fn level_title(level: u32) -> Message {
    match level {
        0 => message!("L0: register"),
        1 => message!("L1: ORCID regional contact"),
        2 => message!("L2: ORCID problem manager"),
        3 => message!("L3: management of lead and ORCID"),
        _ => message!("L4: governance body"),
    }
}
