//! What a cell means.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::dates;
use crate::kernel::{Message, csv_cell, text};

/// How to read a date of three numbers whose year stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// The cell without surrounding space; nothing for the usual ways of saying "nothing".
pub(crate) fn value(cell: &str) -> Option<&str> {
    let cell = csv_cell::unguarded(cell.trim());
    let means_nothing = matches!(cell, "" | "-" | "–" | "—")
        || cell.eq_ignore_ascii_case("na")
        || cell.eq_ignore_ascii_case("n/a");
    (!means_nothing).then_some(cell)
}

/// What the dates of a column, or of all columns, say about their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderFound {
    /// Every date reads in one way only.
    NotNeeded,
    /// Some dates are ambiguous, and others settle how they are meant.
    Settled(DateOrder),
    /// Some are ambiguous and nothing settles it, or the others disagree.
    Open,
}

/// Looks for what settles the order of day and month in `cells`.
pub(crate) fn order_of<'a>(cells: impl Iterator<Item = &'a str>) -> (OrderFound, Option<String>) {
    let (mut day_first, mut month_first, mut ambiguous) = (false, false, None);
    for cell in cells {
        let Some(three) = value(cell).and_then(dates::ambiguous) else { continue };
        let (first, second) = (three.first, three.second);
        match (first > 12, second > 12) {
            (true, false) => day_first = true,
            (false, true) => month_first = true,
            (false, false) if first != second => {
                ambiguous = ambiguous.or_else(|| Some(cell.trim().to_owned()));
            }
            _ => {}
        }
    }
    let found = match (ambiguous.is_some(), day_first, month_first) {
        (false, ..) => OrderFound::NotNeeded,
        (true, true, false) => OrderFound::Settled(DateOrder::Dmy),
        (true, false, true) => OrderFound::Settled(DateOrder::Mdy),
        (true, ..) => OrderFound::Open,
    };
    (found, ambiguous)
}

/// A date in one of the many ways people write it, or three numbers in `order`.
pub(crate) fn date(cell: &str, order: Option<DateOrder>) -> Result<NaiveDate, Message> {
    dates::read(cell, order)
        .filter(|day| crate::kernel::licence_year::YEARS.contains(&chrono::Datelike::year(day)))
        .ok_or_else(|| {
            message!("“{cell}” is not a date. Write it as year-month-day, such as 2026-05-01.", cell)
        })
}

pub(crate) fn yes(cell: &str) -> Result<bool, Message> {
    match text::search_key(cell).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" | "si" => Ok(true),
        "no" | "n" | "false" | "0" | "nein" | "non" => Ok(false),
        _ => Err(message!("“{cell}” is neither yes nor no.", cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn unambiguous_dates_need_no_answer() {
        for cell in
            ["2026-05-13", "2026/05/13", "13.05.2026", "13 May 2026", "13/05/2026", "05/13/2026", "13.5.2026"]
        {
            assert_eq!(date(cell, None), Ok(day("2026-05-13")), "{cell}");
        }
        for cell in ["2026-13-01", "31/02/2026", "soon", "0001-01-01"] {
            assert!(date(cell, Some(DateOrder::Dmy)).is_err(), "{cell}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_settled_or_asked() {
        assert_eq!(order_of(["2026-01-02", "25/04/2026"].into_iter()).0, OrderFound::NotNeeded);
        assert_eq!(order_of(["03/04/2026", "25/04/2026"].into_iter()).0, OrderFound::Settled(DateOrder::Dmy));
        assert_eq!(order_of(["03/04/2026", "04/25/2026"].into_iter()).0, OrderFound::Settled(DateOrder::Mdy));
        assert_eq!(
            order_of(["03/04/2026", "04/04/2026"].into_iter()),
            (OrderFound::Open, Some("03/04/2026".into()))
        );
        assert_eq!(order_of(["03/04/2026", "04/25/2026", "25/04/2026"].into_iter()).0, OrderFound::Open);
        assert_eq!(date("03/04/2026", Some(DateOrder::Mdy)), Ok(day("2026-03-04")));
    }

    #[test]
    fn what_says_nothing_is_no_value() {
        assert_eq!((value(" n/a "), value("Nancy")), (None, Some("Nancy")));
    }
}
