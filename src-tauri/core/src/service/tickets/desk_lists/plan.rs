//! What an import of a list would do: how the list is read, and what is new or changes.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::super::who::Directory;
use super::super::{Ticket, TicketDraft, WhoAsks};
use super::read::{ReadList, ReadTicket, Reader, zone_in_footer};
use super::{
    ImportTicketsList, ListedTicket, MAPPINGS, READING, TicketField, TicketListAction, TicketListColumn,
    TicketListOutcome, fields, store,
};
use crate::kernel::{Error, Message, Result, text};
use crate::people::tabular::values::{OrderFound, order_of};
use crate::people::tabular::{self, DateOrder, FirstRow, Reading, Records, SourceTable, Staging};
use crate::register::Register;

/// Sample values shown of a column.
const SAMPLES: usize = 3;
/// Cells shown of each of the first rows.
const FIRST_CELLS: usize = 8;
/// Problems that are named one by one.
const PROBLEMS_MAX: usize = 1_000;
/// Tickets that are named one by one.
const TICKETS_MAX: usize = 500;

/// What is remembered of a list by its headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Choices {
    pub(super) fields: BTreeMap<String, Option<TicketField>>,
    pub(super) source: String,
    pub(super) zone: Option<String>,
    pub(super) date_order: Option<DateOrder>,
}

/// A ticket of a list beside the one that the register has.
pub(super) struct Step {
    pub(super) read: ReadTicket,
    pub(super) draft: TicketDraft,
    pub(super) known: Option<Ticket>,
    pub(super) action: TicketListAction,
}

/// What an import would do.
pub(super) struct Plan {
    pub(super) outcome: TicketListOutcome,
    pub(super) steps: Vec<Step>,
    pub(super) choices: Choices,
    pub(super) proposed: Choices,
    pub(super) heading_set: String,
}

/// Works out what an import would do.
pub(super) fn work_out(register: &Register, staging: &Staging, request: &ImportTicketsList) -> Result<Plan> {
    let file = staging.file(&request.token)?;
    let reading = Reading {
        encoding: request.encoding.as_deref(),
        delimiter: request.delimiter.as_deref(),
        sheet: request.sheet.as_deref(),
        hidden: request.hidden,
        ..READING
    };
    let table = SourceTable::of(file, reading)?;
    let list = table.records(request.header_row)?;
    let heading_set = heading_set(&list.headings);
    let remembered = tabular::remembered::<Choices>(register.reader(), MAPPINGS, &heading_set)?;
    let saved = remembered.as_ref().map(|(_, saved)| saved.clone());
    let proposed = remembered.map_or_else(|| recognised(&list.headings), |(choices, _)| choices);
    let choices = chosen(request, &list, &proposed)?;
    let mapping: Vec<Option<TicketField>> =
        list.headings.iter().map(|heading| choices.fields.get(&key(heading)).copied().flatten()).collect();
    let (zone, question) = questions(&choices, &mapping, &list);
    let reader = Reader {
        mapping: &mapping,
        headings: &list.headings,
        zone: zone.unwrap_or(Tz::UTC),
        order: order(&choices, &mapping, &list).ok(),
    };
    let read = if question.is_none() { reader.read(&list) } else { ReadList::default() };
    let steps = if question.is_none() { steps(register, &choices.source, &read)? } else { Vec::new() };
    let outcome = TicketListOutcome {
        token: request.token.clone(),
        file_name: file.name.clone(),
        source: choices.source.clone(),
        zone: zone.map_or_else(String::new, |zone| zone.name().to_owned()),
        form: table.form(&list),
        header_row: list.header_row,
        first_rows: first_rows(&list),
        columns: columns(&list, &mapping),
        saved,
        rows: if question.is_none() { read.rows } else { list.records.len() },
        created: count(&steps, TicketListAction::Create),
        updated: count(&steps, TicketListAction::Update),
        unchanged: count(&steps, TicketListAction::Unchanged) + read.doubled,
        rejected: read.rejected,
        problems: read.problems.into_iter().take(PROBLEMS_MAX).collect(),
        tickets: listed(register, &steps)?,
        question_field: question.as_ref().map(|(field, _)| (*field).to_owned()),
        question: question.map(|(_, sentence)| sentence),
        batch: None,
    };
    Ok(Plan { outcome, steps, choices, proposed, heading_set })
}

fn count(steps: &[Step], action: TicketListAction) -> usize {
    steps.iter().filter(|step| step.action == action).count()
}

fn key(heading: &str) -> String {
    if heading.trim() == "#" { "#".to_owned() } else { text::search_key(heading) }
}

