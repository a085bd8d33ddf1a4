//! Days, spans of time and durations in a few words.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Message, Template};

/// A day of the week in three letters.
pub fn weekday_short(weekday: Weekday) -> Template {
    match weekday {
        Weekday::Mon => template!("Mon"),
        Weekday::Tue => template!("Tue"),
        Weekday::Wed => template!("Wed"),
        Weekday::Thu => template!("Thu"),
        Weekday::Fri => template!("Fri"),
        Weekday::Sat => template!("Sat"),
        Weekday::Sun => template!("Sun"),
    }
}

/// A day without its year: "25 Dec".
pub fn day_of_year(day: NaiveDate) -> Message {
    let number = day.day();
    match day.month() {
        1 => message!("{number} Jan", number),
        2 => message!("{number} Feb", number),
        3 => message!("{number} Mar", number),
        4 => message!("{number} Apr", number),
        5 => message!("{number} May", number),
        6 => message!("{number} Jun", number),
        7 => message!("{number} Jul", number),
        8 => message!("{number} Aug", number),
        9 => message!("{number} Sep", number),
        10 => message!("{number} Oct", number),
        11 => message!("{number} Nov", number),
        _ => message!("{number} Dec", number),
    }
}

/// "Fri 25 Dec 2026".
pub fn day_short(day: NaiveDate) -> Message {
    let weekday = weekday_short(day.weekday());
    message!("{weekday} {day} {year}", weekday, day = day_of_year(day), year = day.year())
}

/// Hours and minutes, rounded down: "1 h 30", "45 min".
pub fn duration_short(seconds: i64) -> Message {
    let minutes = seconds / 60;
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, minutes) => message!("{minutes} min", minutes),
        (hours, 0) => message!("{hours} h", hours),
        (hours, rest) => message!("{hours} h {minutes}", hours, minutes = format!("{rest:02}")),
    }
}
