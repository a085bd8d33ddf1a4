use super::*;

fn rule_in(rule: HolidayRule, year: i32) -> Option<NaiveDate> {
    rule.day_in(year)
}

#[test]
fn easter_falls_where_the_churches_have_it() {
    for day in
        ["1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"]
    {
        let day = date(day);
        assert_eq!(easter(day.year()), Some(day));
    }
    for day in ["2016-05-01", "2024-05-05", "2025-04-20", "2026-04-12", "2027-05-02"] {
        let day = date(day);
        assert_eq!(rule_in(HolidayRule::OrthodoxEaster { offset_days: 0 }, day.year()), Some(day));
    }
    assert_eq!(rule_in(HolidayRule::Easter { offset_days: -2 }, 2026), Some(date("2026-04-03")));
}

#[test]
fn weekdays_of_a_month_are_counted_from_both_ends() {
    let nth = |month, weekday, nth| rule_in(HolidayRule::NthWeekday { month, weekday, nth }, 2026);
    assert_eq!(nth(5, 1, 1), Some(date("2026-05-04")), "first Monday of May");
    assert_eq!(nth(8, 1, -1), Some(date("2026-08-31")), "the last of five");
    assert_eq!(nth(5, 1, -1), Some(date("2026-05-25")), "the last of four");
    assert_eq!(nth(11, 4, 4), Some(date("2026-11-26")));
    assert_eq!(nth(2, 1, 5), None, "February has no fifth Monday");
    assert_eq!(nth(2, 1, -5), None);
    assert_eq!((nth(13, 1, 1), nth(5, 8, 1), nth(5, 0, 1), nth(5, 1, 0)), (None, None, None, None));
    let before = |month, day, weekday| rule_in(HolidayRule::WeekdayBefore { month, day, weekday }, 2026);
    assert_eq!(before(5, 24, 1), Some(date("2026-05-18")), "the Monday before 25 May");
    assert_eq!(before(11, 22, 3), Some(date("2026-11-18")), "the Wednesday before 23 November");
    assert_eq!(rule_in(HolidayRule::Fixed { month: 2, day: 29 }, 2026), None);
}

fn holiday(name: &str, month: u32, day: u32, observed: Observed) -> Holiday {
    Holiday {
        name: name.to_owned(),
        rule: HolidayRule::Fixed { month, day },
        observed,
        off: TimeSpan::WHOLE_DAY,
        from_year: None,
        until_year: None,
    }
}

fn office(holidays: Vec<Holiday>) -> WorkingHours {
    let mut week: [Vec<TimeSpan>; 7] = Default::default();
    week[..5].fill(vec![TimeSpan::parse("09:00", "17:00").unwrap()]);
    WorkingHours { zone: chrono_tz::Europe::London, week, holidays, days: Vec::new() }
}

#[test]
fn a_holiday_on_a_weekend_is_observed_as_its_rule_says() {
    let observed = |observed: Observed, year: i32| {
        let hours = office(vec![
            holiday("Christmas Day", 12, 25, observed),
            holiday("Boxing Day", 12, 26, observed),
            holiday("New Year’s Day", 1, 1, observed),
        ]);
        let calendar = WorkingTime::new(hours);
        let days = date(&format!("{year}-12-23")).iter_days().take(12);
        days.filter_map(|day| {
            calendar.day_off(day).unwrap().map(|name| format!("{}: {name}", day.format("%m-%d")))
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(
        observed(Observed::NextMonday, 2021),
        ["12-27: Christmas Day", "12-28: Boxing Day", "01-03: New Year’s Day"],
        "25 and 26 December 2021 are Saturday and Sunday"
    );
    assert_eq!(
        observed(Observed::NextMonday, 2022),
        ["12-26: Boxing Day", "12-27: Christmas Day", "01-02: New Year’s Day"],
        "Christmas Day is a Sunday, and Monday is a holiday already"
    );
    assert_eq!(
        observed(Observed::NearestWeekday, 2021),
        ["12-24: Christmas Day", "12-27: Boxing Day", "12-31: New Year’s Day"],
        "of the year that follows too"
    );
    assert_eq!(observed(Observed::OnTheDay, 2021), Vec::<String>::new(), "nobody works on a weekend anyway");
}

#[test]
fn part_of_a_day_off_leaves_the_rest_and_hours_of_its_own_count_more() {
    let evening = TimeSpan::parse("12:00", "24:00").unwrap();
    let eve = Holiday { off: evening, ..holiday("Christmas Eve", 12, 24, Observed::OnTheDay) };
    let since = Holiday { from_year: Some(2026), ..holiday("New holiday", 12, 23, Observed::OnTheDay) };
    let mut hours = office(vec![eve, since]);
    let closed = date("2026-12-28");
    hours.days = vec![
        days(
            "Stocktaking",
            closed,
            closed,
            DayChange::Hours(vec![TimeSpan::parse("10:00", "11:00").unwrap()]),
        ),
        days("Closed", closed, date("2026-12-31"), DayChange::Off(TimeSpan::WHOLE_DAY)),
    ];
    let calendar = WorkingTime::new(hours);
    let minutes = |day: &str| {
        let from = instant(&format!("{day}T00:00+00:00"));
        calendar.between(from, from + TimeDelta::days(1)).unwrap().num_minutes()
    };
    assert_eq!(minutes("2026-12-24"), 180);
    assert_eq!((minutes("2025-12-23"), minutes("2026-12-23")), (480, 0));
    assert_eq!((minutes("2026-12-28"), minutes("2026-12-29")), (60, 0));
}
