//! The support desk: what members ask, who answers, and when it was answered and solved.
//!
//! A ticket's member is chosen and never follows from the asker, who may serve twenty members. Messages stay with the ticket
//! that they came to: those of a merged one are shown with the survivor's, and replies to its number reach the survivor.

mod add;
mod assign;
mod clocks;
mod commands;
mod deadlines;
pub mod desk_lists;
mod draft;
mod escalations;
mod faq;
mod file;
mod forget;
mod get;
pub mod intake;
mod keep;
mod list;
mod lists;
mod merge;
mod messages;
mod needs;
mod numbers;
mod personal_data;
mod rate;
mod reply;
mod search;
mod set_state;
mod settings;
mod settled;
mod split;
mod statistics;
mod store;
mod tables;
#[cfg(test)]
mod tests;
mod text_blocks;
mod threads;
mod update;
mod who;
mod words;
mod write;

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::people::members::MemberName;
use crate::register::{FinalAct, FreeText, Link, Slice};

pub use add::{AddTickets, add};
pub use assign::{AssignTickets, assign};
pub use clocks::{TicketClock, TicketClocks, TicketTarget};
pub use draft::TicketDraft;
pub use escalations::{
    AnswerTicketsEscalation, EscalateTickets, EscalationProposal, OrcidEnvironment, TicketEscalation,
    TicketEscalationDraft, UpdateTicketsEscalation, escalation_files,
};
pub use faq::{
    AddTicketsFaq, DraftTicketsFaqPage, FaqPage, GetTicketsFaq, TicketFaq, TicketFaqDraft, TicketFaqList,
    UpdateTicketsFaq, faq_page,
};
pub use file::file;
pub use forget::{EraseTicketsAsker, ErasedAsker, ExportTicketsAsker, erase_asker, export_asker};
pub use get::{TicketDetail, get};
pub use keep::{OutdatedTickets, RemoveTicketsOutdated};
pub use list::{
    DeskQueue, ListTickets, TicketFacets, TicketPage, TicketRow, TicketSort, TicketSortBy, facets, list,
};
pub use merge::{MergeTickets, merge, unmerge};
pub use rate::{RateTickets, rate};
pub use reply::{
    DraftTicketsReply, GetTicketsReplyFiles, NoteTicketsSent, discard_reply, draft_reply, note_sent,
    reply_files,
};
pub use set_state::{SetTicketsState, reopen, set_state};
pub use settings::{DeskSettings, save_settings, settings};
pub use split::{SplitTickets, split};
pub use statistics::{
    CoverageGap, FigureOfTickets, GetTicketsStatistics, ImpossibleTime, LateTicket, MemberTickets,
    OrcidAnswers, Satisfaction, ShareKept, TicketCoverage, TicketFigure, TicketMeasure, TicketShareTarget,
    TicketSpread, TicketStatistics, statistics,
};
pub use text_blocks::{
    GetTicketsTextBlocks, SaveTicketsTextBlock, TicketTextBlock, TicketTextBlockDraft, TicketTextBlocks,
};
pub use update::{UpdateTickets, update};
pub use words::{MessageKind, Priority, TicketChannel, TicketState, TicketTopic};
pub use write::{WriteTickets, write};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "tickets",
    tables: tables::TABLES,
    commands: commands::ALL,
    lists: lists::ALL,
    deadlines: &[deadlines::orcids_answers],
    needs: &[
        needs::orcid_overdue,
        needs::orcid_wrote,
        needs::breached,
        needs::unanswered,
        needs::unassigned,
        needs::rating_wrote,
        keep::kept_too_long,
    ],
    final_acts: &[
        FinalAct { operation: "tickets.erase_asker", corrected_by: template!("That is its purpose.") },
        FinalAct { operation: "tickets.remove_outdated", corrected_by: template!("That is its purpose.") },
    ],
    links: &[
        Link::to_member("ticket", "member_id").moves(template!("Tickets")),
        Link::to_member("ticket_member", "member_id")
            .moves(template!("Tickets that concern several members"))
            .impersonal(),
        Link::to_contact("ticket", "contact_id").moves(template!("Tickets")),
    ],
    search_index: Some(search::SEARCH_INDEX),
    personal_data: Some(personal_data::PERSONAL_DATA),
    free_texts: &[
        FreeText {
            table: "ticket",
            text: "subject || ' ' || organisation || ' ' || remark",
            place: "'The ticket ' || number",
        },
        FreeText {
            table: "ticket_message",
            text: "subject || ' ' || text",
            place: "'A message of the ticket ' || (SELECT number FROM ticket WHERE ticket.id = ticket_id)",
        },
        FreeText {
            table: "ticket_text_block",
            text: "name || ' ' || text",
            place: "'The text for answers “' || name || '”'",
        },
        FreeText {
            table: "ticket_faq",
            text: "question || ' ' || answer",
            place: "'The frequent question out of the ticket ' || (SELECT number FROM ticket WHERE ticket.id = ticket_id)",
        },
        FreeText {
            table: "ticket_escalation",
            text: "to_whom || ' ' || to_email || ' ' || asked_for || ' ' || steps || ' ' || outcome",
            place: "'An escalation of the ticket ' || (SELECT number FROM ticket WHERE ticket.id = ticket_id)",
        },
    ],
    ..Slice::EMPTY
};

