//! Which heading means which field, in any case, order and spacing.

use super::fields::{NAMES, Target, field_of, field_of_person};
use super::{ImportKind, groups};
use crate::people::tabular::headings::key;

/// What the rows of a list with these headings most likely are.
pub(super) fn likely_kind(headings: &[String]) -> ImportKind {
    let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
    let has = |field: &str| keys.iter().any(|key| field_of(key) == Some(field));
    let names_a_member =
        has("official_name") || keys.iter().any(|key| key != "name" && NAMES.contains(&key.as_str()));
    // "Contact name" is a column of a member list; a plain "Name" beside "Member" is a person's.
    let persons = ["name", "givenname", "firstname", "familyname", "lastname", "surname"];
    let names_a_person = keys.iter().any(|key| persons.contains(&key.as_str()));
    let describes_members =
        ["country", "tier", "status", "joined_on", "street", "city"].iter().any(|field| has(field));
    if names_a_member && names_a_person && has("email") && !describes_members {
        ImportKind::Contacts
    } else {
        ImportKind::Members
    }
}

/// What each heading feeds; none for a column kept as it is. Nothing is fed twice.
pub(super) fn recognise(headings: &[String], kind: ImportKind) -> Vec<Option<Target>> {
    let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
    let mut mapping: Vec<Option<Target>> = vec![None; keys.len()];
    let feed = |mapping: &mut Vec<Option<Target>>, place: Option<usize>, target: Target| {
        if let Some(place) = place
            && mapping[place].is_none()
            && !mapping.contains(&Some(target))
        {
            mapping[place] = Some(target);
        }
    };
    let assign = |mapping: &mut Vec<Option<Target>>, place: Option<usize>, field: &'static str| {
        feed(mapping, place, Target::plain(field));
    };
    if kind == ImportKind::Members {
        for (place, target) in people_by_role(headings) {
            feed(&mut mapping, Some(place), target);
        }
    }
    // Beside the name of the organisation, an address and a role, a plain "Name" is that of the person.
    let feeds = |field: &str| keys.iter().any(|key| field_of(key) == Some(field));
    let speaks_of_people = kind == ImportKind::Contacts || (feeds("email") && feeds("role"));
    let person_has_name =
        speaks_of_people && keys.iter().any(|key| key != "name" && NAMES.contains(&key.as_str()));
    if person_has_name {
        assign(&mut mapping, keys.iter().position(|key| key == "name"), "contact_name");
    }
    for (place, key) in keys.iter().enumerate() {
        if let Some(field) = field_of(key) {
            assign(&mut mapping, Some(place), field);
        }
    }
    let plain_name = keys
        .iter()
        .enumerate()
        .position(|(place, key)| mapping[place].is_none() && NAMES.contains(&key.as_str()));
    let full_name_stands_beside = mapping.contains(&Some(Target::plain("official_name")));
    assign(&mut mapping, plain_name, if full_name_stands_beside { "short_name" } else { "official_name" });
    mapping
}

/// The columns that describe people by their roles. "Voting contact" alone says yes or no, unless other columns speak
/// of people by their roles too.
fn people_by_role(headings: &[String]) -> Vec<(usize, Target)> {
    let mut found = Vec::new();
    let mut voting = None;
    for (place, heading) in headings.iter().enumerate() {
        let is_voting_alone = field_of(&key(heading)) == Some("voting");
        let target = groups::role_of(heading)
            .and_then(|(role, rest)| Some(Target { role: Some(role), field: field_of_person(&rest)? }));
        match target {
            Some(target) if is_voting_alone => voting = voting.or(Some((place, target))),
            Some(target) if field_of(&key(heading)).is_none() => found.push((place, target)),
            _ => {}
        }
    }
    if !found.is_empty() {
        found.extend(voting);
    }
    found
}

/// Whether a heading is one that lists of members or contacts have.
pub(super) fn is_known(heading: &str) -> bool {
    let key = key(heading);
    let by_role = || groups::role_of(heading).is_some_and(|(_, rest)| field_of_person(&rest).is_some());
    !key.is_empty() && (NAMES.contains(&key.as_str()) || field_of(&key).is_some() || by_role())
}

