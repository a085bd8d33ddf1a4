//! Times of other desks: without a zone, which is that of the list; in the orders and with the months of many languages;
//! and how long something took.

use chrono::{
    DateTime, FixedOffset, LocalResult, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;

use crate::kernel::Message;
use crate::people::tabular::{DateOrder, day};

/// An instant, the minutes that the clock was ahead of UTC, and what is to be told of it.
pub(super) type Instant = (DateTime<Utc>, i32, Option<Message>);

/// The instant that a cell says.
///
/// # Errors
/// A sentence when it says none.
pub(super) fn instant(cell: &str, zone: Tz, order: Option<DateOrder>) -> Result<Instant, Message> {
    let cell = cell.trim();
    if let Ok(read) = DateTime::parse_from_rfc3339(cell) {
        return Ok((read.to_utc(), read.offset().fix().local_minus_utc() / 60, None));
    }
    let (date, _) = day(cell, order, false, false)?;
    let (time, offset) = time_of(cell).unwrap_or((NaiveTime::MIN, None));
    let local = date.and_time(time);
    if let Some(offset) = offset {
        let read = offset.from_local_datetime(&local).single();
        return read
            .map(|read| (read.to_utc(), offset.local_minus_utc() / 60, None))
            .ok_or_else(|| message!("“{cell}” is no point in time.", cell));
    }
    Ok(in_zone(local, zone))
}

/// A time by the clock on the wall. One that the clock passed over is read as if it had not been put forward, one that
/// it showed twice as the first of both.
fn in_zone(local: NaiveDateTime, zone: Tz) -> Instant {
    let told = |read: DateTime<Tz>, note| (read.to_utc(), read.offset().fix().local_minus_utc() / 60, note);
    let shown = local.format("%Y-%m-%d %H:%M").to_string();
    match zone.from_local_datetime(&local) {
        LocalResult::Single(read) => told(read, None),
        LocalResult::Ambiguous(first, _) => {
            let note =
                message!("{shown} was twice in {zone}: the first is taken.", shown, zone = zone.name());
            told(first, Some(note))
        }
        LocalResult::None => {
            let before = zone.from_local_datetime(&(local - TimeDelta::hours(3))).earliest();
            let offset = before.map_or(0, |before| before.offset().fix().local_minus_utc());
            let note = message!(
                "{shown} does not exist in {zone}: the clock was put forward. Look up when it was.",
                shown,
                zone = zone.name()
            );
            ((local - TimeDelta::seconds(offset.into())).and_utc(), offset / 60, Some(note))
        }
    }
}

/// The time of the day in a cell, and the offset from UTC that it names.
fn time_of(cell: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let colon = cell.find(':')?;
    let is_digit = |character: char| character.is_ascii_digit();
    let before = &cell[..colon];
    let hour = &before[before.trim_end_matches(is_digit).len()..];
    let mut figures = cell[colon + 1..].split(|character: char| !is_digit(character));
    let minute = figures.next()?;
    let rest = &cell[colon + 1 + minute.len()..];
    let second =
        rest.strip_prefix(':').map(|rest| &rest[..rest.len() - rest.trim_start_matches(is_digit).len()]);
    let rest = rest.strip_prefix(':').map_or(rest, |rest| rest.trim_start_matches(is_digit)).trim();
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(is_digit)).trim();
    let upper = rest.to_uppercase().replace('.', "");
    let hour: u32 = hour.parse().ok()?;
    let hour = match (upper.starts_with("PM"), upper.starts_with("AM")) {
        (true, _) if hour < 12 => hour + 12,
        (_, true) if hour == 12 => 0,
        _ => hour,
    };
    let time = NaiveTime::from_hms_opt(
        hour,
        minute.parse().ok()?,
        second.map_or(Some(0), |second| second.parse().ok())?,
    )?;
    Some((time, offset_of(&upper)))
}

