//! Says what an erasure takes and what it leaves, before it is done.

use serde::Serialize;
use ts_rs::TS;

use super::{AskPerson, NamingInvoice, NamingReminder, identity, policy, store};
use crate::kernel::Result;
use crate::people::contacts::Role;
use crate::register::{Register, number_of};

/// What an erasure would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasePreview {
    /// The person's name.
    pub name: String,
    /// What will stand for it.
    pub pseudonym: String,
    /// What goes, in whole sentences.
    pub goes: Vec<String>,
    /// What stays, in whole sentences.
    pub stays: Vec<String>,
    /// The issued invoices that name the person and must be kept.
    pub invoices: Vec<NamingInvoice>,
    /// The reminders that name the person and stay as they are.
    pub reminders: Vec<NamingReminder>,
    /// Free texts that mention the person, to be edited by hand.
    pub mentions: Vec<String>,
}

/// Says what an erasure would do.
pub fn preview_erase(register: &Register, request: AskPerson) -> Result<ErasePreview> {
    let connection = register.reader();
    let (person, record) = identity::person(connection, request.contact_id)?;
    let invoices = store::invoices(connection, &person, policy::current(connection)?)?;
    let reminders = store::reminders(connection, &person)?;
    let roles = store::roles(connection, request.contact_id)?;
    let open: Vec<String> = roles
        .iter()
        .filter(|role| role.until_on.is_none())
        .map(|role| {
            let noun = Role::from_code(&role.role).map_or_else(|| role.role.clone(), Role::noun);
            format!("{noun} at {}", role.member)
        })
        .collect();
    let entries = store::entries(connection, &person.contact_ids)?.len();
    let mut goes = vec![
        "Name, e-mail address, ORCID iD, phone, job title and notes.".to_owned(),
        format!(
            "The same from {} of the history, which can then no longer be undone.",
            number_of(entries, "entry", "entries")
        ),
    ];
    if !open.is_empty() {
        goes.push(format!("What the person does now, from today: {}.", open.join(", ")));
    }
    for held in register.schema().personal_data() {
        goes.extend((held.about)(connection, &person)?.goes);
    }
    let pseudonym = person.pseudonym.clone();
    let mut stays = vec![
        format!("That {pseudonym} held {}, and when.", number_of(roles.len(), "role", "roles")),
        "Attached documents, backups, and files that were exported: they are not searched.".to_owned(),
    ];
    if !invoices.is_empty() {
        let issued = number_of(invoices.len(), "issued invoice", "issued invoices");
        stays.push(format!("{issued}, for as long as invoices must be kept."));
    }
    if !reminders.is_empty() {
        let made = number_of(reminders.len(), "reminder", "reminders");
        stays.push(format!("{made}, which belong to their invoices and are as final."));
    }
    let mentions = identity::mentions(register, &person)?;
    Ok(ErasePreview { name: record.name(), pseudonym, goes, stays, invoices, reminders, mentions })
}
