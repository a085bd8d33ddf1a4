//! Explains a member's fee: what it is made of, how each part was reckoned and rounded, and who pays it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Error, Message, OptionExt, Result};
use crate::money::fees::{self, CurrencyAmount, Explanation, FeeLine, Payer, WordedExplanation};
use crate::money::sponsors;
use crate::money::taxes::{self, TaxException};
use crate::paper::locale::{Language, Words};
use crate::people::members;
use crate::people::profile;
use crate::register::{Connection, Register};

/// Asks how a member's fee comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct ExplainBilling {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    pub member_id: i64,
}

/// How a member's fee comes about by the plan as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeeExplanation {
    /// The licence year as a person calls it.
    pub label: String,
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    pub plan: String,
    /// The first day billed.
    #[ts(type = "string")]
    pub period_from: NaiveDate,
    /// The last day billed.
    #[ts(type = "string")]
    pub period_until: NaiveDate,
    /// The parts, in the order in which they are reckoned.
    pub lines: Vec<ExplainedLine>,
    /// What the member itself pays before tax, by currency.
    pub totals: Vec<CurrencyAmount>,
    /// How the member is taxed otherwise than others there, as a sentence; none where it is not.
    pub tax_exception: Option<String>,
    /// The same, for whoever tells it in another language.
    #[serde(skip)]
    pub exception: Option<TaxException>,
    /// What stands in the way.
    pub problems: Vec<Message>,
}

/// A part of a fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExplainedLine {
    /// What invoices call it.
    pub name: String,
    /// The sponsor who pays it; none when it is the member.
    pub sponsor: Option<String>,
    /// The amount before tax.
    #[serde(flatten)]
    pub amount: CurrencyAmount,
    /// How it came about.
    #[serde(flatten)]
    pub wording: WordedExplanation,
    /// The same, for whoever tells it in another language.
    #[serde(skip)]
    pub explanation: Explanation,
}

/// Explains a member's fee for a licence year by the adopted plan.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when the year has no plan, or the member is not billed for it.
pub fn explain(register: &Register, request: ExplainBilling) -> Result<FeeExplanation> {
    let connection = register.reader();
    let profile = profile::read(connection)?;
    let year = profile.year_start()?.year(request.year);
    let year = year.or_invalid(
        "year",
        message!("{year} is not a licence year this program bills.", year = request.year),
    )?;
    let member = members::find(connection, request.member_id)?;
    let name = member.draft.official_name;
    let plan = fees::adopted(connection, request.year)?.ok_or_else(|| {
        Error::conflict(message!("No fee plan is set for {year}. Set the fees first.", year = year.label()))
    })?;
    let gathered = fees::gather(connection, &year)?;
    let divisions = fees::divisions(connection, request.year)?;
    let worked = fees::work_out(&plan, &year, &gathered.fee_members, gathered.orcid.as_ref(), &divisions);
    let own = worked.members.into_iter().find(|fees| fees.member_id == request.member_id);
    let own = own.ok_or_else(|| {
        Error::conflict(message!(
            "{name} is not billed for {year}: it is not a member in that licence year.",
            name,
            year = year.label()
        ))
    })?;
    let exception = taxes::exception_of(connection, request.member_id)?;
    let concerns = |id: Option<i64>| id.is_none_or(|id| id == request.member_id);
    Ok(FeeExplanation {
        label: year.label(),
        member_id: member.id,
        member: name,
        plan: plan.name,
        period_from: own.period.from,
        period_until: own.period.until,
        totals: totals(&own.lines),
        tax_exception: exception.as_ref().map(|one| one.told(Words::of(Language::English))),
        exception,
        lines: own.lines.into_iter().map(|line| explained(connection, line)).collect::<Result<_>>()?,
        problems: worked
            .problems
            .into_iter()
            .filter(|problem| concerns(problem.member_id))
            .map(|problem| problem.problem)
            .collect(),
    })
}

fn totals(lines: &[FeeLine]) -> Vec<CurrencyAmount> {
    let mut sums = BTreeMap::new();
    for line in lines.iter().filter(|line| line.payer == Payer::Member) {
        *sums.entry(line.amount.currency).or_insert(0_i64) += line.amount.minor;
    }
    sums.into_iter().map(|(currency, minor)| CurrencyAmount::new(currency, minor)).collect()
}

fn explained(connection: &Connection, line: FeeLine) -> Result<ExplainedLine> {
    let sponsor = match line.payer {
        Payer::Member => None,
        Payer::Sponsor(id) => {
            Some(sponsors::find(connection, id)?.map(|sponsor| sponsor.draft.name).unwrap_or_default())
        }
    };
    Ok(ExplainedLine {
        name: line.name,
        sponsor,
        amount: CurrencyAmount::new(line.amount.currency, line.amount.minor),
        wording: line.explanation.in_english(),
        explanation: line.explanation,
    })
}