/// A ticket as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Ticket {
    /// Its id, never reused.
    pub id: i64,
    /// Its number, such as T-2026-0001.
    pub number: String,
    /// Its fields.
    #[serde(flatten)]
    pub draft: TicketDraft,
    /// Where it stands.
    pub state: TicketState,
    /// The ticket that it is part of.
    pub merged_into_id: Option<i64>,
    /// The ticket that it was a part of.
    pub split_from_id: Option<i64>,
    /// The solved ticket that it goes on with.
    pub follows_id: Option<i64>,
    /// When it was entered here: RFC 3339 in UTC.
    pub entered_at: String,
    /// When a person answered first.
    pub first_response_at: Option<String>,
    /// When it was solved first.
    pub first_solved_at: Option<String>,
    /// When it was solved last.
    pub last_solved_at: Option<String>,
    /// When the latest message was written.
    pub last_message_at: Option<String>,
    /// How often it was opened again.
    pub reopened_count: i64,
    /// Whether only programs have written in it, so that it counts for nothing.
    pub is_automatic: bool,
    /// The desk that it was imported from; empty for this one.
    pub source: String,
    /// Its number there.
    pub source_number: String,
}

/// A message of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketMessage {
    /// Its id, never reused.
    pub id: i64,
    /// The ticket that it came to, which may be merged into the one that shows it.
    pub ticket_id: i64,
    /// What it is.
    pub kind: MessageKind,
    /// The escalation that it belongs to.
    pub escalation_id: Option<i64>,
    /// How it came or went.
    pub channel: TicketChannel,
    /// When it was written: RFC 3339 in UTC.
    pub at: String,
    /// Minutes that the writer's clock was ahead of UTC.
    pub offset_minutes: i32,
    /// Whether the message itself tells when it was written.
    pub is_dated: bool,
    /// Who wrote it.
    pub from_name: String,
    /// From which address.
    pub from_email: String,
    /// Whom it went to, separated by commas.
    pub to_emails: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Who wrote what it passes on; empty where it passes on nothing.
    pub forwarded_name: String,
    /// The address of whoever wrote what it passes on.
    pub forwarded_email: String,
    /// How many secrets were struck out of it.
    pub secrets_struck: i64,
    /// Whether its subject is another one than the ticket's, so that it may be a question of its own.
    pub has_other_subject: bool,
    /// The files it carries.
    pub files: Vec<TicketFile>,
    /// Addresses that could not be reached, each with the status that the server gave.
    pub bounces: BTreeMap<String, String>,
}

/// A file of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketFile {
    /// Its id, never reused.
    pub id: i64,
    /// Its name.
    pub file_name: String,
    /// What it was recognised as.
    pub media_type: String,
    /// Its size.
    pub size_bytes: i64,
    /// Whether it is of a kind that is opened; others can only be saved.
    pub opens: bool,
}

/// A ticket by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketName {
    /// The ticket.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its subject.
    pub subject: String,
    /// Where it stands.
    pub state: TicketState,
}

/// Which member an address is of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct WhoAsks {
    /// The contact with that address.
    pub contact_id: Option<i64>,
    /// The member, where the address tells it for certain: a contact of one member, or a domain of one only.
    pub member_id: Option<i64>,
    /// The name of that member.
    pub member_name: String,
    /// Members to choose from where it does not.
    pub candidates: Vec<MemberName>,
}
