//! Gives a ticket with all that belongs to it.

use serde::Serialize;
use ts_rs::TS;

use super::draft::utc;
use super::escalations::{self, TicketEscalation};
use super::set_state::found;
use super::threads::subject_key;
use super::who::Directory;
use super::{Ticket, TicketClocks, TicketMessage, TicketName, TicketState, WhoAsks, clocks, messages, store};
use crate::kernel::{Id, Message, Result};
use crate::people::contacts;
use crate::people::members::{self, MemberName, Status};
use crate::register::{Connection, Register};

/// A ticket with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketDetail {
    /// The ticket.
    pub ticket: Ticket,
    /// Its member's name; empty for none.
    pub member_name: String,
    /// Further members that it concerns.
    pub other_members: Vec<MemberName>,
    /// The name that its contact has now; empty for none.
    pub contact_name: String,
    /// Whose the asker's address is.
    pub who: WhoAsks,
    /// Its messages and those of tickets merged into it, the oldest first.
    pub messages: Vec<TicketMessage>,
    /// The states that it went through, the first one first.
    pub states: Vec<StateHeld>,
    /// The ticket that it is part of.
    pub merged_into: Option<TicketName>,
    /// The tickets that are part of it.
    pub merged: Vec<TicketName>,
    /// The ticket that it was split from, or goes on with.
    pub before: Option<TicketName>,
    /// The tickets that were split from it, or go on with it.
    pub after: Vec<TicketName>,
    /// Tickets that it may belong to: of the same asker, with the same subject.
    pub may_belong_to: Vec<TicketName>,
    /// What ORCID was asked about it, the first time first.
    pub escalations: Vec<TicketEscalation>,
    /// How long it waited in the desk’s working time.
    pub clocks: TicketClocks,
    /// What is worth knowing before it is answered, as sentences.
    pub warnings: Vec<Message>,
}

/// A state that a ticket had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StateHeld {
    /// The state.
    pub state: TicketState,
    /// From when: RFC 3339 in UTC.
    pub from_at: String,
    /// Who set it.
    pub set_by: String,
}

/// Gives a ticket.
pub fn get(register: &Register, request: Id) -> Result<TicketDetail> {
    let connection = register.reader();
    let ticket = found(connection, request.id)?;
    let mut shown = messages::store::messages(connection, ticket.id)?;
    let subject = subject_key(&ticket.draft.subject);
    for message in &mut shown {
        message.has_other_subject = !message.subject.is_empty() && subject_key(&message.subject) != subject;
    }
    let member = ticket.draft.member_id.map(|id| members::find(connection, id)).transpose()?;
    let contact =
        ticket.draft.contact_id.map(|id| contacts::store::find(connection, id)).transpose()?.flatten();
    let who = Directory::read(connection)?.who(&ticket.draft.asker_email);
    let name = |id: Option<i64>| id.map(|id| store::name(connection, id)).transpose().map(Option::flatten);
    let warnings = warnings(connection, &ticket, &shown, &who, member.as_ref())?;
    Ok(TicketDetail {
        member_name: member.map(|member| member.draft.official_name).unwrap_or_default(),
        other_members: store::other_members(connection, ticket.id)?,
        contact_name: contact.map(|contact| contact.name()).unwrap_or_default(),
        who,
        states: store::states(connection, ticket.id)?
            .into_iter()
            .map(|(state, from_at, set_by)| StateHeld { state, from_at, set_by })
            .collect(),
        merged_into: name(ticket.merged_into_id)?,
        merged: store::merged_into(connection, ticket.id)?,
        before: name(ticket.split_from_id.or(ticket.follows_id))?,
        after: store::successors(connection, ticket.id)?,
        may_belong_to: alike(connection, &ticket)?,
        escalations: escalated(register, ticket.id)?,
        clocks: clocks::of(connection, ticket.id, register.clock().now())?,
        warnings,
        messages: shown,
        ticket,
    })
}

/// What ORCID was asked about a ticket, with what is overdue today.
fn escalated(register: &Register, id: i64) -> Result<Vec<TicketEscalation>> {
    let today = escalations::today_at_orcid(register)?;
    let mut all = escalations::store::of_ticket(register.reader(), id)?;
    for one in &mut all {
        one.is_overdue = one.answered_at.is_none()
            && one.answer_ids.is_empty()
            && one.draft.due_on.is_some_and(|due_on| due_on < today);
    }
    Ok(all)
}

/// Other tickets of the same asker with the same subject.
fn alike(connection: &Connection, ticket: &Ticket) -> Result<Vec<TicketName>> {
    if ticket.draft.asker_email.is_empty() || ticket.merged_into_id.is_some() {
        return Ok(Vec::new());
    }
    let subject = subject_key(&ticket.draft.subject);
    let others = store::of_asker(connection, &ticket.draft.asker_email)?;
    let is_alike = |other: &TicketName| other.id != ticket.id && subject_key(&other.subject) == subject;
    Ok(others.into_iter().filter(is_alike).collect())
}

fn warnings(
    connection: &Connection,
    ticket: &Ticket,
    messages: &[TicketMessage],
    who: &WhoAsks,
    member: Option<&members::Member>,
) -> Result<Vec<Message>> {
    let mut warnings = Vec::new();
    let secrets: i64 = messages.iter().map(|message| message.secrets_struck).sum();
    if secrets > 0 {
        warnings.push(message!(
            "{secrets, plural, one {# secret was} other {# secrets were}} struck out of what was sent. Ask the member to replace it: whoever read the mail knows it.",
            secrets
        ));
    }
    if let Some(member) = member.filter(|member| member.draft.status == Status::Former) {
        warnings.push(message!("{member} is no longer a member.", member = member.draft.official_name));
    }
    let asker = &ticket.draft.asker_email;
    if ticket.draft.contact_id.is_none()
        && who.contact_id.is_none()
        && !asker.is_empty()
        && ticket.draft.member_id.is_some()
    {
        warnings.push(message!("{asker} is no contact of the member.", asker));
    }
    for address in messages.iter().flat_map(|message| message.bounces.keys()) {
        warnings.push(message!("{address} cannot be reached: correct the contact’s address.", address));
    }
    if let Some(earlier) =
        ticket.first_response_at.as_ref().filter(|at| **at < utc(&ticket.draft.received_at))
    {
        warnings.push(message!(
            "The first answer ({earlier}) lies before the question. Such times count in no figure: correct when it was received.",
            earlier
        ));
    }
    if let Some(earlier) = ticket.first_solved_at.as_ref().filter(|at| **at < utc(&ticket.draft.received_at))
    {
        warnings.push(message!(
            "It was solved ({earlier}) before it was asked. Such times count in no figure: correct when it was received.",
            earlier
        ));
    }
    let forwarded = messages.iter().find(|message| !message.forwarded_email.is_empty());
    if let Some(forwarded) = forwarded.filter(|message| message.forwarded_email != *asker) {
        warnings.push(message!(
            "It was passed on: {asker} wrote it. Make that the asker.",
            asker = if forwarded.forwarded_name.is_empty() {
                &forwarded.forwarded_email
            } else {
                &forwarded.forwarded_name
            }
        ));
    }
    if messages::store::address_bounced(connection, asker)? && !asker.is_empty() {
        warnings.push(message!("Mail to {asker} came back before.", asker));
    }
    Ok(warnings)
}
