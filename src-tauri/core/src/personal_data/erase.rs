//! Erases a person: from the contacts, from the rejected rows of imports and from the history. Cannot be undone.

use super::identity::Identity;
use super::payers::{self, payers};
use super::retained::{ErasedPerson, erased};
use super::{AskPerson, policy, pseudonym, store};
use crate::contacts::{self, ContactDraft};
use crate::kernel::{Error, Result};
use crate::register::history::Nothing;
use crate::register::{Op, Redaction, Register};
use crate::told;

/// Erases a person.
pub fn erase(register: &mut Register, request: AskPerson) -> Result<Vec<ErasedPerson>> {
    let connection = register.reader();
    let identity = Identity::of(connection, request.contact_id)?;
    let pseudonym = pseudonym(request.contact_id);
    let invoices = store::invoices(connection, &identity, policy::current(connection)?)?;
    let rejected = rejected_without(connection, &identity)?;
    let mut entries = store::entries(connection, &identity.contact_ids)?;
    let mut rows: Vec<(&'static str, i64)> = identity.contact_ids.iter().map(|id| ("contact", *id)).collect();
    for id in &identity.contact_ids {
        rows.extend(told::store::rows_about(connection, *id)?.into_iter().map(|row| ("told_orcid", row)));
        rows.extend(
            store::told_rows_of_the_past(connection, *id)?.into_iter().map(|row| ("told_orcid", row)),
        );
    }
    let paid = payers(connection, &identity)?;
    for item in &paid {
        let table = if item.table == "payment" { "payment" } else { "bank_transaction" };
        rows.push((table, item.id));
        entries.extend(store::entries_of_row(connection, table, item.id)?);
    }
    // A bank writes a name in its own way, and the description of a payment repeats it.
    let mut names: Vec<String> = paid.iter().flat_map(|item| payers::names(item, &identity)).collect();
    names.extend(identity.names.iter().cloned());
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let blank = ContactDraft { family_name: pseudonym.clone(), ..ContactDraft::default() };
    // The description of an erasure must not itself say who it was.
    let op = Op::new("personal_data.erase", format!("Erased the personal data of {pseudonym}"));
    register.transact(op.final_and_durable(), |edit| {
        store::end_roles(edit, identity.contact_id, edit.today())?;
        contacts::store::update(edit, identity.contact_id, &blank)?;
        for id in &identity.contact_ids {
            told::store::forget_person(edit, *id, &pseudonym)?;
        }
        payers::forget(edit, &paid, &identity, &pseudonym)?;
        for (batch, left) in &rejected {
            store::set_rejected_rows(edit, *batch, left)?;
        }
        store::insert_erased(edit, identity.contact_id, &pseudonym, &invoices)?;
        edit.redact(&Redaction {
            pseudonym: &pseudonym,
            rows: &rows,
            rejected_rows: &rejected,
            described_in: &entries,
            names: &names,
        })
    })?;
    erased(register, Nothing {})
}

/// The batches whose rejected rows name the person, each with what is left of them.
fn rejected_without(
    connection: &crate::register::Connection,
    identity: &Identity,
) -> Result<Vec<(i64, String)>> {
    let mut changed = Vec::new();
    for (batch, _, csv) in store::rejected_rows(connection)? {
        let (left, named) = split(&csv, identity)?;
        if !named.is_empty() {
            changed.push((batch, left));
        }
    }
    Ok(changed)
}

/// The rows of a list without those that name the person, and these.
pub(super) fn split(csv: &str, identity: &Identity) -> Result<(String, Vec<Vec<String>>)> {
    let failed = |error: csv::Error| Error::internal(format!("Rejected rows could not be read: {error}."));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_bytes());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(reader.headers().map_err(failed)?).map_err(failed)?;
    let mut named = Vec::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        if identity.is_named_in(record.iter()) {
            named.push(record.iter().map(str::to_owned).collect());
        } else {
            writer.write_record(&record).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(error.to_string()))?;
    let left = String::from_utf8(bytes).map_err(|error| Error::internal(error.to_string()))?;
    Ok((left, named))
}
