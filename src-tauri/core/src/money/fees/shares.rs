//! Components that divide a total among members: exact to the last minor unit.

use std::collections::{BTreeMap, BTreeSet};

use super::divisions::{DividedShare, Division, ShareKind, SharedTotal};
use super::explain::{Calculation, Formula, Input, Rounding, YearPart};
use super::work_out::Participant;
use super::{Explanation, FeeComponent, Weights};
use crate::kernel::money::{allocate, ratio};
use crate::kernel::{Decimal, Message, Money};
use crate::people::members::Tier;

/// What each member pays of a total, by member.
pub(super) type Shares = BTreeMap<i64, (i64, Explanation)>;

/// A total, divided.
#[derive(Debug, Default)]
pub(super) struct Divided {
    pub(super) shares: Shares,
    /// How it was done; none where nobody shares it.
    pub(super) total: Option<SharedTotal>,
}

impl Divided {
    /// The same of a lead fee that was exchanged before it was divided: each share tells it.
    pub(super) fn of_lead_fee(
        mut self,
        component: &FeeComponent,
        (charged, rate, total): (Money, Decimal, Money),
        is_exact: bool,
    ) -> Self {
        for (_, explanation) in self.shares.values_mut() {
            if charged.currency != total.currency || rate != Decimal::ONE {
                explanation.inputs.insert(0, Input::OrcidCharges(charged));
                explanation.inputs.insert(1, Input::ExchangeRate(charged.currency, rate, total.currency));
            }
            if !is_exact {
                explanation.rounding = Rounding::Shares(component.name.clone(), total);
            }
        }
        self
    }
}

