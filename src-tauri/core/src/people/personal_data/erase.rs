//! Erases a person: from the contacts, from whatever else a slice holds of people, and from the history. Cannot be undone.

use super::retained::{ErasedPerson, erased};
use super::{PersonId, identity, policy, store};
use crate::kernel::Result;
use crate::people::contacts::{self, ContactDraft};
use crate::register::{Op, Redaction, Register, Traces};

/// Erases a person.
pub fn erase(register: &mut Register, request: PersonId) -> Result<Vec<ErasedPerson>> {
    let (connection, schema) = (register.reader(), register.schema());
    let (person, _) = identity::person(connection, request.contact_id)?;
    let invoices = store::invoices(connection, &person, policy::current(connection)?)?;
    let mut traces = Traces {
        rows: person.contact_ids.iter().map(|id| ("contact", *id)).collect(),
        rejected_rows: Vec::new(),
        entries: store::entries(connection, &person.contact_ids)?,
        names: person.names.clone(),
    };
    for held in schema.personal_data() {
        (held.traces)(connection, &person, &mut traces)?;
    }
    traces.names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let pseudonym = &person.pseudonym;
    let blank = ContactDraft { family_name: pseudonym.clone(), ..ContactDraft::default() };
    // The description of an erasure must not itself say who it was.
    let op = Op::new(message!("Erased the personal data of {pseudonym}", pseudonym));
    register.transact(op.final_and_durable(), |edit| {
        store::end_roles(edit, person.contact_id, edit.today())?;
        contacts::store::update(edit, person.contact_id, &blank)?;
        for held in schema.personal_data() {
            (held.forget)(edit, &person)?;
        }
        store::insert_erased(edit, person.contact_id, pseudonym, &invoices)?;
        edit.redact(&Redaction {
            pseudonym,
            rows: &traces.rows,
            rejected_rows: &traces.rejected_rows,
            described_in: &traces.entries,
            names: &traces.names,
        })
    })?;
    erased(register)
}
