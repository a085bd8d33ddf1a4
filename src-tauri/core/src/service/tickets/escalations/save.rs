//! Notes that ORCID is asked about a ticket, and corrects it.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use ts_rs::TS;

use super::super::draft::read_instant;
use super::super::set_state::{enter, found};
use super::super::{Ticket, TicketDetail, TicketState, get, messages, store as tickets};
use super::{TicketEscalation, TicketEscalationDraft, store};
use crate::kernel::{Error, FieldProblems, Id, OptionExt, Result, ids, text};
use crate::register::{Connection, Op, Register};
use crate::service::mail_files::secrets;

/// Asks to note that ORCID is asked about a ticket.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EscalateTickets {
    /// The ticket.
    pub ticket_id: i64,
    /// What is asked.
    pub draft: TicketEscalationDraft,
    /// The state of the ticket from then on; as it is when absent.
    pub state: Option<TicketState>,
}

/// Asks to correct what was asked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateTicketsEscalation {
    /// The escalation.
    pub id: i64,
    /// What was asked.
    pub draft: TicketEscalationDraft,
}

/// Notes that ORCID is asked about a ticket, which is of tier 2 from then on.
///
/// # Errors
/// On `to_whom` and `asked_for`: nothing. On `due_on`: a day before. On `file_ids`: a file of another ticket.
pub(in super::super) fn escalate(register: &mut Register, request: EscalateTickets) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.ticket_id)?;
    if ticket.merged_into_id.is_some() {
        return Err(Error::conflict(message!(
            "{ticket} is merged into another ticket: escalate that one.",
            ticket = ticket.number
        )));
    }
    let now = register.clock().now();
    let draft = checked(register.reader(), &ticket, request.draft, now)?;
    let op =
        Op::new(message!("Escalated {ticket} to {to_whom}", ticket = ticket.number, to_whom = draft.to_whom));
    register.transact(op, |edit| {
        store::save(edit, None, ticket.id, &draft)?;
        if ticket.draft.tier < 2 {
            store::set_tier(edit, ticket.id, 2)?;
        }
        if let Some(state) = request.state.filter(|state| *state != ticket.state) {
            enter(edit, &ticket, state, &draft.asked_at)?;
        }
        tickets::settle(edit, ticket.id)
    })?;
    get(register, Id { id: ticket.id })
}

/// Corrects what was asked.
///
/// # Errors
/// As [`escalate`]; on `asked_at`: after the answer.
pub(in super::super) fn update_escalation(
    register: &mut Register,
    request: UpdateTicketsEscalation,
) -> Result<TicketDetail> {
    let (known, ticket) = of(register.reader(), request.id)?;
    let draft = checked(register.reader(), &ticket, request.draft, register.clock().now())?;
    if known.answered_at.as_ref().is_some_and(|answered_at| *answered_at < draft.asked_at) {
        let message = message!("It was answered before that. Correct the answer first.");
        return Err(Error::invalid("asked_at", message));
    }
    if draft != known.draft {
        let op = Op::new(message!("Corrected what ORCID was asked about {ticket}", ticket = ticket.number));
        register.transact(op, |edit| store::save(edit, Some(&known), known.ticket_id, &draft))?;
    }
    get(register, Id { id: ticket.id })
}

/// Takes an escalation away.
pub(in super::super) fn remove(register: &mut Register, request: Id) -> Result<TicketDetail> {
    let (known, ticket) = of(register.reader(), request.id)?;
    let op = Op::new(message!("Took the escalation of {ticket} away", ticket = ticket.number));
    register.transact(op, |edit| store::delete(edit, known.id))?;
    get(register, Id { id: ticket.id })
}

/// An escalation, and the ticket that shows it.
pub(super) fn of(connection: &Connection, id: i64) -> Result<(TicketEscalation, Ticket)> {
    let known = store::find(connection, id)?.or_not_found(template!("Escalation"), id)?;
    let ticket = found(connection, tickets::survivor(connection, known.ticket_id)?)?;
    Ok((known, ticket))
}

/// The stored form of a draft: texts checked, secrets struck out, instants in UTC.
fn checked(
    connection: &Connection,
    ticket: &Ticket,
    draft: TicketEscalationDraft,
    now: DateTime<Utc>,
) -> Result<TicketEscalationDraft> {
    let mut problems = FieldProblems::default();
    let line = |written: &str| text::line(&secrets::strike_out(written).0);
    let lines = |written: &str| text::lines(&secrets::strike_out(written).0);
    let mut stored = TicketEscalationDraft {
        to_whom: problems.take("to_whom", text::line(&draft.to_whom)),
        to_email: problems.take_optional("to_email", &draft.to_email, ids::email).to_lowercase(),
        asked_for: problems.take("asked_for", lines(&draft.asked_for)),
        client_ids: problems.take("client_ids", line(&draft.client_ids.replace([',', ';'], " "))),
        status: problems.take("status", line(&draft.status)),
        steps: problems.take("steps", lines(&draft.steps)),
        reference: problems.take("reference", line(&draft.reference)),
        ..draft
    };
    let is_known = |problems: &FieldProblems, field: &str| problems.iter().any(|(known, _)| known == field);
    if stored.to_whom.is_empty() && !is_known(&problems, "to_whom") {
        problems.add("to_whom", message!("Say who is asked."));
    }
    if stored.asked_for.is_empty() && !is_known(&problems, "asked_for") {
        problems.add("asked_for", message!("Say what ORCID is asked for."));
    }
    let files: Vec<i64> = messages::store::messages(connection, ticket.id)?
        .iter()
        .flat_map(|message| message.files.iter().map(|file| file.id))
        .collect();
    stored.file_ids.sort_unstable();
    stored.file_ids.dedup();
    if stored.file_ids.iter().any(|id| !files.contains(id)) {
        problems.add("file_ids", message!("Choose files of this ticket’s messages."));
    }
    problems.into_result()?;
    stored.asked_at = read_instant("asked_at", &stored.asked_at, now)?.0;
    if !stored.happened_at.trim().is_empty() {
        stored.happened_at = read_instant("happened_at", &stored.happened_at, now)?.0;
    }
    let asked_on: Option<chrono::NaiveDate> = stored.asked_at.get(..10).and_then(|day| day.parse().ok());
    // ORCID's day may be the one before that of Greenwich.
    let first = asked_on.and_then(|day| day.pred_opt());
    if stored.due_on.zip(first).is_some_and(|(due_on, first)| due_on < first) {
        let message = message!("An answer cannot be due before it was asked for.");
        return Err(Error::invalid("due_on", message));
    }
    Ok(stored)
}