/// A member that no share can be worked out for, and why.
pub(super) type WithoutShare = (i64, &'static str, Message);

/// Divides a total equally, by the part of the year that each member is there.
pub(super) fn equal(
    component: &FeeComponent,
    total: &SharedMoney<'_>,
    members: &[Participant<'_>],
) -> Option<Divided> {
    let parts: Vec<u64> =
        members.iter().map(|one| u64::from(one.period.part(component.pro_rata).0)).collect();
    divide(component, total, members, &parts, Formula::EqualShare, |_| Input::Members(members.len()))
}

/// Divides a total by weight and by the part of the year that each member is there.
pub(super) fn weighted(
    component: &FeeComponent,
    total: &SharedMoney<'_>,
    weights: &Weights,
    members: &[Participant<'_>],
    without: &mut Vec<WithoutShare>,
) -> Option<Divided> {
    let mut sharing = Vec::new();
    let mut parts = Vec::new();
    for one in members {
        match weight(weights, one) {
            Ok(weight) => {
                parts.push(weight.checked_mul(u64::from(one.period.part(component.pro_rata).0))?);
                sharing.push(*one);
            }
            Err((field, problem)) => without.push((one.member.id, field, problem)),
        }
    }
    divide(component, total, &sharing, &parts, Formula::WeightedShare, |one| {
        Input::Weight(weight(weights, one).unwrap_or_default())
    })
}

fn weight(weights: &Weights, one: &Participant<'_>) -> Result<u64, (&'static str, Message)> {
    match weights {
        Weights::Tier { small, standard, large } => match one.tier {
            Some(Tier::Small) => Ok(u64::from(*small)),
            Some(Tier::Standard) => Ok(u64::from(*standard)),
            Some(Tier::Large) => Ok(u64::from(*large)),
            None => Err(("tier", message!("It has no tier, and the fee is weighted by tier."))),
        },
        Weights::Number { field } => {
            let number = one.member.number(field).and_then(|number| u64::try_from(number).ok());
            number.ok_or_else(|| {
                ("extra", message!("It has no number in “{field}”, by which the fee is weighted.", field))
            })
        }
    }
}

/// Divides `total` by `parts`; `own` is what decides on the share of a member beside the part of the year.
fn divide(
    component: &FeeComponent,
    total: &SharedMoney<'_>,
    members: &[Participant<'_>],
    parts: &[u64],
    formula: Formula,
    own: impl Fn(&Participant<'_>) -> Input,
) -> Option<Divided> {
    if members.is_empty() {
        return Some(Divided::default());
    }
    let divided = total.divide(component, members, parts)?;
    let first_parts: Vec<u64> = divided
        .shares
        .values()
        .filter(|share| share.kind == ShareKind::Divided)
        .map(|share| share.part)
        .collect();
    let are_equal = first_parts.windows(2).all(|pair| pair[0] == pair[1]);
    let carried = Money { minor: divided.carried_minor, ..total.money };
    let effective = Money { minor: total.money.minor - divided.carried_minor, ..total.money };
    let explained = members.iter().filter_map(|one| {
        let DividedShare { part, weight: all, minor, kind, .. } = *divided.shares.get(&one.member.id)?;
        let share = Money { minor, ..effective };
        let calculation =
            match are_equal && kind == ShareKind::Divided && divided.divided_before_minor.is_none() {
                true => Calculation::EqualShare { total: effective, members: first_parts.len(), share },
                false => Calculation::Share { total: effective, part, all, share },
            };
        let own = match own(one) {
            Input::Members(_) if kind == ShareKind::Divided => Input::Members(first_parts.len()),
            other => other,
        };
        let mut explanation = Explanation::of(formula, calculation).with(Input::Total(total.money));
        if carried.minor != 0 {
            explanation = explanation.with(Input::CarriedOver(carried));
        }
        explanation =
            explanation.with(own).with(Input::PartOfYear(YearPart::of(&one.period, component.pro_rata)));
        if i128::from(minor) * i128::from(all) != i128::from(effective.minor) * i128::from(part) {
            explanation.rounding = match kind {
                ShareKind::Divided => Rounding::Shares(component.name.clone(), effective),
                ShareKind::OnTop | ShareKind::NextYear => Rounding::Once,
            };
        }
        Some((one.member.id, (minor, explanation)))
    });
    Some(Divided { shares: explained.collect(), total: Some(divided) })
}

/// A total that members share, with what is known of it already.
pub(super) struct SharedMoney<'a> {
    pub(super) money: Money,
    /// How it was divided when the first invoices of the year were issued.
    pub(super) division: Option<&'a Division>,
    /// What late joiners of earlier years paid beyond theirs.
    pub(super) waiting_minor: i64,
}

impl SharedMoney<'_> {
    fn divide(
        &self,
        component: &FeeComponent,
        members: &[Participant<'_>],
        parts: &[u64],
    ) -> Option<SharedTotal> {
        let total_minor = self.money.minor;
        let (carried_minor, stands) = match self.division {
            Some(division) => (division.carried_minor, division.total_minor == total_minor),
            None => (self.waiting_minor.min(total_minor), false),
        };
        let effective = total_minor.checked_sub(carried_minor)?;
        let weight = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(*part))?;
        // While no division stands, everybody's share is a part of the total.
        let again = match stands {
            false => allocate(effective, parts)?,
            true => parts.iter().map(|part| late_share(effective, *part, weight)).collect::<Option<_>>()?,
        };
        let known = |member: i64| self.division.and_then(|division| division.shares.get(&member));
        let mut shared = SharedTotal {
            component: component.name.clone(),
            currency: self.money.currency,
            division_id: self.division.map(|division| division.id),
            total_minor,
            carried_minor,
            divided_before_minor: self.division.filter(|_| !stands).map(|division| division.total_minor),
            shares: BTreeMap::new(),
            changed: BTreeSet::new(),
        };
        for ((one, part), minor) in members.iter().zip(parts).zip(again) {
            let before = known(one.member.id);
            let kept = before.filter(|share| stands && share.part == *part);
            let share = kept.copied().unwrap_or_else(|| DividedShare {
                part: *part,
                weight,
                minor,
                kind: match (before, self.division) {
                    (Some(share), _) => share.kind,
                    (None, None) => ShareKind::Divided,
                    (None, Some(_)) => component.late_joiners.into(),
                },
                is_collected: before.is_some_and(|share| share.is_collected),
            });
            if kept.is_none() {
                shared.changed.insert(one.member.id);
            }
            shared.shares.insert(one.member.id, share);
        }
        Some(shared)
    }
}

/// What somebody pays that comes after a division: as if the total were divided again among all, rounded once.
fn late_share(total_minor: i64, part: u64, weight: u64) -> Option<i64> {
    if weight == 0 {
        return Some(0);
    }
    ratio(total_minor, i64::try_from(part).ok()?, i64::try_from(weight).ok()?)
}
