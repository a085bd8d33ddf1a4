//! What the enquiries under way would bring: who joins in which month, their first fees, and what that does to everybody’s
//! fee at ORCID and to the staff that is needed.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::conversion::{self, Conversion, StageDuration};
use super::list::ListJoining;
use super::outline::{self, Outline};
use super::store::Listed;
use super::{EnquiryOutcome, Verdict, store, warnings};
use crate::kernel::{Currency, InCurrency, LicenceYear, Message, Money, Result, YearStart};
use crate::money::agreements::{self, SimulateAgreements, Simulation};
use crate::money::fees::{self, CurrencyAmount, FeeMember, Payer};
use crate::people::members::{Status, Tier, TierHistory};
use crate::people::profile;
use crate::register::{Connection, Register};

/// Asks for the forecast.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetJoiningForecast {
    /// Only these enquiries; all that are under way when absent.
    pub ids: Option<Vec<i64>>,
}

/// What the enquiries under way would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Forecast {
    /// In one sentence, where it changes something.
    pub summary: Message,
    /// The enquiries under way, the earliest first.
    pub expected: Vec<ExpectedMember>,
    /// What each month brings.
    pub months: Vec<ExpectedMonth>,
    /// How many members there are today.
    pub members_now: u32,
    /// How many there would be.
    pub members_then: u32,
    /// The most that there may be.
    pub members_max: Option<u32>,
    /// What ORCID would charge, by the grid of the agreement; none without one.
    pub orcid: Option<OrcidEffect>,
    /// Full-time posts that the members of today need, in hundredths.
    pub staff_now_hundredths: u64,
    /// Full-time posts that would be needed, in hundredths.
    pub staff_then_hundredths: u64,
    /// The rule that says so, as a sentence.
    pub staff_rule: Message,
    /// What became of enquiries, by the year in which they came in.
    pub by_year: Vec<Conversion>,
    /// By what they came from.
    pub by_source: Vec<Conversion>,
    /// How long enquiries stay at each stage.
    pub durations: Vec<StageDuration>,
}

/// An organisation that may join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExpectedMember {
    /// The enquiry.
    pub id: i64,
    /// The organisation.
    pub organisation: String,
    /// What its stage is called.
    pub stage: String,
    /// Its tier, as far as it is known.
    pub tier: Option<Tier>,
    /// The first day of its membership.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Whether nobody has said so, and it is reckoned from how long others took.
    pub is_estimated: bool,
    /// The licence year of its first fee.
    pub licence_year: String,
    /// Its first fee, for what is left of that year, before tax.
    pub first_fee: Vec<CurrencyAmount>,
    /// Why its first fee is not known.
    pub problem: Option<Message>,
}

/// What a month brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExpectedMonth {
    /// Its first day.
    #[ts(type = "string")]
    pub month: NaiveDate,
    /// How many join.
    pub joining: u32,
    /// How many members there would be.
    pub members: u32,
    /// Their first fees.
    pub first_fees: Vec<CurrencyAmount>,
}

/// What ORCID would charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrcidEffect {
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The agreement.
    pub agreement: String,
    /// What a member of each tier pays now and would pay.
    pub tiers: Vec<TierEffect>,
    /// The fees of all members now.
    pub member_fees_now_minor: i64,
    /// The fees of all members then.
    pub member_fees_then_minor: i64,
    /// What changes for those who are members now.
    pub others_change_minor: i64,
    /// Enquiries without a tier, which are taken for standard ones.
    pub taken_for_standard: u32,
}

/// What a member of a tier pays now and would pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TierEffect {
    /// The tier.
    pub tier: Tier,
    /// Now.
    pub now_minor: i64,
    /// Then.
    pub then_minor: i64,
}

/// Reckons what the enquiries under way would bring.
pub fn forecast(register: &Register, request: GetJoiningForecast) -> Result<Forecast> {
    let (connection, today) = (register.reader(), register.clock().today());
    let outline = outline::outline(connection)?;
    let listed = store::all(connection, &ListJoining::default())?;
    let under_way: Vec<&Listed> = listed
        .iter()
        .filter(|one| is_under_way(one))
        .filter(|one| request.ids.as_ref().is_none_or(|ids| ids.contains(&one.enquiry.id)))
        .collect();
    let median = conversion::median_days_to_join(&listed);
    let start = profile::get(register)?.draft.year_start()?;
    let mut expected: Vec<ExpectedMember> =
        under_way.iter().map(|one| expect(one, &outline, (today, median))).collect();
    first_fees(connection, start, &mut expected)?;
    expected.sort_by(|one, other| {
        (one.starts_on, &one.organisation).cmp(&(other.starts_on, &other.organisation))
    });
    let members_now = warnings::member_count(connection, today)?;
    let members_then = members_now.saturating_add(u32::try_from(expected.len()).unwrap_or(u32::MAX));
    let orcid = orcid_effect(register, &expected)?;
    let rules = outline.rules;
    let (staff_now_hundredths, staff_then_hundredths) =
        (rules.staff_hundredths(members_now), rules.staff_hundredths(members_then));
    Ok(Forecast {
        summary: summary(&expected, members_then, orcid.as_ref(), staff_then_hundredths),
        months: months(&expected, members_now),
        members_now,
        members_then,
        members_max: rules.members_max,
        orcid,
        staff_now_hundredths,
        staff_then_hundredths,
        staff_rule: staff_rule(&outline),
        by_year: conversion::conversions(&listed, conversion::year_of),
        by_source: conversion::conversions(&listed, |one| one.enquiry.draft.source.clone()),
        durations: conversion::durations(connection, &outline)?,
        expected,
    })
}

