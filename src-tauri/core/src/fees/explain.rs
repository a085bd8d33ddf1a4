//! How an amount came about, in words: the formula, what went into it, and how it was rounded.

use serde::Serialize;
use ts_rs::TS;

use super::{Period, ProRata};
use crate::kernel::money::{Currency, format_minor, ratio};

/// How an amount came about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Explanation {
    /// The reckoning in one line, as invoices print it: "1,200.00 × 7 of 12 months = 700.00".
    pub calculation: String,
    /// What kind of fee it is: "The same fee for every member".
    pub formula: String,
    /// What went into it: a label and its value.
    pub inputs: Vec<(String, String)>,
    /// How it was rounded; empty when there was nothing to round.
    pub rounding: String,
}

impl Explanation {
    pub(super) fn of(formula: impl Into<String>) -> Self {
        Self { formula: formula.into(), ..Self::default() }
    }

    pub(super) fn with(mut self, label: impl Into<String>, value: impl Into<String>) -> Self {
        self.inputs.push((label.into(), value.into()));
        self
    }

    pub(super) fn calculated(mut self, calculation: impl Into<String>) -> Self {
        self.calculation = calculation.into();
        self
    }

    pub(super) fn rounded(mut self, rounding: impl Into<String>) -> Self {
        self.rounding = rounding.into();
        self
    }

    /// The part of a whole year's fee that a period pays, rounded once. `None` beyond 64 bits.
    pub(super) fn prorated(
        self,
        full_minor: i64,
        currency: Currency,
        period: &Period,
        rule: ProRata,
    ) -> Option<(i64, Self)> {
        let (part, whole) = period.part(rule);
        let net_minor = ratio(full_minor, i64::from(part), i64::from(whole))?;
        let amount = |minor| format_minor(minor, currency.digits());
        let so_far = if self.calculation.is_empty() { amount(full_minor) } else { self.calculation.clone() };
        if part == whole {
            let calculation =
                if rule == ProRata::None { so_far } else { format!("{so_far} for the whole year") };
            return Some((net_minor, self.calculated(calculation)));
        }
        let unit = if rule == ProRata::Months { "months" } else { "days" };
        let explained = self
            .with(format!("Part of the year, by {unit}"), format!("{part} of {whole}"))
            .calculated(format!("{so_far} × {part} of {whole} {unit} = {}", amount(net_minor)));
        let is_exact = i128::from(net_minor) * i128::from(whole) == i128::from(full_minor) * i128::from(part);
        let rounding = if is_exact { "" } else { "Rounded once, half away from zero." };
        Some((net_minor, explained.rounded(rounding)))
    }
}
