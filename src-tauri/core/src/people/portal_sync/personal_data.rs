//! What ORCID was told of a person.

use super::current::portal_field;
use super::store;
use crate::kernel::Result;
use crate::register::{Connection, Edit, Held, Person, PersonalData, Traces};

pub(super) const PERSONAL_DATA: PersonalData =
    PersonalData { tables: &["portal_sync_submission"], about, traces, forget };

fn about(connection: &Connection, person: &Person) -> Result<Held> {
    let submitted = store::submissions_of_person(connection, person.contact_id)?;
    let line = |submitted: &store::PersonSubmission| {
        let value = |(name, value): &(String, String)| format!("{} {value}", portal_field(name).label);
        let values: Vec<String> = submitted.values.iter().map(value).collect();
        format!("at {}, {}: {}", submitted.member, submitted.submitted_on, values.join("; "))
    };
    Ok(Held {
        key: "portal_sync_submission",
        title: template!("Told to ORCID"),
        lines: submitted.iter().map(line).collect(),
        items: submitted.iter().map(serde_json::to_value).collect::<serde_json::Result<_>>()?,
        goes: None,
    })
}

fn traces(connection: &Connection, person: &Person, traces: &mut Traces) -> Result<()> {
    for id in &person.contact_ids {
        let rows = store::rows_about(connection, *id)?.into_iter();
        traces.rows.extend(
            rows.chain(store::past_submissions(connection, *id)?).map(|row| ("portal_sync_submission", row)),
        );
    }
    Ok(())
}

fn forget(edit: &Edit<'_>, person: &Person) -> Result<()> {
    person.contact_ids.iter().try_for_each(|id| store::forget_person(edit, *id, &person.pseudonym))
}
