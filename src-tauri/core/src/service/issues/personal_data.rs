//! People who are named beside issues: who said something, who was asked, who looks after it.

use super::store;
use crate::kernel::Result;
use crate::register::{Connection, Edit, Held, Person, PersonalData, Traces};

pub(super) const PERSONAL_DATA: PersonalData =
    PersonalData { tables: &["issue_owner", "issue_report", "issue_level"], about, traces, forget };

fn about(connection: &Connection, person: &Person) -> Result<Held> {
    let rows = store::rows_naming(connection, person)?;
    let mut items = Vec::new();
    let mut lines = Vec::new();
    for (table, column, id, name) in &rows {
        let number = store::issue_of(connection, table, *id)?
            .and_then(|issue_id| store::find(connection, issue_id).ok()?);
        let (number, title) = number.map(|issue| (issue.number, issue.draft.title)).unwrap_or_default();
        lines.push(format!("{number} “{title}”: {name}"));
        items.push(serde_json::json!({ "issue": number, "as": column, "name": name }));
    }
    let count = rows.len();
    let goes = message!(
        "{count, plural, one {The name at # place of the issues register is} other {The names at # places of the issues register are}} replaced.",
        count
    );
    Ok(Held {
        key: "issues",
        title: template!("Named in the issues register"),
        items,
        lines,
        goes: (count > 0).then_some(goes),
    })
}

fn traces(connection: &Connection, person: &Person, traces: &mut Traces) -> Result<()> {
    let rows = store::rows_naming(connection, person)?.into_iter();
    traces.rows.extend(rows.map(|(table, _, id, _)| (table, id)));
    Ok(())
}

fn forget(edit: &Edit<'_>, person: &Person) -> Result<()> {
    store::rows_naming(edit, person)?
        .into_iter()
        .try_for_each(|(table, column, id, _)| store::rename(edit, (table, column, id), &person.pseudonym))
}
