//! How far ORCID knows a member and its people.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Subject, Tell, compare, store};
use crate::kernel::Result;
use crate::people::members;
use crate::register::{Connection, Register};

/// Asks how far ORCID knows a member.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AskTold {
    /// The member.
    pub member_id: i64,
}

/// How far ORCID knows a member itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TellState {
    /// ORCID was never told of it, or was told that it is gone.
    Unknown,
    /// ORCID was told, and has not been seen to show it yet.
    Submitted,
    /// ORCID shows it.
    Seen,
}

/// How far ORCID knows a member and its people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ToldState {
    /// The member itself.
    pub state: TellState,
    /// When ORCID was last told of it.
    #[ts(type = "string | null")]
    pub told_on: Option<NaiveDate>,
    /// What ORCID still has to be told of it and its people.
    pub untold: Vec<Tell>,
}

/// Gives how far ORCID knows a member and its people.
pub fn told_of_member(register: &Register, request: AskTold) -> Result<ToldState> {
    let connection = register.reader();
    members::find(connection, request.member_id)?;
    let told = store::told(connection)?.remove(&Subject { member_id: request.member_id, contact_id: None });
    let state = match &told {
        Some(told) if told.values.is_none() => TellState::Unknown,
        None => TellState::Unknown,
        Some(told) if told.seen_on.is_some() => TellState::Seen,
        Some(_) => TellState::Submitted,
    };
    let untold = compare::untold(connection)?.into_iter();
    let of_member = untold.filter(|untold| untold.subject.member_id == request.member_id);
    let untold = of_member.map(compare::Untold::tell).collect();
    Ok(ToldState { state, told_on: told.map(|told| told.submitted_on), untold })
}

/// The members that ORCID was told of and not told to remove since.
pub fn known_to_orcid(connection: &Connection) -> Result<BTreeSet<i64>> {
    let told = store::told(connection)?.into_iter();
    let known = told.filter(|(subject, told)| subject.contact_id.is_none() && told.values.is_some());
    Ok(known.map(|(subject, _)| subject.member_id).collect())
}
