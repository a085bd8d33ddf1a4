use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc, Weekday};
use serde::Deserialize;

use super::*;

mod due_dates;
mod holidays;
mod properties;

const CASES: &str = include_str!("../../../../fixtures/work/cases/working-time.json");

type Spans = Vec<(String, String)>;

#[derive(Deserialize)]
struct Calendar {
    zone: String,
    week: BTreeMap<String, Spans>,
    holidays: Vec<NaiveDate>,
    closures: Vec<(NaiveDate, NaiveDate)>,
    special_days: BTreeMap<NaiveDate, Spans>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    calendar: String,
    from: String,
    to: Option<String>,
    add_minutes: Option<i64>,
    expect_minutes: Option<i64>,
    expect_utc: Option<DateTime<Utc>>,
    why: String,
}

#[derive(Deserialize)]
struct Cases {
    calendars: BTreeMap<String, Calendar>,
    cases: Vec<Case>,
}

fn spans(written: &Spans) -> Vec<TimeSpan> {
    written.iter().map(|(from, until)| TimeSpan::parse(from, until).unwrap()).collect()
}

pub(super) fn days(name: &str, from_on: NaiveDate, until_on: NaiveDate, change: DayChange) -> DifferentDays {
    DifferentDays { name: name.to_owned(), from_on, until_on, change }
}

impl Calendar {
    fn working_time(&self) -> WorkingTime {
        let mut week: [Vec<TimeSpan>; 7] = Default::default();
        for (weekday, written) in &self.week {
            let weekday: Weekday = weekday.parse().unwrap();
            week[weekday.num_days_from_monday() as usize] = spans(written);
        }
        let off = || DayChange::Off(TimeSpan::WHOLE_DAY);
        let holidays = self.holidays.iter().map(|day| days("Holiday", *day, *day, off()));
        let closures = self.closures.iter().map(|(first, last)| days("Closed", *first, *last, off()));
        let special = self
            .special_days
            .iter()
            .map(|(day, written)| days("Special day", *day, *day, DayChange::Hours(spans(written))));
        WorkingTime::new(WorkingHours {
            zone: self.zone.parse().unwrap(),
            week,
            holidays: Vec::new(),
            days: holidays.chain(closures).chain(special).collect(),
        })
    }
}

/// The files have instants to the minute.
pub(super) fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z").unwrap().to_utc()
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn named(name: &str) -> WorkingTime {
    let cases: Cases = serde_json::from_str(CASES).unwrap();
    cases.calendars[name].working_time()
}

#[test]
fn every_case_is_reckoned_right() {
    let cases: Cases = serde_json::from_str(CASES).unwrap();
    assert_eq!(cases.cases.len(), 25);
    for case in cases.cases {
        let calendar = cases.calendars[&case.calendar].working_time();
        let from = instant(&case.from);
        if let Some(to) = case.to {
            let minutes = calendar.between(from, instant(&to)).unwrap().num_minutes();
            assert_eq!(Some(minutes), case.expect_minutes, "{}: {}", case.id, case.why);
        } else {
            let time = TimeDelta::minutes(case.add_minutes.unwrap());
            let due = calendar.later(from, time).unwrap();
            assert_eq!(Some(due), case.expect_utc, "{}: {}", case.id, case.why);
            assert_eq!(calendar.between(from, due).unwrap(), time, "{}", case.id);
        }
    }
}

#[test]
fn what_is_counted_is_told_in_words() {
    let told = |calendar: &str, from: &str, to: &str| {
        named(calendar).explain(instant(from), instant(to)).unwrap().to_string()
    };
    assert_eq!(
        told("london", "2026-03-06T16:10+00:00", "2026-03-09T09:40+00:00"),
        "Fri 16:10–17:00 and Mon 09:00–09:40: 1 h 30; Sat and Sun not counted."
    );
    assert_eq!(
        told("london", "2025-12-24T16:00+00:00", "2026-01-02T16:00+00:00"),
        "Wed 24 Dec 16:00–17:00 and Fri 2 Jan 09:00–16:00: 8 h; Sat, Sun and 25 Dec to 1 Jan (Closed) not counted."
    );
    assert_eq!(
        told("toronto", "2026-02-13T11:30-05:00", "2026-02-17T13:30-05:00"),
        "Fri 11:30–12:00 and Tue 09:00–12:00, 13:00–13:30: 4 h; Sat, Sun and 16 Feb (Holiday) not counted."
    );
    assert_eq!(
        told("brisbane", "2026-03-02T15:00+10:00", "2026-03-17T09:10+10:00"),
        "Mon 2 Mar 15:00–16:00, 10 days from Tue 3 Mar to Mon 16 Mar and Tue 17 Mar 08:00–09:10: 82 h 10; Sat and \
         Sun not counted."
    );
    assert_eq!(
        told("brisbane", "2026-04-04T09:00+10:00", "2026-04-05T18:00+10:00"),
        "Nobody works in between: Sat and Sun not counted."
    );
    assert_eq!(
        told("jerusalem", "2026-03-10T12:35+02:00", "2026-03-10T12:55+02:00"),
        "Nobody works in between."
    );
    assert_eq!(
        told("auckland_24h", "2026-04-04T22:00+13:00", "2026-04-05T01:00+13:00"),
        "Sat 22:00–24:00 and Sun 00:00–01:00: 3 h."
    );
    let days = named("brisbane").explain_days(date("2026-04-04"), 3).unwrap();
    assert_eq!(
        days,
        "3 working days after Sat 4 Apr 2026: Thu 9 Apr 2026; Sun and 6 Apr (Holiday) not counted."
    );
}

