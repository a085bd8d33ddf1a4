//! 100,000 reckonings of working time over five years.

use chrono::{TimeDelta, TimeZone, Utc};
use consortium_core::kernel::working_time::{Holiday, HolidayRule, Observed};
use consortium_core::kernel::{TimeSpan, WorkingHours, WorkingTime};

use crate::report::{Failure, Report, line, timed};

const RECKONINGS: i64 = 100_000;
const FIVE_YEARS: i64 = 5 * 365 * 24 * 60;

pub(crate) fn measure(report: &mut Report) -> Result<(), Failure> {
    line("Reckoning working time 100,000 times …");
    let from = Utc.with_ymd_and_hms(2024, 1, 1, 0, 0, 0).single().ok_or("no New Year")?;
    let (minutes, taken) = timed(|| {
        let calendar = WorkingTime::new(hours()?);
        let mut minutes = 0;
        for place in 0..RECKONINGS {
            let start = from + TimeDelta::minutes(place * 7_919 % FIVE_YEARS);
            let end = from + TimeDelta::minutes(place * 104_729 % FIVE_YEARS);
            let worked = calendar.between(start, end)?;
            let due = calendar.later(start, TimeDelta::minutes(place % 9_600))?;
            minutes += worked.num_minutes() + (due - start).num_minutes();
        }
        Ok(minutes)
    })?;
    if minutes == 0 {
        return Err("no working time was found".into());
    }
    report.add(
        "Working time over five years, 100,000 times counted and added",
        format!("{:.3} s", taken.as_secs_f64()),
        "aim: below 0.5 s",
    );
    Ok(())
}

fn hours() -> Result<WorkingHours, Failure> {
    let span = |from, until| TimeSpan::parse(from, until).map_err(|problem| problem.to_string());
    let day = vec![span("09:00", "12:00")?, span("13:00", "17:00")?];
    let mut week: [Vec<TimeSpan>; 7] = Default::default();
    week[..5].fill(day);
    let holiday = |offset_days| Holiday {
        name: "Easter".to_owned(),
        rule: HolidayRule::Easter { offset_days },
        observed: Observed::OnTheDay,
        off: TimeSpan::WHOLE_DAY,
        from_year: None,
        until_year: None,
    };
    let holidays = [-2, 1, 39, 50].map(holiday).into();
    let zone = "Europe/Berlin".parse().map_err(|_| "no such zone")?;
    Ok(WorkingHours { zone, week, holidays, days: Vec::new() })
}
