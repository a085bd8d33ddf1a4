//! Gives everything that the register holds about one person.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::{NamingInvoice, NamingReminder, PersonId, identity, policy, readable, store};
use crate::kernel::{Message, Result};
use crate::paper::typesetting::files::safe_name;
use crate::people::contacts::ContactDraft;
use crate::people::profile;
use crate::register::{Held, Register};

/// Everything about one person, in two forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonExport {
    /// A name for the files, without extension.
    pub file_name: String,
    /// For programs: a JSON document.
    pub json: String,
    /// For the person: plain text.
    pub text: String,
}

/// Everything that is held about a person.
#[derive(Debug, Serialize)]
pub(super) struct Dossier {
    pub(super) consortium: String,
    pub(super) exported_at: String,
    pub(super) name: String,
    pub(super) fields: ContactDraft,
    pub(super) roles: Vec<RoleItem>,
    pub(super) invoices: Vec<NamingInvoice>,
    pub(super) reminders: Vec<NamingReminder>,
    /// What else the slices hold, by the names of its parts.
    #[serde(flatten)]
    pub(super) items: BTreeMap<&'static str, Vec<Value>>,
    /// The same for people.
    #[serde(skip)]
    pub(super) held: Vec<Held>,
    pub(super) mentioned_in: Vec<String>,
    pub(super) history: Vec<HistoryItem>,
}

#[derive(Debug, Serialize)]
pub(super) struct RoleItem {
    pub(super) member: String,
    pub(super) role: String,
    pub(super) from_on: NaiveDate,
    /// The first day on which it is no longer held.
    pub(super) until_on: Option<NaiveDate>,
}

/// A change of the person's record, or an operation that concerns it.
#[derive(Debug, Serialize)]
pub(super) struct HistoryItem {
    pub(super) entry: i64,
    pub(super) at: String,
    pub(super) user: String,
    pub(super) summary: Message,
    pub(super) before: Value,
    pub(super) after: Value,
}

/// Gives everything that the register holds about one person.
pub fn export(register: &Register, request: PersonId) -> Result<PersonExport> {
    let connection = register.reader();
    let (person, fields) = identity::person(connection, request.contact_id)?;
    let held = register.schema().personal_data().map(|held| (held.about)(connection, &person));
    let held = held.collect::<Result<Vec<Held>>>()?;
    let dossier = Dossier {
        consortium: profile::get(register)?.draft.name,
        exported_at: register.clock().timestamp(),
        name: fields.name(),
        roles: store::roles(connection, request.contact_id)?,
        invoices: store::invoices(connection, &person, policy::current(connection)?)?,
        reminders: store::reminders(connection, &person)?,
        items: held.iter().map(|held| (held.key, held.items.clone())).collect(),
        held,
        mentioned_in: identity::mentions(register, &person)?,
        history: store::history(connection, &person)?,
        fields,
    };
    Ok(PersonExport {
        file_name: safe_name(&format!("Personal data of {}", dossier.name)),
        json: serde_json::to_string_pretty(&dossier)?,
        text: readable::text(&dossier),
    })
}
