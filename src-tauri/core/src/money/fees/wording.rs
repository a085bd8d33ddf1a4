//! An explanation in the words of a reader. English is one language of eleven; what somebody typed stays as typed.

use serde::Serialize;
use ts_rs::TS;

use super::explain::{Calculation, Formula, Input, OfYear, Rounding, YearPart};
use super::{Explanation, ProRata};
use crate::kernel::Money;
use crate::paper::locale::{FeeWords, Locale, Words, fill};
use crate::people::members::Tier;

/// How an amount came about, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WordedExplanation {
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
    /// The explanation in the words, numbers and dates of `locale`.
    pub fn worded(&self, locale: &Locale) -> WordedExplanation {
        let words = Words::of_locale(locale);
        let explainer = Explainer { locale, words };
        WordedExplanation {
            calculation: explainer.calculation(self),
            formula: formula(self.formula, &words.fees).to_owned(),
            inputs: self.inputs.iter().map(|input| explainer.input(input)).collect(),
            rounding: explainer.rounding(&self.rounding),
        }
    }

    /// How an amount of so many digits was reckoned, in the words of `locale`; empty where that is the amount itself, be it of the
    /// whole year: it stands beside its period already.
    pub fn reckoning(&self, locale: &Locale, minor: i64, digits: u32) -> String {
        let calculation = self.worded(locale).calculation;
        let bare = locale.formula(&locale.amount(minor, digits));
        let of_year = fill(Words::of_locale(locale).whole_year, &[("amount", &bare)]);
        if calculation == bare || calculation == of_year { String::new() } else { calculation }
    }

    /// The explanation in English, as the screens of the program show it.
    pub fn in_english(&self) -> WordedExplanation {
        self.worded(&Locale::of_tag("en"))
    }
}

fn formula(formula: Formula, words: &FeeWords) -> &'static str {
    match formula {
        Formula::Flat => words.flat,
        Formula::ByTier => words.by_tier,
        Formula::ByNumber => words.by_number,
        Formula::OrcidFee => words.orcid_fee,
        Formula::Credentials => words.credentials,
        Formula::Joining => words.joining,
        Formula::Discount => words.discount,
        Formula::Sponsored => words.sponsored,
        Formula::Minimum => words.minimum,
        Formula::Maximum => words.maximum,
        Formula::EqualShare => words.equal_share,
        Formula::WeightedShare => words.weighted_share,
    }
}

/// What is at hand while an explanation is told.
struct Explainer<'a> {
    locale: &'a Locale,
    words: &'static Words,
}

