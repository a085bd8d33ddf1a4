//! Time zones by their names in the IANA database, such as Europe/Berlin.

use chrono_tz::TZ_VARIANTS;

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
