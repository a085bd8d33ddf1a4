//! What ORCID was asked about tickets, and how soon it answered.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::spread::median;
use super::{Counted, store};
use crate::kernel::Result;
use crate::register::Register;
use crate::service::calendar;
use crate::service::tickets::store as tickets_store;

/// What ORCID was asked, and how soon it answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct OrcidAnswers {
    /// How often it was asked.
    pub asked: i64,
    /// How many of these it answered.
    pub answered: i64,
    /// Half of the answers took so many working days of ORCID’s calendar, or fewer.
    pub median_working_days: Option<i64>,
}

/// How ORCID answered what it was asked about these tickets.
pub(super) fn orcid_answers(register: &Register, tickets: &[&Counted]) -> Result<OrcidAnswers> {
    let orcid = calendar::orcid(register.reader())?;
    let mut answers = OrcidAnswers::default();
    let mut days = Vec::new();
    for (_, asked_at, answered_at) in asked_of_orcid(register, tickets)? {
        answers.asked += 1;
        if let Some(answered_at) = answered_at {
            answers.answered += 1;
            let day = |at: DateTime<Utc>| at.with_timezone(&orcid.zone()).date_naive();
            days.push(orcid.days_between(day(asked_at), day(answered_at))?);
        }
    }
    days.sort_unstable();
    answers.median_working_days = median(&days);
    Ok(answers)
}

/// What ORCID was asked about these tickets, each with the ticket that shows it.
pub(super) fn asked_of_orcid(register: &Register, tickets: &[&Counted]) -> Result<Vec<store::AskedOfOrcid>> {
    let ids: BTreeSet<i64> = tickets.iter().map(|ticket| ticket.name.id).collect();
    let mut asked = Vec::new();
    for (ticket_id, asked_at, answered_at) in store::asked_of_orcid(register.reader())? {
        let shown_id = tickets_store::survivor(register.reader(), ticket_id)?;
        if ids.contains(&shown_id) {
            asked.push((shown_id, asked_at, answered_at));
        }
    }
    Ok(asked)
}
