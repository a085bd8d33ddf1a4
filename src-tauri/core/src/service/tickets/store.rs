//! Tickets and their messages in the register.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::draft::with_offset;
use super::settled::{Said, Settled};
use super::{
    DeskSettings, MessageKind, Priority, Ticket, TicketChannel, TicketDraft, TicketName, TicketState,
    TicketTopic,
};
use crate::kernel::{Result, text};
use crate::people::members::MemberName;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, code, insert_row, json, update_row};

/// The ticket `id`.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Ticket>> {
    let mut statement = connection.prepare_cached("SELECT * FROM ticket WHERE id = ?1")?;
    let Some(mut ticket) = statement.query_row([id], read_ticket).optional()? else { return Ok(None) };
    ticket.draft.other_member_ids =
        other_members(connection, id)?.into_iter().map(|member| member.id).collect();
    Ok(Some(ticket))
}

pub(super) fn read_ticket(row: &Row<'_>) -> rusqlite::Result<Ticket> {
    let received_at: String = row.get("received_at")?;
    Ok(Ticket {
        id: row.get("id")?,
        number: row.get("number")?,
        draft: TicketDraft {
            subject: row.get("subject")?,
            member_id: row.get("member_id")?,
            other_member_ids: Vec::new(),
            contact_id: row.get("contact_id")?,
            asker_name: row.get("asker_name")?,
            asker_email: row.get("asker_email")?,
            organisation: row.get("organisation")?,
            channel: code(row, "channel", TicketChannel::from_code)?,
            received_at: with_offset(&received_at, row.get("received_offset_minutes")?),
            topic: code(row, "topic", TicketTopic::from_code)?,
            integration: row.get("integration")?,
            tier: row.get("tier")?,
            priority: code(row, "priority", Priority::from_code)?,
            owner: row.get("owner")?,
            is_confidential: row.get("is_confidential")?,
            is_reusable: row.get("is_reusable")?,
            minutes_spent: row.get("minutes_spent")?,
            rating: row.get("rating")?,
            remark: row.get("remark")?,
        },
        state: code(row, "state", TicketState::from_code)?,
        merged_into_id: row.get("merged_into_id")?,
        split_from_id: row.get("split_from_id")?,
        follows_id: row.get("follows_id")?,
        entered_at: row.get("entered_at")?,
        first_response_at: row.get("first_response_at")?,
        first_solved_at: row.get("first_solved_at")?,
        last_solved_at: row.get("last_solved_at")?,
        last_message_at: row.get("last_message_at")?,
        reopened_count: row.get("reopened_count")?,
        is_automatic: row.get("is_automatic")?,
        source: row.get("source")?,
        source_number: row.get("source_number")?,
    })
}

