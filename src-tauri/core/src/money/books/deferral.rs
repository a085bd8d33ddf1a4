//! Deferred income: what a document bills for months to come is owed until they are over.
//!
//! A document whose period begins after its date, or reaches beyond the books' year of its date, becomes income month by month, on
//! the last day of each. Everything else is income on its date. A credit note follows the invoice that it takes back.

use chrono::{Days, Months, NaiveDate};

use super::AccountKey;
use super::derive::{BookedLine, Entry, EntryKind, taxable};
use super::sources::BookedDocument;
use crate::kernel::YearStart;
use crate::kernel::money::ratio;

/// The months of a period beyond which nothing is looked at: no fee is for a century.
const MONTHS_MAX: u32 = 1200;

/// How a document becomes income.
#[derive(Debug, Clone, Default)]
pub(super) struct Earning {
    /// The last day of each month that it bills; none where it is income at once.
    months: Vec<NaiveDate>,
    /// How many of them are over on its date.
    over: usize,
}

impl Earning {
    pub(super) fn of(document: &BookedDocument, start: YearStart) -> Self {
        let first_on = document.credited_on.unwrap_or(document.on);
        let year_ends_on = start.year_of(first_on).map(|year| year.ends_on);
        let is_deferred = document.period_from > first_on
            || year_ends_on.is_some_and(|ends_on| document.period_until > ends_on);
        if !is_deferred {
            return Self::default();
        }
        let months = ends_of_months(document.period_from, document.period_until);
        let over = months.iter().filter(|ends_on| **ends_on <= document.on).count();
        Self { months, over }
    }

    /// What of an amount is income on the document's date, and what is deferred.
    pub(super) fn divided(&self, minor: i64) -> (i64, i64) {
        let earned = match self.months.len() {
            0 => minor,
            _ => self.until(minor, self.over),
        };
        (earned, minor - earned)
    }

    /// What of an amount is income when so many months are over; the parts of all months add up to it.
    fn until(&self, minor: i64, months: usize) -> i64 {
        let count = |months: usize| i64::try_from(months).unwrap_or(i64::MAX);
        ratio(minor, count(months), count(self.months.len())).unwrap_or(minor)
    }

    /// The entries by which the rest becomes income, through a day.
    pub(super) fn releases(&self, document: &BookedDocument, until_on: NaiveDate) -> Vec<Entry> {
        let later = self.months.iter().enumerate().skip(self.over);
        let due = later.take_while(|(_, ends_on)| **ends_on <= until_on);
        due.map(|(place, ends_on)| self.release(document, place, *ends_on)).collect()
    }

    fn release(&self, document: &BookedDocument, place: usize, ends_on: NaiveDate) -> Entry {
        let sign = if document.credits.is_some() { -1 } else { 1 };
        let text = message!("Income of the month until {ends_on, date, long}", ends_on);
        let mut lines = Vec::new();
        for (tax, minor) in taxable(document) {
            let part = sign * (self.until(minor, place + 1) - self.until(minor, place));
            for (account, minor) in [(AccountKey::DeferredIncome, part), (AccountKey::Revenue, -part)] {
                lines.push(BookedLine::of_document(document, account, minor, tax, &text));
            }
        }
        let (valued_on, own_rates) = (Some(document.on), document.own_rate().into_iter().collect());
        Entry { valued_on, own_rates, ..Entry::new(ends_on, EntryKind::Release, document.id, lines) }
    }
}

fn ends_of_months(from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let mut ends = Vec::new();
    for month in 1..=MONTHS_MAX {
        let next = from.checked_add_months(Months::new(month));
        let end = next.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(until);
        ends.push(end.min(until));
        if end >= until {
            break;
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_the_day_of_the_period() {
        let days = |from: &str, until: &str| {
            let ends = ends_of_months(from.parse().unwrap(), until.parse().unwrap());
            ends.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(days("2027-01-01", "2027-03-31"), ["2027-01-31", "2027-02-28", "2027-03-31"]);
        assert_eq!(days("2026-11-15", "2027-01-20"), ["2026-12-14", "2027-01-14", "2027-01-20"]);
        assert_eq!(days("2027-05-05", "2027-05-05"), ["2027-05-05"]);
    }
}
