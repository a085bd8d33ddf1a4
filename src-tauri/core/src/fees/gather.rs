//! Who is billed for a licence year, and what of them decides on the fee.

use std::collections::BTreeMap;

use super::work_out::{FeeMember, OrcidFees};
use crate::agreements::{self, OrcidCost};
use crate::kernel::{Currency, LicenceYear, Result};
use crate::members::{self, Member, Status};
use crate::register::Connection;

/// The members that are billed for a licence year, by name.
///
/// A member is billed when it is active, or leaving but not gone before the year begins, and does not join after it ends.
pub fn billed_members(connection: &Connection, year: &LicenceYear) -> Result<Vec<Member>> {
    let members = members::store::all(connection)?;
    Ok(members.into_iter().filter(|member| is_billed(member, year)).collect())
}

fn is_billed(member: &Member, year: &LicenceYear) -> bool {
    let draft = &member.draft;
    let standing = matches!(draft.status, Status::Active | Status::Leaving);
    let gone_before = draft.left_on.is_some_and(|left_on| left_on < year.starts_on);
    let joins_after = draft.joined_on.is_some_and(|joined_on| joined_on > year.ends_on);
    member.archived_on.is_none() && standing && !gone_before && !joins_after
}

/// What of the members decides on their fees.
pub fn fee_members(members: &[Member], orcid: Option<&OrcidCost>) -> Vec<FeeMember> {
    let costs = orcid.map_or(&[][..], |cost| &cost.members);
    let credentials: BTreeMap<i64, u32> =
        costs.iter().map(|member| (member.member_id, member.extra_credentials)).collect();
    let fee_member = |member: &Member| FeeMember {
        id: member.id,
        tier: member.draft.tier,
        joined_on: member.draft.joined_on,
        tags: member.draft.tags.clone(),
        extra: member.draft.extra.clone(),
        extra_credentials: credentials.get(&member.id).copied().unwrap_or(0),
    };
    members.iter().map(fee_member).collect()
}

/// What ORCID charges for a licence year with the members of its first day; none while no agreement covers it.
pub fn orcid_cost(connection: &Connection, year: &LicenceYear) -> Result<Option<OrcidCost>> {
    agreements::orcid_cost(connection, year, year.starts_on)
}

/// What ORCID charges for each of `members`, those included that join after the first day: by the band reached then.
pub fn orcid_fees(cost: Option<&OrcidCost>, members: &[Member]) -> Option<OrcidFees> {
    let cost = cost?;
    let fee = |member: &Member| Some((member.id, cost.band_fees?.fee_minor(member.draft.tier?)));
    Some(OrcidFees {
        currency: Currency::from_code(&cost.currency)?,
        member_fees: members.iter().filter_map(fee).collect(),
        lead_fee_minor: cost.lead_fee_minor,
    })
}