#[test]
fn days_are_over_when_work_ends() {
    let calendar = named("brisbane");
    let over = |from: &str, days: i32| calendar.end_of_days_later(instant(from), days).unwrap();
    assert_eq!(over("2026-03-06T17:30+10:00", 1), instant("2026-03-09T16:00+10:00"), "from a Friday evening");
    assert_eq!(over("2026-12-23T09:00+10:00", 1), instant("2026-12-24T12:00+10:00"), "a short day");
    assert_eq!(over("2026-04-04T09:00+10:00", 0), instant("2026-04-07T16:00+10:00"), "from a day off");
}

#[test]
fn a_calendar_without_hours_and_absurd_years_are_refused_in_words() {
    let hours = WorkingHours {
        zone: chrono_tz::UTC,
        week: Default::default(),
        holidays: Vec::new(),
        days: Vec::new(),
    };
    let never = WorkingTime::new(hours);
    let from = instant("2026-03-06T16:10+00:00");
    assert_eq!(never.between(from, from + TimeDelta::days(400)).unwrap(), TimeDelta::zero());
    for refused in [
        never.later(from, TimeDelta::minutes(1)).unwrap_err(),
        never.days_later(date("2026-03-06"), -1).unwrap_err(),
    ] {
        assert!(refused.message.contains("has no working hours"), "{refused}");
    }
    let calendar = named("london");
    for refused in [
        calendar.between(DateTime::<Utc>::MIN_UTC, from).unwrap_err(),
        calendar.later(DateTime::<Utc>::MAX_UTC, TimeDelta::minutes(1)).unwrap_err(),
        calendar.later(from, TimeDelta::days(90_000)).unwrap_err(),
        calendar.is_working_day(NaiveDate::MAX).unwrap_err(),
    ] {
        assert!(refused.message.contains("years 1900 to 2199"), "{refused}");
    }
}

#[test]
fn a_change_of_the_clock_within_a_span_counts_what_the_clock_showed() {
    let mut week: [Vec<TimeSpan>; 7] = Default::default();
    week[6] = vec![TimeSpan::parse("01:30", "02:30").unwrap()];
    let hours =
        WorkingHours { zone: chrono_tz::Europe::Berlin, week, holidays: Vec::new(), days: Vec::new() };
    let calendar = WorkingTime::new(hours);
    let on = |day: &str| {
        let from = date(day).and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(3);
        calendar.between(from, from + TimeDelta::days(1)).unwrap().num_minutes()
    };
    assert_eq!(on("2026-03-29"), 30, "02:00 to 02:30 never was");
    assert_eq!(on("2026-10-25"), 90, "02:00 to 02:30 was twice");
    assert_eq!(on("2026-10-18"), 60);
}

#[test]
fn a_day_that_a_zone_left_out_is_no_working_day() {
    let all_day = || vec![TimeSpan::WHOLE_DAY];
    let hours = WorkingHours {
        zone: chrono_tz::Pacific::Apia,
        week: std::array::from_fn(|_| all_day()),
        holidays: Vec::new(),
        days: Vec::new(),
    };
    let calendar = WorkingTime::new(hours);
    assert!(!calendar.is_working_day(date("2011-12-30")).unwrap());
    assert_eq!(calendar.days_later(date("2011-12-29"), 1).unwrap(), date("2011-12-31"));
}

#[test]
fn spans_are_read_and_refused_in_words() {
    assert_eq!(TimeSpan::parse(" 9:00", "24:00").unwrap().to_string(), "09:00–24:00");
    for (from, until, said) in [
        ("09:00", "09:00", "has no time in it"),
        ("22:00", "06:00", "two spans"),
        ("09:60", "10:00", "“09:60” is no time of the day"),
        ("09:00", "24:01", "“24:01” is no time of the day"),
        ("nine", "10:00", "“nine” is no time of the day"),
        ("+9:00", "10:00", "is no time of the day"),
        ("9:0", "10:00", "is no time of the day"),
    ] {
        let refused = TimeSpan::parse(from, until).unwrap_err();
        assert!(refused.contains(said), "{refused}");
    }
    let day = date("2026-03-02");
    assert_eq!(named("jerusalem").open(day).unwrap().unwrap().1, instant("2026-03-02T16:30+02:00"));
    assert_eq!(named("jerusalem").open(day + Days::new(4)).unwrap(), None);
}
