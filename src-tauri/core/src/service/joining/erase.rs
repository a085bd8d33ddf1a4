//! Tells somebody who enquired and is no contact what is held of them, and erases it. Contacts have that of their own.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value, json};
use ts_rs::TS;

use super::{AskerDraft, JoiningDetail, get, store};
use crate::kernel::{Error, Id, Result};
use crate::paper::typesetting::files::safe_name;
use crate::register::{Held, Op, Person, Redaction, Register, Traces};

/// What is held of who enquired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AskerData {
    /// A name for the files, without extension.
    pub file_name: String,
    /// For programs: a JSON document.
    pub json: String,
    /// For the person: plain text.
    pub text: String,
    /// The contact with the same e-mail address: an erasure of that one takes these data too.
    pub contact_id: Option<i64>,
}

/// Gives everything that the register holds of who enquired, in whatever part of it.
pub fn asker(register: &Register, request: Id) -> Result<AskerData> {
    let (person, asker) = person(register, request.id)?;
    let held = all_held(register, &person)?;
    let name = asker.name();
    let (mut items, mut lines) = (Map::new(), vec![name.clone(), String::new()]);
    for part in held.into_iter().filter(|part| !part.items.is_empty()) {
        lines.push(part.title.to_string());
        lines.extend(part.lines.iter().map(|line| format!("- {line}")));
        lines.push(String::new());
        items.insert(part.key.to_owned(), Value::Array(part.items));
    }
    let document = json!({ "name": name, "exported_at": register.clock().timestamp(), "held": items });
    Ok(AskerData {
        file_name: safe_name(&format!("Personal data of {name}")),
        json: serde_json::to_string_pretty(&document)?,
        text: lines.join("\n"),
        contact_id: store::contact_of(register.reader(), &asker.email)?,
    })
}

/// Erases who enquired, here and wherever else the register names the person, and from the history. Cannot be undone.
///
/// # Errors
/// Nobody who could be erased, or somebody who is a contact: those are erased as such.
pub fn erase_asker(register: &mut Register, request: Id) -> Result<JoiningDetail> {
    let (person, asker) = person(register, request.id)?;
    let (connection, schema) = (register.reader(), register.schema());
    if store::contact_of(connection, &asker.email)?.is_some() {
        return Err(Error::conflict(message!(
            "Whoever enquired is a contact with the same e-mail address. Erase the contact: the enquiry loses the person with it."
        )));
    }
    let mut traces = Traces { names: person.names.clone(), ..Traces::default() };
    for held in schema.personal_data() {
        (held.traces)(connection, &person, &mut traces)?;
    }
    let pseudonym = &person.pseudonym;
    let op = Op::new(message!("Erased the personal data of {pseudonym}", pseudonym));
    register.transact(op.final_and_durable(), |edit| {
        for held in schema.personal_data() {
            (held.forget)(edit, &person)?;
        }
        edit.redact(&Redaction {
            pseudonym,
            rows: &traces.rows,
            rejected_rows: &traces.rejected_rows,
            described_in: &traces.entries,
            names: &traces.names,
        })
    })?;
    get(register, Id { id: request.id })
}

fn all_held(register: &Register, person: &Person) -> Result<Vec<Held>> {
    let held = register.schema().personal_data();
    held.map(|held| (held.about)(register.reader(), person)).collect()
}

/// Who enquired, as somebody whom the register may name: there is no record of a contact.
fn person(register: &Register, id: i64) -> Result<(Person, AskerDraft)> {
    let enquiry = store::find(register.reader(), id)?.enquiry;
    let (asker, organisation) = (enquiry.asker, enquiry.draft.organisation);
    if asker.name().is_empty() {
        return Err(Error::conflict(message!(
            "Nobody is named in the enquiry of {organisation}.",
            organisation
        )));
    }
    let person = Person {
        contact_id: 0,
        contact_ids: Vec::new(),
        names: vec![asker.name()],
        emails: BTreeSet::from([asker.email.to_lowercase()])
            .into_iter()
            .filter(|email| !email.is_empty())
            .collect(),
        orcid_ids: BTreeSet::new(),
        pseudonym: format!("Erased person {id} who enquired"),
    };
    Ok((person, asker))
}
