//! Gives everything that the register holds about one person.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::identity::Identity;
use super::payers::{PayerItem, payers};
use super::{AskPerson, NamingInvoice, NamingReminder, erase, policy, readable, store};
use crate::contacts::ContactDraft;
use crate::documents::files::safe_name;
use crate::kernel::Result;
use crate::profile;
use crate::register::Register;
use crate::register::history::Nothing;
use crate::told::store::{ToldOfPerson, told_of_person};

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
    pub(super) told_orcid: Vec<ToldOfPerson>,
    pub(super) invoices: Vec<NamingInvoice>,
    pub(super) reminders: Vec<NamingReminder>,
    pub(super) paid: Vec<PayerItem>,
    pub(super) rejected_rows: Vec<RejectedItem>,
    pub(super) mentioned_in: Vec<String>,
    pub(super) history: Vec<HistoryItem>,
}

/// A role at a member.
#[derive(Debug, Serialize)]
pub(super) struct RoleItem {
    pub(super) member: String,
    pub(super) role: String,
    pub(super) from_on: NaiveDate,
    /// The first day on which it is no longer held.
    pub(super) until_on: Option<NaiveDate>,
}

/// A row that an import left out.
#[derive(Debug, Serialize)]
pub(super) struct RejectedItem {
    pub(super) file_name: String,
    pub(super) cells: Vec<String>,
}

/// A change of the person's record, or an operation that concerns it.
#[derive(Debug, Serialize)]
pub(super) struct HistoryItem {
    pub(super) entry: i64,
    pub(super) at: String,
    pub(super) user: String,
    pub(super) summary: String,
    pub(super) before: Value,
    pub(super) after: Value,
}

/// Gives everything that the register holds about one person.
pub fn export(register: &Register, request: AskPerson) -> Result<PersonExport> {
    let connection = register.reader();
    let identity = Identity::of(connection, request.contact_id)?;
    let mut rejected_rows = Vec::new();
    for (_, file_name, csv) in store::rejected_rows(connection)? {
        let (_, named) = erase::split(&csv, &identity)?;
        let items = named.into_iter().map(|cells| RejectedItem { file_name: file_name.clone(), cells });
        rejected_rows.extend(items);
    }
    let dossier = Dossier {
        consortium: profile::get(register, Nothing {})?.draft.name,
        exported_at: register.clock().timestamp(),
        name: identity.draft.name(),
        roles: store::roles(connection, request.contact_id)?,
        told_orcid: told_of_person(connection, request.contact_id)?,
        invoices: store::invoices(connection, &identity, policy::current(connection)?)?,
        reminders: store::reminders(connection, &identity)?,
        paid: payers(connection, &identity)?,
        rejected_rows,
        mentioned_in: store::mentions(connection, &identity)?.into_iter().collect(),
        history: store::history(connection, &identity)?,
        fields: identity.draft,
    };
    Ok(PersonExport {
        file_name: safe_name(&format!("Personal data of {}", dossier.name)),
        json: serde_json::to_string_pretty(&dossier)?,
        text: readable::text(&dossier),
    })
}
