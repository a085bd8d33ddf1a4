//! Regions of a country that tax differently, however addresses write them.

use crate::kernel::text::search_key;

/// The provinces and territories of Canada by ISO 3166-2, with their English and French names and what post offices and
/// people write, as [`search_key`] gives it.
const CANADA: [(&str, &str); 13] = [
    ("CA-AB", "ab|alberta|alta"),
    ("CA-BC", "bc|british columbia|colombie britannique|cb"),
    ("CA-MB", "mb|manitoba|man"),
    ("CA-NB", "nb|new brunswick|nouveau brunswick"),
    (
        "CA-NL",
        "nl|newfoundland and labrador|newfoundland labrador|newfoundland|terre neuve et labrador|nf|tnl",
    ),
    ("CA-NS", "ns|nova scotia|nouvelle ecosse"),
    ("CA-NT", "nt|northwest territories|territoires du nord ouest|nwt"),
    ("CA-NU", "nu|nunavut"),
    ("CA-ON", "on|ontario|ont"),
    ("CA-PE", "pe|prince edward island|ile du prince edouard|pei"),
    ("CA-QC", "qc|quebec|pq|que"),
    ("CA-SK", "sk|saskatchewan|sask"),
    ("CA-YT", "yt|yukon|yukon territory|yk"),
];

/// A region as it is compared: its ISO 3166-2 code in Canada, else its name in the searched form. Empty for none.
pub(super) fn region_of(country: &str, written: &str) -> String {
    let key = search_key(written);
    if country != "CA" {
        return key;
    }
    let bare = key.strip_prefix("ca ").unwrap_or(&key);
    let known = CANADA.iter().find(|(_, names)| names.split('|').any(|name| name == bare));
    known.map_or_else(|| key.clone(), |(code, _)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_are_known_however_they_are_written() {
        for (written, code) in [
            ("QC", "CA-QC"),
            ("Québec", "CA-QC"),
            ("ca-qc", "CA-QC"),
            ("P.Q.", "p q"),
            ("Colombie-Britannique", "CA-BC"),
            ("Newfoundland & Labrador", "CA-NL"),
            ("Ont.", "CA-ON"),
            ("Atlantis", "atlantis"),
            ("", ""),
        ] {
            assert_eq!(region_of("CA", written), code, "{written}");
        }
        assert_eq!(region_of("IN", "Tamil Nadu"), "tamil nadu");
    }
}
