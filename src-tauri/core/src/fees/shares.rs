//! Components that divide a total among members: exact to the last minor unit.

use std::collections::BTreeMap;

use super::explain::{Calculation, Formula, Input, Rounding, YearPart};
use super::work_out::Participant;
use super::{Explanation, FeeComponent, Weights};
use crate::kernel::money::allocate;
use crate::kernel::{Currency, Money};
use crate::members::Tier;

/// What each member pays of a total, by member.
pub(super) type Shares = BTreeMap<i64, (i64, Explanation)>;

/// A member that no share can be worked out for, and why.
pub(super) type WithoutShare = (i64, &'static str, String);

/// Divides `total_minor` equally, by the part of the year that each member is there.
pub(super) fn equal(
    component: &FeeComponent,
    total_minor: i64,
    currency: Currency,
    members: &[Participant<'_>],
) -> Option<Shares> {
    let parts: Vec<u64> =
        members.iter().map(|one| u64::from(one.period.part(component.pro_rata).0)).collect();
    let total = Money { minor: total_minor, currency };
    divide(component, total, members, &parts, Formula::EqualShare, |_| Input::Members(members.len()))
}

/// Divides `total_minor` by weight and by the part of the year that each member is there.
pub(super) fn weighted(
    component: &FeeComponent,
    total_minor: i64,
    weights: &Weights,
    currency: Currency,
    members: &[Participant<'_>],
    without: &mut Vec<WithoutShare>,
) -> Option<Shares> {
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
    let total = Money { minor: total_minor, currency };
    divide(component, total, &sharing, &parts, Formula::WeightedShare, |one| {
        Input::Weight(weight(weights, one).unwrap_or_default())
    })
}

fn weight(weights: &Weights, one: &Participant<'_>) -> Result<u64, (&'static str, String)> {
    match weights {
        Weights::Tier { small, standard, large } => match one.member.tier {
            Some(Tier::Small) => Ok(u64::from(*small)),
            Some(Tier::Standard) => Ok(u64::from(*standard)),
            Some(Tier::Large) => Ok(u64::from(*large)),
            None => Err(("tier", "It has no tier, and the fee is weighted by tier.".to_owned())),
        },
        Weights::Number { field } => {
            let number = one.member.number(field).and_then(|number| u64::try_from(number).ok());
            number.ok_or_else(|| {
                ("extra", format!("It has no number in “{field}”, by which the fee is weighted."))
            })
        }
    }
}

/// Divides `total` by `parts`; `own` is what decides on the share of a member beside the part of the year.
fn divide(
    component: &FeeComponent,
    total: Money,
    members: &[Participant<'_>],
    parts: &[u64],
    formula: Formula,
    own: impl Fn(&Participant<'_>) -> Input,
) -> Option<Shares> {
    if members.is_empty() {
        return Some(Shares::new());
    }
    let all = parts.iter().try_fold(0_u64, |all, &part| all.checked_add(part))?;
    let shares = allocate(total.minor, parts)?;
    let are_equal = parts.iter().all(|part| *part == parts[0]);
    let explained = members.iter().zip(parts).zip(shares).map(|((one, &part), minor)| {
        let share = Money { minor, ..total };
        let calculation = match are_equal {
            true => Calculation::EqualShare { total, members: members.len(), share },
            false => Calculation::Share { total, part, all, share },
        };
        let mut explanation = Explanation::of(formula, calculation)
            .with(Input::Total(total))
            .with(own(one))
            .with(Input::PartOfYear(YearPart::of(&one.period, component.pro_rata)));
        if i128::from(minor) * i128::from(all) != i128::from(total.minor) * i128::from(part) {
            explanation.rounding = Rounding::Shares(component.name.clone(), total);
        }
        (one.member.id, (minor, explanation))
    });
    Some(explained.collect())
}
