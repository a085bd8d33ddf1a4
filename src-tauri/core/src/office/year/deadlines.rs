//! Lists deadlines.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Deadline, Result};
use crate::register::Register;

/// How far the list reaches back and ahead unless it is said, in days.
const DAYS_BACK: u64 = 30;
const DAYS_AHEAD: u64 = 366;

/// Asks for deadlines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetYearDeadlines {
    /// The first day; 30 days ago when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; a year from now when absent.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
}

/// Deadlines between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeadlineList {
    /// Today, for who wants to say how far off they are.
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// The deadlines, the earliest first.
    pub rows: Vec<Deadline>,
}

/// Lists the deadlines between two days.
pub fn deadlines(register: &Register, request: GetYearDeadlines) -> Result<DeadlineList> {
    let today = register.clock().today();
    let from_on = request.from_on.or_else(|| today.checked_sub_days(Days::new(DAYS_BACK))).unwrap_or(today);
    let until_on =
        request.until_on.or_else(|| today.checked_add_days(Days::new(DAYS_AHEAD))).unwrap_or(today);
    let mut rows = Vec::new();
    for known in register.schema().deadlines() {
        rows.extend(known(register.reader(), today)?);
    }
    rows.retain(|deadline| (from_on..=until_on).contains(&deadline.on));
    rows.sort_by(|left, right| (left.on, &left.key).cmp(&(right.on, &right.key)));
    Ok(DeadlineList { today, rows })
}
