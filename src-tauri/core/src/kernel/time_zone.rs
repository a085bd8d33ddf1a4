//! Time zones by their names in the IANA database, such as Europe/Berlin.

mod exchange;

use chrono::{DateTime, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::Message;
use super::typing::{distance_max, edit_distance};

/// The name of a time zone as IANA spells it.
///
/// # Errors
/// A sentence that says what is wrong with it, with the name that is nearest.
pub fn time_zone(text: &str) -> Result<String, Message> {
    let said = text.trim();
    let asked = compared(said);
    if let Some(name) = names().find(|name| compared(name) == asked) {
        return Ok(name.to_owned());
    }
    let advice = match nearest(&asked) {
        Some(name) => message!("Is {name} meant?", name),
        None => message!("Write its name in the IANA list, such as Europe/Berlin or America/Toronto."),
    };
    Err(message!("“{said}” is not the name of a time zone. {advice}", said, advice))
}

/// The zone that a program means by a name: that of IANA, also at the end of a longer one, or that of Microsoft Exchange, also
/// with a number after it, as “GMT Standard Time 1”.
pub fn zone_meant(name: &str) -> Option<Tz> {
    let name = name.trim().trim_matches('"');
    let of_iana = || {
        let parts: Vec<&str> = name.split('/').collect();
        let ends = (0..parts.len()).filter_map(|from| parts.get(from..)).filter(|end| end.len() > 1);
        let iana = |name: &str| names().find(|known| compared(known) == compared(name))?.parse().ok();
        iana(name).or_else(|| ends.map(|end| end.join("/")).find_map(|end| iana(&end)))
    };
    let unnumbered = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    of_iana().or_else(|| exchange::zone(name)).or_else(|| exchange::zone(unnumbered))
}

/// The instant at which a clock on the wall of a zone shows this time; the first of two where it is set back.
///
/// # Errors
/// A sentence that says how clocks were changed where it never showed it.
pub fn local_instant(zone: Tz, local: NaiveDateTime) -> Result<DateTime<Utc>, Message> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => Ok(instant.to_utc()),
        LocalResult::None => {
            let told = local.format("%Y-%m-%d %H:%M").to_string();
            // The change lies between an instant well before it and one well after it.
            let [before, after] = [-1, 1].map(|side| {
                let near = local.checked_add_signed(TimeDelta::days(side)).unwrap_or(local);
                zone.from_local_datetime(&near).earliest().map(|near| near.to_utc())
            });
            let change = before.zip(after).map(|(before, after)| clocks_changed(zone, before, after));
            Err(match change {
                Some((from, to)) => message!(
                    "{told} does not exist in {zone} (clocks went from {from} to {to}).",
                    told,
                    zone = zone.name(),
                    from,
                    to
                ),
                None => message!("{told} does not exist in {zone}.", told, zone = zone.name()),
            })
        }
    }
}

/// What the clocks showed just before and just after the change that lies between two instants.
fn clocks_changed(zone: Tz, mut before: DateTime<Utc>, mut after: DateTime<Utc>) -> (String, String) {
    let offset = |instant: DateTime<Utc>| instant.with_timezone(&zone).naive_local() - instant.naive_utc();
    let first = offset(before);
    while after - before > TimeDelta::seconds(1) {
        let middle = before + (after - before) / 2;
        if offset(middle) == first { before = middle } else { after = middle }
    }
    let shown = |offset: TimeDelta| (after.naive_utc() + offset).format("%H:%M").to_string();
    (shown(first), shown(offset(after)))
}

/// Every name, in alphabetical order.
fn names() -> impl Iterator<Item = &'static str> {
    TZ_VARIANTS.iter().map(|zone| zone.name())
}

/// The zone of this city, or the name that the fewest slips of the fingers lead to.
fn nearest(asked: &str) -> Option<&'static str> {
    let of_city = |name: &&str| compared(name.rsplit('/').next().unwrap_or(name)) == asked;
    let slipped = || {
        let typed: Vec<char> = asked.chars().collect();
        let distance = |name: &'static str| {
            let word: Vec<char> = compared(name).chars().collect();
            // A beginning is not enough here: most begin with a continent.
            let rest = word.len().saturating_sub(typed.len());
            let distance = edit_distance(&typed, &word, distance_max(typed.len()))? + rest;
            (distance <= distance_max(typed.len())).then_some((distance, name))
        };
        names().filter_map(distance).min().map(|(_, name)| name)
    };
    names().filter(|name| name.contains('/')).find(of_city).or_else(slipped)
}

/// A name as it is compared: whatever its case, and with spaces as people write them.
fn compared(name: &str) -> String {
    name.replace(' ', "_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_kept_as_iana_spells_it() {
        for (said, kept) in [
            ("Europe/Berlin", "Europe/Berlin"),
            (" europe/berlin ", "Europe/Berlin"),
            ("America/New York", "America/New_York"),
            ("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires"),
            ("Asia/Calcutta", "Asia/Calcutta"),
            ("utc", "UTC"),
        ] {
            assert_eq!(time_zone(said).as_deref(), Ok(kept), "{said}");
        }
    }

    #[test]
    fn zones_of_other_programs_are_known_by_their_names() {
        for (said, meant) in [
            ("E. Australia Standard Time", Some("Australia/Brisbane")),
            ("W. Europe Standard Time", Some("Europe/Berlin")),
            ("GMT Standard Time 1", Some("Europe/London")),
            ("/freeassociation.sourceforge.net/America/Toronto", Some("America/Toronto")),
            (
                "/mozilla.org/20070129_1/America/Argentina/Buenos_Aires",
                Some("America/Argentina/Buenos_Aires"),
            ),
            ("UTC", Some("UTC")),
            ("Customized Time Zone", None),
            ("", None),
        ] {
            assert_eq!(zone_meant(said).map(|zone| zone.name()), meant, "{said}");
        }
    }

    #[test]
    fn a_time_that_no_clock_showed_is_refused_with_the_change() {
        let at =
            |text: &str| local_instant(Tz::America__Toronto, text.parse().unwrap()).map(|at| at.to_string());
        assert_eq!(
            at("2026-03-08T02:30:00").unwrap_err(),
            "2026-03-08 02:30 does not exist in America/Toronto (clocks went from 02:00 to 03:00)."
        );
        assert_eq!(at("2026-03-08T03:30:00").unwrap(), "2026-03-08 07:30:00 UTC");
        assert_eq!(at("2026-11-01T01:30:00").unwrap(), "2026-11-01 05:30:00 UTC", "the first of two");
    }

    #[test]
    fn another_name_is_refused_with_the_nearest_one() {
        for (said, meant) in [
            ("Berlin", "Europe/Berlin"),
            ("new york", "America/New_York"),
            ("Europe/Berln", "Europe/Berlin"),
            ("Africa/Johanesburg", "Africa/Johannesburg"),
            ("Australia/Sidney", "Australia/Sydney"),
        ] {
            let problem = time_zone(said).unwrap_err();
            assert!(problem.contains(&format!("Is {meant} meant?")), "{problem}");
        }
        for said in ["Europe", "+01:00", "the moon", "W. Europe Standard Time"] {
            let problem = time_zone(said).unwrap_err();
            assert!(
                problem.to_string().starts_with(&format!("“{said}” is not the name of a time zone.")),
                "{problem}"
            );
            assert!(problem.contains("such as Europe/Berlin"), "{problem}");
        }
    }
}
