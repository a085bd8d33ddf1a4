//! Components that divide a total among members: exact to the last minor unit.

use std::collections::BTreeMap;

use super::work_out::Participant;
use super::{Explanation, FeeComponent, Weights};
use crate::kernel::Currency;
use crate::kernel::money::{allocate, format_minor};
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
    divide(component, total_minor, currency, members, &parts, |one| {
        Explanation::of("An equal share of a total")
            .with("Total", format!("{currency} {}", format_minor(total_minor, currency.digits())))
            .with("Members that share it", members.len().to_string())
            .with("Part of the year", part_words(component, one))
    })
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
    divide(component, total_minor, currency, &sharing, &parts, |one| {
        Explanation::of("A share of a total by weight")
            .with("Total", format!("{currency} {}", format_minor(total_minor, currency.digits())))
            .with("Weight", weight(weights, one).unwrap_or_default().to_string())
            .with("Part of the year", part_words(component, one))
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

fn divide(
    component: &FeeComponent,
    total_minor: i64,
    currency: Currency,
    members: &[Participant<'_>],
    parts: &[u64],
    explain: impl Fn(&Participant<'_>) -> Explanation,
) -> Option<Shares> {
    if members.is_empty() {
        return Some(Shares::new());
    }
    let amount = |minor| format_minor(minor, currency.digits());
    let all: u64 = parts.iter().sum();
    let shares = allocate(total_minor, parts)?;
    let is_exact = |part: u64, share: i64| {
        i128::from(share) * i128::from(all) == i128::from(total_minor) * i128::from(part)
    };
    let explained = members.iter().zip(parts).zip(shares).map(|((one, part), share)| {
        let calculation = if parts.iter().all(|other| other == part) {
            format!("{} ÷ {} members = {}", amount(total_minor), members.len(), amount(share))
        } else {
            format!("{} × {part} ÷ {all} = {}", amount(total_minor), amount(share))
        };
        let rounding = if is_exact(*part, share) {
            String::new()
        } else {
            format!("Rounded so that all shares of “{}” add up to {}.", component.name, amount(total_minor))
        };
        (one.member.id, (share, explain(one).calculated(calculation).rounded(rounding)))
    });
    Some(explained.collect())
}

fn part_words(component: &FeeComponent, one: &Participant<'_>) -> String {
    let (part, whole) = one.period.part(component.pro_rata);
    if part == whole { "all of it".to_owned() } else { format!("{part} of {whole}") }
}
