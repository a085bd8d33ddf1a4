//! Elections: who may vote, whether everything is ready for one, and rounds in which members confirm their contacts.

mod commands;
mod drafts;
mod lists;
mod needs;
mod readiness;
mod round;
pub mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::codes;
use crate::register::{FreeText, Link, Slice, Table};

pub use drafts::{DraftVotingRound, MailDraft, MailDrafts, NoteVotingAsked, make_drafts, note_asked};
pub use readiness::{GetVotingReadiness, MemberReadiness, Readiness, readiness};
pub use round::{
    AnswerVoting, OpenVotingRound, RoundDetail, RoundRow, answer, close, open, round, rounds, template,
};

pub(crate) static SLICE: Slice = Slice {
    name: "voting",
    tables: &[
        Table {
            name: "voting_round",
            label: template!("Confirmation round"),
            one: template!("a confirmation round"),
            several: template!(
                "{count, plural, one {# confirmation round} other {# confirmation rounds}}",
                count
            ),
            name_columns: &["title"],
        },
        Table {
            name: "voting_confirmation",
            label: template!("Confirmation"),
            one: template!("a confirmation"),
            several: template!("{count, plural, one {# confirmation} other {# confirmations}}", count),
            name_columns: &["answer"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    needs: &[needs::answers],
    links: &[
        // What the merged record was asked and answered.
        Link::to_member("voting_confirmation", "member_id"),
    ],
    free_texts: &[FreeText {
        table: "voting_confirmation",
        text: "note",
        place: "'The note on the contacts of ' || (SELECT official_name FROM member WHERE member.id = member_id)",
    }],
    ..Slice::EMPTY
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmationAnswer {
    /// The contacts are right.
    Confirmed,
    /// Something changed, and is corrected in the register.
    Changed,
}

codes!(ConfirmationAnswer { Confirmed = "confirmed", Changed = "changed" });

/// A round in which members confirm their contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConfirmationRound {
    pub id: i64,
    pub title: String,
    #[ts(type = "string")]
    pub opened_on: NaiveDate,
    /// Until when members are asked to answer.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
    /// The subject of the message to members.
    pub subject: String,
    /// Its text, with {member}, {contacts}, {due} and {consortium} where their values go.
    pub body: String,
    /// How many members are asked.
    pub member_count: i64,
    /// To how many a message was drafted.
    pub asked_count: i64,
    pub answered_count: i64,
}
