//! What some members more or fewer do to everyone's fee.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cost::{self, BandReached};
use super::{Agreement, AgreementDraft, AgreementStatus, Band, get, store};
use crate::kernel::{Error, InCurrency, OptionExt, Result, money};
use crate::people::members::Tier;
use crate::register::Register;

/// The most members that may be added or taken away at once.
const CHANGE_MAX: i64 = 10_000;

/// How far the table reaches on either side, and how far it goes to show the next cliff.
const ROWS_AROUND: u32 = 10;
const ROWS_TO_CLIFF_MAX: u32 = 60;

/// Asks what some members more or fewer would cost.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct SimulateAgreements {
    /// The agreement; the current one when absent, or else the latest.
    pub agreement_id: Option<i64>,
    /// The day on which members are counted; today, or the nearest day of the term, when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Small members more; fewer below zero.
    #[ts(as = "Option<i64>")]
    pub more_small: i64,
    #[ts(as = "Option<i64>")]
    pub more_standard: i64,
    #[ts(as = "Option<i64>")]
    pub more_large: i64,
    /// A member that leaves.
    pub without_member_id: Option<i64>,
    /// The tier in which the table adds and takes away members; standard when absent.
    pub tier: Option<Tier>,
}

/// How many members of each tier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct TierCounts {
    /// Small ones.
    pub small: u32,
    /// Standard ones.
    pub standard: u32,
    /// Large ones.
    pub large: u32,
    /// Members without a tier: they count for the band, and their fee is unknown.
    pub without_tier: u32,
}

/// What so many members cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Position {
    /// How many members of each tier.
    pub counts: TierCounts,
    /// How many in all.
    pub member_count: u32,
    pub band: BandReached,
    pub fees: Band,
    /// The fees of all members.
    pub member_fees_minor: i64,
    /// With the lead fee and further credentials.
    pub total_minor: i64,
}

/// A row of the table: what so many members pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SimulationRow {
    pub member_count: u32,
    /// How many more than now.
    pub change: i64,
    /// From how many members on the band reaches.
    pub band_from: u32,
    /// The fee of a member of the tier that is added.
    pub fee_minor: i64,
    /// The fees of all members.
    pub member_fees_minor: i64,
    /// Whether another band begins here.
    pub is_cliff: bool,
}

/// A number of members at which another band begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Cliff {
    /// The number of members behind it.
    pub member_count: u32,
    /// How many more than now.
    pub change: i64,
    /// The fees of all members just before it.
    pub before_minor: i64,
    /// The fees of all members just behind it.
    pub after_minor: i64,
    /// The difference.
    pub change_minor: i64,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Simulation {
    pub agreement_id: i64,
    pub agreement: String,
    /// The day on which members are counted.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The currency, as an ISO 4217 code.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub now: Position,
    /// How it would be.
    pub then: Position,
    pub total_change_minor: i64,
    /// What changes for those who are members now and then.
    pub others_change_minor: i64,
    /// The member that leaves.
    pub without_member: Option<String>,
    /// The tier in which the table adds and takes away members.
    pub tier: Tier,
    /// The fees around the present number of members.
    pub rows: Vec<SimulationRow>,
    /// The next cliff with more members.
    pub cliff_up: Option<Cliff>,
    /// The next cliff with fewer.
    pub cliff_down: Option<Cliff>,
}

