//! Runs an import: one transaction, one entry in the history, undone as one.

use super::plan::work_out;
use super::saved::{Choices, MAPPINGS, heading_set};
use super::work::{PlannedImport, Step};
use super::{ImportRequest, ImportResult, inspect, rejected, store};
use crate::kernel::{Error, Message, Result};
use crate::people::contacts;
use crate::people::members;
use crate::people::tabular::{self, Staging};
use crate::register::{Edit, Op, Outcome, Register};

/// Imports a staged file.
///
/// # Errors
/// What [`super::plan()`] refuses, and a question that is still open; nothing has changed then.
pub fn run(register: &mut Register, staging: &Staging, request: ImportRequest) -> Result<ImportResult> {
    let mut planned = work_out(register, staging, &request)?;
    if let Some(question) = planned.question {
        return Err(Error::invalid("date_order", question));
    }
    let file = staging.file(&request.token)?;
    let seen_before = store::batch_of_file(register.reader(), &file.sha256)?;
    let counts = planned.counts;
    let outcome = if planned.steps.is_empty() && (planned.rejected.is_empty() || seen_before.is_some()) {
        Outcome { value: seen_before, entry_id: None }
    } else {
        let summary = summary(&planned, request.kind.code(), &file.name);
        let choices = Choices::of(&request, &planned.list_headings, &planned.mapping);
        let proposed = inspect::proposed(register.reader(), &planned.list_headings, request.kind)?;
        register.transact_with_entry(Op::new(summary), |edit| {
            apply(edit, &mut planned)?;
            if choices != proposed {
                tabular::remember(
                    edit,
                    MAPPINGS,
                    &heading_set(&planned.list_headings),
                    &file.name,
                    &choices,
                )?;
            }
            let rejected_csv = rejected::csv(&planned.headings, &planned.rejected)?;
            store::insert_batch(edit, request.kind, file, &planned.counts, &rejected_csv).map(Some)
        })?
    };
    Ok(ImportResult {
        batch: outcome.value,
        entry_id: outcome.entry_id,
        counts,
        incomplete: planned.incomplete,
        problems: planned.problems,
        problem_count: planned.problem_count,
        without_first_day: planned.without_first_day,
        unknown_values: planned
            .unknown_values
            .into_iter()
            .filter(|unknown| unknown.target.is_none())
            .collect(),
    })
}

fn summary(planned: &PlannedImport, kind: &str, file_name: &str) -> Message {
    let counts = planned.counts;
    message!(
        "Imported {kind} from {file_name}: {created} new, {updated} updated, {rejected} rejected",
        kind,
        file_name,
        created = counts.created,
        updated = counts.updated,
        rejected = counts.rejected
    )
}

/// Writes every step. New rows of each table go in as one range.
fn apply(edit: &Edit<'_>, planned: &mut PlannedImport) -> Result<()> {
    let on = planned.on.unwrap_or_else(|| edit.today());
    let steps = &planned.steps;
    let known = &mut planned.directory.known;
    let new_members = steps.iter().filter_map(|step| match step {
        Step::CreateMember(member) => Some(*member),
        _ => None,
    });
    let ids = edit.in_bulk("member", || {
        let drafts =
            new_members.clone().map(|member| (&known[member].draft, known[member].name_key.as_str()));
        members::store::insert_all(edit, drafts)
    })?;
    for (member, id) in new_members.zip(ids) {
        known[member].id = Some(id);
    }
    let new_people = steps.iter().filter_map(|step| match step {
        Step::CreatePerson { member, person } => Some((*member, *person)),
        _ => None,
    });
    let ids = edit.in_bulk("contact", || {
        let drafts = new_people.clone().map(|(member, person)| &known[member].people[person].draft);
        contacts::store::insert_all(edit, drafts)
    })?;
    for ((member, person), id) in new_people.zip(ids) {
        known[member].people[person].id = Some(id);
    }
    let directory = &planned.directory;
    let known = &directory.known;
    for step in steps {
        match step {
            Step::UpdateMember(member) => {
                let member = &known[*member];
                members::store::update(edit, stored(member.id)?, &member.draft)?;
            }
            Step::UpdatePerson { member, person } => {
                let id = directory.person_id((*member, *person));
                contacts::store::update(edit, stored(id)?, &known[*member].people[*person].draft)?;
            }
            Step::EndRole { id, from_on } => contacts::store::end_role(edit, *id, on.max(*from_on))?,
            _ => {}
        }
    }
    edit.in_bulk("contact_role", || {
        for step in steps {
            if let Step::GiveRole { member, person, held } = step {
                let contact = directory.person_id((*member, *person));
                let member = &known[*member];
                // A role that a later row took away again was never held.
                if let Some(held) = member.people[*person].roles.get(*held) {
                    contacts::store::begin_role(edit, stored(contact)?, stored(member.id)?, held.role, on)?;
                }
            }
        }
        Ok(())
    })
}

fn stored(id: Option<i64>) -> Result<i64> {
    id.ok_or_else(|| Error::internal(message!("A planned record was not written before it was needed.")))
}
