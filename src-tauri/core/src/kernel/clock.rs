//! The clock is passed in, so that every result can be reproduced.

use chrono::{DateTime, Local, NaiveDate, SecondsFormat, Utc};

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
            Self::System => Utc::now(),
            Self::Fixed(instant) => instant,
        }
    }

    /// The present date where the user sits.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn today(self) -> NaiveDate {
        match self {
            Self::System => Local::now().date_naive(),
            Self::Fixed(instant) => instant.date_naive(),
        }
    }

    /// The present instant as RFC 3339 in UTC, to the millisecond.
    pub fn timestamp(self) -> String {
        self.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}
