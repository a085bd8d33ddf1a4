//! Imports a list of tickets as one operation, which is undone as one; or says what would come of it.

use super::super::numbers::Numbers;
use super::super::settled::settled;
use super::super::store::{self, NewTicket};
use super::plan::{Plan, Step, work_out};
use super::{ImportTicketsList, MAPPINGS, TicketListAction, TicketListOutcome};
use crate::kernel::{Error, Result};
use crate::people::tabular::{self, Staging};
use crate::register::rows::update_row;
use crate::register::{Edit, Op, Register};

/// Says what an import of a list of tickets would do.
pub fn inspect_ticket_list(
    register: &Register,
    staging: &Staging,
    request: ImportTicketsList,
) -> Result<TicketListOutcome> {
    work_out(register, staging, &request).map(|plan| plan.outcome)
}

/// Imports a list of tickets.
pub fn import_ticket_list(
    register: &mut Register,
    staging: &Staging,
    request: ImportTicketsList,
) -> Result<TicketListOutcome> {
    let Plan { mut outcome, steps, choices, proposed, heading_set } = work_out(register, staging, &request)?;
    if let Some(question) = outcome.question {
        return Err(Error::invalid(outcome.question_field.as_deref().unwrap_or("mapping"), question));
    }
    if outcome.created + outcome.updated == 0 {
        return Ok(outcome);
    }
    let summary = message!(
        "Imported tickets from {file_name}: {created} new, {updated} updated",
        file_name = outcome.file_name,
        created = outcome.created,
        updated = outcome.updated
    );
    let written = register.transact_with_entry(Op::new(summary), |edit| {
        if choices != proposed || outcome.saved.is_none() {
            tabular::remember(edit, MAPPINGS, &heading_set, &outcome.file_name, &choices)?;
        }
        create(edit, &choices.source, &steps)?;
        steps
            .iter()
            .filter(|step| step.action == TicketListAction::Update)
            .try_for_each(|step| update(edit, step))
    })?;
    outcome.batch = written.entry_id;
    Ok(outcome)
}

fn create(edit: &Edit<'_>, source: &str, steps: &[Step]) -> Result<()> {
    let new: Vec<&Step> = steps.iter().filter(|step| step.action == TicketListAction::Create).collect();
    let mut numbers = Numbers::default();
    let mut tickets = Vec::with_capacity(new.len());
    edit.in_bulk("ticket", || {
        for step in &new {
            let read = &step.read;
            let (received_at, offset_minutes) = (&read.received.0, read.received.1);
            let (year, serial) = numbers.next(edit, received_at, offset_minutes)?;
            let row = NewTicket {
                year,
                serial,
                received: (received_at, offset_minutes),
                state: read.state,
                told_response_at: read.told_response_at.as_deref(),
                hides_response: read.hides_response,
                source: (source, &read.number),
                ..NewTicket::default()
            };
            let settled = settled(read.told_response_at.as_deref(), &[], &read.states());
            tickets.push(store::insert(edit, &step.draft, &row, &settled)?);
        }
        Ok(())
    })?;
    edit.in_bulk("ticket_state", || {
        for (step, id) in new.iter().zip(&tickets) {
            for (state, at) in step.read.states() {
                store::note_state(edit, *id, state, &at, edit.user())?;
            }
        }
        Ok(())
    })
}

fn update(edit: &Edit<'_>, step: &Step) -> Result<()> {
    let (Some(known), read) = (&step.known, &step.read) else { return Ok(()) };
    store::update(edit, known, &step.draft, (&read.received.0, read.received.1))?;
    if read.told_response_at.is_some() {
        update_row(edit, "ticket", known.id, &[("told_response_at", &read.told_response_at)])?;
    }
    // A ticket that was merged here goes on with the one that it is part of.
    if known.merged_into_id.is_none() {
        let had: Vec<_> =
            store::states(edit, known.id)?.into_iter().map(|(state, at, _)| (state, at)).collect();
        let says = read.states();
        let is_new = |said: &&(crate::service::tickets::TicketState, String)| !had.contains(said);
        let mut last = known.state;
        for (state, at) in says.iter().filter(is_new) {
            store::note_state(edit, known.id, *state, at, edit.user())?;
            last = *state;
        }
        // The state that it has already may have been told of before.
        if last != read.state {
            let at = read.updated_at.clone().unwrap_or_else(|| edit.timestamp());
            store::note_state(edit, known.id, read.state, &at, edit.user())?;
        }
        update_row(edit, "ticket", known.id, &[("state", &read.state.code())])?;
    }
    store::settle(edit, known.id)
}