/// Works out what some members more or fewer would cost.
///
/// # Errors
/// No agreement, or no member that could be taken away.
pub fn simulate(register: &Register, request: SimulateAgreements) -> Result<Simulation> {
    let agreement = chosen(register, request.agreement_id)?;
    let draft = &agreement.draft;
    let today = register.clock().today();
    let on = request.on.unwrap_or_else(|| today.max(draft.starts_on).min(draft.ends_on));
    let present = cost::cost(register.reader(), &agreement, on)?;
    let mut counts = TierCounts::default();
    present.members.iter().for_each(|member| *counts.of_mut(member.tier) += 1);
    let now = position(draft, counts, present.extra_credentials_minor)?;
    let (mut then_counts, mut extra_credentials_minor) = (counts, present.extra_credentials_minor);
    let mut without_member = None;
    if let Some(id) = request.without_member_id {
        let leaver = present.members.iter().find(|member| member.member_id == id);
        let leaver = leaver.or_not_found(template!("Member of the agreement"), id)?;
        *then_counts.of_mut(leaver.tier) -= 1;
        extra_credentials_minor -= leaver.extra_credentials_minor;
        without_member = Some(leaver.member.clone());
    }
    let changes = [
        (Tier::Small, request.more_small),
        (Tier::Standard, request.more_standard),
        (Tier::Large, request.more_large),
    ];
    for (tier, more) in changes {
        let count = then_counts.of_mut(Some(tier));
        *count = changed(*count, tier, more)?;
    }
    let then = position(draft, then_counts, extra_credentials_minor)?;
    let tier = request.tier.unwrap_or(Tier::Standard);
    let grid = FeeGrid { draft, now: counts, tier };
    Ok(Simulation {
        agreement_id: agreement.id,
        agreement: draft.title.clone(),
        on,
        in_currency: agreement.in_currency()?,
        total_change_minor: then.total_minor - now.total_minor,
        others_change_minor: others_change(&now, &then),
        now,
        then,
        without_member,
        tier,
        rows: grid.rows()?,
        cliff_up: grid.cliff_up()?,
        cliff_down: grid.cliff_down()?,
    })
}

fn chosen(register: &Register, id: Option<i64>) -> Result<Agreement> {
    if let Some(id) = id {
        return get::find(register, id);
    }
    let mut all = store::all(register.reader(), register.clock().today())?;
    let current = all.iter().position(|agreement| agreement.status == AgreementStatus::Current).unwrap_or(0);
    if all.is_empty() {
        return Err(Error::conflict(message!(
            "There is no agreement yet, so there is no grid to work with. Add one first."
        )));
    }
    Ok(all.swap_remove(current))
}

fn changed(count: u32, tier: Tier, more: i64) -> Result<u32> {
    let field = format!("more_{}", tier.code());
    if more.abs() > CHANGE_MAX {
        return Err(Error::invalid(
            &field,
            message!(
                "At most {change_max, plural, one {# member} other {# members}} can be added or taken away.",
                change_max = CHANGE_MAX
            ),
        ));
    }
    let message = message!(
        "There {count, plural, one {is # member} other {are # members}} of the tier {tier}: no more than these can leave.",
        count,
        tier = tier.code()
    );
    u32::try_from(i64::from(count) + more).ok().or_invalid(&field, message)
}

/// What changes for those who are members now and then.
fn others_change(now: &Position, then: &Position) -> i64 {
    let of_tier = |tier: &Tier| {
        let staying = now.counts.of(Some(*tier)).min(then.counts.of(Some(*tier)));
        let change = then.fees.fee_minor(*tier).saturating_sub(now.fees.fee_minor(*tier));
        i64::from(staying).saturating_mul(change)
    };
    money::sum(Tier::ALL.iter().map(of_tier))
}

fn position(draft: &AgreementDraft, counts: TierCounts, extra_credentials_minor: i64) -> Result<Position> {
    let band = draft
        .band(counts.sum())
        .or_invalid("bands", message!("“{title}” has no grid of fees.", title = draft.title))?;
    let of_tier = |tier: &Tier| i64::from(counts.of(Some(*tier))).saturating_mul(band.fee_minor(*tier));
    let member_fees_minor = money::sum(Tier::ALL.iter().map(of_tier));
    Ok(Position {
        counts,
        member_count: counts.sum(),
        band: BandReached::of(draft, band),
        fees: *band,
        member_fees_minor,
        total_minor: money::sum([member_fees_minor, extra_credentials_minor, draft.lead_fee_minor]),
    })
}

