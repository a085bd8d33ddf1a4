//! What ORCID was told, in the register, and what it should know.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::PortalRecord;
use super::current::{Current, OrcidContact, Values};
use crate::kernel::Result;
use crate::kernel::field::Field;
use crate::people::contacts::store::read_draft;
use crate::people::contacts::{self, Role};
use crate::people::members::fields::FIELDS;
use crate::register::rows::{Places, json};

/// What ORCID was told of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Submission {
    /// `None` once it was told that it is gone.
    pub(super) values: Option<Values>,
    pub(super) submitted_on: NaiveDate,
    pub(super) seen_on: Option<NaiveDate>,
}

/// What ORCID was told of a person at a member.
#[derive(Debug, Clone, Serialize)]
pub struct PersonSubmission {
    /// The member's official name.
    pub member: String,
    pub submitted_on: NaiveDate,
    /// Fields and values.
    pub values: Vec<(String, String)>,
}

/// The ids of members.
pub(super) type Members = RangeInclusive<i64>;

/// Every member there may be.
pub(super) const EVERY: Members = 0..=i64::MAX;

pub(super) fn members(connection: &Connection, of: &Members) -> Result<Vec<Current>> {
    let mut statement = connection.prepare_cached(include_str!("sql/members.sql"))?;
    let places = Places::of(&statement);
    let mut rows = statement.query([of.start(), of.end()])?;
    let mut members = Vec::new();
    while let Some(row) = rows.next()? {
        members.push(Current::of_member(places.get(row, "id")?, places.draft(row, FIELDS)?));
    }
    Ok(members)
}

pub(super) fn people(connection: &Connection, of: &Members) -> Result<Vec<OrcidContact>> {
    let mut statement = connection.prepare_cached(include_str!("sql/people.sql"))?;
    let mut rows = statement.query([of.start(), of.end()])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(read_person(row)?);
    }
    Ok(people)
}

fn read_person(row: &Row<'_>) -> Result<OrcidContact> {
    let words: String = row.get("roles")?;
    let mut roles: Vec<Role> = words.split(',').filter_map(Role::from_code).collect();
    roles.sort();
    Ok(OrcidContact {
        member_id: row.get("member_id")?,
        member: row.get("member")?,
        contact_id: row.get("contact_id")?,
        draft: read_draft(row)?,
        roles,
    })
}

/// How many there are of what ORCID should know, of what it knows something of, and of both.
pub(super) struct PendingCounts {
    pub(super) current: u32,
    pub(super) known: u32,
    pub(super) both: u32,
}

pub(super) fn counts(connection: &Connection) -> Result<PendingCounts> {
    let read = |row: &Row<'_>| {
        Ok(PendingCounts { current: row.get("current")?, known: row.get("known")?, both: row.get("both")? })
    };
    Ok(connection.prepare_cached(include_str!("sql/counts.sql"))?.query_row([], read)?)
}

/// What ORCID should know and what it was told instead, without whatever SQLite finds to be just what it was told: of a
/// hundred thousand, these are nearly all.
pub(super) fn unlike(connection: &Connection) -> Result<Vec<(Current, Values)>> {
    let mut unlike = unlike_members(connection)?;
    unlike.extend(unlike_people(connection)?);
    Ok(unlike)
}

fn unlike_members(connection: &Connection) -> Result<Vec<(Current, Values)>> {
    let sql = include_str!("sql/unlike_members.sql").replace("{values}", &pairs("member", FIELDS));
    let mut statement = connection.prepare_cached(&sql)?;
    let places = Places::of(&statement);
    let mut rows = statement.query([])?;
    let mut unlike = Vec::new();
    while let Some(row) = rows.next()? {
        let current = Current::of_member(places.get(row, "id")?, places.draft(row, FIELDS)?);
        unlike.push((current, json(row, "submitted_values")?));
    }
    Ok(unlike)
}

fn unlike_people(connection: &Connection) -> Result<Vec<(Current, Values)>> {
    let by_role = |value: fn(&Role) -> String| -> String {
        let cases = Role::ALL.iter().map(|role| format!("WHEN '{}' THEN {} ", role.code(), value(role)));
        format!("CASE role {}END", cases.collect::<String>())
    };
    let sql = include_str!("sql/unlike_people.sql")
        .replace("{values}", &pairs("contact", contacts::fields::FIELDS))
        .replace("{title}", &by_role(|role| format!("'{}'", role.title())))
        .replace("{place}", &by_role(|role| (*role as u8).to_string()));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut unlike = Vec::new();
    while let Some(row) = rows.next()? {
        unlike.push((read_person(row)?.current(), json(row, "submitted_values")?));
    }
    Ok(unlike)
}