/// Whether an organisation may still become a member by an enquiry.
fn is_under_way(listed: &Listed) -> bool {
    listed.enquiry.outcome == EnquiryOutcome::Open
        && listed.enquiry.verdict != Verdict::Rejected
        && !matches!(listed.member_status, Some(Status::Active | Status::Leaving))
}

/// Who is expected when. Without a day it is the first of the month that is reached after as many days as the others took,
/// and never one that is over.
fn expect(listed: &Listed, outline: &Outline, (today, median): (NaiveDate, Option<i64>)) -> ExpectedMember {
    let draft = &listed.enquiry.draft;
    let estimate = || {
        let received_on = draft.received_on.unwrap_or(today);
        let days = u64::try_from(median.unwrap_or(0)).unwrap_or(0);
        let reached = received_on.checked_add_days(Days::new(days)).unwrap_or(today);
        next_first(reached.max(today))
    };
    ExpectedMember {
        id: listed.enquiry.id,
        organisation: draft.organisation.clone(),
        stage: outline.stage_name(&listed.enquiry.stage),
        tier: draft.tier,
        starts_on: draft.starts_on.unwrap_or_else(estimate),
        is_estimated: draft.starts_on.is_none(),
        licence_year: String::new(),
        first_fee: Vec::new(),
        problem: None,
    }
}

/// The first day of the next month.
fn next_first(day: NaiveDate) -> NaiveDate {
    day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).unwrap_or(day)
}

/// Works out the first fee of each by the adopted plan of its licence year, beside the members that there are.
fn first_fees(connection: &Connection, start: YearStart, expected: &mut [ExpectedMember]) -> Result<()> {
    let mut by_year: BTreeMap<i32, (LicenceYear, Vec<usize>)> = BTreeMap::new();
    for (place, one) in expected.iter_mut().enumerate() {
        match start.year_of(one.starts_on) {
            Some(year) => {
                one.licence_year = year.label();
                by_year.entry(year.year).or_insert_with(|| (year, Vec::new())).1.push(place);
            }
            None => one.problem = Some(message!("Its first day is out of range.")),
        }
    }
    for (year, places) in by_year.into_values() {
        let Some(plan) = fees::adopted(connection, year.year)? else {
            for place in places {
                if let Some(one) = expected.get_mut(place) {
                    one.problem = Some(message!("No fee plan is adopted for {year}.", year = year.label()));
                }
            }
            continue;
        };
        fees_of_year(connection, &year, &plan, (expected, &places))?;
    }
    Ok(())
}

fn fees_of_year(
    connection: &Connection,
    year: &LicenceYear,
    plan: &fees::FeePlanDraft,
    (expected, places): (&mut [ExpectedMember], &[usize]),
) -> Result<()> {
    let fees::Gathered { mut fee_members, cost, mut orcid, .. } = fees::gather(connection, year)?;
    // No member has an id below zero.
    let id_of = |one: &ExpectedMember| -one.id;
    for one in places.iter().filter_map(|place| expected.get(*place)) {
        let fee = cost.as_ref().and_then(|cost| Some(cost.band_fees?.fee_minor(one.tier?)));
        if let (Some(orcid), Some(fee)) = (orcid.as_mut(), fee) {
            orcid.member_fees.insert(id_of(one), fee);
        }
        fee_members.push(FeeMember {
            id: id_of(one),
            tiers: TierHistory::always(one.tier),
            joined_on: Some(one.starts_on),
            ..FeeMember::default()
        });
    }
    let divisions = fees::divisions(connection, year.year)?;
    let worked = fees::work_out(plan, year, &fee_members, orcid.as_ref(), &divisions);
    for place in places {
        let Some(one) = expected.get_mut(*place) else { continue };
        let id = id_of(one);
        let problem =
            worked.problems.iter().find(|problem| problem.member_id.is_none_or(|member| member == id));
        if let Some(problem) = problem {
            one.problem = Some(problem.problem.clone());
            continue;
        }
        let lines =
            worked.members.iter().filter(|member| member.member_id == id).flat_map(|member| &member.lines);
        let own = lines.filter(|line| line.payer == Payer::Member);
        one.first_fee = sums(own.map(|line| (line.amount.currency, line.amount.minor)));
    }
    Ok(())
}

