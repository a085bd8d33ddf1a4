//! Days in a column of days, also where not all of one is said: a number that a spreadsheet counts, a month, a year.

use chrono::{Datelike, NaiveDate};

use super::values::{self, DateOrder};
use crate::kernel::Message;
use crate::kernel::licence_year::YEARS;

/// How many days later the calendar of old Macintoshes begins.
const SERIAL_1904: i64 = 1_462;

/// The largest number that is taken for a day: in the year 2064.
const SERIAL_MAX: i64 = 60_000;

/// The day that a cell says, with a word on how it was read when not all of it is said. `ends` takes the last day of a
/// month or a year, not the first.
pub(crate) fn day(
    cell: &str,
    order: Option<DateOrder>,
    is_1904: bool,
    ends: bool,
) -> Result<(NaiveDate, Option<Message>), Message> {
    let refused = match values::date(cell, order) {
        Ok(day) => return Ok((day, None)),
        Err(refused) => refused,
    };
    let is_of_our_time = |day: &NaiveDate| YEARS.contains(&day.year());
    if let Some(day) = serial(cell, is_1904).filter(is_of_our_time) {
        let remark = message!("A number without a date format. It is read as {day, date, long}.", day);
        return Ok((day, Some(remark)));
    }
    let part = month_only(cell).map(|first| (first, 1)).or_else(|| year_only(cell).map(|first| (first, 12)));
    let Some((first, months)) = part.filter(|(first, _)| is_of_our_time(first)) else { return Err(refused) };
    let after = first.checked_add_months(chrono::Months::new(months));
    let last = after.and_then(|after| after.pred_opt()).unwrap_or(first);
    let day = if ends { last } else { first };
    let remark = if months == 1 {
        message!("Only the month is said. It is read as {day, date, long}.", day)
    } else {
        message!("Only the year is said. It is read as {day, date, long}.", day)
    };
    Ok((day, Some(remark)))
}

/// A number of days as a spreadsheet counts them: 46143, perhaps with a time behind the point.
fn serial(cell: &str, is_1904: bool) -> Option<NaiveDate> {
    let (whole, fraction) = cell.trim().split_once(['.', ',']).unwrap_or((cell.trim(), ""));
    let is_number = whole.len() == 5 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let days: i64 = is_number.then(|| whole.parse().ok()).flatten().filter(|days| *days <= SERIAL_MAX)?;
    let days = days + if is_1904 { SERIAL_1904 } else { 0 };
    // Excel counts from the last day but one of 1899, because it takes 1900 for a leap year.
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(chrono::TimeDelta::days(days))
}

/// The first day of a month: May 2026, 2026-05, 05/2026.
fn month_only(cell: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = cell.split(['-', '/', '.']).map(str::trim).collect();
    let (year, month) = match parts.as_slice() {
        [year, month] if year.len() == 4 => (*year, *month),
        [month, year] if year.len() == 4 => (*year, *month),
        _ => return values::date(&format!("1 {}", cell.trim()), None).ok(),
    };
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
    NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, 1)
}

/// The first day of a year.
fn year_only(cell: &str) -> Option<NaiveDate> {
    let cell = cell.trim();
    let is_year = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    NaiveDate::from_ymd_opt(cell.parse().ok().filter(|_| is_year)?, 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn read(cell: &str, is_1904: bool, ends: bool) -> (NaiveDate, Option<Message>) {
        day(cell, None, is_1904, ends).unwrap()
    }

    #[test]
    fn a_number_is_the_day_that_a_spreadsheet_means() {
        assert_eq!(read("46143", false, false).0, on("2026-05-01"));
        assert_eq!(read("44681", true, false).0, on("2026-05-01"));
        assert_eq!(read("46143.75", false, false).0, on("2026-05-01"));
        assert!(read("46143", false, false).1.unwrap().contains("1 May 2026"));
    }

    #[test]
    fn of_a_month_or_a_year_one_end_is_taken_and_said() {
        assert_eq!(read("2019", false, false).0, on("2019-01-01"));
        assert_eq!(read("2019", false, true).0, on("2019-12-31"));
        for cell in ["2019-02", "02/2019", "2.2019", "Feb 2019", "February 2019", "février 2019"] {
            assert_eq!(read(cell, false, false).0, on("2019-02-01"), "{cell}");
            assert_eq!(read(cell, false, true).0, on("2019-02-28"), "{cell}");
        }
        assert_eq!(read("2019-02-03", false, true), (on("2019-02-03"), None));
        for cell in ["12345", "99999", "soon", "0019", "13/2019", "", "May"] {
            assert!(day(cell, None, false, false).is_err(), "{cell}");
        }
    }
}
