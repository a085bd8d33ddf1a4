//! Shows agreements.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::cost::{OrcidCost, cost};
use super::members_on::{MemberOnDay, members_on};
use super::store::Word;
use super::{Agreement, Decision, deadlines, store};
use crate::kernel::{Deadline, Id, OptionExt, Result};
use crate::people::members::{self, Status, Tier};
use crate::register::{Connection, Register};

/// An agreement with everything that follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementDetail {
    pub agreement: Agreement,
    /// The day that members, cost and grid are shown as of: today, or the nearest day of its term.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Its members, by name.
    pub members: Vec<AgreementMember>,
    /// How many of them stay.
    pub stays_count: usize,
    pub leaves_count: usize,
    /// How many have not said.
    pub undecided_count: usize,
    /// What ORCID charges for a year with these members.
    pub cost: OrcidCost,
    /// The days that follow from it, the next first.
    pub deadlines: Vec<Deadline>,
}

/// A member under an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementMember {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    pub tier: Option<Tier>,
    /// Whether it stays when the agreement ends. A member that gave notice leaves, whether noted here or not.
    pub decision: Decision,
    /// When that was noted; none for a member that gave notice otherwise.
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    /// Whether it gave notice: it is leaving, or its last day lies within the term.
    pub has_notice: bool,
    /// The last day of its membership, if it is known.
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    /// Whether it is a member on the day shown.
    pub is_member: bool,
    /// API credentials beyond those included.
    pub extra_credentials: u32,
    pub note: String,
}

/// Lists every agreement, the latest term first.
pub fn list(register: &Register) -> Result<Vec<Agreement>> {
    store::all(register.reader(), register.clock().today())
}

/// Shows an agreement with its members, its cost and its deadlines.
pub fn get(register: &Register, request: Id) -> Result<AgreementDetail> {
    let (connection, today) = (register.reader(), register.clock().today());
    let all = store::all(connection, today)?;
    let agreement = all.iter().find(|agreement| agreement.id == request.id);
    let agreement = agreement.or_not_found(template!("Agreement"), request.id)?.clone();
    let on = today.max(agreement.draft.starts_on).min(agreement.draft.ends_on);
    let members = members_of(connection, &agreement, on)?;
    let count = |decision: Decision| members.iter().filter(|member| member.decision == decision).count();
    Ok(AgreementDetail {
        on,
        stays_count: count(Decision::Stays),
        leaves_count: count(Decision::Leaves),
        undecided_count: count(Decision::Undecided),
        cost: cost(connection, &agreement, on)?,
        deadlines: deadlines::of_agreement(connection, &agreement, &all, today)?,
        members,
        agreement,
    })
}

/// The agreement `id` as it stands today.
pub(super) fn find(register: &Register, id: i64) -> Result<Agreement> {
    let all = store::all(register.reader(), register.clock().today())?;
    all.into_iter().find(|agreement| agreement.id == id).or_not_found(template!("Agreement"), id)
}

/// The members under an agreement on a day, and those it says something of.
pub(super) fn members_of(
    connection: &Connection,
    agreement: &Agreement,
    on: NaiveDate,
) -> Result<Vec<AgreementMember>> {
    let mut words = store::words(connection, agreement.id)?;
    let mut listed = Vec::new();
    for member in members_on(connection, on)? {
        let word = words.remove(&member.id).unwrap_or_default();
        listed.push(under(agreement, member, word, true));
    }
    for (id, word) in words {
        let found = members::find(connection, id)?.draft;
        let member = MemberOnDay {
            id,
            official_name: found.official_name,
            tier: found.tier,
            left_on: found.left_on,
            is_leaving: found.status == Status::Leaving,
        };
        listed.push(under(agreement, member, word, false));
    }
    Ok(listed)
}

fn under(agreement: &Agreement, member: MemberOnDay, word: Word, is_member: bool) -> AgreementMember {
    let has_notice = match member.left_on {
        Some(left_on) => left_on <= agreement.draft.ends_on,
        None => member.is_leaving,
    };
    AgreementMember {
        member_id: member.id,
        member: member.official_name,
        tier: member.tier,
        decision: if has_notice { Decision::Leaves } else { word.decision },
        decided_on: word.decided_on,
        has_notice,
        left_on: member.left_on,
        is_member,
        extra_credentials: word.extra_credentials,
        note: word.note,
    }
}
