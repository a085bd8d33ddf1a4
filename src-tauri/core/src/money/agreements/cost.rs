//! What ORCID charges for a year.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::members_on::{MemberOnDay, members_on};
use super::{Agreement, AgreementStatus, Band, store};
use crate::kernel::{InCurrency, LicenceYear, Message, Result, money};
use crate::people::members::Tier;
use crate::register::Connection;

/// What ORCID charges for a whole year, by the grid of the agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrcidCost {
    pub agreement_id: i64,
    pub agreement: String,
    /// Where it stands on the day.
    pub status: AgreementStatus,
    /// The day on which members are counted.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The currency, as an ISO 4217 code.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub member_count: u32,
    /// The band that they reach; none without a grid.
    pub band: Option<BandReached>,
    /// What a member of each tier pays in that band.
    pub band_fees: Option<Band>,
    /// What each member costs, by name.
    pub members: Vec<MemberCost>,
    /// The fees of all members.
    pub member_fees_minor: i64,
    /// Their further credentials.
    pub extra_credentials_minor: i64,
    /// What the lead organisation pays for itself.
    pub lead_fee_minor: i64,
    /// All of it.
    pub total_minor: i64,
    /// What makes the total less than certain.
    pub problems: Vec<CostProblem>,
}

/// A band of the grid, as far as it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct BandReached {
    pub from_members: u32,
    /// Up to how many; none for the last band.
    pub to_members: Option<u32>,
}

/// What ORCID charges for a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberCost {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// Its tier on the day.
    pub tier: Option<Tier>,
    /// Its fee; none for a member without a tier.
    pub fee_minor: Option<i64>,
    /// Credentials beyond those included.
    pub extra_credentials: u32,
    /// What these cost.
    pub extra_credentials_minor: i64,
}

/// What makes a cost less than certain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CostProblem {
    /// The member concerned, if one is.
    pub member_id: Option<i64>,
    /// What is wrong and what to do, as a sentence.
    pub message: Message,
}

/// What ORCID charges for a licence year, with the members counted on a day; none when no agreement covers the year.
/// The agreement is that of the year's first day, or else the first one that begins within the year.
pub fn orcid_cost(connection: &Connection, year: &LicenceYear, on: NaiveDate) -> Result<Option<OrcidCost>> {
    let in_year = |agreement: &Agreement| {
        agreement.draft.starts_on <= year.ends_on && year.starts_on <= agreement.draft.ends_on
    };
    let agreements = store::all(connection, on)?.into_iter().filter(in_year);
    let earliest = agreements.min_by_key(|agreement| agreement.draft.starts_on);
    earliest.map(|agreement| cost(connection, &agreement, on)).transpose()
}

/// What a year under an agreement costs with the members of a day.
pub(super) fn cost(connection: &Connection, agreement: &Agreement, on: NaiveDate) -> Result<OrcidCost> {
    let (draft, words) = (&agreement.draft, store::words(connection, agreement.id)?);
    let members = members_on(connection, on)?;
    let member_count = u32::try_from(members.len()).unwrap_or(u32::MAX);
    let band = draft.band(member_count);
    let mut problems = Vec::new();
    if let Some(first) = draft.bands.first().filter(|first| member_count < first.from_members) {
        let message = message!(
            "The consortium has {member_count, plural, one {# member} other {# members}} on {on, date, long}, and the grid starts from {from_members}. Its lowest band is used.",
            member_count,
            on,
            from_members = first.from_members
        );
        problems.push(CostProblem { member_id: None, message });
    }
    let cost_of = |member: MemberOnDay| {
        if member.tier.is_none() {
            let message = message!(
                "{member} has no tier, so its fee is missing. Set its tier.",
                member = member.official_name
            );
            problems.push(CostProblem { member_id: Some(member.id), message });
        }
        let extra_credentials = words.get(&member.id).map_or(0, |word| word.extra_credentials);
        MemberCost {
            member_id: member.id,
            member: member.official_name,
            tier: member.tier,
            fee_minor: member.tier.and_then(|tier| band.map(|band| band.fee_minor(tier))),
            extra_credentials,
            extra_credentials_minor: i64::from(extra_credentials)
                .saturating_mul(draft.extra_credential_minor),
        }
    };
    let members: Vec<MemberCost> = members.into_iter().map(cost_of).collect();
    let member_fees_minor = money::sum(members.iter().filter_map(|member| member.fee_minor));
    let extra_credentials_minor = money::sum(members.iter().map(|member| member.extra_credentials_minor));
    Ok(OrcidCost {
        agreement_id: agreement.id,
        agreement: draft.title.clone(),
        status: agreement.status,
        on,
        in_currency: agreement.in_currency()?,
        member_count,
        band: band.map(|band| BandReached::of(draft, band)),
        band_fees: band.copied(),
        member_fees_minor,
        extra_credentials_minor,
        lead_fee_minor: draft.lead_fee_minor,
        total_minor: money::sum([member_fees_minor, extra_credentials_minor, draft.lead_fee_minor]),
        members,
        problems,
    })
}

impl BandReached {
    pub(super) fn of(draft: &super::AgreementDraft, band: &super::Band) -> Self {
        let next = draft.bands.iter().find(|next| next.from_members > band.from_members);
        Self { from_members: band.from_members, to_members: next.map(|next| next.from_members - 1) }
    }
}