/// What the set of headings is known by: whatever their order, case and spacing.
fn heading_set(headings: &[String]) -> String {
    let mut keys: Vec<String> = headings.iter().map(|heading| key(heading)).collect();
    keys.sort_unstable();
    keys.join("\n")
}

/// What is proposed for a list without any memory of it.
fn recognised(headings: &[String]) -> Choices {
    let keys = headings.iter().map(|heading| key(heading));
    Choices {
        fields: keys.zip(fields::recognised(headings)).collect(),
        source: fields::source_of(headings).to_owned(),
        zone: None,
        date_order: None,
    }
}

fn chosen(request: &ImportTicketsList, list: &Records<'_>, proposed: &Choices) -> Result<Choices> {
    let mut choices = proposed.clone();
    if !request.mapping.is_empty() {
        if request.mapping.len() != list.headings.len() {
            let message = message!(
                "The mapping has {count, plural, one {# entry} other {# entries}}, the file {columns, plural, one {# column} other {# columns}}. Choose the file again.",
                count = request.mapping.len(),
                columns = list.headings.len()
            );
            return Err(Error::invalid("mapping", message));
        }
        choices.fields =
            list.headings.iter().map(|heading| key(heading)).zip(request.mapping.iter().copied()).collect();
    }
    if let Some(source) = request.source.as_ref().filter(|source| !source.trim().is_empty()) {
        choices.source = text::name(source).map_err(|problem| Error::invalid("source", problem))?;
    }
    if let Some(zone) = request.zone.as_ref().filter(|zone| !zone.trim().is_empty()) {
        let zone: Tz = zone.trim().parse().map_err(|_| {
            Error::invalid("zone", message!("“{zone}” is no time zone. It looks like Europe/Berlin.", zone))
        })?;
        choices.zone = Some(zone.name().to_owned());
    }
    choices.date_order = request.date_order.or(choices.date_order);
    Ok(choices)
}

/// The zone of the times, and what has to be asked first.
fn questions(
    choices: &Choices,
    mapping: &[Option<TicketField>],
    list: &Records<'_>,
) -> (Option<Tz>, Option<(&'static str, Message)>) {
    for (field, what) in [
        (TicketField::Number, message!("Which column holds the number of the ticket?")),
        (TicketField::Subject, message!("Which column holds the subject?")),
        (TicketField::ReceivedAt, message!("Which column says when a ticket was received?")),
    ] {
        if !mapping.contains(&Some(field)) {
            return (None, Some(("mapping", what)));
        }
    }
    let told = choices.zone.as_ref().and_then(|zone| zone.parse().ok());
    let zone = told.or_else(|| zone_in_footer(list));
    if zone.is_none() && times(mapping, list).any(|cell| !names_zone(cell)) {
        let question = message!("The times of this list have no zone. Which one are they in?");
        return (None, Some(("zone", question)));
    }
    match order(choices, mapping, list) {
        Ok(_) => (zone, None),
        Err(question) => (zone, Some(("date_order", question))),
    }
}

/// The cells of the columns that hold times.
fn times<'a>(
    mapping: &'a [Option<TicketField>],
    list: &'a Records<'_>,
) -> impl Iterator<Item = &'a str> + 'a {
    let is_time = |field: &Option<TicketField>| {
        matches!(
            field,
            Some(
                TicketField::ReceivedAt
                    | TicketField::UpdatedAt
                    | TicketField::FirstResponseAt
                    | TicketField::SolvedAt
                    | TicketField::ClosedAt
            )
        )
    };
    let places = mapping.iter().enumerate().filter(move |(_, field)| is_time(field)).map(|(place, _)| place);
    places
        .flat_map(|place| {
            list.records.iter().filter_map(move |record| record.cells.get(place)).map(|cell| cell.trim())
        })
        .filter(|cell| !super::words::is_nothing(cell))
}

fn names_zone(cell: &str) -> bool {
    chrono::DateTime::parse_from_rfc3339(cell).is_ok() || cell.ends_with("UTC") || cell.ends_with('Z')
}

/// The order of dates such as 03/04/2026, or the question which one is meant.
fn order(
    choices: &Choices,
    mapping: &[Option<TicketField>],
    list: &Records<'_>,
) -> Result<DateOrder, Message> {
    if let Some(order) = choices.date_order {
        return Ok(order);
    }
    match order_of(times(mapping, list)).0 {
        OrderFound::Settled(order) => Ok(order),
        OrderFound::Open => Err(message!(
            "Dates such as 03/04/2026 can be read in two ways. Which stands first, the day or the month?"
        )),
        OrderFound::NotNeeded => Ok(DateOrder::Dmy),
    }
}

