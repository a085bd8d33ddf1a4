//! Steps of onboarding among the tasks of everybody: they are listed and done there, and kept here.

use chrono::NaiveDate;

use super::store;
use crate::kernel::{Result, Todo};
use crate::register::{Connection, Edit, Todos};
use crate::service::joining::list::ListJoining;
use crate::service::joining::store as enquiries;

/// The steps of every plan under way.
pub(in super::super) const TO_DO: Todos = Todos { screen: "joining", all, finish };

/// Steps that are not needed are no tasks, and those of an enquiry that is closed are no longer asked for.
fn all(connection: &Connection) -> Result<Vec<Todo>> {
    let mut steps = store::steps(connection, None)?;
    let mut todos = Vec::new();
    if steps.is_empty() {
        return Ok(todos);
    }
    for listed in enquiries::all(connection, &ListJoining::default())? {
        let enquiry = listed.enquiry;
        let of_plan = steps.remove(&enquiry.id).filter(|_| enquiry.closed_on.is_none()).unwrap_or_default();
        for step in of_plan.into_iter().filter(|step| !step.is_waived) {
            let step = step.due(enquiry.draft.starts_on);
            todos.push(Todo {
                id: step.id,
                record_id: enquiry.id,
                record: enquiry.draft.organisation.clone(),
                title: step.name,
                detail: step.note,
                due_on: step.due_on,
                owner: enquiry.draft.owner.clone(),
                member_id: enquiry.member_id,
                member: listed.member.clone().unwrap_or_default(),
                done_on: step.done_on,
            });
        }
    }
    Ok(todos)
}

fn finish(edit: &Edit<'_>, id: i64, on: NaiveDate) -> Result<()> {
    store::set_step_done(edit, id, on)
}