fn sums(amounts: impl Iterator<Item = (Currency, i64)>) -> Vec<CurrencyAmount> {
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for (currency, minor) in amounts {
        let sum = sums.entry(currency).or_default();
        *sum = crate::kernel::money::sum([*sum, minor]);
    }
    sums.into_iter().map(|(currency, minor)| CurrencyAmount::new(currency, minor)).collect()
}

fn months(expected: &[ExpectedMember], members_now: u32) -> Vec<ExpectedMonth> {
    let mut by_month: BTreeMap<NaiveDate, Vec<&ExpectedMember>> = BTreeMap::new();
    for one in expected {
        by_month.entry(one.starts_on.with_day(1).unwrap_or(one.starts_on)).or_default().push(one);
    }
    let mut members = members_now;
    let month = |(month, joining): (NaiveDate, Vec<&ExpectedMember>)| {
        let count = u32::try_from(joining.len()).unwrap_or(u32::MAX);
        members = members.saturating_add(count);
        let fees = joining.iter().flat_map(|one| &one.first_fee);
        let first_fees = sums(fees.map(|fee| (fee.in_currency.currency(), fee.minor)));
        ExpectedMonth { month, joining: count, members, first_fees }
    };
    by_month.into_iter().map(month).collect()
}

/// What ORCID would charge with all who are expected, by the grid of the agreement that runs.
fn orcid_effect(register: &Register, expected: &[ExpectedMember]) -> Result<Option<OrcidEffect>> {
    let agreements = agreements::list(register)?;
    if agreements.iter().all(|agreement| agreement.draft.bands.is_empty()) {
        return Ok(None);
    }
    let count = |tier: Option<Tier>| expected.iter().filter(|one| one.tier == tier).count();
    let more = |tier| i64::try_from(count(Some(tier))).unwrap_or(i64::MAX);
    let without_tier = count(None);
    let simulate = SimulateAgreements {
        more_small: more(Tier::Small),
        more_standard: more(Tier::Standard).saturating_add(i64::try_from(without_tier).unwrap_or(i64::MAX)),
        more_large: more(Tier::Large),
        ..SimulateAgreements::default()
    };
    let Simulation { agreement, in_currency, now, then, others_change_minor, .. } =
        agreements::simulate(register, simulate)?;
    let effect = |tier: &Tier| TierEffect {
        tier: *tier,
        now_minor: now.fees.fee_minor(*tier),
        then_minor: then.fees.fee_minor(*tier),
    };
    Ok(Some(OrcidEffect {
        in_currency,
        agreement,
        tiers: Tier::ALL.iter().map(effect).collect(),
        member_fees_now_minor: now.member_fees_minor,
        member_fees_then_minor: then.member_fees_minor,
        others_change_minor,
        taken_for_standard: u32::try_from(without_tier).unwrap_or(u32::MAX),
    }))
}

fn summary(
    expected: &[ExpectedMember],
    members_then: u32,
    orcid: Option<&OrcidEffect>,
    staff_hundredths: u64,
) -> Message {
    let count = expected.len();
    if count == 0 {
        return message!("No enquiry is under way.");
    }
    let staff = posts(staff_hundredths);
    let standard = orcid.and_then(|orcid| {
        let changed =
            |effect: &&TierEffect| effect.tier == Tier::Standard && effect.now_minor != effect.then_minor;
        let effect = orcid.tiers.iter().find(changed)?;
        let money = |minor| Money { minor, currency: orcid.in_currency.currency() };
        Some((money(effect.now_minor), money(effect.then_minor)))
    });
    match standard {
        Some((before, after)) => message!(
            "{count, plural, one {# enquiry under way makes} other {# enquiries under way make}} {members_then, plural, one {# member} other {# members}}: a Standard member pays ORCID {after} instead of {before}; {staff} FTE needed.",
            count,
            members_then,
            after,
            before,
            staff
        ),
        None => message!(
            "{count, plural, one {# enquiry under way makes} other {# enquiries under way make}} {members_then, plural, one {# member} other {# members}}; {staff} FTE needed.",
            count,
            members_then,
            staff
        ),
    }
}

/// Full-time posts with as many decimals as they need: 200 is "2.0", 167 "1.67".
pub(super) fn posts(hundredths: u64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    if part % 10 == 0 { format!("{whole}.{}", part / 10) } else { format!("{whole}.{part:02}") }
}

fn staff_rule(outline: &Outline) -> Message {
    let rules = outline.rules;
    let small = posts(u64::from(rules.staff_small_hundredths));
    match rules.staff_whole {
        true => message!(
            "Below {below, plural, one {# member} other {# members}} {small} FTE; from there on 1 FTE for each {per, plural, one {# member} other {# members}} begun.",
            below = rules.staff_small_below,
            small,
            per = rules.members_per_staff
        ),
        false => message!(
            "Below {below, plural, one {# member} other {# members}} {small} FTE; from there on 1 FTE for {per, plural, one {# member} other {# members}}, in parts.",
            below = rules.staff_small_below,
            small,
            per = rules.members_per_staff
        ),
    }
}
