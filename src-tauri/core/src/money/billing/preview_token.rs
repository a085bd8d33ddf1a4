//! The fingerprint of a preview: the dates and currencies that it was made for, and a hash of what it showed.

use chrono::NaiveDate;

use super::planned::PlannedFee;
use super::{AlsoIn, BillingRequest, WorkedRun, approval};
use crate::register::sha256;

/// Between the parts of a fingerprint.
const BETWEEN: char = '_';

/// What a fingerprint says of the request that was previewed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PreviewToken {
    issued_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
    also_in: Option<AlsoIn>,
    anniversaries_until: Option<NaiveDate>,
}

impl PreviewToken {
    /// Reads a fingerprint; what it does not tell stays open.
    pub(super) fn parse(fingerprint: &str) -> Self {
        let mut parts = fingerprint.split(BETWEEN);
        let mut day = || parts.next().and_then(|part| part.parse().ok());
        let (issued_on, due_on, anniversaries_until) = (day(), day(), day());
        let second = parts.next().and_then(|part| part.split_once('@'));
        let also_in = second.and_then(|(currency, rate)| {
            Some(AlsoIn { currency: currency.to_owned(), exchange_rate: rate.parse().ok()? })
        });
        Self { issued_on, due_on, also_in, anniversaries_until }
    }

    /// The request with what it leaves open taken from the preview.
    pub(super) fn complete(self, request: BillingRequest) -> BillingRequest {
        // A due date goes with its invoice date.
        let due_on =
            self.due_on.filter(|_| request.issued_on.is_none() || request.issued_on == self.issued_on);
        BillingRequest {
            issued_on: request.issued_on.or(self.issued_on),
            due_on: request.due_on.or(due_on),
            also_in: request.also_in.or(self.also_in),
            anniversaries_until: request.anniversaries_until.or(self.anniversaries_until),
            ..request
        }
    }
}

/// The fingerprint of a run that was worked out for `request`.
pub(super) fn fingerprint(run: &WorkedRun, request: &BillingRequest) -> String {
    let mut told = String::new();
    for PlannedFee { key, fingerprint, .. } in &run.planned {
        told.push_str(&format!("{key:?} {fingerprint}\n"));
    }
    let also_in = approval::also_in(run)
        .map(|second| format!("{}@{}", second.currency, second.exchange_rate))
        .unwrap_or_default();
    let until = request.anniversaries_until.map(|day| day.to_string()).unwrap_or_default();
    let parts = [run.issued_on.to_string(), run.due_on.to_string(), until, also_in, sha256(told.as_bytes())];
    parts.join(&BETWEEN.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_tells_what_was_previewed_and_leaves_what_was_stated() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let token = || PreviewToken::parse("2026-03-01_2026-03-31__USD@1.25_abc");
        let request = token().complete(BillingRequest { year: 2026, ..BillingRequest::default() });
        assert_eq!((request.issued_on, request.due_on), (day("2026-03-01"), day("2026-03-31")));
        assert_eq!(request.also_in.map(|second| second.currency).as_deref(), Some("USD"));
        let stated = BillingRequest { issued_on: day("2026-04-01"), ..BillingRequest::default() };
        assert_eq!(token().complete(stated).issued_on, day("2026-04-01"));
        assert_eq!(PreviewToken::parse("what somebody made up"), PreviewToken::default());
    }
}