/// What becomes of each ticket.
fn steps(register: &Register, source: &str, read: &ReadList) -> Result<Vec<Step>> {
    let connection = register.reader();
    let directory = Directory::with_names(connection)?;
    let mut steps = Vec::with_capacity(read.tickets.len());
    for ticket in &read.tickets {
        let known = store::by_source(connection, source, &ticket.number)?;
        let who = directory.who_of_list(&ticket.asker_email, &ticket.organisation, &ticket.asker_name);
        let draft = draft_of(ticket, known.as_ref(), &who);
        let action = match &known {
            None => TicketListAction::Create,
            Some(known) if is_as_listed(connection, known, ticket, &draft)? => TicketListAction::Unchanged,
            Some(_) => TicketListAction::Update,
        };
        steps.push(Step { read: ticket.clone(), draft, known, action });
    }
    Ok(steps)
}

/// A ticket as the list has it. What was chosen here stays: its member, its topic, who else it concerns.
fn draft_of(read: &ReadTicket, known: Option<&Ticket>, who: &WhoAsks) -> TicketDraft {
    let before = known.map(|known| known.draft.clone());
    let kept = before.clone().unwrap_or_default();
    TicketDraft {
        subject: read.subject.clone(),
        member_id: kept.member_id.or(who.member_id),
        contact_id: kept.contact_id.or(who.contact_id),
        asker_name: if read.asker_name.is_empty() { kept.asker_name } else { read.asker_name.clone() },
        asker_email: if read.asker_email.is_empty() { kept.asker_email } else { read.asker_email.clone() },
        organisation: if read.organisation.is_empty() {
            kept.organisation
        } else {
            read.organisation.clone()
        },
        channel: read.channel,
        received_at: super::super::draft::with_offset(&read.received.0, read.received.1),
        topic: before.as_ref().map_or(read.topic, |before| before.topic),
        priority: read.priority,
        owner: if read.owner.is_empty() { kept.owner } else { read.owner.clone() },
        tier: if kept.tier == 0 { 1 } else { kept.tier },
        minutes_spent: read.minutes_spent.max(kept.minutes_spent),
        rating: read.rating.or(kept.rating),
        other_member_ids: kept.other_member_ids,
        integration: kept.integration,
        is_confidential: kept.is_confidential,
        is_reusable: kept.is_reusable,
        remark: kept.remark,
    }
}

/// Whether the register has a ticket just as the list has it.
fn is_as_listed(
    connection: &crate::register::Connection,
    known: &Ticket,
    read: &ReadTicket,
    draft: &TicketDraft,
) -> Result<bool> {
    let told = super::super::store::told_response(connection, known.id)?;
    let is_answered_alike = read.told_response_at.is_none() || told == read.told_response_at;
    // A ticket that was merged here says no more where the other desk has it.
    let stands_alike = known.state == read.state || known.merged_into_id.is_some();
    let is_solved_alike = read.solved_at.is_none() || known.first_solved_at == read.solved_at;
    Ok(known.draft == *draft && stands_alike && is_answered_alike && is_solved_alike)
}

fn listed(register: &Register, steps: &[Step]) -> Result<Vec<ListedTicket>> {
    let directory = Directory::with_names(register.reader())?;
    let listed = |step: &Step| ListedTicket {
        row: step.read.row,
        number: step.read.number.clone(),
        action: step.action,
        subject: step.read.subject.clone(),
        state: step.read.state,
        received_at: step.read.received.0.clone(),
        who: directory.who_of_list(&step.read.asker_email, &step.read.organisation, &step.read.asker_name),
    };
    Ok(steps.iter().take(TICKETS_MAX).map(listed).collect())
}

fn first_rows(list: &Records<'_>) -> Vec<FirstRow> {
    let cells = |cells: &[std::borrow::Cow<'_, str>]| {
        cells.iter().take(FIRST_CELLS).map(|cell| cell.trim().to_owned()).collect()
    };
    list.first.iter().map(|record| FirstRow { row: record.line, cells: cells(&record.cells) }).collect()
}

fn columns(list: &Records<'_>, mapping: &[Option<TicketField>]) -> Vec<TicketListColumn> {
    let column = |(place, header): (usize, &String)| {
        let cells = list.records.iter().filter_map(|record| record.cells.get(place)).map(|cell| cell.trim());
        TicketListColumn {
            header: header.clone(),
            field: mapping.get(place).copied().flatten(),
            samples: cells.filter(|cell| !cell.is_empty()).take(SAMPLES).map(str::to_owned).collect(),
        }
    };
    list.headings.iter().enumerate().map(column).collect()
}
