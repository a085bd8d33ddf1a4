//! Which heading means which field, in any case, order and spacing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ImportKind;
use crate::kernel::{Result, text};
use crate::register::Register;

/// Asks which fields a list can feed.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AskFields {
    /// What the rows are.
    pub kind: ImportKind,
}

/// A field a column can feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportField {
    /// Its name.
    pub field: String,
    /// What a person calls it.
    pub label: String,
    /// "member", "address" or "contact".
    pub group: String,
    /// What a cell may hold.
    pub hint: String,
}

struct Known {
    field: &'static str,
    label: &'static str,
    group: &'static str,
    hint: &'static str,
    /// Headings in their searched form without spaces.
    headings: &'static [&'static str],
}

/// Headings of a name that is surely the full one.
const FULL_NAMES: [&str; 7] = [
    "officialname",
    "fullname",
    "legalname",
    "institutionfullname",
    "organisationfullname",
    "organizationfullname",
    "memberfullname",
];

/// Headings of a name that is the official one unless a full one stands beside it.
const NAMES: [&str; 12] = [
    "name",
    "organisation",
    "organization",
    "institution",
    "member",
    "organisationname",
    "organizationname",
    "institutionname",
    "membername",
    "memberorganisation",
    "memberorganization",
    "clientname",
];

const fn known(
    field: &'static str,
    label: &'static str,
    group: &'static str,
    hint: &'static str,
    headings: &'static [&'static str],
) -> Known {
    Known { field, label, group, hint, headings }
}

const FIELDS: [Known; 27] = [
    known("official_name", "Official name", "member", "Required for a new member", &FULL_NAMES),
    known(
        "short_name",
        "Short name",
        "member",
        "The name in daily use",
        &["shortname", "acronym", "abbreviation", "displayname"],
    ),
    known(
        "ror_id",
        "ROR id",
        "member",
        "https://ror.org/03yrm5c26",
        &["ror", "rorid", "rorurl", "researchorganizationregistry"],
    ),
    known("tier", "Tier", "member", "small, standard or large", &["tier", "size", "membertier", "feetier"]),
    known(
        "status",
        "Status",
        "member",
        "enquiry, applicant, onboarding, active, leaving or former",
        &["status", "memberstatus", "membershipstatus"],
    ),
    known(
        "joined_on",
        "Joined",
        "member",
        "A date, best as 2026-05-01",
        &["joined", "joinedon", "startdate", "start", "joindate", "membersince", "since", "datejoined"],
    ),
    known(
        "left_on",
        "Left",
        "member",
        "A date, best as 2026-05-01",
        &["left", "lefton", "enddate", "leftdate", "leavingdate"],
    ),
    known(
        "sector",
        "Sector",
        "member",
        "University, research institute, library …",
        &["sector", "type", "institutiontype", "organisationtype", "organizationtype"],
    ),
    known("email_domain", "E-mail domain", "member", "example.org", &["emaildomain", "domain", "maildomain"]),
    known(
        "website",
        "Website",
        "member",
        "A web address",
        &["website", "url", "homepage", "web", "websiteurl"],
    ),
    known(
        "purchase_order",
        "PO number",
        "member",
        "What its invoices must show",
        &["ponumber", "po", "purchaseorder", "purchaseordernumber", "orderreference"],
    ),
    known(
        "tax_id",
        "VAT or tax id",
        "member",
        "",
        &["vatid", "vat", "vatnumber", "taxid", "taxnumber", "ustidnr", "abn"],
    ),
    known("notes", "Notes", "member", "", &["notes", "note", "comment", "comments", "remarks"]),
    known(
        "country",
        "Country",
        "address",
        "DE, DEU or Germany",
        &["country", "countrycode", "land", "nation"],
    ),
    known(
        "street",
        "Street",
        "address",
        "One or more lines",
        &["street", "address", "streetaddress", "postaladdress", "addressline1"],
    ),
    known("postal_code", "Postcode", "address", "", &["postcode", "postalcode", "zip", "zipcode", "plz"]),
    known("city", "City", "address", "", &["city", "town", "locality", "place"]),
    known(
        "region",
        "State or region",
        "address",
        "",
        &["state", "region", "province", "stateprovince", "county"],
    ),
    known(
        "given_name",
        "Given name",
        "contact",
        "",
        &["givenname", "firstname", "forename", "contactgivenname", "contactfirstname"],
    ),
    known(
        "family_name",
        "Family name",
        "contact",
        "",
        &["familyname", "lastname", "surname", "contactfamilyname", "contactlastname"],
    ),
    known(
        "contact_name",
        "Full name of the contact",
        "contact",
        "Given name first",
        &["contactname", "contact", "contactperson", "person"],
    ),
    known(
        "email",
        "E-mail",
        "contact",
        "name@example.org",
        &["email", "mail", "emailaddress", "contactemail", "contactemailaddress", "contactmail"],
    ),
    known(
        "orcid_id",
        "ORCID iD",
        "contact",
        "0000-0002-1825-0097",
        &["orcid", "orcidid", "contactorcid", "contactorcidid"],
    ),
    known("phone", "Phone", "contact", "", &["phone", "telephone", "contactphone", "phonenumber", "tel"]),
    known(
        "job_title",
        "Job title",
        "contact",
        "",
        &["jobtitle", "position", "contactjobtitle", "contacttitle"],
    ),
    known(
        "role",
        "Role",
        "contact",
        "main, voting, technical, invoice … several with ;",
        &["role", "roles", "contactrole", "contacttype"],
    ),
    known(
        "voting",
        "Voting contact",
        "contact",
        "yes or no",
        &["voting", "votingcontact", "isvotingcontact", "vote"],
    ),
];

