//! The sample's member list, as a consortium would keep it in a spreadsheet: one row for each person.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::places::{COUNTRIES, SampleCountry};
use super::random::Random;
use crate::kernel::csv_cell;
use crate::kernel::ids;

const HEADINGS: &str = "Name,Country,Street,City,Postcode,E-mail domain,Sector,Not-for-profit,Tags,Tier,Status,Joined,PO number,VAT id,\
                        Contact given name,Contact family name,Contact e-mail,ORCID iD,Job title,Role\n";

/// Writes parts of the list; every row depends on the seed and its own place only.
#[derive(Debug)]
pub(super) struct SampleList {
    seed: u64,
    year: i32,
}

impl SampleList {
    pub(super) fn new(seed: u64, year: i32) -> Self {
        Self { seed, year }
    }

    /// The members from place `first` on, as CSV.
    pub(super) fn members(&self, first: usize, count: usize) -> String {
        let mut csv = String::from(HEADINGS);
        let mut taken = BTreeSet::new();
        for place in 0..first + count {
            let mut random = Random::new(self.seed, place);
            let country = &COUNTRIES[place % COUNTRIES.len()];
            let (name, city) = unique_name(country, place, &mut random, &mut taken);
            if place >= first {
                self.rows(place, first > 0, country, &name, city, &mut random, &mut csv);
            }
        }
        csv
    }

    #[expect(clippy::too_many_arguments, reason = "one row, and everything on it")]
    fn rows(
        &self,
        place: usize,
        is_late: bool,
        country: &SampleCountry,
        name: &str,
        city: (&str, &str),
        random: &mut Random,
        csv: &mut String,
    ) {
        let domain = format!("member{:03}.example.org", place + 1);
        let status = self.status(place, is_late);
        let tier = *random.pick(&["small", "small", "standard", "standard", "standard", "large"]);
        let joined = self.joined(is_late, random);
        let order = if random.chance(40) {
            format!("PO-{}-{:04}", self.year, 1000 + random.below(9000))
        } else {
            String::new()
        };
        let vat = if random.chance(30) {
            format!("{}{:09}", country.code, random.below(1_000_000_000))
        } else {
            String::new()
        };
        let has_address = random.chance(92);
        let street = if has_address { *random.pick(country.streets) } else { "" };
        let (city, postcode) = if has_address { city } else { ("", "") };
        let sector = if name.contains("ibli") || name.contains("图书馆") || name.contains("مكتبة") {
            "Library"
        } else {
            "University"
        };
        let member = [
            name,
            country.code,
            street,
            city,
            postcode,
            &domain,
            sector,
            if place % 16 == 11 { "no" } else { "yes" },
            if place % 9 == 4 { "Founding member" } else { "" },
            tier,
            status,
            &joined,
            &order,
            &vat,
        ];
        for roles in roles(place, status, random) {
            let person = person(country, &domain, random);
            let cells = member.iter().copied().chain(person.iter().map(String::as_str)).chain([roles]);
            let cells: Vec<String> = cells.map(quoted).collect();
            let _ = writeln!(csv, "{}", cells.join(","));
        }
    }

    /// Most are active; a few stand elsewhere, so that every filter finds something.
    fn status(&self, place: usize, is_late: bool) -> &'static str {
        match (is_late, place % 24) {
            (false, 7) => "leaving",
            (false, 13) => "former",
            (false, 17) => "onboarding",
            (false, 19) => "applicant",
            (false, 20) => "enquiry",
            _ => "active",
        }
    }

    /// The first of a month: years ago for most, during the present year for some.
    fn joined(&self, is_late: bool, random: &mut Random) -> String {
        let (year, month) = match (is_late, random.chance(15)) {
            (true, _) => (self.year, 7 + random.below(5)),
            (false, true) => (self.year, 1 + random.below(9)),
            (false, false) => {
                (self.year - 1 - i32::try_from(random.below(8)).unwrap_or(0), 1 + random.below(12))
            }
        };
        format!("{year}-{month:02}-01")
    }
}

/// A name no earlier member has; once all are used up, with a number.
fn unique_name(
    country: &'static SampleCountry,
    place: usize,
    random: &mut Random,
    taken: &mut BTreeSet<String>,
) -> (String, (&'static str, &'static str)) {
    let start = random.below(country.organisations.len() * country.cities.len());
    for step in 0..country.organisations.len() * country.cities.len() {
        let chosen = (start + step) % (country.organisations.len() * country.cities.len());
        let city = country.cities[chosen % country.cities.len()];
        let name = country.organisations[chosen / country.cities.len()].replace("{}", city.0);
        if taken.insert(name.clone()) {
            return (name, city);
        }
    }
    let city = *random.pick(country.cities);
    let name = format!(
        "{} {}",
        random.pick(country.organisations).replace("{}", city.0),
        place / COUNTRIES.len() + 1
    );
    taken.insert(name.clone());
    (name, city)
}

/// The roles of each of a member's people. Some members lack somebody, as in life.
fn roles(place: usize, status: &str, random: &mut Random) -> Vec<&'static str> {
    match (status, place % 11) {
        ("enquiry" | "former", _) => vec!["other"],
        (_, 4) => vec!["main;invoice"],
        (_, 9) => vec!["voting;technical"],
        _ if random.chance(35) => vec!["main;signatory", "voting", "invoice"],
        _ if random.chance(50) => vec!["main;voting", "invoice;technical"],
        _ => vec!["main;voting;invoice"],
    }
}

/// Given name, family name, e-mail address, ORCID iD and job title.
fn person(country: &SampleCountry, domain: &str, random: &mut Random) -> [String; 5] {
    let (given, family) = (*random.pick(country.given_names), *random.pick(country.family_names));
    let mailbox = random.below(1_000_000);
    let orcid = if random.chance(80) { orcid_id(random) } else { String::new() };
    let title = *random.pick(&[
        "Library director",
        "Research data manager",
        "Head of research support",
        "Finance officer",
        "Systems librarian",
        "",
    ]);
    [given.to_owned(), family.to_owned(), format!("person{mailbox:06}@{domain}"), orcid, title.to_owned()]
}

/// A made-up ORCID iD with a right check digit, in the range that ORCID gives out.
fn orcid_id(random: &mut Random) -> String {
    let number = 15_000_000 + random.below(3) * 6_000_000 + random.below(10_000_000) * 6 / 10;
    let digits = format!("{number:015}");
    let candidates = ('0'..='9').chain(['X']).map(|check| format!("{digits}{check}"));
    candidates.into_iter().find_map(|candidate| ids::orcid_id(&candidate).ok()).unwrap_or_default()
}

fn quoted(cell: &str) -> String {
    let cell = csv_cell::guarded(cell);
    if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
