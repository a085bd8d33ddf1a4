//! Sets plans side by side on the register as it is: what each member would pay, and what it paid the year before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::get::licence_year;
use super::{FeePlanDraft, Fees, Gathered, Payer, divisions, gather, store, work_out};
use crate::kernel::{Currency, InCurrency, Message, OptionExt, Result};
use crate::people::members::Tier;
use crate::people::profile;
use crate::register::Register;

/// Asks to compare fee plans.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct CompareFees {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// The plans, side by side in this order; all of the year when empty.
    pub plan_ids: Vec<i64>,
}

/// Fee plans side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanComparison {
    pub plans: Vec<ComparedPlan>,
    /// What every member would pay, by name.
    pub members: Vec<ComparedMember>,
    /// What ORCID charges for the year; none while no agreement covers it.
    pub orcid_cost: Option<CurrencyAmount>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedPlan {
    pub id: i64,
    pub name: String,
    /// Whether it is the one that is billed.
    pub is_adopted: bool,
    /// What it comes to, by currency, before tax.
    pub totals: Vec<CurrencyAmount>,
    /// What of it sponsors pay.
    pub sponsored: Vec<CurrencyAmount>,
    /// What could not be worked out; the first few.
    pub problems: Vec<Message>,
}

/// An amount of one of several currencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CurrencyAmount {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub minor: i64,
}

impl CurrencyAmount {
    /// So many minor units of a currency.
    pub fn new(currency: Currency, minor: i64) -> Self {
        Self { in_currency: currency.into(), minor }
    }
}

/// What a member would pay by each plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComparedMember {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    pub tier: Option<Tier>,
    /// What it was invoiced for the year before, credit notes taken off, by currency.
    pub year_before: Vec<CurrencyAmount>,
    /// What it would pay itself, plan by plan, by currency.
    pub by_plan: Vec<Vec<CurrencyAmount>>,
}

/// Problems of a plan that are worth showing.
const PROBLEMS_SHOWN: usize = 5;

/// Compares fee plans.
pub fn compare(register: &Register, request: CompareFees) -> Result<PlanComparison> {
    let connection = register.reader();
    let year = licence_year(&profile::get(register)?.draft, request.year)?;
    let plans = match request.plan_ids.is_empty() {
        true => store::of_year(connection, request.year)?,
        false => request
            .plan_ids
            .iter()
            .map(|id| store::find(connection, *id)?.or_not_found(template!("Fee plan"), id))
            .collect::<Result<_>>()?,
    };
    let Gathered { members, fee_members, cost, orcid, .. } = gather(connection, &year)?;
    let divisions = divisions(connection, request.year)?;
    let worked: Vec<Fees> = plans
        .iter()
        .map(|plan| work_out(&plan.draft, &year, &fee_members, orcid.as_ref(), &divisions))
        .collect();
    let by_plan: Vec<BTreeMap<i64, Vec<CurrencyAmount>>> = worked.iter().map(own_amounts).collect();
    let mut before = store::invoiced_by_member(connection, request.year - 1)?;
    let orcid_cost =
        cost.map(|cost| CurrencyAmount { in_currency: cost.in_currency, minor: cost.total_minor });
    let members = members
        .into_iter()
        .map(|member| ComparedMember {
            member_id: member.id,
            year_before: amounts(before.remove(&member.id).unwrap_or_default()),
            by_plan: by_plan.iter().map(|plan| plan.get(&member.id).cloned().unwrap_or_default()).collect(),
            member: member.draft.official_name,
            tier: member.draft.tier,
        })
        .collect();
    Ok(PlanComparison {
        plans: plans
            .into_iter()
            .zip(&worked)
            .map(|(plan, fees)| compared(plan.id, plan.is_adopted, plan.draft, fees))
            .collect(),
        members,
        orcid_cost,
    })
}

fn compared(id: i64, is_adopted: bool, draft: FeePlanDraft, fees: &Fees) -> ComparedPlan {
    let lines = || fees.members.iter().flat_map(|member| &member.lines);
    let sum = |of_sponsors_only: bool| {
        let mut sums = BTreeMap::new();
        for line in lines().filter(|line| !of_sponsors_only || line.payer != Payer::Member) {
            *sums.entry(line.amount.currency).or_insert(0) += line.amount.minor;
        }
        amounts(sums)
    };
    ComparedPlan {
        id,
        is_adopted,
        name: draft.name,
        totals: sum(false),
        sponsored: sum(true),
        problems: fees.problems.iter().take(PROBLEMS_SHOWN).map(|problem| problem.problem.clone()).collect(),
    }
}

/// What each member pays itself.
fn own_amounts(fees: &Fees) -> BTreeMap<i64, Vec<CurrencyAmount>> {
    let of_member = |member: &super::MemberFees| {
        let mut sums = BTreeMap::new();
        for line in member.lines.iter().filter(|line| line.payer == Payer::Member) {
            *sums.entry(line.amount.currency).or_insert(0) += line.amount.minor;
        }
        (member.member_id, amounts(sums))
    };
    fees.members.iter().map(of_member).collect()
}

fn amounts(sums: BTreeMap<Currency, i64>) -> Vec<CurrencyAmount> {
    sums.into_iter().map(|(currency, minor)| CurrencyAmount::new(currency, minor)).collect()
}
