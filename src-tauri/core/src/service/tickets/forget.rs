//! People who asked and are no contacts: everything about them in one file, and their erasure.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::personal_data::{about, forget, traces};
use super::{tables, who};
use crate::kernel::{Error, Result, ids};
use crate::paper::typesetting::files::safe_name;
use crate::people::personal_data::PersonExport;
use crate::register::{Connection, Op, Person, Redaction, Register, Traces};

/// Asks for everything that is held of an address.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExportTicketsAsker {
    /// The address.
    pub email: String,
}

/// Asks to erase whoever has an address.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EraseTicketsAsker {
    /// The address.
    pub email: String,
}

/// Who was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ErasedAsker {
    /// What stands for them from now on.
    pub pseudonym: String,
    /// In how many tickets and messages they stood.
    pub places: usize,
}

/// Gives everything that the desk holds of an address.
pub fn export_asker(register: &Register, request: ExportTicketsAsker) -> Result<PersonExport> {
    let person = asker(register.reader(), &request.email)?;
    let held = about(register.reader(), &person)?;
    let email = &request.email;
    Ok(PersonExport {
        file_name: safe_name(&format!("Personal data of {email}")),
        json: serde_json::to_string_pretty(&serde_json::json!({ "email": email, held.key: held.items }))?,
        text: format!("{email}\n\n{}\n", held.lines.join("\n")),
    })
}

/// Erases whoever has an address from the tickets and the history. Contacts are erased as contacts, which takes their
/// tickets along.
pub fn erase_asker(register: &mut Register, request: EraseTicketsAsker) -> Result<ErasedAsker> {
    let person = asker(register.reader(), &request.email)?;
    if who::store::contact_of(register.reader(), &request.email)?.is_some() {
        return Err(Error::conflict(message!(
            "{email} is a contact of a member. Erase the contact: the tickets go along.",
            email = request.email
        )));
    }
    let mut traced = Traces::default();
    traces(register.reader(), &person, &mut traced)?;
    traced.names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let pseudonym = &person.pseudonym;
    // The description of an erasure must not itself say who it was.
    let op = Op::new(message!("Erased the personal data of {pseudonym}", pseudonym));
    register.transact(op.final_and_durable(), |edit| {
        forget(edit, &person)?;
        edit.redact(&Redaction {
            pseudonym,
            rows: &traced.rows,
            rejected_rows: &[],
            described_in: &traced.entries,
            names: &traced.names,
        })
    })?;
    Ok(ErasedAsker { pseudonym: person.pseudonym.clone(), places: traced.rows.len() })
}

/// Whoever has an address, by that and by the names under which they asked.
fn asker(connection: &Connection, email: &str) -> Result<Person> {
    let email = ids::email(email).map_err(|problem| Error::invalid("email", problem))?.to_lowercase();
    let mut person = Person {
        contact_id: 0,
        contact_ids: Vec::new(),
        names: Vec::new(),
        emails: BTreeSet::from([email.clone()]),
        orcid_ids: BTreeSet::new(),
        pseudonym: String::new(),
    };
    let mut traced = Traces::default();
    traces(connection, &person, &mut traced)?;
    let Some((_, id)) = traced.rows.first() else {
        return Err(Error::not_found(message!("Nothing at the desk is about {email}.", email)));
    };
    person.pseudonym = format!("Erased person {id} ({})", tables::ASKER);
    person.names = traced.names.into_iter().filter(|name| name.contains(' ')).collect();
    Ok(person)
}
