//! Rows that an import left out and that name a person.

use serde_json::json;

use super::store;
use crate::kernel::{Error, Message, Result};
use crate::register::{Connection, Edit, Held, Person, PersonalData, Traces};

pub(super) const PERSONAL_DATA: PersonalData =
    PersonalData { tables: &["import_batch"], about, traces, forget };

fn about(connection: &Connection, person: &Person) -> Result<Held> {
    let (mut items, mut lines) = (Vec::new(), Vec::new());
    for (_, file_name, csv) in store::rejected_rows(connection)? {
        for cells in split(&csv, person)?.1 {
            lines.push(format!("{file_name}: {}", cells.join(" | ")));
            items.push(json!({ "file_name": file_name, "cells": cells }));
        }
    }
    let goes = (!lines.is_empty()).then(|| {
        message!(
            "{count, plural, one {# rejected row} other {# rejected rows}} of imports.",
            count = lines.len()
        )
    });
    Ok(Held { key: "rejected_rows", title: template!("Rows that an import left out"), items, lines, goes })
}

fn traces(connection: &Connection, person: &Person, traces: &mut Traces) -> Result<()> {
    traces.rejected_rows.extend(without(connection, person)?);
    Ok(())
}

fn forget(edit: &Edit<'_>, person: &Person) -> Result<()> {
    without(edit, person)?.iter().try_for_each(|(batch, left)| store::set_rejected_rows(edit, *batch, left))
}

/// The batches whose rejected rows name the person, each with what is left of them.
fn without(connection: &Connection, person: &Person) -> Result<Vec<(i64, String)>> {
    let mut changed = Vec::new();
    for (batch, _, csv) in store::rejected_rows(connection)? {
        let (left, named) = split(&csv, person)?;
        if !named.is_empty() {
            changed.push((batch, left));
        }
    }
    Ok(changed)
}

/// The rows of a list without those that name the person, and these.
fn split(csv: &str, person: &Person) -> Result<(String, Vec<Vec<String>>)> {
    let failed =
        |error: csv::Error| Error::internal(message!("Rejected rows could not be read: {error}.", error));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_bytes());
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    writer.write_record(reader.headers().map_err(failed)?).map_err(failed)?;
    let mut named = Vec::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        if person.is_named_in(record.iter()) {
            named.push(record.iter().map(str::to_owned).collect());
        } else {
            writer.write_record(&record).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(Message::said(error.to_string())))?;
    let left = String::from_utf8(bytes).map_err(|error| Error::internal(Message::said(error.to_string())))?;
    Ok((left, named))
}