/// SQL for what the columns of `table` hold of what ORCID knows, as [`Values`] are stored but for the brackets around all:
/// `,["city","Bonn"],["country","DE"]`.
fn pairs<Draft>(table: &str, fields: &[Field<Draft>]) -> String {
    let known = fields.iter().filter(|field| field.portal.is_some());
    let pair = |Field { name, .. }: &Field<Draft>| {
        format!("iif({table}.{name} <> '', ',[\"{name}\",' || json_quote({table}.{name}) || ']', '')")
    };
    known.map(pair).collect::<Vec<_>>().join(" || ")
}

/// Everything ORCID was told of these members and their people, by whom it is about.
pub(super) fn submissions(
    connection: &Connection,
    of: &Members,
) -> Result<BTreeMap<PortalRecord, Submission>> {
    let sql = "SELECT * FROM portal_sync_submission WHERE member_id BETWEEN ?1 AND ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([of.start(), of.end()])?;
    let mut submitted = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let subject = PortalRecord { member_id: row.get("member_id")?, contact_id: row.get("contact_id")? };
        let values: Option<String> = row.get("submitted_values")?;
        let values = values.map(|json| serde_json::from_str(&json)).transpose()?;
        let (submitted_on, seen_on) = (row.get("submitted_on")?, row.get("seen_on")?);
        submitted.insert(subject, Submission { values, submitted_on, seen_on });
    }
    Ok(submitted)
}

/// The members that ORCID was told of and not told to remove since.
pub(super) fn known_members(connection: &Connection) -> Result<BTreeSet<i64>> {
    let sql = "SELECT member_id FROM portal_sync_submission WHERE contact_id IS NULL AND submitted_values IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let known = statement.query_map([], |row| row.get("member_id"))?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

/// The official names of members, for those that ORCID need no longer know.
pub(super) fn member_name(connection: &Connection, id: i64) -> Result<String> {
    let sql = "SELECT official_name FROM member WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("official_name"))?)
}

/// Remembers what ORCID was told of somebody, instead of what it was told before.
pub(super) fn record(connection: &Connection, subject: PortalRecord, submitted: &Submission) -> Result<()> {
    let json = submitted.values.as_ref().map(serde_json::to_string).transpose()?;
    let PortalRecord { member_id, contact_id } = subject;
    let update = "UPDATE portal_sync_submission SET submitted_values = ?3, submitted_on = ?4, seen_on = ?5
                  WHERE member_id = ?1 AND contact_id IS ?2";
    let values = params![member_id, contact_id, json, submitted.submitted_on, submitted.seen_on];
    if connection.prepare_cached(update)?.execute(values)? == 0 {
        let insert = "INSERT INTO portal_sync_submission (member_id, contact_id, submitted_values, submitted_on, seen_on)
                      VALUES (?1, ?2, ?3, ?4, ?5)";
        connection.prepare_cached(insert)?.execute(values)?;
    }
    Ok(())
}

/// What ORCID was told of a person, by member.
pub fn submissions_of_person(connection: &Connection, contact_id: i64) -> Result<Vec<PersonSubmission>> {
    let mut submitted = Vec::new();
    for (subject, submission) in self::submissions(connection, &EVERY)? {
        if subject.contact_id == Some(contact_id) {
            submitted.push(PersonSubmission {
                member: member_name(connection, subject.member_id)?,
                submitted_on: submission.submitted_on,
                values: submission.values.unwrap_or_default(),
            });
        }
    }
    Ok(submitted)
}

/// The rows that say what ORCID was told of a person.
pub fn rows_about(connection: &Connection, contact_id: i64) -> Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM portal_sync_submission WHERE contact_id = ?1")?;
    let ids = statement.query_map([contact_id], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Puts a pseudonym in the place of everything ORCID was told of a person, so that its removal can still be told.
pub fn forget_person(connection: &Connection, contact_id: i64, pseudonym: &str) -> Result<()> {
    let values = serde_json::to_string(&[("family_name", pseudonym)])?;
    let sql = "UPDATE portal_sync_submission SET submitted_values = ?2 WHERE contact_id = ?1 AND submitted_values IS NOT NULL";
    connection.prepare_cached(sql)?.execute(params![contact_id, values])?;
    Ok(())
}

/// Rows of what ORCID was told of a person that stand in the history, also those that are gone.
pub fn past_submissions(connection: &Connection, contact_id: i64) -> Result<Vec<i64>> {
    let sql =
        "SELECT DISTINCT first_row_id FROM register_audit_change WHERE table_name = 'portal_sync_submission'
               AND (before ->> '$.contact_id' = ?1 OR after ->> '$.contact_id' = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([contact_id], |row| row.get("first_row_id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