/// The further members of a ticket.
pub(super) fn other_members(connection: &Connection, id: i64) -> Result<Vec<MemberName>> {
    let mut statement = connection.prepare_cached(include_str!("sql/other_members.sql"))?;
    let read =
        |row: &Row<'_>| Ok(MemberName { id: row.get("id")?, official_name: row.get("official_name")? });
    Ok(statement.query_map([id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Tickets by a condition on the table, the first ones first.
fn names(connection: &Connection, condition: &str, id: i64) -> Result<Vec<TicketName>> {
    let sql = format!("SELECT id, number, subject, state FROM ticket WHERE {condition} ORDER BY id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id], read_name)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn read_name(row: &Row<'_>) -> rusqlite::Result<TicketName> {
    Ok(TicketName {
        id: row.get("id")?,
        number: row.get("number")?,
        subject: row.get("subject")?,
        state: code(row, "state", TicketState::from_code)?,
    })
}

/// The ticket `id` by its number.
pub(super) fn name(connection: &Connection, id: i64) -> Result<Option<TicketName>> {
    Ok(names(connection, "id = ?1", id)?.pop())
}

/// The tickets that were merged into `id`.
pub(super) fn merged_into(connection: &Connection, id: i64) -> Result<Vec<TicketName>> {
    names(connection, "merged_into_id = ?1", id)
}

/// The tickets that were split from `id`, or go on with it.
pub(super) fn successors(connection: &Connection, id: i64) -> Result<Vec<TicketName>> {
    names(connection, "split_from_id = ?1 OR follows_id = ?1", id)
}

/// The ticket that `id` is part of at last: itself unless it was merged.
pub(super) fn survivor(connection: &Connection, id: i64) -> Result<i64> {
    let mut statement = connection.prepare_cached(include_str!("sql/survivor.sql"))?;
    Ok(statement.query_row([id], |row| row.get("id")).optional()?.unwrap_or(id))
}

/// The ticket of a number.
pub(super) fn by_number(connection: &Connection, number: &str) -> Result<Option<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM ticket WHERE number = ?1")?;
    Ok(statement.query_row([number], |row| row.get("id")).optional()?)
}

/// The last number that was given in a year.
pub(super) fn last_serial(connection: &Connection, year: i32) -> Result<i64> {
    let sql = "SELECT coalesce(max(number_serial), 0) AS serial FROM ticket WHERE number_year = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([year], |row| row.get("serial"))?)
}

/// What of a ticket is not in its draft.
#[derive(Debug, Clone, Default)]
pub(super) struct NewTicket<'a> {
    pub(super) year: i32,
    pub(super) serial: i64,
    pub(super) received: (&'a str, i32),
    pub(super) state: TicketState,
    pub(super) split_from_id: Option<i64>,
    pub(super) follows_id: Option<i64>,
    pub(super) told_response_at: Option<&'a str>,
    /// Whether nobody knows if a person answered.
    pub(super) hides_response: bool,
    pub(super) source: (&'a str, &'a str),
}

/// Inserts a ticket whose draft is in its stored form.
pub(super) fn insert(
    edit: &Edit<'_>,
    draft: &TicketDraft,
    new: &NewTicket<'_>,
    settled: &Settled,
) -> Result<i64> {
    let number = super::numbers::number(new.year, new.serial);
    let entered_at = edit.timestamp();
    let (words, tells_response) = (words(&number, draft, new.source.1), !new.hides_response);
    let mut columns: Vec<ColumnValue<'_>> = vec![
        ("number", &number),
        ("number_year", &new.year),
        ("number_serial", &new.serial),
        ("received_at", &new.received.0),
        ("received_offset_minutes", &new.received.1),
        ("entered_at", &entered_at),
        ("split_from_id", &new.split_from_id),
        ("follows_id", &new.follows_id),
        ("told_response_at", &new.told_response_at),
        ("tells_response", &tells_response),
        ("source", &new.source.0),
        ("source_number", &new.source.1),
        ("words", &words),
    ];
    let state = new.state.code();
    columns.push(("state", &state));
    let (channel, topic, priority) = codes(draft);
    columns.extend(written(draft, &channel, &topic, &priority));
    columns.extend(following(settled));
    insert_row(edit, "ticket", &columns)
}

/// Replaces what is written by hand of a ticket.
pub(super) fn update(
    edit: &Edit<'_>,
    ticket: &Ticket,
    draft: &TicketDraft,
    received: (&str, i32),
) -> Result<()> {
    let words = words(&ticket.number, draft, &ticket.source_number);
    let (channel, topic, priority) = codes(draft);
    let mut columns: Vec<ColumnValue<'_>> =
        vec![("words", &words), ("received_at", &received.0), ("received_offset_minutes", &received.1)];
    columns.extend(written(draft, &channel, &topic, &priority));
    update_row(edit, "ticket", ticket.id, &columns)?;
    set_other_members(edit, ticket.id, &draft.other_member_ids)
}

fn codes(draft: &TicketDraft) -> (&'static str, &'static str, &'static str) {
    (draft.channel.code(), draft.topic.code(), draft.priority.code())
}

fn written<'a>(
    draft: &'a TicketDraft,
    channel: &'a &'static str,
    topic: &'a &'static str,
    priority: &'a &'static str,
) -> [ColumnValue<'a>; 17] {
    [
        ("subject", &draft.subject),
        ("member_id", &draft.member_id),
        ("contact_id", &draft.contact_id),
        ("asker_name", &draft.asker_name),
        ("asker_email", &draft.asker_email),
        ("organisation", &draft.organisation),
        ("channel", channel),
        ("topic", topic),
        ("integration", &draft.integration),
        ("tier", &draft.tier),
        ("priority", priority),
        ("owner", &draft.owner),
        ("is_confidential", &draft.is_confidential),
        ("is_reusable", &draft.is_reusable),
        ("minutes_spent", &draft.minutes_spent),
        ("rating", &draft.rating),
        ("remark", &draft.remark),
    ]
}

fn following(settled: &Settled) -> [ColumnValue<'_>; 6] {
    [
        ("first_response_at", &settled.first_response_at),
        ("first_solved_at", &settled.first_solved_at),
        ("last_solved_at", &settled.last_solved_at),
        ("last_message_at", &settled.last_message_at),
        ("reopened_count", &settled.reopened_count),
        ("is_automatic", &settled.is_automatic),
    ]
}

/// What a ticket is found by.
fn words(number: &str, draft: &TicketDraft, source_number: &str) -> String {
    let all = [
        number,
        source_number,
        &draft.subject,
        &draft.asker_name,
        &draft.asker_email,
        &draft.organisation,
        &draft.integration,
        &draft.owner,
    ];
    format!(" {}", text::search_words(&all.join(" ")))
}

/// Makes these the further members of a ticket.
pub(super) fn set_other_members(edit: &Edit<'_>, id: i64, members: &[i64]) -> Result<()> {
    let known: Vec<i64> = other_members(edit, id)?.into_iter().map(|member| member.id).collect();
    for gone in known.iter().filter(|known| !members.contains(known)) {
        edit.prepare_cached("DELETE FROM ticket_member WHERE ticket_id = ?1 AND member_id = ?2")?
            .execute([id, *gone])?;
    }
    for new in members.iter().filter(|new| !known.contains(new)) {
        let columns: [ColumnValue<'_>; 2] = [("ticket_id", &id), ("member_id", new)];
        insert_row(edit, "ticket_member", &columns)?;
    }
    Ok(())
}

/// The states of a ticket, in their order, with the instants from which they held.
pub(super) fn states(connection: &Connection, id: i64) -> Result<Vec<(TicketState, String, String)>> {
    let sql = "SELECT state, from_at, set_by FROM ticket_state WHERE ticket_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| {
        Ok((code(row, "state", TicketState::from_code)?, row.get("from_at")?, row.get("set_by")?))
    };
    Ok(statement.query_map([id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Notes a state, without making it that of the ticket.
pub(super) fn note_state(edit: &Edit<'_>, id: i64, state: TicketState, at: &str, by: &str) -> Result<()> {
    let columns: [ColumnValue<'_>; 4] =
        [("ticket_id", &id), ("state", &state.code()), ("from_at", &at), ("set_by", &by)];
    insert_row(edit, "ticket_state", &columns).map(|_| ())
}

/// Gives a ticket a state from an instant on.
pub(super) fn enter_state(
    edit: &Edit<'_>,
    id: i64,
    state: TicketState,
    at: &str,
    merged_into_id: Option<i64>,
) -> Result<()> {
    note_state(edit, id, state, at, edit.user())?;
    let columns: [ColumnValue<'_>; 2] = [("state", &state.code()), ("merged_into_id", &merged_into_id)];
    update_row(edit, "ticket", id, &columns)
}

/// Notes when an asker was asked what they thought of it.
pub(super) fn note_rating_asked(edit: &Edit<'_>, id: i64, at: &str) -> Result<()> {
    update_row(edit, "ticket", id, &[("rating_asked_at", &at)])
}

/// Gives a ticket an owner.
pub(super) fn set_owner(edit: &Edit<'_>, ticket: &Ticket, owner: &str) -> Result<()> {
    let draft = TicketDraft { owner: owner.to_owned(), ..ticket.draft.clone() };
    let words = words(&ticket.number, &draft, &ticket.source_number);
    update_row(edit, "ticket", ticket.id, &[("owner", &owner), ("words", &words)])
}

/// The messages of a ticket as far as they count, those of tickets merged into it included.
pub(super) fn said(connection: &Connection, id: i64) -> Result<Vec<Said>> {
    let mut statement = connection.prepare_cached(include_str!("sql/said.sql"))?;
    let read =
        |row: &Row<'_>| Ok(Said { kind: code(row, "kind", MessageKind::from_code)?, at: row.get("at")? });
    Ok(statement.query_map([id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// What an imported list says of the first answer to a ticket.
pub(super) fn told_response(connection: &Connection, id: i64) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT told_response_at FROM ticket WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("told_response_at"))?)
}

/// Brings what follows from messages and states up to date.
pub(super) fn settle(edit: &Edit<'_>, id: i64) -> Result<()> {
    let states: Vec<(TicketState, String)> =
        states(edit, id)?.into_iter().map(|(state, from_at, _)| (state, from_at)).collect();
    let told = told_response(edit, id)?;
    let settled = super::settled::settled(told.as_deref(), &said(edit, id)?, &states);
    update_row(edit, "ticket", id, &following(&settled))
}

/// How the desk works, where somebody has said so.
pub(super) fn settings(connection: &Connection) -> Result<Option<DeskSettings>> {
    let mut statement = connection.prepare_cached(
        "SELECT addresses, reopen_months, targets, keep_years, share_targets FROM ticket_settings",
    )?;
    let read = |row: &Row<'_>| {
        Ok(DeskSettings {
            addresses: json(row, "addresses")?,
            reopen_months: row.get("reopen_months")?,
            targets: json(row, "targets")?,
            keep_years: row.get("keep_years")?,
            share_targets: json(row, "share_targets")?,
        })
    };
    Ok(statement.query_row([], read).optional()?)
}

pub(super) fn save_settings(edit: &Edit<'_>, settings: &DeskSettings) -> Result<()> {
    let addresses = serde_json::to_string(&settings.addresses)?;
    let targets = serde_json::to_string(&settings.targets)?;
    let share_targets = serde_json::to_string(&settings.share_targets)?;
    edit.prepare_cached(include_str!("sql/save_settings.sql"))?.execute(params![
        addresses,
        settings.reopen_months,
        targets,
        settings.keep_years,
        share_targets
    ])?;
    Ok(())
}

/// The tickets of an asker that are no part of another, the latest first.
pub(super) fn of_asker(connection: &Connection, email: &str) -> Result<Vec<TicketName>> {
    let mut statement = connection.prepare_cached(include_str!("sql/of_asker.sql"))?;
    Ok(statement.query_map([email], read_name)?.collect::<rusqlite::Result<_>>()?)
}

/// Finds a ticket by what it says now.
pub(super) fn renew_words(edit: &Edit<'_>, id: i64) -> Result<()> {
    let Some(ticket) = find(edit, id)? else { return Ok(()) };
    let words = words(&ticket.number, &ticket.draft, &ticket.source_number);
    update_row(edit, "ticket", id, &[("words", &words)])
}
