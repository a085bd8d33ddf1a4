//! Works out what each member pays by a plan: a pure function, the same for a preview, for issuing and for a what-if.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::rules::{self, ReckonedFee};
use super::shares::{self, SharedMoney, Shares};
use super::{BilledPeriod, Divisions, Explanation, FeeComponent, FeePlanDraft, FeeRule, SharedTotal};
use crate::kernel::{Currency, LicenceYear, Message, Money};
use crate::people::members::{Tier, TierHistory};

/// What of a member decides on its fee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeeMember {
    pub id: i64,
    /// The tiers that it had. The one of its first day in what is billed counts.
    pub tiers: TierHistory,
    /// Its first day; none when it was there from the beginning.
    pub joined_on: Option<NaiveDate>,
    /// Its last day; none while no end is known.
    pub left_on: Option<NaiveDate>,
    /// Words it is grouped by.
    pub tags: Vec<String>,
    /// Its custom fields.
    pub extra: BTreeMap<String, String>,
    /// API credentials it has beyond those included.
    pub extra_credentials: u32,
}

impl FeeMember {
    /// The whole number that the custom field `field` holds; grouped digits are read, decimals are left out.
    pub(super) fn number(&self, field: &str) -> Option<i64> {
        let text = self.extra.get(field)?;
        let whole = text.split('.').next().unwrap_or_default();
        whole.replace([',', ' ', '\'', '\u{a0}', '\u{202f}'], "").parse().ok()
    }
}

/// What ORCID charges by the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrcidFees {
    /// The currency it charges in.
    pub currency: Currency,
    /// The fee of a whole year, by member.
    pub member_fees: BTreeMap<i64, i64>,
    /// The consortium lead fee.
    pub lead_fee_minor: i64,
}

/// Who pays a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payer {
    /// The member itself.
    Member,
    Sponsor(i64),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeLine {
    /// What invoices call it.
    pub name: String,
    /// Who pays it.
    pub payer: Payer,
    /// What is paid; below zero for what is taken off.
    pub amount: Money,
    pub tax_category_id: Option<i64>,
    /// How it came about.
    pub explanation: Explanation,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberFees {
    pub member_id: i64,
    pub period: BilledPeriod,
    /// The lines, in the order of the plan's components.
    pub lines: Vec<FeeLine>,
}

/// Why a fee could not be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeProblem {
    /// The member; none when it is the plan itself.
    pub member_id: Option<i64>,
    /// The field concerned.
    pub field: &'static str,
    pub problem: Message,
}

/// What a plan comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fees {
    /// Every member with a period in the year, in the order given.
    pub members: Vec<MemberFees>,
    /// What could not be worked out.
    pub problems: Vec<FeeProblem>,
    /// How the totals that members share are divided.
    pub shared: Vec<SharedTotal>,
    /// Members of the year for which no period of it is left to bill, and why.
    pub not_billed: Vec<FeeProblem>,
}

/// A member with its period in the year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Participant<'a> {
    pub(super) member: &'a FeeMember,
    pub(super) period: BilledPeriod,
    /// The tier of its first day in the period.
    pub(super) tier: Option<Tier>,
}

/// Works out what `members` pay for `year` by `plan`.
///
/// Shares are divided among all of them, so `members` are all who are billed for the year, whether or not some of them
/// have their invoice already. `divisions` are the totals that were divided and invoiced before.
pub fn work_out(
    plan: &FeePlanDraft,
    year: &LicenceYear,
    members: &[FeeMember],
    orcid: Option<&OrcidFees>,
    divisions: &Divisions,
) -> Fees {
    let mut fees = Fees::default();
    let mut participants = Vec::with_capacity(members.len());
    for member in members {
        match BilledPeriod::of(plan.billed_by, year, member.joined_on, member.left_on) {
            Some(period) => {
                let first_day = member.joined_on.map_or(period.from, |day| day.max(period.from));
                let tier = member.tiers.on(first_day);
                participants.push(Participant { member, period, tier });
                fees.members.push(MemberFees { member_id: member.id, period, lines: Vec::new() });
            }
            None if member.joined_on.is_none() => fees.problems.push(FeeProblem {
                member_id: Some(member.id),
                field: "joined_on",
                problem: message!("It has no day of joining, and fees are billed at the anniversary."),
            }),
            None => {
                if let Some(left_on) = member.left_on {
                    fees.not_billed.push(FeeProblem {
                        member_id: Some(member.id),
                        field: "left_on",
                        problem: message!("Not billed: membership ended on {left_on, date, long}, before the anniversary from which this year is billed.", left_on),
                    });
                }
            }
        }
    }
    for component in &plan.components {
        add_component(component, year, &participants, (orcid, divisions), &mut fees);
    }
    fees
}

