//! The fields that a list can feed, and the headings each is known by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ImportKind;
use crate::kernel::Result;
use crate::people::contacts::Role;
use crate::register::Register;

/// What a column feeds: a field of the member or of its contact, or a field of the contact with a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target {
    /// The contact with this role; none for the member and for a contact whose role the row says.
    pub(super) role: Option<Role>,
    pub(super) field: &'static str,
}

impl Target {
    /// A field that belongs to no role.
    pub(super) const fn plain(field: &'static str) -> Self {
        Self { role: None, field }
    }

    /// The field called `name`: `country`, or `voting.email` for the e-mail address of the voting contact.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let Some((role, field)) = name.split_once('.') else {
            return FIELDS.iter().find(|known| known.field == name).map(|known| Self::plain(known.field));
        };
        let role = Role::from_code(role)?;
        let known = FIELDS.iter().find(|known| known.field == field && is_of_person(known))?;
        Some(Self { role: Some(role), field: known.field })
    }

    /// What [`Target::from_name`] takes.
    pub(super) fn name(self) -> String {
        match self.role {
            None => self.field.to_owned(),
            Some(role) => format!("{}.{}", role.code(), self.field),
        }
    }
}

/// The field of a person that a heading means once it is known whose: "name", "e-mail", or nothing for the name.
pub(super) fn field_of_person(key: &str) -> Option<&'static str> {
    match key {
        "" | "name" | "fullname" => Some("contact_name"),
        key => FIELDS
            .iter()
            .find(|known| is_of_person(known) && known.headings.contains(&key))
            .map(|known| known.field),
    }
}

/// The field that a heading without spaces in its searched form means.
pub(super) fn field_of(key: &str) -> Option<&'static str> {
    FIELDS.iter().find(|known| known.headings.contains(&key)).map(|known| known.field)
}

/// What a person calls a field.
pub(super) fn label(field: &str) -> &str {
    FIELDS.iter().find(|known| known.field == field).map_or(field, |known| known.label)
}

/// Whether the field describes a person, not what the person does.
fn is_of_person(known: &Known) -> bool {
    known.group == "contact" && !["role", "voting"].contains(&known.field)
}

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
    /// "member", "address", "contact", or the role of the contact that it describes.
    pub group: String,
    /// What a cell may hold.
    pub hint: String,
}

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
    let plain = FIELDS.iter().filter(fits).map(|known| ImportField {
        field: known.field.to_owned(),
        label: label(known),
        group: known.group.to_owned(),
        hint: known.hint.to_owned(),
    });
    let with_role = |role: &Role| {
        let role = *role;
        FIELDS.iter().filter(|known| is_of_person(known)).map(move |known| ImportField {
            field: Target { role: Some(role), field: known.field }.name(),
            label: if known.field == "contact_name" {
                "Full name".to_owned()
            } else {
                known.label.to_owned()
            },
            group: role.code().to_owned(),
            hint: known.hint.to_owned(),
        })
    };
    let roles: &[Role] = if request.kind == ImportKind::Members { Role::ALL } else { &[] };
    Ok(plain.chain(roles.iter().flat_map(with_role)).collect())
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
pub(super) const FULL_NAMES: [&str; 7] = [
    "officialname",
    "fullname",
    "legalname",
    "institutionfullname",
    "organisationfullname",
    "organizationfullname",
    "memberfullname",
];

/// Headings of a name that is the official one unless a full one stands beside it.
pub(super) const NAMES: [&str; 12] = [
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

const FIELDS: [Known; 40] = [
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
        "not_for_profit",
        "Not for profit",
        "member",
        "yes or no",
        &["notforprofit", "nonprofit", "isnonprofit", "charity"],
    ),
    known("language", "Language", "member", "de or pt-BR", &["language", "correspondencelanguage"]),
    known("currency", "Currency", "member", "EUR", &["currency", "invoicecurrency", "billingcurrency"]),
    known(
        "purchase_order_required",
        "PO number required",
        "member",
        "yes or no",
        &["ponumberrequired", "porequired", "purchaseorderrequired"],
    ),
    known(
        "buyer_reference",
        "Buyer reference",
        "member",
        "Such as a Leitweg-ID",
        &["buyerreference", "leitwegid", "leitweg", "routingid"],
    ),
    known(
        "electronic_address",
        "Electronic address",
        "member",
        "A Peppol id such as 0088:7300010000001",
        &["electronicaddress", "peppolid", "peppol", "peppolparticipant", "einvoiceaddress", "endpointid"],
    ),
    known("tags", "Tags", "member", "Several with ;", &["tags", "tag", "labels", "keywords"]),
    known(
        "invoice_name",
        "Invoices made out to",
        "address",
        "",
        &["invoicesmadeoutto", "invoicename", "billingname", "invoicerecipient"],
    ),
    known(
        "invoice_street",
        "Invoice street",
        "address",
        "One or more lines",
        &["invoicestreet", "invoiceaddress", "billingaddress", "billingstreet"],
    ),
    known(
        "invoice_postal_code",
        "Invoice postcode",
        "address",
        "",
        &["invoicepostcode", "invoicepostalcode", "billingpostcode", "billingpostalcode", "billingzip"],
    ),
    known("invoice_city", "Invoice city", "address", "", &["invoicecity", "billingcity", "invoicetown"]),
    known(
        "invoice_region",
        "Invoice state",
        "address",
        "",
        &["invoicestate", "invoiceregion", "billingstate"],
    ),
    known(
        "invoice_country",
        "Invoice country",
        "address",
        "DE, DEU or Germany",
        &["invoicecountry", "billingcountry"],
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
