//! Zones by the names that Windows, Outlook and Exchange have for them, as the Unicode CLDR maps them.

use chrono_tz::Tz;

/// A line for each: the name, and that of IANA.
const NAMES: &str = include_str!("names-of-exchange.txt");

/// The zone of that name, in any case.
pub(super) fn zone(name: &str) -> Option<Tz> {
    let mut known = NAMES.lines().filter_map(|line| line.split_once(" = "));
    known.find(|(known, _)| known.eq_ignore_ascii_case(name))?.1.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_zone() {
        assert!(NAMES.lines().count() > 130);
        for line in NAMES.lines() {
            let (name, _) = line.split_once(" = ").unwrap();
            assert!(zone(name).is_some(), "{line}");
        }
    }
}
