//! The fields of a person, once: checking, storing, searching, importing, exporting, merging, telling ORCID and the
//! words for them on screen all read this table.

use super::ContactDraft;
use crate::kernel::field::{Field, FieldKind, field};
use crate::kernel::{ids, text};

/// What is said of the person.
const CONTACT: &str = "contact";

/// The fields, in the order in which a record shows them.
pub static FIELDS: &[Field<ContactDraft>] = &[
    field!(ContactDraft.given_name, "Given name", CONTACT)
        .text(FieldKind::Text, text::name)
        .portal("Given name", Some(40))
        .listed("", &["givenname", "firstname", "forename", "contactgivenname", "contactfirstname"])
        .searched(),
    field!(ContactDraft.family_name, "Family name", CONTACT)
        .text(FieldKind::Text, text::name)
        .portal("Family name", Some(80))
        .listed("", &["familyname", "lastname", "surname", "contactfamilyname", "contactlastname"])
        .searched(),
    field!(ContactDraft.email, "E-mail", CONTACT)
        .text(FieldKind::Id, ids::email)
        .heading("Email")
        .portal("E-mail", Some(80))
        .listed(
            "name@example.org",
            &["email", "mail", "emailaddress", "contactemail", "contactemailaddress", "contactmail"],
        )
        .searched(),
    field!(ContactDraft.orcid_id, "ORCID iD", CONTACT)
        .text(FieldKind::Id, ids::orcid_id)
        .portal("ORCID iD", None)
        .listed("0000-0002-1825-0097", &["orcid", "orcidid", "contactorcid", "contactorcidid"])
        .searched(),
    field!(ContactDraft.job_title, "Job title", CONTACT)
        .text(FieldKind::Text, text::name)
        .portal("Job title", Some(128))
        .listed("", &["jobtitle", "position", "contactjobtitle", "contacttitle"])
        .searched(),
    field!(ContactDraft.phone, "Phone", CONTACT)
        .text(FieldKind::Digits, ids::number)
        .portal("Phone", Some(40))
        .listed("", &["phone", "telephone", "contactphone", "phonenumber", "tel"]),
    field!(ContactDraft.notes, "Notes", CONTACT).text(FieldKind::Lines, text::lines).searched().keeps_both(),
];
