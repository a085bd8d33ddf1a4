//! Invoice number patterns such as `INV-{YYYY}-{0000}`.

use crate::kernel::Message;
use crate::kernel::message::and;
use chrono::{Datelike, NaiveDate};

/// A checked pattern: fixed text, optional years and exactly one counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberPattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    IssueYear,
    ShortIssueYear,
    LicenceYear,
    Counter { digits_min: usize },
}

impl NumberPattern {
    /// Reads a pattern. `{YYYY}` and `{YY}` stand for the year of issue, `{LICENCE}` for the licence year, and `{0000}`
    /// for the counter with as many digits at least.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(pattern: &str) -> Result<Self, Message> {
        let mut parts = Vec::new();
        let mut rest = pattern.trim();
        while let Some((text, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').ok_or(message!(
                "The pattern has a “{opening}” without its “{closing}”.",
                opening = "{",
                closing = "}"
            ))?;
            parts.push(Part::Text(text.to_owned()));
            parts.push(match name {
                "YYYY" => Part::IssueYear,
                "YY" => Part::ShortIssueYear,
                "LICENCE" => Part::LicenceYear,
                zeros if !zeros.is_empty() && zeros.len() <= 9 && zeros.bytes().all(|byte| byte == b'0') => {
                    Part::Counter { digits_min: zeros.len() }
                }
                other => {
                    return Err(message!(
                        "The pattern knows {known}, not {other}.",
                        known = and(["{YYYY}", "{YY}", "{LICENCE}", "{0000}"]),
                        other = format_args!("{{{other}}}")
                    ));
                }
            });
            rest = tail;
        }
        parts.push(Part::Text(rest.to_owned()));
        let is_counter = |part: &&Part| matches!(part, Part::Counter { .. });
        let text_is_plain = parts.iter().all(|part| match part {
            Part::Text(text) => {
                text.chars().all(|character| character.is_ascii_alphanumeric() || "-_./ ".contains(character))
            }
            _ => true,
        });
        match parts.iter().filter(is_counter).count() {
            1 if text_is_plain => Ok(Self { parts }),
            1 => Err(message!("Use only letters, digits, spaces and - _ . / around the placeholders.")),
            _ => {
                Err(message!("The pattern needs exactly one counter, such as {example}.", example = "{0000}"))
            }
        }
    }

    /// The series a number belongs to: the pattern with its years filled in. Each series counts from 1 without gaps.
    pub fn series(&self, issued_on: NaiveDate, licence_year: i32) -> String {
        self.write(issued_on, licence_year, |digits_min| format!("{{{}}}", "0".repeat(digits_min)))
    }

    /// The number `counter` of its series.
    pub fn number(&self, issued_on: NaiveDate, licence_year: i32, counter: i64) -> String {
        self.write(issued_on, licence_year, |digits_min| format!("{counter:0digits_min$}"))
    }

    fn write(&self, issued_on: NaiveDate, licence_year: i32, counter: impl Fn(usize) -> String) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::IssueYear => format!("{:04}", issued_on.year()),
            Part::ShortIssueYear => format!("{:02}", issued_on.year().rem_euclid(100)),
            Part::LicenceYear => format!("{licence_year:04}"),
            Part::Counter { digits_min } => counter(*digits_min),
        };
        self.parts.iter().map(part).collect()
    }
}

/// A series without what payers leave out: separators, case, and how many digits the counter has at least.
pub fn bare_series(series: &str) -> String {
    let kept =
        series.chars().filter(|character| character.is_ascii_alphanumeric() || "{}".contains(*character));
    let kept: String = kept.collect::<String>().to_ascii_uppercase();
    match (kept.find('{'), kept.rfind('}')) {
        (Some(from), Some(until)) if from < until => format!("{}{{}}{}", &kept[..from], &kept[until + 1..]),
        _ => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pattern_fills_in_years_and_counts() {
        let pattern = NumberPattern::parse("ORC/{LICENCE}/{YY}-{0000}").unwrap();
        let issued_on = "2026-11-21".parse().unwrap();
        assert_eq!(pattern.number(issued_on, 2027, 42), "ORC/2027/26-0042");
        assert_eq!(
            pattern.number(issued_on, 2027, 12_345),
            "ORC/2027/26-12345",
            "a counter may outgrow its digits"
        );
        assert_eq!(pattern.series(issued_on, 2027), "ORC/2027/26-{0000}");
    }

    #[test]
    fn a_series_is_the_same_whatever_separates_its_parts() {
        assert_eq!(bare_series("INV-2026-{0000}"), bare_series("inv/2026{000}"));
        assert_ne!(bare_series("INV-2026-{0000}"), bare_series("INV-2027-{0000}"));
        assert_ne!(bare_series("A-{0000}-26"), bare_series("A-26-{0000}"));
    }

    #[test]
    fn a_pattern_that_cannot_number_is_refused() {
        for pattern in ["", "INV", "{0000}{0000}", "{YYYY", "{yyyy}-{0000}", "INV<{0000}>", "{0000000000}"] {
            assert!(NumberPattern::parse(pattern).is_err(), "{pattern:?} must be refused");
        }
    }

    proptest! {
        #[test]
        fn two_counters_never_give_the_same_number(first in 1_i64..1_000_000, second in 1_i64..1_000_000) {
            prop_assume!(first != second);
            let pattern = NumberPattern::parse("{YYYY}{0000}").unwrap();
            let issued_on = "2026-01-31".parse().unwrap();
            prop_assert_ne!(pattern.number(issued_on, 2026, first), pattern.number(issued_on, 2026, second));
        }
    }
}
