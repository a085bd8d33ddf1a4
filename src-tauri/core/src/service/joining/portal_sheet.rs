//! What is typed into ORCID’s member portal to add a member: field by field, to be copied.

use chrono::Datelike;
use serde::Serialize;
use ts_rs::TS;

use super::{Enquiry, store, warnings};
use crate::kernel::field::{self, Field, FieldKind};
use crate::kernel::{Error, Id, Message, Result, country, long_date};
use crate::people::contacts::{self, Role};
use crate::people::members::{self, Tier};
use crate::people::portal_sync::PortalValue;
use crate::register::Register;

/// The portal’s fields of a member that its record has, in the portal’s order.
const OF_MEMBER: [&str; 7] =
    ["official_name", "email_domain", "street", "city", "region", "country", "postal_code"];

/// The portal’s fields of the first contact.
const OF_CONTACT: [&str; 4] = ["given_name", "family_name", "job_title", "email"];

/// How many characters the portal takes of the plans.
const PLANS_MAX: usize = 1_000;

/// What is typed into the portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PortalSheet {
    /// The member’s official name.
    pub member: String,
    /// The fields, in the portal’s order.
    pub values: Vec<PortalValue>,
    /// What the portal will not take, or has to be answered first.
    pub warnings: Vec<Message>,
}

/// Gives what is typed into the portal.
///
/// # Errors
/// An enquiry without a member.
pub fn portal_sheet(register: &Register, request: Id) -> Result<PortalSheet> {
    let connection = register.reader();
    let enquiry = store::find(connection, request.id)?.enquiry;
    let Some(member_id) = enquiry.member_id else {
        return Err(Error::conflict(message!(
            "{organisation} is no member yet. Make it one before ORCID is told.",
            organisation = enquiry.draft.organisation
        )));
    };
    let draft = members::find(connection, member_id)?.draft;
    let mut values: Vec<PortalValue> =
        OF_MEMBER.iter().filter_map(|name| of_field(members::fields::FIELDS, name, &draft)).collect();
    let documents = super::plan::store::documents(connection, Some(request.id))?;
    let logo = documents.values().flatten().find(|document| document.item == "name_and_logo");
    let permits = logo.map_or("", |document| if document.signed_on.is_some() { "Yes" } else { "No" });
    values.push(value("Trademark licence", permits.to_owned(), None));
    let mut said = start(&enquiry, &mut values, register);
    let people = contacts::store::of_member(connection, member_id)?;
    let main = people
        .iter()
        .find(|person| person.roles.iter().any(|held| held.role == Role::Main && held.is_current));
    match main {
        Some(person) => values.extend(
            OF_CONTACT.iter().filter_map(|name| of_field(contacts::fields::FIELDS, name, &person.draft)),
        ),
        None => said.push(message!("Nobody is the main contact, whom the portal asks for.")),
    }
    // The terms of the portal, which is in English.
    let tier = draft.tier.map_or("", |tier| match tier {
        Tier::Small => "Small",
        Tier::Standard => "Standard",
        Tier::Large => "Large",
    });
    if tier.is_empty() {
        said.push(message!("The tier is not known, and the portal asks for it."));
    }
    values.push(value("Organisation tier", tier.to_owned(), None));
    values.push(value("Integration plans", enquiry.draft.interest.clone(), Some(PLANS_MAX)));
    for long in values.iter().filter(|value| value.is_too_long) {
        said.push(message!(
            "“{field}” is longer than the {length_max} characters that the portal takes.",
            field = long.label,
            length_max = long.length_max.unwrap_or_default()
        ));
    }
    Ok(PortalSheet { member: draft.official_name, values, warnings: said })
}

/// The month and the year in which membership begins; what is wrong with them is said.
fn start(enquiry: &Enquiry, values: &mut Vec<PortalValue>, register: &Register) -> Vec<Message> {
    let today = register.clock().today();
    let mut said = Vec::new();
    let (mut month, mut year) = (String::new(), String::new());
    match enquiry.draft.starts_on {
        None => {
            said.push(message!("Nobody has said when its membership begins, and the portal asks for it."));
        }
        Some(on) => {
            // The day is written out in English, as the portal has it: "1 March 2027".
            month = long_date(on).split(' ').nth(1).unwrap_or_default().to_owned();
            year = on.year().to_string();
            if on.day() != 1 {
                said.push(message!(
                    "{on, date, long} is not the first of a month: the portal takes the whole month.",
                    on
                ));
            }
            if !warnings::is_taken_by_portal(on, today) {
                said.push(message!(
                    "The portal offers {this} and {next} only; its membership begins in {begins}.",
                    this = today.year().to_string(),
                    next = (today.year() + 1).to_string(),
                    begins = on.year().to_string()
                ));
            }
        }
    }
    values.push(value("Start month", month, None));
    values.push(value("Start year", year, None));
    said
}

fn of_field<Draft>(fields: &'static [Field<Draft>], name: &str, draft: &Draft) -> Option<PortalValue> {
    let field = field::named(fields, name)?;
    let portal = field.portal?;
    let written = field.of(draft).written();
    let written = if field.kind == FieldKind::Country && !written.is_empty() {
        country::name(&written)
    } else {
        written
    };
    Some(value(portal.label, written, portal.length_max))
}

fn value(label: &str, value: String, length_max: Option<usize>) -> PortalValue {
    PortalValue {
        label: label.to_owned(),
        is_too_long: length_max.is_some_and(|most| value.chars().count() > most),
        value,
        submitted: String::new(),
        length_max,
    }
}