fn offset_of(rest: &str) -> Option<FixedOffset> {
    let rest = rest.trim_start_matches("AM").trim_start_matches("PM").trim();
    if ["Z", "UTC", "GMT"].contains(&rest) {
        return FixedOffset::east_opt(0);
    }
    let rest = rest.trim_start_matches("UTC").trim_start_matches("GMT");
    let (sign, figures) =
        (rest.strip_prefix('+').map(|rest| (1, rest))).or_else(|| Some((-1, rest.strip_prefix('-')?)))?;
    let figures: String = figures.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match figures.len() {
        1 | 2 => (figures.parse::<i32>().ok()?, 0),
        4 => (figures[..2].parse().ok()?, figures[2..].parse().ok()?),
        _ => return None,
    };
    FixedOffset::east_opt(sign * (hours * 3_600 + minutes * 60))
}

/// How long something took: "73:27:00" in hours, minutes and seconds, or hours with decimals. It may be below zero.
pub(super) fn duration(cell: &str) -> Option<TimeDelta> {
    let (sign, cell) = match cell.trim().strip_prefix('-') {
        Some(rest) => (-1, rest.trim()),
        None => (1, cell.trim()),
    };
    let parts: Vec<&str> = cell.split(':').collect();
    let seconds = match parts.as_slice() {
        [hours, minutes] => hours.parse::<i64>().ok()? * 3_600 + minutes.parse::<i64>().ok()? * 60,
        [hours, minutes, seconds] => {
            hours.parse::<i64>().ok()? * 3_600
                + minutes.parse::<i64>().ok()? * 60
                + seconds.parse::<i64>().ok()?
        }
        [hours] => {
            let (whole, fraction) = hours.split_once(['.', ',']).unwrap_or((hours, "0"));
            let digits = u32::try_from(fraction.len()).ok().filter(|digits| *digits <= 6)?;
            whole.parse::<i64>().ok()? * 3_600 + fraction.parse::<i64>().ok()? * 3_600 / 10_i64.pow(digits)
        }
        _ => return None,
    };
    TimeDelta::try_seconds(sign * seconds).filter(|time| time.num_days().abs() < 36_500)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str, zone: &str, order: Option<DateOrder>) -> String {
        let (at, _, note) = instant(cell, zone.parse().unwrap(), order).unwrap();
        format!("{}{}", at.format("%Y-%m-%dT%H:%M:%SZ"), if note.is_some() { " !" } else { "" })
    }

    #[test]
    fn times_of_many_desks_are_one_instant() {
        assert_eq!(read("3/2/26 11:59 AM", "America/Toronto", Some(DateOrder::Mdy)), "2026-03-02T16:59:00Z");
        assert_eq!(read("9 de mar. de 2026 07:57", "America/Sao_Paulo", None), "2026-03-09T10:57:00Z");
        assert_eq!(read("2026-03-23 11:31:28", "Pacific/Auckland", None), "2026-03-22T22:31:28Z");
        assert_eq!(read("2026-03-23T11:31:28+02:00", "Pacific/Auckland", None), "2026-03-23T09:31:28Z");
        assert_eq!(read("2026-03-23 11:31 UTC", "Pacific/Auckland", None), "2026-03-23T11:31:00Z");
        assert_eq!(read("2026-03-23 11:31:28 +0530", "Pacific/Auckland", None), "2026-03-23T06:01:28Z");
        assert_eq!(read("3/8/26 2:30 AM", "America/Toronto", Some(DateOrder::Mdy)), "2026-03-08T07:30:00Z !");
        assert_eq!(read("2026-04-05 02:30", "Pacific/Auckland", None), "2026-04-04T13:30:00Z !");
        assert!(instant("soon", Tz::UTC, None).is_err());
    }

    #[test]
    fn durations_are_hours() {
        let minutes = |cell: &str| duration(cell).map(|time| time.num_minutes());
        assert_eq!(
            (minutes("73:27:00"), minutes("0:16:00"), minutes("1.5")),
            (Some(4_407), Some(16), Some(90))
        );
        assert_eq!(duration("-0:03:12").map(|time| time.num_seconds()), Some(-192));
        assert_eq!((minutes("soon"), minutes("1:2:3:4")), (None, None));
    }
}
