//! Whether everything is ready for an election: who votes, and what stands in the way.
//!
//! A member that is active on the day has a vote. Whether one with an unpaid invoice is in good standing is for the
//! consortium's rules to say, so the reader chooses how many days an invoice may be overdue.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Message, Result};
use crate::people::contacts::{self, GetContactsVotingRoll};
use crate::register::Register;

/// How many days an invoice may be overdue unless it is said.
const OVERDUE_DAYS: u32 = 60;

/// Asks whether an election on a day is ready.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetVotingReadiness {
    /// The day of the election; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Contacts confirmed before this day count as unconfirmed; a year before the election when absent.
    #[ts(as = "Option<String>")]
    pub confirmed_since: Option<NaiveDate>,
    /// A member with an invoice overdue by more days than this is not in good standing; 60 when absent, and with 0
    /// nobody's invoices are looked at.
    pub overdue_days: Option<u32>,
}

/// Whether an election is ready.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Readiness {
    /// The day of the election.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Since when contacts count as confirmed.
    #[ts(type = "string")]
    pub confirmed_since: NaiveDate,
    /// By how many days an invoice may be overdue; 0 where invoices are not looked at.
    pub overdue_days: u32,
    /// How many members have a vote on that day.
    pub member_count: usize,
    pub ready_count: usize,
    /// Every member with a vote: those that are not ready first, then by name.
    pub rows: Vec<MemberReadiness>,
}

/// Whether a member's vote is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberReadiness {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// Who votes; empty for nobody.
    pub name: String,
    /// That person's e-mail address.
    pub email: String,
    /// When the member last confirmed its contacts.
    #[ts(type = "string | null")]
    pub confirmed_on: Option<NaiveDate>,
    /// What stands in the way, as sentences; none when it is ready.
    pub obstacles: Vec<Message>,
}

/// Says whether an election on a day is ready.
pub fn readiness(register: &Register, request: GetVotingReadiness) -> Result<Readiness> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let a_year_before = on.checked_sub_months(chrono::Months::new(12)).unwrap_or(on);
    let confirmed_since = request.confirmed_since.unwrap_or(a_year_before);
    let roll = contacts::voting_roll(register, GetContactsVotingRoll { on: Some(on) })?;
    let confirmed = store::confirmed_on(register.reader())?;
    let overdue_days = request.overdue_days.unwrap_or(OVERDUE_DAYS);
    let mut overdue =
        if overdue_days == 0 { BTreeMap::new() } else { store::overdue(register.reader(), on)? };
    let voters = roll.rows.into_iter().map(|row| (row.member_id, row.member, Some((row.name, row.email))));
    let missing = roll.missing.into_iter().map(|missing| (missing.member_id, missing.member, None));
    let mut rows: Vec<MemberReadiness> = voters
        .chain(missing)
        .map(|(member_id, member, voter)| {
            let confirmed_on = confirmed.get(&member_id).copied();
            let mut obstacles = obstacles(voter.as_ref(), confirmed_on, confirmed_since);
            obstacles.extend(unpaid(&overdue.remove(&member_id).unwrap_or_default(), on, overdue_days));
            let (name, email) = voter.unwrap_or_default();
            MemberReadiness { member_id, member, name, email, confirmed_on, obstacles }
        })
        .collect();
    rows.sort_by_key(|row| (row.obstacles.is_empty(), row.member.to_lowercase()));
    let ready_count = rows.iter().filter(|row| row.obstacles.is_empty()).count();
    Ok(Readiness { on, confirmed_since, overdue_days, member_count: rows.len(), ready_count, rows })
}

fn obstacles(
    voter: Option<&(String, String)>,
    confirmed_on: Option<NaiveDate>,
    confirmed_since: NaiveDate,
) -> Vec<Message> {
    let mut obstacles = Vec::new();
    match voter {
        None => obstacles.push(message!("Nobody votes for it.")),
        Some((_, email)) if email.is_empty() => {
            obstacles.push(message!("The voting contact has no e-mail address."));
        }
        Some(_) => {}
    }
    match confirmed_on {
        None => obstacles.push(message!("Its contacts were never confirmed.")),
        Some(day) if day < confirmed_since => {
            obstacles.push(message!("Its contacts were last confirmed on {day, date, long}.", day));
        }
        Some(_) => {}
    }
    obstacles
}

/// Why a member is not in good standing: each of its invoices that is overdue by too many days.
fn unpaid(invoices: &[store::Overdue], on: NaiveDate, overdue_days: u32) -> Vec<Message> {
    let with_days = invoices.iter().map(|invoice| (&invoice.number, (on - invoice.due_on).num_days()));
    with_days
        .filter(|(_, days)| *days > i64::from(overdue_days))
        .map(|(number, days)| {
            message!("Not in good standing: invoice {number} is {days, plural, one {# day} other {# days}} overdue.", number, days)
        })
        .collect()
}
