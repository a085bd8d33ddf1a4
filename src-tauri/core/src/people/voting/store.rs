//! Rounds of confirmation in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{ConfirmationAnswer, ConfirmationRound, OpenVotingRound, RoundRow};
use crate::kernel::{Error, Result};
use crate::register::rows::{ColumnValue, insert_row};

pub(super) fn rounds(connection: &Connection) -> Result<Vec<ConfirmationRound>> {
    let mut statement = connection.prepare_cached(include_str!("sql/rounds.sql"))?;
    let rounds = statement.query_map([], |row| {
        Ok(ConfirmationRound {
            id: row.get("id")?,
            title: row.get("title")?,
            opened_on: row.get("opened_on")?,
            due_on: row.get("due_on")?,
            closed_on: row.get("closed_on")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            member_count: row.get("member_count")?,
            asked_count: row.get("asked_count")?,
            answered_count: row.get("answered_count")?,
        })
    })?;
    Ok(rounds.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn rows(connection: &Connection, round_id: i64) -> Result<Vec<RoundRow>> {
    let mut statement = connection.prepare_cached(include_str!("sql/round.sql"))?;
    let rows = statement.query_map([round_id], |row| Ok(read_row(row)))?;
    rows.map(|row| row?).collect()
}

fn read_row(row: &Row<'_>) -> Result<RoundRow> {
    let word: Option<String> = row.get("answer")?;
    let unknown =
        |word: &str| Error::internal(message!("The register holds the unknown answer “{word}”.", word));
    Ok(RoundRow {
        member_id: row.get("member_id")?,
        member: row.get("official_name")?,
        main_contact: row.get::<_, Option<String>>("main_contact")?.unwrap_or_default(),
        email: row.get::<_, Option<String>>("email")?.unwrap_or_default(),
        voting_contact: row.get::<_, Option<String>>("voting_contact")?.unwrap_or_default(),
        asked_on: row.get("asked_on")?,
        answer: word
            .map(|word| ConfirmationAnswer::from_code(&word).ok_or_else(|| unknown(&word)))
            .transpose()?,
        answered_on: row.get("answered_on")?,
        note: row.get("note")?,
    })
}

pub(super) fn insert(
    connection: &Connection,
    round: &OpenVotingRound,
    opened_on: NaiveDate,
    members: &[i64],
) -> Result<i64> {
    let columns: [ColumnValue<'_>; 5] = [
        ("title", &round.title),
        ("opened_on", &opened_on),
        ("due_on", &round.due_on),
        ("subject", &round.subject),
        ("body", &round.body),
    ];
    let id = insert_row(connection, "voting_round", &columns)?;
    for member_id in members {
        insert_row(connection, "voting_confirmation", &[("round_id", &id), ("member_id", member_id)])?;
    }
    Ok(id)
}

pub(super) fn set_answer(
    connection: &Connection,
    round_id: i64,
    member_id: i64,
    answer: Option<ConfirmationAnswer>,
    answered_on: Option<NaiveDate>,
    note: &str,
) -> Result<()> {
    let sql = "UPDATE voting_confirmation SET answer = ?3, answered_on = ?4, note = ?5 WHERE round_id = ?1 AND member_id = ?2";
    let values = params![round_id, member_id, answer.map(ConfirmationAnswer::code), answered_on, note];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

pub(super) fn set_asked(connection: &Connection, round_id: i64, member_id: i64, on: NaiveDate) -> Result<()> {
    let sql = "UPDATE voting_confirmation SET asked_on = ?3 WHERE round_id = ?1 AND member_id = ?2";
    connection.prepare_cached(sql)?.execute(params![round_id, member_id, on])?;
    Ok(())
}

pub(super) fn close(connection: &Connection, round_id: i64, on: NaiveDate) -> Result<()> {
    let sql = "UPDATE voting_round SET closed_on = ?2 WHERE id = ?1";
    connection.prepare_cached(sql)?.execute(params![round_id, on])?;
    Ok(())
}

/// When each member last confirmed its contacts.
pub(super) fn confirmed_on(connection: &Connection) -> Result<BTreeMap<i64, NaiveDate>> {
    let sql = "SELECT member_id, max(answered_on) AS answered_on FROM voting_confirmation
               WHERE answered_on IS NOT NULL GROUP BY member_id";
    let mut statement = connection.prepare_cached(sql)?;
    let dates = statement.query_map([], |row| Ok((row.get("member_id")?, row.get("answered_on")?)))?;
    Ok(dates.collect::<rusqlite::Result<_>>()?)
}

/// An invoice that a member had not paid in full by a day, though it was due.
pub(super) struct Overdue {
    pub(super) number: String,
    pub(super) due_on: NaiveDate,
}

/// Per member, what was overdue on a day, the oldest first. What a sponsor owes is not the member's debt.
pub(super) fn overdue(connection: &Connection, on: NaiveDate) -> Result<BTreeMap<i64, Vec<Overdue>>> {
    let mut statement = connection.prepare_cached(include_str!("sql/overdue.sql"))?;
    let mut rows = statement.query([on])?;
    let mut overdue: BTreeMap<i64, Vec<Overdue>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let invoice = Overdue { number: row.get("number")?, due_on: row.get("due_on")? };
        overdue.entry(row.get("member_id")?).or_default().push(invoice);
    }
    Ok(overdue)
}
