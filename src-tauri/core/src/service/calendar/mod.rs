//! Working time: calendars with the hours of a week, holidays by rule and by year, closures and short days; that of the desk
//! decides what counts, others are there to be looked at.

mod commands;
mod days;
mod days_off;
mod holiday_files;
mod ics;
mod list;
mod needs;
mod reckon;
mod save;
mod store;
#[cfg(test)]
mod tests;
mod working_time;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::codes;
use crate::kernel::working_time::{HolidayRule, Observed, WrittenSpan};
use crate::register::{Slice, Table};

pub use days::{SaveCalendarsDay, SaveCalendarsHoliday, remove_day, remove_holiday, save_day, save_holiday};
pub use days_off::{DayOff, GetCalendarsDaysOff, days_off};
pub use holiday_files::{
    HolidayFile, ImportCalendarsHolidays, ImportedHolidays, InspectCalendarsHolidays, import, inspect,
};
pub use list::list;
pub use reckon::{ReckonCalendars, Reckoned, reckon};
pub use save::{SaveCalendars, remove, save};
pub use working_time::{desk, orcid, working_time};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "calendar",
    tables: &[
        Table {
            name: "calendar",
            label: template!("Calendar"),
            one: template!("a calendar"),
            several: template!("{count, plural, one {# calendar} other {# calendars}}", count),
            name_columns: &["name"],
        },
        Table {
            name: "calendar_holiday",
            label: template!("Yearly holiday"),
            one: template!("a yearly holiday"),
            several: template!("{count, plural, one {# yearly holiday} other {# yearly holidays}}", count),
            name_columns: &["name"],
        },
        Table {
            name: "calendar_day",
            label: template!("Day off or with other hours"),
            one: template!("a day off or with other hours"),
            several: template!(
                "{count, plural, one {# day off or with other hours} other {# days off or with other hours}}",
                count
            ),
            name_columns: &["name"],
        },
    ],
    commands: commands::ALL,
    needs: &[needs::next_year],
    ..Slice::EMPTY
};

/// Whose time a calendar tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalendarPurpose {
    /// The desk’s own: its working time is what counts. There is one.
    Desk,
    /// ORCID’s.
    Orcid,
    /// Another, such as that of a country with members.
    #[default]
    Information,
}

codes!(CalendarPurpose { Desk = "desk", Orcid = "orcid", Information = "information" });

/// A calendar as a form edits it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarDraft {
    /// What it is called.
    pub name: String,
    /// Whose time it tells.
    pub purpose: CalendarPurpose,
    /// The country whose days off it has; a name or an ISO 3166 code, empty for none.
    pub country: String,
    /// The IANA name of the zone that its hours go by.
    pub zone: String,
    /// The spans of each day of the week, Monday first: seven lists.
    pub week: Vec<Vec<WrittenSpan>>,
}

/// A holiday that comes back every year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarHolidayDraft {
    /// What it is called.
    pub name: String,
    /// On which day it falls.
    pub rule: HolidayRule,
    /// What happens when that is a Saturday or a Sunday.
    pub observed: Observed,
    /// The part of the day that is off; all of it when absent.
    pub off: Option<WrittenSpan>,
    /// The first year that has it.
    pub from_year: Option<i32>,
    /// The last year that has it.
    pub until_year: Option<i32>,
}

/// Days of one year that are off or have other hours: a holiday, a closure, a short day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarDayDraft {
    /// What they are called.
    pub name: String,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// How they differ.
    pub change: CalendarDayChange,
}

/// How days differ from the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CalendarDayChange {
    /// Nobody works.
    Off,
    /// Nobody works for a part of the day.
    PartOff {
        /// That part.
        off: WrittenSpan,
    },
    /// They have hours of their own, whatever else they would have.
    Hours {
        /// Their spans; at least one.
        hours: Vec<WrittenSpan>,
    },
}

/// A calendar with all it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Calendar {
    /// The calendar.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: CalendarDraft,
    /// Holidays by rule, in the order of their names.
    pub holidays: Vec<CalendarHoliday>,
    /// Days of one year, in the order of time.
    pub days: Vec<CalendarDay>,
}

/// A holiday by rule, as a calendar has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalendarHoliday {
    /// The holiday.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: CalendarHolidayDraft,
}

/// Days of one year, as a calendar has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CalendarDay {
    /// The entry.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: CalendarDayDraft,
    /// Whether a file brought them.
    pub is_imported: bool,
}
