//! What one member pays by one component.

use std::collections::BTreeMap;

use super::explain::{Calculation, Formula, Input, YearPart};
use super::work_out::{FeeLine, OrcidFees, Participant, Payer};
use super::{Explanation, FeeComponent, FeeRule, NumberStep, ProRata};
use crate::kernel::money::{allocate, ratio};
use crate::kernel::{Currency, Decimal, LicenceYear, Message, Money, money};
use crate::people::members::Tier;

/// What a component comes to: amounts with who pays them and how they are taxed.
#[derive(Debug, Default)]
pub(super) struct ReckonedFee(Vec<(Payer, i64, Option<i64>, Explanation)>);

/// The field concerned, and what is wrong.
pub(super) type Refusal = (&'static str, Message);

impl ReckonedFee {
    pub(super) fn one(minor: i64, tax_category_id: Option<i64>, explanation: Explanation) -> Self {
        Self(vec![(Payer::Member, minor, tax_category_id, explanation)])
    }

    pub(super) fn into_lines(
        self,
        component: &FeeComponent,
        currency: Currency,
    ) -> impl Iterator<Item = FeeLine> {
        let name = component.name.clone();
        self.0.into_iter().map(move |(payer, minor, tax_category_id, explanation)| FeeLine {
            name: name.clone(),
            payer,
            amount: Money { minor, currency },
            tax_category_id,
            explanation,
        })
    }
}

/// What `one` pays by `component`, which does not divide a total; `above` are the lines of the components before it.
///
/// # Errors
/// What is missing of the member or of the agreement.
pub(super) fn reckon(
    component: &FeeComponent,
    currency: Currency,
    one: &Participant<'_>,
    year: &LicenceYear,
    orcid: Option<&OrcidFees>,
    above: &[FeeLine],
) -> Result<ReckonedFee, Refusal> {
    let amount = |minor| Money { minor, currency };
    let sums = sums_above(currency, above);
    let full = |minor: i64, explanation: Explanation| {
        let prorated = explanation.prorated(amount(minor), &one.period, component.pro_rata);
        let (minor, explanation) = prorated.ok_or_else(too_large)?;
        Ok(ReckonedFee::one(minor, component.tax_category_id, explanation))
    };
    let set = |formula, minor| Explanation::of(formula, Calculation::Amount(amount(minor)));
    match &component.rule {
        FeeRule::Flat { amount_minor } => full(*amount_minor, set(Formula::Flat, *amount_minor)),
        FeeRule::ByTier { small_minor, standard_minor, large_minor } => {
            let missing = || ("tier", message!("It has no tier, and the fee is by tier."));
            let tier = one.tier.ok_or_else(missing)?;
            let minor = match tier {
                Tier::Small => *small_minor,
                Tier::Standard => *standard_minor,
                Tier::Large => *large_minor,
            };
            full(minor, set(Formula::ByTier, minor).with(Input::Tier(tier)))
        }
        FeeRule::ByNumber { field, steps } => {
            let (number, step) = step_of(one, field, steps)?;
            let minor = step.amount_minor;
            full(minor, set(Formula::ByNumber, minor).with(Input::Number(field.clone(), number)))
        }
        FeeRule::OrcidFee { exchange_rate } => {
            let (minor, explanation) = orcid_fee(*exchange_rate, currency, one, component.pro_rata, orcid)?;
            Ok(ReckonedFee::one(minor, component.tax_category_id, explanation))
        }
        FeeRule::Credentials { price_minor } => match one.member.extra_credentials {
            0 => Ok(ReckonedFee::default()),
            count => {
                let minor =
                    money::limited(i128::from(*price_minor) * i128::from(count)).ok_or_else(too_large)?;
                let times = Calculation::Times { count, price: amount(*price_minor), product: amount(minor) };
                let explanation = Explanation::of(Formula::Credentials, times);
                full(minor, explanation.with(Input::ExtraCredentials(count)))
            }
        },
        FeeRule::JoiningFee { amount_minor } => {
            let joins = one.member.joined_on.filter(|day| (year.starts_on..=year.ends_on).contains(day));
            Ok(joins.map_or_else(ReckonedFee::default, |day| {
                let explanation = set(Formula::Joining, *amount_minor).with(Input::JoinedOn(day));
                ReckonedFee::one(*amount_minor, component.tax_category_id, explanation)
            }))
        }
        FeeRule::Discount { percent, amount_minor, reason } => {
            discount(*percent, *amount_minor, reason, currency, &sums)
        }
        FeeRule::Sponsor { sponsor_id, percent, reason } => {
            sponsored(*sponsor_id, *percent, reason, currency, &sums)
        }
        FeeRule::Minimum { amount_minor } => bounded(component, *amount_minor, currency, one, &sums, true),
        FeeRule::Maximum { amount_minor } => bounded(component, *amount_minor, currency, one, &sums, false),
        FeeRule::EqualShare { .. } | FeeRule::WeightedShare { .. } | FeeRule::OrcidLeadFee { .. } => {
            Ok(ReckonedFee::default())
        }
    }
}

fn too_large() -> Refusal {
    ("fee", message!("Its fee is beyond the largest amount this program reckons with."))
}

/// What the member itself pays so far in `currency`, by tax category.
fn sums_above(currency: Currency, above: &[FeeLine]) -> BTreeMap<Option<i64>, i64> {
    let mut sums = BTreeMap::new();
    for line in above.iter().filter(|line| line.payer == Payer::Member && line.amount.currency == currency) {
        let sum: &mut i64 = sums.entry(line.tax_category_id).or_insert(0);
        *sum = money::sum([*sum, line.amount.minor]);
    }
    sums
}

fn step_of(one: &Participant<'_>, field: &str, steps: &[NumberStep]) -> Result<(i64, NumberStep), Refusal> {
    let number = one.member.number(field);
    let number = number.ok_or_else(|| {
        ("extra", message!("It has no number in “{field}”, by which the fee is reckoned.", field))
    })?;
    let step = steps.iter().filter(|step| step.from <= number).max_by_key(|step| step.from).copied();
    let step =
        step.ok_or_else(|| ("extra", message!("No fee is set for {number} in “{field}”.", number, field)))?;
    Ok((number, step))
}

fn orcid_fee(
    exchange_rate: Decimal,
    currency: Currency,
    one: &Participant<'_>,
    pro_rata: ProRata,
    orcid: Option<&OrcidFees>,
) -> Result<(i64, Explanation), Refusal> {
    let orcid = orcid.ok_or_else(|| ("fee", message!("No agreement with ORCID covers the licence year.")))?;
    let missing = || ("tier", message!("The agreement has no fee for it: it has no tier."));
    let charged = Money {
        minor: *orcid.member_fees.get(&one.member.id).ok_or_else(missing)?,
        currency: orcid.currency,
    };
    // Exchange and part of the year are one product, so that it is rounded once.
    let year = YearPart::of(&one.period, pro_rata);
    let (passed_on, is_exact) =
        exchange_rate.exchange_part(charged, currency, (year.part, year.whole)).ok_or_else(too_large)?;
    let calculation = match orcid.currency == currency && exchange_rate == Decimal::ONE {
        true => Calculation::Amount(charged),
        false => Calculation::Exchanged { charged, rate: exchange_rate, passed_on },
    };
    let explanation = Explanation::of(Formula::OrcidFee, calculation)
        .with(Input::OrcidCharges(charged))
        .with(Input::ExchangeRate(orcid.currency, exchange_rate, currency));
    Ok((passed_on.minor, explanation.of_part(year, passed_on, is_exact)))
}

/// A discount on what is paid so far: by tax category, in the proportion in which the sums stand.
fn discount(
    percent: Option<Decimal>,
    amount_minor: Option<i64>,
    reason: &str,
    currency: Currency,
    sums: &BTreeMap<Option<i64>, i64>,
) -> Result<ReckonedFee, Refusal> {
    let off = match (percent, amount_minor) {
        (Some(percent), _) => parts(sums, percent)?,
        (None, Some(wanted)) => {
            let weights: Vec<u64> = sums.values().map(|sum| u64::try_from(*sum).unwrap_or(0)).collect();
            let all = money::sum(sums.values().copied().filter(|sum| *sum > 0));
            let shares = allocate(wanted.min(all), &weights).unwrap_or_default();
            sums.iter().zip(shares).map(|((tax, sum), share)| (*tax, *sum, share)).collect()
        }
        (None, None) => Vec::new(),
    };
    let lines = off.into_iter().filter(|(_, _, off)| *off != 0).map(|(tax, sum, off)| {
        let (reason, of) = (reason.to_owned(), Money { minor: sum, currency });
        let calculation = match percent {
            Some(percent) => Calculation::Percent { reason: reason.clone(), percent, of },
            None => Calculation::Reason(reason.clone()),
        };
        let is_exact = percent.is_none_or(|percent| percent.is_exact_percent_of(sum));
        let explanation = Explanation::of(Formula::Discount, calculation).rounded(is_exact);
        let explanation = explanation.with(Input::Reason(reason)).with(Input::ReckonedOn(of));
        (Payer::Member, -off, tax, explanation)
    });
    Ok(ReckonedFee(lines.collect()))
}

/// What a sponsor pays of what is paid so far: taken off the member's lines and put on the sponsor's.
fn sponsored(
    sponsor_id: i64,
    percent: Decimal,
    reason: &str,
    currency: Currency,
    sums: &BTreeMap<Option<i64>, i64>,
) -> Result<ReckonedFee, Refusal> {
    let mut lines = Vec::new();
    for (tax, sum, paid) in parts(sums, percent)?.into_iter().filter(|(_, _, paid)| *paid != 0) {
        let (reason, of) = (reason.to_owned(), Money { minor: sum, currency });
        let calculation = Calculation::Percent { reason: reason.clone(), percent, of };
        let explanation =
            Explanation::of(Formula::Sponsored, calculation).rounded(percent.is_exact_percent_of(sum));
        let explanation = explanation.with(Input::Reason(reason)).with(Input::FeeBefore(of));
        lines.push((Payer::Member, -paid, tax, explanation.clone()));
        lines.push((Payer::Sponsor(sponsor_id), paid, tax, explanation));
    }
    Ok(ReckonedFee(lines))
}

/// `percent` of each sum: tax category, sum, part.
fn parts(
    sums: &BTreeMap<Option<i64>, i64>,
    percent: Decimal,
) -> Result<Vec<(Option<i64>, i64, i64)>, Refusal> {
    sums.iter().map(|(tax, sum)| Ok((*tax, *sum, percent.percent_of(*sum).ok_or_else(too_large)?))).collect()
}

/// What is missing to a minimum, or beyond a maximum, for the part of the year that the member is there.
fn bounded(
    component: &FeeComponent,
    bound_minor: i64,
    currency: Currency,
    one: &Participant<'_>,
    sums: &BTreeMap<Option<i64>, i64>,
    is_minimum: bool,
) -> Result<ReckonedFee, Refusal> {
    let amount = |minor| Money { minor, currency };
    let year = YearPart::of(&one.period, component.pro_rata);
    let bound = ratio(bound_minor, i64::from(year.part), i64::from(year.whole)).ok_or_else(too_large)?;
    let sum = money::sum(sums.values().copied());
    let difference = money::sum([bound, -sum]);
    if sums.is_empty() || (is_minimum && difference <= 0) || (!is_minimum && difference >= 0) {
        return Ok(ReckonedFee::default());
    }
    let (formula, calculation) = match is_minimum {
        true => (Formula::Minimum, Calculation::RaisedTo(amount(bound))),
        false => (Formula::Maximum, Calculation::LoweredTo(amount(bound))),
    };
    let is_exact = (i128::from(bound_minor) * i128::from(year.part)) % i128::from(year.whole) == 0;
    let mut explanation = Explanation::of(formula, calculation)
        .rounded(is_exact)
        .with(Input::SoFar(amount(sum)))
        .with(Input::Bound(amount(bound)));
    if !year.is_whole() {
        explanation = explanation.with(Input::PartOfYear(year));
    }
    // It is taxed as what is paid most is taxed, unless the component says otherwise.
    let usual = sums.iter().max_by_key(|(_, sum)| **sum).and_then(|(tax, _)| *tax);
    Ok(ReckonedFee::one(difference, component.tax_category_id.or(usual), explanation))
}
