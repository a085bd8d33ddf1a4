//! Numbers of tickets: T-2026-0001, counted within the year in which a ticket was received where its asker is.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, FixedOffset};

use super::store;
use crate::kernel::Result;
use crate::register::Connection;

/// The number of a ticket.
pub(super) fn number(year: i32, serial: i64) -> String {
    format!("T-{year}-{serial:04}")
}

/// Gives numbers, each the next one of its year. It asks the register once for each year, so it is used up within one
/// operation.
#[derive(Debug, Default)]
pub(super) struct Numbers(BTreeMap<i32, i64>);

impl Numbers {
    /// The year and the serial number of a ticket that was received then.
    pub(super) fn next(
        &mut self,
        connection: &Connection,
        received_at: &str,
        offset_minutes: i32,
    ) -> Result<(i32, i64)> {
        let year = year(received_at, offset_minutes);
        let serial = match self.0.get(&year) {
            Some(last) => last + 1,
            None => store::last_serial(connection, year)? + 1,
        };
        self.0.insert(year, serial);
        Ok((year, serial))
    }
}

fn year(received_at: &str, offset_minutes: i32) -> i32 {
    let zone = FixedOffset::east_opt(offset_minutes * 60);
    let read = DateTime::parse_from_rfc3339(received_at).ok().zip(zone);
    read.map_or(1970, |(at, zone)| at.with_timezone(&zone).year())
}

/// The numbers of tickets that a text quotes, in their order.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let upper = text.to_ascii_uppercase();
    let mut found = Vec::new();
    for (at, _) in upper.match_indices("T-") {
        let stands_alone = !upper[..at].ends_with(|before: char| before.is_alphanumeric());
        let rest = &upper[at + 2..];
        let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let Some(behind) = rest[year.len()..].strip_prefix('-').filter(|_| stands_alone && year.len() == 4)
        else {
            continue;
        };
        let serial: String = behind.chars().take_while(char::is_ascii_digit).collect();
        if matches!(serial.len(), 4..=9) {
            found.push(format!("T-{year}-{serial}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{quoted, year};

    #[test]
    fn numbers_are_found_where_they_are_quoted() {
        assert_eq!(quoted("RE: [T-2026-0007] Logo"), ["T-2026-0007"]);
        assert_eq!(quoted("AW: [t-2026-12345], (T-2025-0001)"), ["T-2026-12345", "T-2025-0001"]);
        assert!(quoted("PART-2026-0007, T-26-7, T-2026-7, IT-2026-0001").is_empty());
    }

    #[test]
    fn the_year_is_that_of_the_asker() {
        assert_eq!(year("2025-12-31T23:30:00Z", 600), 2026);
        assert_eq!(year("2025-12-31T23:30:00Z", 0), 2025);
    }
}
