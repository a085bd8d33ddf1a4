use serde::Deserialize;

use super::*;
use crate::kernel::due_rule::due_told;
use crate::kernel::{DueRule, DueShift};

const CASES: &str = include_str!("../../../../fixtures/work/cases/due-dates.json");

#[derive(Deserialize)]
struct Calendar {
    week_days: Vec<Weekday>,
    days_off: Vec<NaiveDate>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    anchor: NaiveDate,
    rule: DueRule,
    calendar: Option<String>,
    expect: NaiveDate,
    why: String,
}

#[derive(Deserialize)]
struct Cases {
    calendars: BTreeMap<String, Calendar>,
    cases: Vec<Case>,
}

impl Calendar {
    fn working_time(&self) -> WorkingTime {
        let mut week: [Vec<TimeSpan>; 7] = Default::default();
        for weekday in &self.week_days {
            week[weekday.num_days_from_monday() as usize] = vec![TimeSpan::parse("09:00", "17:00").unwrap()];
        }
        let off = |day: &NaiveDate| days("Holiday", *day, *day, DayChange::Off(TimeSpan::WHOLE_DAY));
        let days = self.days_off.iter().map(off).collect();
        WorkingTime::new(WorkingHours { zone: chrono_tz::UTC, week, holidays: Vec::new(), days })
    }
}

#[test]
fn every_due_date_is_reckoned_right() {
    let cases: Cases = serde_json::from_str(CASES).unwrap();
    assert_eq!(cases.cases.len(), 20);
    for case in cases.cases {
        let calendar = case.calendar.map(|name| cases.calendars[&name].working_time());
        let due = case.rule.due_on(case.anchor, calendar.as_ref()).unwrap();
        assert_eq!(due, case.expect, "{}: {}", case.id, case.why);
    }
}

#[test]
fn a_due_day_on_a_weekend_stays_and_the_last_working_day_before_is_told() {
    let calendar = named("brisbane");
    let due = DueRule::months(3).due_on(date("2025-11-30"), Some(&calendar)).unwrap();
    assert_eq!(due, date("2026-02-28"));
    assert_eq!(
        due_told(due, &calendar).unwrap(),
        "Sat 28 Feb 2026 (last working day before: Fri 27 Feb 2026)"
    );
    assert_eq!(due_told(date("2026-02-27"), &calendar).unwrap(), "Fri 27 Feb 2026");
}

#[test]
fn rules_are_told_in_words_and_refused_where_they_lead_nowhere() {
    let told = |rule: DueRule| rule.told().to_string();
    assert_eq!(told(DueRule::months(3)), "3 months after");
    assert_eq!(told(DueRule::days(-1)), "1 day before");
    assert_eq!(told(DueRule::SAME_DAY), "on the day");
    let rule = DueRule { working_days: -2, shift: DueShift::Previous, ..DueRule::days(60) };
    assert_eq!(told(rule), "60 days after, 2 working days before, or the last working day before");
    let anchor = date("2026-01-15");
    let refused = DueRule { working_days: 3, ..DueRule::SAME_DAY }.due_on(anchor, None).unwrap_err();
    assert_eq!(
        refused.message,
        "3 working days after counts working days: choose the calendar that has them."
    );
    let refused = DueRule::months(i32::MIN).due_on(anchor, None).unwrap_err();
    assert!(refused.message.contains("is no day between 1900 and 2199"), "{refused}");
    assert!(!DueRule::months(i32::MIN).is_within_bounds());
}
