//! The days that follow from enquiries: next steps, first days of membership, steps of onboarding, contacts to ask for again.

use chrono::NaiveDate;

use super::list::ListJoining;
use super::store::Listed;
use super::{plan, store};
use crate::kernel::{Deadline, Message, Result};
use crate::people::members::Status;
use crate::register::Connection;

/// The days that follow from every open enquiry.
pub(super) fn deadlines(connection: &Connection, today: NaiveDate) -> Result<Vec<Deadline>> {
    let mut steps = plan::store::steps(connection, None)?;
    let mut placeholders = plan::store::placeholders(connection, None)?;
    let mut deadlines = Vec::new();
    for listed in store::all(connection, &ListJoining::default())? {
        let Listed { enquiry, member_status, .. } = listed;
        let draft = &enquiry.draft;
        let organisation = &draft.organisation;
        let deadline = |what: String, on: NaiveDate, title: Message, detail: Message| Deadline {
            key: format!("joining-{}-{what}", enquiry.id),
            on,
            title,
            detail,
            screen: "joining".to_owned(),
            record_id: Some(enquiry.id),
            remind_days: 3,
        };
        if let Some(until) = enquiry.deferred_until {
            let title = message!("Take up the enquiry of {organisation} again", organisation);
            let detail = message!("It was deferred until this day.");
            deadlines.push(deadline("deferred".to_owned(), until, title, detail));
        }
        if enquiry.closed_on.is_some() {
            continue;
        }
        if let Some(on) = draft.next_step_on {
            let title = match draft.next_step.is_empty() {
                true => message!("Next step with {organisation}", organisation),
                false => message!("{organisation}: {step}", organisation, step = draft.next_step),
            };
            deadlines.push(deadline("next".to_owned(), on, title, message!("The next step of an enquiry.")));
        }
        let is_member = matches!(member_status, Some(Status::Active | Status::Leaving | Status::Former));
        if let Some(on) = draft.starts_on.filter(|on| *on >= today && !is_member) {
            let title = message!("Membership of {organisation} begins", organisation);
            deadlines.push(deadline("start".to_owned(), on, title, message!("As it was agreed with them.")));
        }
        for step in steps.remove(&enquiry.id).unwrap_or_default() {
            let step = step.due(draft.starts_on);
            if let Some(on) = step.due_on.filter(|_| !step.is_over()) {
                let title = message!("{organisation}: {step}", organisation, step = step.name);
                let detail = message!("A step of onboarding, by its first day of membership.");
                deadlines.push(deadline(format!("step-{}", step.item), on, title, detail));
            }
        }
        for placeholder in placeholders.remove(&enquiry.id).unwrap_or_default() {
            let role = placeholder.role.noun();
            let title = message!("Ask {organisation} for the {role}", organisation, role);
            let detail = message!("The contact was not yet known.");
            let key = format!("contact-{}", placeholder.role.code());
            deadlines.push(deadline(key, placeholder.remind_on, title, detail));
        }
    }
    Ok(deadlines)
}
