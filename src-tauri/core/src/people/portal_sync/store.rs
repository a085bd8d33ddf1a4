//! What ORCID was told, in the register, and what it should know.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::Serialize;

use super::PortalRecord;
use super::current::{Current, OrcidContact, Values};
use crate::kernel::Result;
use crate::people::contacts::Role;
use crate::people::contacts::store::read_draft;
use crate::people::members::fields::FIELDS;
use crate::register::rows::Places;

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
    /// When.
    pub submitted_on: NaiveDate,
    /// Fields and values.
    pub values: Vec<(String, String)>,
}

pub(super) fn members(connection: &Connection) -> Result<Vec<Current>> {
    let mut statement = connection.prepare_cached(include_str!("sql/members.sql"))?;
    let places = Places::of(&statement);
    let mut rows = statement.query([])?;
    let mut members = Vec::new();
    while let Some(row) = rows.next()? {
        members.push(Current::of_member(places.get(row, "id")?, places.draft(row, FIELDS)?));
    }
    Ok(members)
}

pub(super) fn people(connection: &Connection) -> Result<Vec<OrcidContact>> {
    let mut statement = connection.prepare_cached(include_str!("sql/people.sql"))?;
    let mut rows = statement.query([])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        let words: String = row.get("roles")?;
        let mut roles: Vec<Role> = words.split(',').filter_map(Role::from_code).collect();
        roles.sort();
        people.push(OrcidContact {
            member_id: row.get("member_id")?,
            member: row.get("member")?,
            contact_id: row.get("contact_id")?,
            draft: read_draft(row)?,
            roles,
        });
    }
    Ok(people)
}

/// Everything ORCID was told, by whom it is about.
pub(super) fn submissions(connection: &Connection) -> Result<BTreeMap<PortalRecord, Submission>> {
    let mut statement = connection.prepare_cached("SELECT * FROM portal_sync_submission")?;
    let mut rows = statement.query([])?;
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
    for (subject, submission) in self::submissions(connection)? {
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
    let values = serde_json::to_string(&[("Family name", pseudonym)])?;
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