/// Gives the fields a list can feed.
pub fn fields(_: &Register, request: AskFields) -> Result<Vec<ImportField>> {
    let label = |known: &Known| match (request.kind, known.field) {
        (ImportKind::Contacts, "official_name") => "Member".to_owned(),
        _ => known.label.to_owned(),
    };
    let fits = |known: &&Known| {
        request.kind == ImportKind::Members
            || known.group == "contact"
            || ["official_name", "ror_id"].contains(&known.field)
    };
    Ok(FIELDS
        .iter()
        .filter(fits)
        .map(|known| ImportField {
            field: known.field.to_owned(),
            label: label(known),
            group: known.group.to_owned(),
            hint: known.hint.to_owned(),
        })
        .collect())
}

/// The field called `field`.
pub(super) fn known_field(field: &str) -> Option<&'static str> {
    FIELDS.iter().find(|known| known.field == field).map(|known| known.field)
}

/// What the rows of a list with these headings most likely are.
pub(super) fn likely_kind(headings: &[String]) -> ImportKind {
    let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
    let has = |field: &str| keys.iter().any(|key| field_of(key) == Some(field));
    let names_a_member = keys
        .iter()
        .any(|key| key != "name" && (NAMES.contains(&key.as_str()) || FULL_NAMES.contains(&key.as_str())));
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

/// The field that each heading means; none for a column kept as it is. No field is fed twice.
pub(super) fn recognise(headings: &[String], kind: ImportKind) -> Vec<Option<&'static str>> {
    let keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
    let mut mapping: Vec<Option<&'static str>> = vec![None; keys.len()];
    let assign = |mapping: &mut Vec<Option<&'static str>>, place: Option<usize>, field: &'static str| {
        if let Some(place) = place
            && mapping[place].is_none()
            && !mapping.contains(&Some(field))
        {
            mapping[place] = Some(field);
        }
    };
    let person_has_name =
        kind == ImportKind::Contacts && keys.iter().any(|key| key != "name" && NAMES.contains(&key.as_str()));
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
    let full_name_stands_beside = mapping.contains(&Some("official_name"));
    assign(&mut mapping, plain_name, if full_name_stands_beside { "short_name" } else { "official_name" });
    mapping
}

fn field_of(key: &str) -> Option<&'static str> {
    FIELDS.iter().find(|known| known.headings.contains(&key)).map(|known| known.field)
}

fn key(heading: &str) -> String {
    text::search_key(heading).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(headings: &[&str], kind: ImportKind) -> Vec<Option<&'static str>> {
        recognise(&headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>(), kind)
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
            [
                Some("official_name"),
                Some("ror_id"),
                Some("email_domain"),
                Some("joined_on"),
                Some("email"),
                Some("orcid_id"),
                Some("purchase_order"),
                None
            ]
        );
    }

    #[test]
    fn the_full_name_is_the_official_one() {
        assert_eq!(
            recognised(&["institution", "institution_full_name"], ImportKind::Members),
            [Some("short_name"), Some("official_name")]
        );
        assert_eq!(
            recognised(&["Name", "Short name"], ImportKind::Members),
            [Some("official_name"), Some("short_name")]
        );
        assert_eq!(
            recognised(&["Name", "Name"], ImportKind::Members),
            [Some("official_name"), None],
            "no field is fed twice"
        );
    }

    #[test]
    fn a_list_of_people_is_told_from_a_list_of_members() {
        let headings = |list: &[&str]| list.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>();
        let people = headings(&["Member", "Name", "Email", "ORCID iD", "Voting contact", "Role"]);
        assert_eq!(likely_kind(&people), ImportKind::Contacts);
        assert_eq!(
            recognise(&people, ImportKind::Contacts)[..3],
            [Some("official_name"), Some("contact_name"), Some("email")]
        );
        assert_eq!(
            likely_kind(&headings(&["Organisation", "Country", "Contact name", "Contact e-mail"])),
            ImportKind::Members
        );
    }
}
