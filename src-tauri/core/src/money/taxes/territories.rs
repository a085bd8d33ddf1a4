//! Places that a tax law counts otherwise than their country code says: as another country, or as outside their own.
//!
//! Fees are services, so what holds for services is what is written here; customs borders for goods are no matter. Northern
//! Ireland is therefore the United Kingdom (it follows the Union for goods only), Samnaun is Switzerland, and Madeira and the
//! Azores are Portugal at other rates. Who has to be taxed otherwise all the same gets an exception.

use serde::Serialize;
use ts_rs::TS;

use super::territory_list::TERRITORIES;
use crate::kernel::country;

/// A place that a tax law counts otherwise than its country code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct TaxTerritory {
    /// Its English name.
    pub name: &'static str,
    /// Its own ISO 3166 code; empty where it has none.
    pub code: &'static str,
    /// The country in whose addresses it stands as well; empty for none.
    pub within: &'static str,
    /// What its postcodes begin with there.
    pub postcodes: &'static [&'static str],
    /// The country whose tax law counts it as inland; empty for none.
    pub inland_of: &'static str,
    /// Whether it belongs to where the Union’s law on VAT holds.
    pub is_in_union: bool,
    /// The law.
    pub source: &'static str,
}

/// Where somebody is, as tax laws see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// What is inland together: a country, or a place apart by its name.
    pub(super) area: &'a str,
    /// Whether the Union’s law on VAT holds there.
    pub(super) is_in_union: bool,
}

/// Where an address is, as tax laws see it.
pub(super) fn place_of<'a>(country: &'a str, postal_code: &str) -> Place<'a> {
    match TERRITORIES.iter().find(|territory| territory.holds(country, postal_code)) {
        Some(TaxTerritory { name, inland_of: "", is_in_union, .. }) => {
            Place { area: name, is_in_union: *is_in_union }
        }
        Some(territory) => Place { area: territory.inland_of, is_in_union: territory.is_in_union },
        None => Place { area: country, is_in_union: country::is_in_eu(country) },
    }
}

impl TaxTerritory {
    fn holds(&self, country: &str, postal_code: &str) -> bool {
        if country.is_empty() {
            return false;
        }
        if country == self.code {
            return true;
        }
        country == self.within
            && self.postcodes.iter().any(|begins| bare(country, postal_code).starts_with(begins))
    }
}

/// A postcode without spaces and signs, and without the country that some write before it: "E-35001", "FI 22100".
fn bare(country: &str, postal_code: &str) -> String {
    let written: String = postal_code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    let signs = [country, country.get(..1).unwrap_or_default()];
    let digits = signs.iter().find_map(|sign| {
        written.strip_prefix(*sign).filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    });
    digits.map_or_else(|| written.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_where_the_law_says() {
        for (country, postal_code, area, is_in_union) in [
            ("LI", "9490", "CH", false),
            ("CH", "8001", "CH", false),
            ("DE", "78266", "CH", false),
            ("DE", "D-27498", "Heligoland", false),
            ("DE", "78267", "DE", true),
            ("MC", "98000", "FR", true),
            ("IM", "IM1 1AA", "GB", false),
            ("GB", "JE2 3AB", "Jersey", false),
            ("GB", "BT7 1NN", "GB", false),
            ("JE", "", "Jersey", false),
            ("ES", "35001", "Canary Islands", false),
            ("ES", "E-38 001", "Canary Islands", false),
            ("ES", "51001", "Ceuta", false),
            ("ES", "28001", "ES", true),
            ("FI", "FI-22100", "FI", false),
            ("AX", "22100", "FI", false),
            ("FI", "00100", "FI", true),
            ("RE", "97400", "Réunion", false),
            ("FR", "97490", "Réunion", false),
            ("FR", "F-97110", "Guadeloupe", false),
            ("FR", "75005", "FR", true),
            ("GR", "630 86", "Mount Athos", false),
            ("IT", "23041", "Livigno", false),
            ("IT", "00100", "IT", true),
            ("US", "35001", "US", false),
            ("", "35001", "", false),
        ] {
            assert_eq!(
                place_of(country, postal_code),
                Place { area, is_in_union },
                "{country} {postal_code}"
            );
        }
    }

    #[test]
    fn every_territory_is_found_and_says_its_law() {
        for territory in TERRITORIES {
            assert!(!territory.name.is_empty() && !territory.source.is_empty(), "{territory:?}");
            assert!(territory.within.is_empty() == territory.postcodes.is_empty(), "{territory:?}");
            let own = [territory.code, territory.within, territory.inland_of];
            assert!(own.iter().all(|code| code.is_empty() || country::is_code(code)), "{territory:?}");
            let (country, postal_code) = match territory.code {
                "" => (territory.within, territory.postcodes[0]),
                code => (code, ""),
            };
            let area = if territory.inland_of.is_empty() { territory.name } else { territory.inland_of };
            assert_eq!(place_of(country, postal_code).area, area, "{territory:?}");
        }
    }
}
