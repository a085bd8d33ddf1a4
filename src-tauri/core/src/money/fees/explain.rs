//! How an amount came about, as data: what kind of fee it is, what went into it, how it was reckoned and rounded.

use chrono::NaiveDate;

use super::{BilledPeriod, ProRata};
use crate::kernel::money::ratio;
use crate::kernel::{Currency, Decimal, Money};
use crate::people::members::Tier;

/// How an amount came about. It is put into the words of a reader by [`Explanation::told`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub(super) formula: Formula,
    pub(super) inputs: Vec<Input>,
    pub(super) calculation: Calculation,
    pub(super) of_year: Option<OfYear>,
    pub(super) rounding: Rounding,
}

/// What kind of fee it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formula {
    Flat,
    ByTier,
    ByNumber,
    OrcidFee,
    Credentials,
    Joining,
    Discount,
    Sponsored,
    Minimum,
    Maximum,
    EqualShare,
    WeightedShare,
}

/// Something that went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    Tier(Tier),
    /// The custom field, and the number that it holds.
    Number(String, i64),
    OrcidCharges(Money),
    /// What one unit of the first currency is worth in the second.
    ExchangeRate(Currency, Decimal, Currency),
    ExtraCredentials(u32),
    JoinedOn(NaiveDate),
    Reason(String),
    ReckonedOn(Money),
    FeeBefore(Money),
    SoFar(Money),
    Bound(Money),
    PartOfYear(YearPart),
    Total(Money),
    /// What is taken off a total because late joiners of earlier years paid it.
    CarriedOver(Money),
    Members(usize),
    Weight(u64),
}

/// So many months or days of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct YearPart {
    pub(super) part: u32,
    pub(super) whole: u32,
    pub(super) rule: ProRata,
}

/// The reckoning of a whole year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Calculation {
    Amount(Money),
    Reason(String),
    Percent { reason: String, percent: Decimal, of: Money },
    Times { count: u32, price: Money, product: Money },
    Exchanged { charged: Money, rate: Decimal, passed_on: Money },
    RaisedTo(Money),
    LoweredTo(Money),
    EqualShare { total: Money, members: usize, share: Money },
    Share { total: Money, part: u64, all: u64, share: Money },
}

/// What part of the year is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfYear {
    Whole,
    Part(YearPart, Money),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rounding {
    /// There was nothing to round.
    None,
    Once,
    /// So that all shares of a part of the fee add up to the total.
    Shares(String, Money),
}

impl Explanation {
    pub(super) fn of(formula: Formula, calculation: Calculation) -> Self {
        Self { formula, calculation, inputs: Vec::new(), of_year: None, rounding: Rounding::None }
    }

    pub(super) fn with(mut self, input: Input) -> Self {
        self.inputs.push(input);
        self
    }

    /// The same, rounded once where it is not exact.
    pub(super) fn rounded(mut self, is_exact: bool) -> Self {
        if !is_exact {
            self.rounding = Rounding::Once;
        }
        self
    }

    /// The part of the year that an amount is of, reckoned and rounded in one step.
    pub(super) fn of_part(mut self, year: YearPart, net: Money, is_exact: bool) -> Self {
        self = self.rounded(is_exact);
        if year.is_whole() {
            self.of_year = (year.rule != ProRata::None).then_some(OfYear::Whole);
            return self;
        }
        self.of_year = Some(OfYear::Part(year, net));
        self.with(Input::PartOfYear(year))
    }

    /// The part of a whole year's fee that a period pays, rounded once. `None` beyond the largest amount.
    pub(super) fn prorated(
        mut self,
        full: Money,
        period: &BilledPeriod,
        rule: ProRata,
    ) -> Option<(i64, Self)> {
        let year = YearPart::of(period, rule);
        let net_minor = ratio(full.minor, i64::from(year.part), i64::from(year.whole))?;
        if year.is_whole() {
            self.of_year = (rule != ProRata::None).then_some(OfYear::Whole);
            return Some((net_minor, self));
        }
        self.of_year = Some(OfYear::Part(year, Money { minor: net_minor, ..full }));
        let (part, whole) = (i128::from(year.part), i128::from(year.whole));
        if i128::from(net_minor) * whole != i128::from(full.minor) * part {
            self.rounding = Rounding::Once;
        }
        Some((net_minor, self.with(Input::PartOfYear(year))))
    }
}

impl YearPart {
    /// The part of the year that a period is, by `rule`.
    pub(super) fn of(period: &BilledPeriod, rule: ProRata) -> Self {
        let (part, whole) = period.part(rule);
        Self { part, whole, rule }
    }

    pub(super) fn is_whole(self) -> bool {
        self.part == self.whole
    }
}
