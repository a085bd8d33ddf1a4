//! The clock is passed in, so that every result can be reproduced.

use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, Offset, SecondsFormat, TimeDelta, TimeZone, Utc};

/// Where "now" comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock; today is the local date.
    System,
    /// A fixed instant, for tests and samples; today is its UTC date.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// A clock that stands still at midnight UTC of `date`.
    pub fn fixed_on(date: NaiveDate) -> Self {
        Self::Fixed(date.and_time(chrono::NaiveTime::MIN).and_utc())
    }

    /// The present instant.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => instant_of(SystemTime::now()),
            Self::Fixed(instant) => instant,
        }
    }

    /// The present date where the user sits.
    pub fn today(self) -> NaiveDate {
        match self {
            Self::System => self.now().with_timezone(&Local).date_naive(),
            Self::Fixed(instant) => instant.date_naive(),
        }
    }

    /// The instant at which a day began where the user sits. Where clocks are put forward at midnight, so that it never was
    /// midnight there, that of UTC.
    pub fn began(self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        match self {
            Self::System => {
                let local = Local.from_local_datetime(&midnight);
                local.earliest().map_or_else(|| midnight.and_utc(), |began| began.to_utc())
            }
            Self::Fixed(_) => midnight.and_utc(),
        }
    }

    /// The present instant as RFC 3339 in UTC, to the millisecond.
    pub fn timestamp(self) -> String {
        self.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// An instant as RFC 3339, as a clock on the wall of the user shows it, with its zone: "2026-11-21 10:30 UTC+01:00".
    /// What is no instant is shown as it is.
    pub fn wall_time(self, instant: &str) -> String {
        let Ok(instant) = DateTime::parse_from_rfc3339(instant) else { return instant.to_owned() };
        let offset = match self {
            Self::System => instant.with_timezone(&Local).offset().fix(),
            Self::Fixed(_) => Utc.fix(),
        };
        minute_in(instant, offset)
    }
}

fn minute_in(instant: DateTime<FixedOffset>, offset: FixedOffset) -> String {
    let form = if offset.local_minus_utc() == 0 { "%Y-%m-%d %H:%M UTC" } else { "%Y-%m-%d %H:%M UTC%:z" };
    instant.with_timezone(&offset).format(form).to_string()
}

/// An instant of the machine's clock, which may have been set to before 1970.
fn instant_of(time: SystemTime) -> DateTime<Utc> {
    let epoch = DateTime::UNIX_EPOCH;
    let shifted = match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => TimeDelta::from_std(since).ok().and_then(|since| epoch.checked_add_signed(since)),
        Err(before) => {
            let before = TimeDelta::from_std(before.duration()).ok();
            before.and_then(|before| epoch.checked_sub_signed(before))
        }
    };
    shifted.unwrap_or(epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_shown_in_the_zone_of_the_user() {
        let instant = DateTime::parse_from_rfc3339("2026-11-21T23:30:12.345Z").unwrap();
        let shown = |hours: i32| minute_in(instant, FixedOffset::east_opt(hours * 3_600).unwrap());
        assert_eq!(shown(1), "2026-11-22 00:30 UTC+01:00");
        assert_eq!(shown(-5), "2026-11-21 18:30 UTC-05:00");
        assert_eq!(shown(0), "2026-11-21 23:30 UTC");
        let clock = Clock::fixed_on("2026-11-21".parse().unwrap());
        assert_eq!(clock.wall_time(&clock.timestamp()), "2026-11-21 00:00 UTC", "a fixed clock is in UTC");
        assert_eq!(clock.wall_time("some day"), "some day");
    }

    #[test]
    fn a_clock_before_1970_is_read_like_any_other() {
        let day = std::time::Duration::from_secs(86_400);
        assert_eq!(instant_of(SystemTime::UNIX_EPOCH - day).to_rfc3339(), "1969-12-31T00:00:00+00:00");
        assert_eq!(instant_of(SystemTime::UNIX_EPOCH + day).to_rfc3339(), "1970-01-02T00:00:00+00:00");
    }
}
