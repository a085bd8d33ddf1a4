//! Who is billed for a licence year, from when to when, of which tier, and what else of them decides on the fee.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::work_out::{FeeMember, OrcidFees};
use crate::kernel::{LicenceYear, Message, Result};
use crate::money::agreements::{self, OrcidCost};
use crate::people::members::{self, Member, Status, StatusHistory};
use crate::register::Connection;

/// What a licence year’s fees are reckoned from.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// The members that are billed, by name, with the tier of their first day in the year.
    pub members: Vec<Member>,
    /// What of each of them decides on its fee, in the same order.
    pub fee_members: Vec<FeeMember>,
    /// What ORCID charges; none while no agreement covers the year.
    pub cost: Option<OrcidCost>,
    /// The same, for whoever passes it on.
    pub orcid: Option<OrcidFees>,
    /// Who may have been a member in the year and is not billed.
    pub not_billed: Vec<NotBilled>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotBilled {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The field concerned.
    pub field: &'static str,
    pub problem: Message,
    /// What to do about it.
    pub what_to_do: Message,
}

/// Gathers what the fees of a licence year are reckoned from: everybody who was a member on a day of it.
pub fn gather(connection: &Connection, year: &LicenceYear) -> Result<Gathered> {
    let cost = agreements::orcid_cost(connection, year, year.starts_on)?;
    let costs = cost.as_ref().map_or(&[][..], |cost| &cost.members);
    let credentials: BTreeMap<i64, u32> =
        costs.iter().map(|member| (member.member_id, member.extra_credentials)).collect();
    let mut histories: BTreeMap<i64, StatusHistory> = members::status_histories(connection)?
        .into_iter()
        .map(|history| (history.member_id, history))
        .collect();
    let mut gathered = Gathered::default();
    for mut member in members::store::all(connection)? {
        let Some(history) = histories.remove(&member.id) else { continue };
        if let Some(reason) = not_billed(&history, year) {
            gathered.not_billed.push(reason);
        }
        let Some((first_day, _)) = billed_days(&history, year) else { continue };
        member.draft.tier = history.tiers.on(first_day);
        gathered.fee_members.push(FeeMember {
            id: member.id,
            tiers: history.tiers,
            joined_on: history.first_on,
            left_on: history.last_on,
            tags: member.draft.tags.clone(),
            extra: member.draft.extra.clone(),
            extra_credentials: credentials.get(&member.id).copied().unwrap_or(0),
        });
        gathered.members.push(member);
    }
    gathered.orcid = cost.as_ref().and_then(|cost| orcid_fees(cost, &gathered.members));
    gathered.cost = cost;
    Ok(gathered)
}

/// The first and the last day that a member is billed for in a year; none when it is not billed. Records that were put
/// away are not billed.
pub fn billed_days(history: &StatusHistory, year: &LicenceYear) -> Option<(NaiveDate, NaiveDate)> {
    history.within(year.starts_on, year.ends_on).filter(|_| history.archived_on.is_none())
}

/// Why somebody who may have been a member in the year is not billed.
fn not_billed(history: &StatusHistory, year: &LicenceYear) -> Option<NotBilled> {
    let because = |field, problem: Message, what_to_do: Message| {
        let (member_id, member) = (history.member_id, history.official_name.clone());
        Some(NotBilled { member_id, member, field, problem, what_to_do })
    };
    if let Some(archived_on) = history.archived_on {
        history.within(year.starts_on, year.ends_on).filter(|_| archived_on >= year.starts_on)?;
        return because(
            "archived_on",
            message!(
                "Not billed: archived on {archived_on, date, long}, and a member until then.",
                archived_on
            ),
            message!("Restore the record and enter the last day, if a part of the year is to be billed."),
        );
    }
    let joined_on = history.first_on.filter(|joined_on| *joined_on <= year.ends_on);
    match history.status {
        Status::Enquiry | Status::Applicant | Status::Onboarding => because(
            "status",
            message!(
                "Not billed: the status is {status}, although {joined_on, date, long} is the first day.",
                status = history.status.code(),
                joined_on = joined_on?
            ),
            message!("Make it active, if the fee is to be billed."),
        ),
        Status::Former if history.last_on.is_none() && joined_on.is_some() => because(
            "left_on",
            message!("Not billed: a former member of which nobody knows the last day."),
            message!("Enter the last day of membership."),
        ),
        _ => None,
    }
}

/// What ORCID charges for each of `members`, those included that join after the first day: by the band reached then.
fn orcid_fees(cost: &OrcidCost, members: &[Member]) -> Option<OrcidFees> {
    let fee = |member: &Member| Some((member.id, cost.band_fees?.fee_minor(member.draft.tier?)));
    Some(OrcidFees {
        currency: cost.in_currency.currency(),
        member_fees: members.iter().filter_map(fee).collect(),
        lead_fee_minor: cost.lead_fee_minor,
    })
}
