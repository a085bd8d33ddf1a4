//! Postal addresses in the order the country writes them.

/// The parts of a postal address; empty where unknown. The street may have several lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostalAddress {
    /// Street, building, department: one or more lines.
    pub street: String,
    /// Postcode or ZIP code.
    pub postal_code: String,
    /// City or town.
    pub city: String,
    /// State, province or region.
    pub region: String,
    /// ISO 3166-1 alpha-2 code, or empty.
    pub country: String,
}

impl PostalAddress {
    /// The lines of the address as printed. The country stands last and by its name, unless it is `home_country`.
    pub fn lines(&self, home_country: &str, country_name: &str) -> Vec<String> {
        let mut lines: Vec<String> = self.street.lines().map(str::to_owned).collect();
        lines.extend(self.city_lines());
        if !self.country.is_empty() && self.country != home_country {
            lines.push(country_name.to_owned());
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn city_lines(&self) -> Vec<String> {
        let joined = |parts: &[&str]| {
            parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
        };
        let (city, region, postal_code) =
            (self.city.as_str(), self.region.as_str(), self.postal_code.as_str());
        match self.country.as_str() {
            "US" | "CA" | "AU" => {
                let comma =
                    if self.country == "US" && !city.is_empty() && !region.is_empty() { "," } else { "" };
                vec![joined(&[&format!("{city}{comma}"), region, postal_code])]
            }
            "GB" | "IE" => vec![city.to_owned(), region.to_owned(), postal_code.to_owned()],
            "NZ" | "ZA" | "IN" | "SG" | "TH" => vec![joined(&[city, postal_code]), region.to_owned()],
            "JP" | "KR" | "CN" | "TW" => vec![joined(&[city, region, postal_code])],
            _ => vec![joined(&[postal_code, city]), region.to_owned()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(country: &str) -> PostalAddress {
        PostalAddress {
            street: "Library\n1 Main Street".into(),
            postal_code: "12345".into(),
            city: "Springfield".into(),
            region: "IL".into(),
            country: country.into(),
        }
    }

    #[test]
    fn the_city_line_follows_the_country() {
        assert_eq!(
            address("US").lines("DE", "United States"),
            ["Library", "1 Main Street", "Springfield, IL 12345", "United States"]
        );
        assert_eq!(
            address("DE").lines("DE", "Germany"),
            ["Library", "1 Main Street", "12345 Springfield", "IL"]
        );
        assert_eq!(
            address("GB").lines("US", "United Kingdom")[2..],
            ["Springfield", "IL", "12345", "United Kingdom"]
        );
    }

    #[test]
    fn unknown_parts_leave_no_gaps() {
        let nowhere = PostalAddress { country: "FR".into(), ..Default::default() };
        assert_eq!(nowhere.lines("DE", "France"), ["France"]);
        assert!(PostalAddress::default().lines("DE", "").is_empty());
    }
}