/// What leads the heading of a column that is kept as it is although its name is that of a field.
const EXTRA: &str = "Extra: ";

/// The heading under which a list that is taken out names the extra column `name`, so that it comes back as the same.
pub fn extra_heading(name: &str) -> String {
    if is_known(name) || name.starts_with(EXTRA) { format!("{EXTRA}{name}") } else { name.to_owned() }
}

/// The extra column that a heading stands for.
pub(super) fn extra_name(heading: &str) -> &str {
    heading.strip_prefix(EXTRA).unwrap_or(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(headings: &[&str], kind: ImportKind) -> Vec<Option<String>> {
        let mapping =
            recognise(&headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>(), kind);
        mapping.into_iter().map(|target| target.map(Target::name)).collect()
    }

    /// Names of fields; empty for none.
    fn names(fields: &[&str]) -> Vec<Option<String>> {
        fields.iter().map(|field| (!field.is_empty()).then(|| (*field).to_owned())).collect()
    }

    #[test]
    fn headings_are_known_in_any_writing() {
        let found = recognised(
            &[
                "ORGANISATION ",
                "ror_id",
                "E-Mail Domain",
                "Start date",
                "Contact e-mail",
                "ORCID iD",
                "PO number",
                "Library code",
            ],
            ImportKind::Members,
        );
        assert_eq!(
            found,
            names(&[
                "official_name",
                "ror_id",
                "email_domain",
                "joined_on",
                "email",
                "orcid_id",
                "purchase_order",
                ""
            ])
        );
    }

    #[test]
    fn the_full_name_is_the_official_one() {
        assert_eq!(
            recognised(&["institution", "institution_full_name"], ImportKind::Members),
            names(&["short_name", "official_name"])
        );
        assert_eq!(
            recognised(&["Name", "Short name"], ImportKind::Members),
            names(&["official_name", "short_name"])
        );
        assert_eq!(
            recognised(&["Name", "Name"], ImportKind::Members),
            names(&["official_name", ""]),
            "no field is fed twice"
        );
    }

    #[test]
    fn a_list_of_people_is_told_from_a_list_of_members() {
        let headings = |list: &[&str]| list.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>();
        let people = headings(&["Member", "Name", "Email", "ORCID iD", "Voting contact", "Role"]);
        assert_eq!(likely_kind(&people), ImportKind::Contacts);
        assert_eq!(
            recognised(&["Member", "Name", "Email"], ImportKind::Contacts),
            names(&["official_name", "contact_name", "email"])
        );
        assert_eq!(
            likely_kind(&headings(&["Organisation", "Country", "Contact name", "Contact e-mail"])),
            ImportKind::Members
        );
    }

    #[test]
    fn a_plain_name_beside_a_member_and_a_role_is_of_the_person() {
        assert_eq!(
            recognised(&["Member", "Country", "Name", "E-mail", "Role"], ImportKind::Members),
            names(&["official_name", "country", "contact_name", "email", "role"])
        );
        assert_eq!(
            recognised(&["Organisation", "Name", "Country"], ImportKind::Members),
            names(&["official_name", "", "country"])
        );
    }

    #[test]
    fn several_people_in_a_row_are_told_by_their_roles() {
        assert_eq!(
            recognised(
                &[
                    "Organisation",
                    "Main contact name",
                    "Main contact e-mail",
                    "Voting contact",
                    "Voting contact e-mail",
                    "Invoice contact",
                    "Billing e-mail",
                    "E-mail"
                ],
                ImportKind::Members
            ),
            names(&[
                "official_name",
                "main.contact_name",
                "main.email",
                "voting.contact_name",
                "voting.email",
                "invoice.contact_name",
                "invoice.email",
                "email"
            ])
        );
        assert_eq!(
            recognised(&["Organisation", "Contact name", "Voting contact"], ImportKind::Members),
            names(&["official_name", "contact_name", "voting"]),
            "alone it says yes or no"
        );
    }
}
