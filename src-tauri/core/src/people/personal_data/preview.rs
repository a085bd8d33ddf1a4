//! Says what an erasure takes and what it leaves, before it is done.

use serde::Serialize;
use ts_rs::TS;

use super::{NamingInvoice, NamingReminder, PersonId, identity, policy, store};
use crate::kernel::message::commas;
use crate::kernel::{Message, Result};
use crate::people::contacts::Role;
use crate::register::Register;

/// What an erasure would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasePreview {
    /// The person's name.
    pub name: String,
    /// What will stand for it.
    pub pseudonym: String,
    /// What goes, in whole sentences.
    pub goes: Vec<Message>,
    /// What stays, in whole sentences.
    pub stays: Vec<Message>,
    /// The issued invoices that name the person and must be kept.
    pub invoices: Vec<NamingInvoice>,
    /// The reminders that name the person and stay as they are.
    pub reminders: Vec<NamingReminder>,
    /// Free texts that mention the person, to be edited by hand.
    pub mentions: Vec<String>,
}

/// Says what an erasure would do.
pub fn preview_erase(register: &Register, request: PersonId) -> Result<ErasePreview> {
    let connection = register.reader();
    let (person, record) = identity::person(connection, request.contact_id)?;
    let invoices = store::invoices(connection, &person, policy::current(connection)?)?;
    let reminders = store::reminders(connection, &person)?;
    let roles = store::roles(connection, request.contact_id)?;
    let open: Vec<Message> = roles
        .iter()
        .filter(|role| role.until_on.is_none())
        .map(|role| {
            let noun = Role::from_code(&role.role).map_or_else(|| Message::said(&role.role), Role::noun);
            message!("{role} at {member}", role = noun, member = role.member)
        })
        .collect();
    let entries = store::entries(connection, &person.contact_ids)?.len();
    let mut goes = vec![
        message!("Name, e-mail address, ORCID iD, phone, job title and notes."),
        message!(
            "The same from {count, plural, one {# entry} other {# entries}} of the history, which can then no longer be undone.",
            count = entries
        ),
    ];
    if !open.is_empty() {
        goes.push(message!("What the person does now, from today: {open}.", open = commas(open)));
    }
    for held in register.schema().personal_data() {
        goes.extend((held.about)(connection, &person)?.goes);
    }
    let pseudonym = person.pseudonym.clone();
    let mut stays = vec![
        message!(
            "That {pseudonym} held {count, plural, one {# role} other {# roles}}, and when.",
            pseudonym,
            count = roles.len()
        ),
        message!("Attached documents, backups, and files that were exported: they are not searched."),
    ];
    if !invoices.is_empty() {
        stays.push(message!(
            "{count, plural, one {# issued invoice} other {# issued invoices}}, for as long as invoices must be kept.",
            count = invoices.len()
        ));
    }
    if !reminders.is_empty() {
        stays.push(message!(
            "{count, plural, one {# reminder} other {# reminders}}, which belong to their invoices and are as final.",
            count = reminders.len()
        ));
    }
    let mentions = identity::mentions(register, &person)?;
    Ok(ErasePreview { name: record.name(), pseudonym, goes, stays, invoices, reminders, mentions })
}
