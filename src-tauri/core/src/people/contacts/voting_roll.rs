//! Who votes for whom on a given day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::Result;
use crate::register::Register;

/// Asks for the voting roll.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetContactsVotingRoll {
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// The voting contacts of the active members on a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VotingRoll {
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Members with a voting contact on that day.
    pub rows: Vec<VoterRow>,
    /// Active members without one.
    pub missing: Vec<MissingVoter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VoterRow {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The voting contact's name.
    pub name: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    /// ORCID iD.
    pub orcid_id: String,
    /// Voting contact since.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
}

/// An active member for whom nobody votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MissingVoter {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
}

/// Gives the voting roll as of a day.
pub fn voting_roll(register: &Register, request: GetContactsVotingRoll) -> Result<VotingRoll> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let (rows, missing) = store::voting_roll(register.reader(), on)?;
    Ok(VotingRoll { on, rows, missing })
}