impl Explainer<'_> {
    fn input(&self, input: &Input) -> (String, String) {
        let words = &self.words.fees;
        let locale = self.locale;
        let (label, value) = match input {
            Input::Tier(tier) => (words.tier, self.tier(*tier).to_owned()),
            Input::Number(field, number) => {
                return (locale.isolated(field), locale.formula(&locale.amount(*number, 0)));
            }
            Input::OrcidCharges(charged) => (words.orcid_charges, locale.formula(&locale.in_full(*charged))),
            Input::ExchangeRate(from, rate, to) => {
                let rate = locale.number(&rate.to_string());
                (words.exchange_rate, locale.formula(&format!("1 {from} = {rate} {to}")))
            }
            Input::ExtraCredentials(count) => (words.extra_credentials, locale.count(u64::from(*count))),
            Input::JoinedOn(day) => (words.joined_on, locale.date(*day)),
            Input::Reason(reason) => (words.reason, locale.isolated(reason)),
            Input::ReckonedOn(sum) => (words.reckoned_on, self.amount(*sum)),
            Input::FeeBefore(sum) => (words.fee_before, self.amount(*sum)),
            Input::SoFar(sum) => (words.so_far, self.amount(*sum)),
            Input::Bound(bound) => (words.bound, self.amount(*bound)),
            Input::PartOfYear(year) => (words.part_of_year, self.part_of_year(*year)),
            Input::Total(total) => (words.total, locale.formula(&locale.in_full(*total))),
            Input::CarriedOver(carried) => (words.carried_over, locale.formula(&locale.in_full(*carried))),
            Input::Members(count) => (words.members, locale.count(*count as u64)),
            Input::Weight(weight) => (words.weight, locale.count(*weight)),
        };
        (label.to_owned(), value)
    }

    fn tier(&self, tier: Tier) -> &'static str {
        let [small, standard, large] = self.words.fees.tiers;
        match tier {
            Tier::Small => small,
            Tier::Standard => standard,
            Tier::Large => large,
        }
    }

    fn part_of_year(&self, year: YearPart) -> String {
        let template = match year.rule {
            _ if year.is_whole() => return self.words.fees.whole_of_year.to_owned(),
            ProRata::Days => self.words.part_of_days,
            ProRata::Months | ProRata::None => self.words.part_of_months,
        };
        fill(template, &[("part", &year.part.to_string()), ("whole", &year.whole.to_string())])
    }

    /// An amount that stands within a sentence.
    fn amount(&self, amount: Money) -> String {
        self.locale.formula(&self.locale.bare(amount))
    }

    fn calculation(&self, explanation: &Explanation) -> String {
        // An exchange of a part of the year is one product, rounded once at its end.
        if let (Some(OfYear::Part(year, net)), Calculation::Exchanged { charged, rate, .. }) =
            (explanation.of_year, &explanation.calculation)
        {
            let rate = self.locale.number(&rate.to_string());
            let product = self.locale.formula(&format!("{} × {rate}", self.locale.in_full(*charged)));
            return format!("{product} × {} = {}", self.part_of_year(year), self.amount(net));
        }
        let so_far = self.whole_year(&explanation.calculation);
        match explanation.of_year {
            None => so_far,
            Some(OfYear::Whole) => fill(self.words.whole_year, &[("amount", &so_far)]),
            Some(OfYear::Part(year, net)) => {
                format!("{so_far} × {} = {}", self.part_of_year(year), self.amount(net))
            }
        }
    }

    fn whole_year(&self, calculation: &Calculation) -> String {
        let locale = self.locale;
        let words = &self.words.fees;
        match calculation {
            Calculation::Amount(amount) => self.amount(*amount),
            Calculation::Reason(reason) => locale.isolated(reason),
            Calculation::Percent { reason, percent, of } => {
                let percent = locale.number(&percent.to_string());
                let part = fill(words.percent_of, &[("percent", &percent), ("amount", &self.amount(*of))]);
                fill(words.pair, &[("label", &locale.isolated(reason)), ("value", &part)])
            }
            Calculation::Times { count, price, product } => {
                let count = locale.count(u64::from(*count));
                locale.formula(&format!("{count} × {} = {}", locale.bare(*price), locale.bare(*product)))
            }
            Calculation::Exchanged { charged, rate, passed_on } => {
                let rate = locale.number(&rate.to_string());
                let (charged, passed_on) = (locale.in_full(*charged), locale.bare(*passed_on));
                locale.formula(&format!("{charged} × {rate} = {passed_on}"))
            }
            Calculation::RaisedTo(bound) => fill(words.minimum_of, &[("amount", &self.amount(*bound))]),
            Calculation::LoweredTo(bound) => fill(words.maximum_of, &[("amount", &self.amount(*bound))]),
            Calculation::EqualShare { total, members, share } => {
                let members = locale.counted(self.words.shared_by, *members as u64);
                format!("{} ÷ {members} = {}", self.amount(*total), self.amount(*share))
            }
            Calculation::Share { total, part, all, share } => locale.formula(&format!(
                "{} × {} ÷ {} = {}",
                locale.bare(*total),
                locale.count(*part),
                locale.count(*all),
                locale.bare(*share)
            )),
        }
    }

    fn rounding(&self, rounding: &Rounding) -> String {
        let words = &self.words.fees;
        match rounding {
            Rounding::None => String::new(),
            Rounding::Once => words.rounded_once.to_owned(),
            Rounding::Shares(part, total) => {
                let part = self.locale.isolated(part);
                fill(words.rounded_shares, &[("part", &part), ("total", &self.amount(*total))])
            }
        }
    }
}