fn add_component(
    component: &FeeComponent,
    year: &LicenceYear,
    participants: &[Participant<'_>],
    (orcid, divisions): (Option<&OrcidFees>, &Divisions),
    fees: &mut Fees,
) {
    let whole_plan = |problem: Message| FeeProblem {
        member_id: None,
        field: "fee",
        problem: message!("{component}: {problem}", component = component.name, problem),
    };
    let Some(currency) = Currency::from_code(&component.currency) else {
        fees.problems.push(whole_plan(message!("its currency is unknown.")));
        return;
    };
    let concerned: Vec<Participant<'_>> =
        participants.iter().filter(|one| component.audience.includes(one)).copied().collect();
    let shares = match shares_of(component, currency, &concerned, (orcid, divisions), fees) {
        Ok(shares) => shares,
        Err(problem) => return fees.problems.push(whole_plan(problem)),
    };
    for (one, paid) in participants.iter().zip(&mut fees.members) {
        if !component.audience.includes(one) {
            continue;
        }
        let reckoned = match &shares {
            Some(shares) => {
                Ok(shares.get(&one.member.id).map_or_else(ReckonedFee::default, |(minor, explanation)| {
                    ReckonedFee::one(*minor, component.tax_category_id, explanation.clone())
                }))
            }
            None => rules::reckon(component, currency, one, year, orcid, &paid.lines),
        };
        match reckoned {
            Ok(reckoned) => paid.lines.extend(reckoned.into_lines(component, currency)),
            Err((field, problem)) => {
                fees.problems.push(FeeProblem { member_id: Some(one.member.id), field, problem });
            }
        }
    }
}

/// What everybody concerned pays of a component that divides a total; none for other components.
fn shares_of(
    component: &FeeComponent,
    currency: Currency,
    concerned: &[Participant<'_>],
    (orcid, divisions): (Option<&OrcidFees>, &Divisions),
    fees: &mut Fees,
) -> Result<Option<Shares>, Message> {
    let key = (component.name.clone(), component.currency.clone());
    let shared = |total_minor| SharedMoney {
        money: Money { minor: total_minor, currency },
        division: divisions.made.get(&key),
        waiting_minor: divisions.waiting.get(&key).copied().unwrap_or(0),
    };
    let mut without = Vec::new();
    let divided = match &component.rule {
        FeeRule::EqualShare { total_minor } => shares::equal(component, &shared(*total_minor), concerned),
        FeeRule::OrcidLeadFee { exchange_rate } => {
            let orcid = orcid.ok_or_else(|| message!("no agreement with ORCID covers the licence year."))?;
            let lead_fee = Money { minor: orcid.lead_fee_minor, currency: orcid.currency };
            let exchanged = exchange_rate.exchange_part(lead_fee, currency, (1, 1));
            let (total, is_exact) = exchanged.ok_or_else(|| message!("the amount is too large."))?;
            let divided = shares::equal(component, &shared(total.minor), concerned);
            divided.map(|divided| divided.of_lead_fee(component, (lead_fee, *exchange_rate, total), is_exact))
        }
        FeeRule::WeightedShare { total_minor, weights } => {
            shares::weighted(component, &shared(*total_minor), weights, concerned, &mut without)
        }
        _ => return Ok(None),
    };
    fees.problems.extend(without.into_iter().map(|(member, field, problem)| FeeProblem {
        member_id: Some(member),
        field,
        problem,
    }));
    let divided = divided.ok_or_else(|| message!("its weights are all zero, or the amount is too large."))?;
    fees.shared.extend(divided.total);
    Ok(Some(divided.shares))
}
