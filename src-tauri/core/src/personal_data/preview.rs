//! Says what an erasure takes and what it leaves, before it is done.

use serde::Serialize;
use ts_rs::TS;

use super::identity::Identity;
use super::payers::payers;
use super::{AskPerson, NamingInvoice, NamingReminder, erase, policy, pseudonym, store};
use crate::contacts::Role;
use crate::kernel::Result;
use crate::register::Register;

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
    let identity = Identity::of(connection, request.contact_id)?;
    let pseudonym = pseudonym(request.contact_id);
    let invoices = store::invoices(connection, &identity, policy::current(connection)?)?;
    let reminders = store::reminders(connection, &identity)?;
    let paid = payers(connection, &identity)?.len();
    let mut rejected = 0;
    for (_, _, csv) in store::rejected_rows(connection)? {
        rejected += erase::split(&csv, &identity)?.1.len();
    }
    let roles = store::roles(connection, request.contact_id)?;
    let open: Vec<String> = roles
        .iter()
        .filter(|role| role.until_on.is_none())
        .map(|role| {
            let noun = Role::from_word(&role.role).map_or_else(|| role.role.clone(), Role::noun);
            format!("{noun} at {}", role.member)
        })
        .collect();
    let entries = store::entries(connection, &identity.contact_ids)?.len();
    let mut goes = vec![
        "Name, e-mail address, ORCID iD, phone, job title and notes.".to_owned(),
        format!(
            "The same from {} of the history, which can then no longer be undone.",
            counted(entries, "entry", "entries")
        ),
    ];
    if !open.is_empty() {
        goes.push(format!("What the person does now, from today: {}.", open.join(", ")));
    }
    if rejected > 0 {
        goes.push(format!("{} of imports.", counted(rejected, "rejected row", "rejected rows")));
    }
    if paid > 0 {
        let payments = counted(paid, "payment or bank transaction", "payments and bank transactions");
        goes.push(format!("The name of the payer of {payments}; the money stays where it is booked."));
    }
    let mut stays = vec![
        format!("That {pseudonym} held {}, and when.", counted(roles.len(), "role", "roles")),
        "Attached documents, backups, and files that were exported: they are not searched.".to_owned(),
    ];
    if !invoices.is_empty() {
        let issued = counted(invoices.len(), "issued invoice", "issued invoices");
        stays.push(format!("{issued}, for as long as invoices must be kept."));
    }
    if !reminders.is_empty() {
        let made = counted(reminders.len(), "reminder", "reminders");
        stays.push(format!("{made}, which belong to their invoices and are as final."));
    }
    let mentions = store::mentions(connection, &identity)?.into_iter().collect();
    Ok(ErasePreview { name: identity.draft.name(), pseudonym, goes, stays, invoices, reminders, mentions })
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
