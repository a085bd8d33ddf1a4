//! When a message was written. Dates may be missing or absurd: then the last server that received it tells.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use mail_parser::{DateTime as Written, Message as Parsed};

use super::DateFrom;

/// The year before which nobody wrote mail.
const YEAR_MIN: u16 = 1980;

/// Days by which a clock may be ahead.
const DAYS_AHEAD_MAX: i64 = 2;

/// An instant, and the minutes that the clock which showed it was ahead of UTC.
pub(super) type Instant = (DateTime<Utc>, i32);

/// The instant of a message.
pub(super) fn of(parsed: &Parsed<'_>, now: DateTime<Utc>) -> (Option<Instant>, DateFrom) {
    if let Some(at) = parsed.date().and_then(|date| instant(date, now)) {
        return (Some(at), DateFrom::Date);
    }
    let received = parsed.received_all().filter_map(|received| received.date());
    match received.filter_map(|date| instant(&date, now)).next() {
        Some(at) => (Some(at), DateFrom::Received),
        None => (None, DateFrom::Nowhere),
    }
}

/// A date that can be right.
pub(super) fn instant(date: &Written, now: DateTime<Utc>) -> Option<Instant> {
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    // A leap second is the last one of its minute.
    let local = day.and_hms_opt(date.hour.into(), date.minute.into(), u32::from(date.second).min(59))?;
    if date.year < YEAR_MIN || date.tz_hour > 14 || date.tz_minute > 59 {
        return None;
    }
    let ahead = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
    let offset_minutes = if date.tz_before_gmt { -ahead } else { ahead };
    let at = local.and_utc().checked_sub_signed(TimeDelta::minutes(offset_minutes.into()))?;
    (at <= now + TimeDelta::days(DAYS_AHEAD_MAX)).then_some((at, offset_minutes))
}
