use proptest::prelude::*;

use super::*;

/// Spans of a day that neither overlap nor touch midnight by accident: the pieces between sorted minutes.
fn spans_of_day() -> impl Strategy<Value = Vec<TimeSpan>> {
    proptest::collection::btree_set(0_u16..=1440, 0..6).prop_map(|minutes| {
        let minutes: Vec<u16> = minutes.into_iter().collect();
        minutes.chunks_exact(2).filter_map(|pair| TimeSpan::of_minutes(pair[0], pair[1])).collect()
    })
}

fn hours() -> impl Strategy<Value = WorkingHours> {
    let zone = proptest::sample::select(vec![
        chrono_tz::UTC,
        chrono_tz::Europe::Berlin,
        chrono_tz::America::Toronto,
        chrono_tz::Asia::Jerusalem,
        chrono_tz::Asia::Kathmandu,
        chrono_tz::Australia::Lord_Howe,
        chrono_tz::Pacific::Auckland,
        chrono_tz::America::Santiago,
        chrono_tz::Asia::Tehran,
    ]);
    let different = (0_i64..800, 0_i64..10, spans_of_day()).prop_map(|(start, length, spans)| {
        let from_on = date("2025-12-01") + TimeDelta::days(start);
        days("Different", from_on, from_on + TimeDelta::days(length), DayChange::Hours(spans))
    });
    (zone, proptest::array::uniform7(spans_of_day()), proptest::collection::vec(different, 0..4)).prop_map(
        |(zone, mut week, days)| {
            // Somebody works some day.
            week[2] = vec![TimeSpan::of_minutes(600, 720).unwrap()];
            let holidays = vec![Holiday {
                name: "Easter Monday".to_owned(),
                rule: HolidayRule::Easter { offset_days: 1 },
                observed: Observed::OnTheDay,
                off: TimeSpan::WHOLE_DAY,
                from_year: None,
                until_year: None,
            }];
            WorkingHours { zone, week, holidays, days }
        },
    )
}

fn some_instant() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..2 * 365 * 24 * 3600)
        .prop_map(|seconds| instant("2025-12-20T00:00+00:00") + TimeDelta::seconds(seconds))
}

/// Working time as somebody counts it who looks at the clock on the wall once a minute.
fn by_the_minute(hours: &WorkingHours, from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    let calendar = WorkingTime::new(hours.clone());
    let mut minutes = 0;
    let mut at = from;
    while at < to {
        let local = at.with_timezone(&hours.zone).naive_local();
        let day = hours.days_of(local.date().year()).swap_remove(local.date().ordinal0() as usize);
        let seconds = i64::from(chrono::Timelike::num_seconds_from_midnight(&local.time()));
        let works = day.spans.iter().any(|span| span.seconds().0 <= seconds && seconds < span.seconds().1);
        minutes += i64::from(works);
        at += TimeDelta::minutes(1);
    }
    assert_eq!(
        calendar.between(to, from).unwrap().num_minutes(),
        -calendar.between(from, to).unwrap().num_minutes()
    );
    minutes
}

proptest! {
    #[test]
    fn what_was_added_is_counted(hours in hours(), from in some_instant(), minutes in -20_000_i64..20_000) {
        let calendar = WorkingTime::new(hours);
        let time = TimeDelta::minutes(minutes);
        let later = calendar.later(from, time).unwrap();
        prop_assert_eq!(calendar.between(from, later).unwrap(), time);
        if minutes > 0 {
            let earlier = later - TimeDelta::seconds(1);
            prop_assert!(calendar.between(from, earlier).unwrap() < time, "{} is not the earliest", later);
        }
    }

    #[test]
    fn parts_add_up(hours in hours(), mut instants in proptest::array::uniform3(some_instant())) {
        let calendar = WorkingTime::new(hours);
        instants.sort();
        let [first, middle, last] = instants;
        let between = |from, to| calendar.between(from, to).unwrap();
        prop_assert_eq!(between(first, middle) + between(middle, last), between(first, last));
        prop_assert!(between(first, last) <= last - first);
        prop_assert!(!calendar.explain(first, last).unwrap().is_empty());
    }

    #[test]
    fn days_that_were_added_are_counted(hours in hours(), place in 0_u64..700, days in -200_i32..200) {
        let calendar = WorkingTime::new(hours);
        let day = date("2025-12-20") + Days::new(place);
        let later = calendar.days_later(day, days).unwrap();
        prop_assert_eq!(calendar.days_between(day, later).unwrap(), i64::from(days));
        prop_assert!(days == 0 || calendar.is_working_day(later).unwrap());
        let one_by_one = (0..days.abs()).fold(day, |day, _| calendar.days_later(day, days.signum()).unwrap());
        prop_assert_eq!(one_by_one, later);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn it_is_what_the_clock_on_the_wall_shows(hours in hours(), from in some_instant(), length in 0_i64..4_000) {
        let from = DateTime::from_timestamp(from.timestamp() / 60 * 60, 0).unwrap();
        let to = from + TimeDelta::minutes(length);
        let counted = WorkingTime::new(hours.clone()).between(from, to).unwrap().num_minutes();
        prop_assert_eq!(counted, by_the_minute(&hours, from, to));
    }
}
