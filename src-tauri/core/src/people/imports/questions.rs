//! What an import asks before it runs, and the answers.

use crate::kernel::Message;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PlannedChange;

/// What becomes of members and people that are in the register already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportMode {
    /// They are brought up to date.
    #[default]
    Update,
    /// They stay as they are; only what is new comes in.
    Add,
    /// Each change is asked about, row by row; what is not answered stays as it is.
    Ask,
}

/// What a value of a column stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValueChoice {
    /// The field: country, tier, status or role.
    pub field: String,
    /// The value as it stands in the list, in any case and spacing.
    pub value: String,
    /// What it stands for, such as DE or large; empty to leave the field empty.
    pub target: String,
}

/// A value that means nothing to the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnknownValue {
    /// The field: country, tier, status or role.
    pub field: String,
    /// The heading of the column.
    pub column: String,
    pub value: String,
    /// How many rows have it.
    pub count: usize,
    /// What was chosen for it; empty to leave the field empty, null while nothing is.
    pub target: Option<String>,
}

/// What is decided about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    New,
    /// It is the member given with the answer.
    Same,
    /// Take the row's changes.
    Take,
    Keep,
}

/// An answer about a row. A row may be asked who it is, and whether its changes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct RowDecision {
    /// The row of the file.
    pub row: usize,
    /// What is decided.
    pub answer: Answer,
    /// The member that the row is, when it is the same.
    pub member: Option<i64>,
}

/// A row that may be a member of the register. Nothing is merged unless somebody says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchQuestion {
    /// The row of the file.
    pub row: usize,
    pub name: String,
    /// The members it may be, the likeliest first.
    pub candidates: Vec<MatchCandidate>,
    /// What was answered; without an answer the row is a new member, or in a list of contacts is left out.
    pub answer: Option<Answer>,
    /// The member it was answered to be.
    pub member: Option<i64>,
}

/// A member that a row may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchCandidate {
    pub member: i64,
    /// Its official name.
    pub name: String,
    /// How alike the names are, in per cent.
    pub percent: u8,
    /// Why it may be the same.
    pub reason: Message,
    /// Both records side by side: the member's value before, the row's after. Equal values stand on both sides.
    pub fields: Vec<PlannedChange>,
}

/// A row that would change a member of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeQuestion {
    /// The row of the file.
    pub row: usize,
    pub name: String,
    /// The fields that would change.
    pub changes: Vec<PlannedChange>,
    /// What was answered: take or keep. Without an answer the member stays as it is.
    pub answer: Option<Answer>,
}