/// The grid, with the members of now as far as they are not of the tier that is added to.
struct FeeGrid<'a> {
    draft: &'a AgreementDraft,
    now: TierCounts,
    tier: Tier,
}

impl FeeGrid<'_> {
    fn rows(&self) -> Result<Vec<SimulationRow>> {
        let now = self.now.sum();
        let to_cliff = |cliff: Option<u32>| cliff.map(|cliff| cliff.abs_diff(now) + 2);
        let reach = |cliff: Option<u32>| {
            ROWS_AROUND.max(to_cliff(cliff).filter(|rows| *rows <= ROWS_TO_CLIFF_MAX).unwrap_or(0))
        };
        let lowest = now.saturating_sub(reach(self.first_of_band())).max(1);
        (lowest..=now + reach(self.first_of_next_band())).map(|count| self.row(count)).collect()
    }

    fn row(&self, member_count: u32) -> Result<SimulationRow> {
        let position = self.at(member_count)?;
        let is_first = self.draft.bands.first().is_some_and(|band| band.from_members == member_count);
        Ok(SimulationRow {
            member_count,
            change: i64::from(member_count) - i64::from(self.now.sum()),
            band_from: position.band.from_members,
            fee_minor: position.fees.fee_minor(self.tier),
            member_fees_minor: position.member_fees_minor,
            is_cliff: position.band.from_members == member_count && !is_first,
        })
    }

    fn cliff_up(&self) -> Result<Option<Cliff>> {
        self.first_of_next_band().map(|behind| self.cliff(behind - 1, behind)).transpose()
    }

    fn cliff_down(&self) -> Result<Option<Cliff>> {
        self.first_of_band().map(|before| self.cliff(before, before - 1)).transpose()
    }

    fn cliff(&self, before: u32, behind: u32) -> Result<Cliff> {
        let (before_minor, after_minor) =
            (self.at(before)?.member_fees_minor, self.at(behind)?.member_fees_minor);
        Ok(Cliff {
            member_count: behind,
            change: i64::from(behind) - i64::from(self.now.sum()),
            before_minor,
            after_minor,
            change_minor: after_minor - before_minor,
        })
    }

    /// The smallest number of members of the present band, unless it is the lowest band.
    fn first_of_band(&self) -> Option<u32> {
        let band = self.draft.band(self.now.sum())?;
        (self.draft.bands.first() != Some(band)).then_some(band.from_members)
    }

    fn first_of_next_band(&self) -> Option<u32> {
        let band = self.draft.band(self.now.sum())?;
        let next = self.draft.bands.iter().find(|next| next.from_members > band.from_members);
        next.map(|next| next.from_members)
    }

    /// What `member_count` members cost: those of now, with members of the tier added or taken away. Where the tier has
    /// not enough to take away, the others follow.
    fn at(&self, member_count: u32) -> Result<Position> {
        let mut counts = self.now;
        let now = counts.sum();
        *counts.of_mut(Some(self.tier)) += member_count.saturating_sub(now);
        let mut fewer = now.saturating_sub(member_count);
        for tier in [Some(self.tier), Some(Tier::Standard), Some(Tier::Small), Some(Tier::Large), None] {
            let count = counts.of_mut(tier);
            let taken = fewer.min(*count);
            *count -= taken;
            fewer -= taken;
        }
        position(self.draft, counts, 0)
    }
}

impl TierCounts {
    fn sum(&self) -> u32 {
        self.small + self.standard + self.large + self.without_tier
    }

    fn of(&self, tier: Option<Tier>) -> u32 {
        match tier {
            Some(Tier::Small) => self.small,
            Some(Tier::Standard) => self.standard,
            Some(Tier::Large) => self.large,
            None => self.without_tier,
        }
    }

    fn of_mut(&mut self, tier: Option<Tier>) -> &mut u32 {
        match tier {
            Some(Tier::Small) => &mut self.small,
            Some(Tier::Standard) => &mut self.standard,
            Some(Tier::Large) => &mut self.large,
            None => &mut self.without_tier,
        }
    }
}
