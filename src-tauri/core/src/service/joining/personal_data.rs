//! People who enquired: whether or not they became contacts.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{AskerDraft, store};
use crate::kernel::Result;
use crate::register::rows::entries_of_row;
use crate::register::{Connection, Edit, Held, Person, PersonalData, Traces};

pub(super) const PERSONAL_DATA: PersonalData =
    PersonalData { tables: &["joining_enquiry", "joining_asker"], about, traces, forget };

/// Whether somebody who enquired is this person: by e-mail address, or by name.
fn is_of(person: &Person, asker: &AskerDraft) -> bool {
    person.is_named_in(
        [asker.email.as_str(), asker.given_name.as_str(), asker.family_name.as_str()].into_iter(),
    )
}

fn about(connection: &Connection, person: &Person) -> Result<Held> {
    let (mut items, mut lines) = (Vec::new(), Vec::new());
    for (_, organisation, asker) in store::askers(connection)? {
        if is_of(person, &asker) {
            let filled = [
                asker.name(),
                asker.email.clone(),
                asker.phone.clone(),
                asker.job_title.clone(),
                asker.employer.clone(),
            ];
            let filled: Vec<String> = filled.into_iter().filter(|text| !text.is_empty()).collect();
            lines.push(format!("{organisation}: {}", filled.join(", ")));
            items.push(json!({ "organisation": organisation, "asker": asker }));
        }
    }
    let goes = (!lines.is_empty()).then(|| {
        message!(
            "The name and the addresses in {count, plural, one {# enquiry} other {# enquiries}} about membership.",
            count = lines.len()
        )
    });
    Ok(Held { key: "enquiries", title: template!("Enquiries about membership"), items, lines, goes })
}

/// The rows, present and past, that name the person.
fn rows(connection: &Connection, person: &Person) -> Result<BTreeSet<i64>> {
    let present = store::askers(connection)?.into_iter();
    let mut rows: BTreeSet<i64> =
        present.filter(|(_, _, asker)| is_of(person, asker)).map(|(id, ..)| id).collect();
    let text = |image: &Value, field: &str| image[field].as_str().unwrap_or_default().to_owned();
    for (id, image) in store::asker_images(connection)? {
        let asker = AskerDraft {
            given_name: text(&image, "given_name"),
            family_name: text(&image, "family_name"),
            email: text(&image, "email"),
            ..AskerDraft::default()
        };
        if is_of(person, &asker) {
            rows.insert(id);
        }
    }
    Ok(rows)
}

fn traces(connection: &Connection, person: &Person, traces: &mut Traces) -> Result<()> {
    for row in rows(connection, person)? {
        traces.rows.push(("joining_asker", row));
        traces.entries.extend(entries_of_row(connection, "joining_asker", row)?);
    }
    Ok(())
}

fn forget(edit: &Edit<'_>, person: &Person) -> Result<()> {
    let present = store::askers(edit)?.into_iter().filter(|(_, _, asker)| is_of(person, asker));
    present.map(|(id, ..)| id).try_for_each(|id| store::forget_asker(edit, id))
}
