//! What ORCID was told, in the register, and what it should know.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::Subject;
use super::current::{MemberFacts, OrcidContact, Values};
use crate::kernel::Result;
use crate::people::contacts::Role;

/// What ORCID was told of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// `None` once it was told that it is gone.
    pub(super) values: Option<Values>,
    pub(super) submitted_on: NaiveDate,
    pub(super) seen_on: Option<NaiveDate>,
}

/// What ORCID was told of a person at a member.
#[derive(Debug, Clone, Serialize)]
pub struct ToldOfPerson {
    /// The member's official name.
    pub member: String,
    /// When.
    pub submitted_on: NaiveDate,
    /// Fields and values.
    pub values: Vec<(String, String)>,
}

pub(super) fn members(connection: &Connection) -> Result<Vec<MemberFacts>> {
    let mut statement = connection.prepare_cached(include_str!("sql/members.sql"))?;
    let members = statement.query_map([], |row| {
        Ok(MemberFacts {
            id: row.get("id")?,
            official_name: row.get("official_name")?,
            ror_id: row.get("ror_id")?,
            street: row.get("street")?,
            city: row.get("city")?,
            region: row.get("region")?,
            postal_code: row.get("postal_code")?,
            country: row.get("country")?,
            email_domain: row.get("email_domain")?,
            website: row.get("website")?,
            leaves_on: row.get("leaves_on")?,
        })
    })?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn people(connection: &Connection) -> Result<Vec<OrcidContact>> {
    let mut statement = connection.prepare_cached(include_str!("sql/people.sql"))?;
    let people = statement.query_map([], read_person)?;
    Ok(people.collect::<rusqlite::Result<_>>()?)
}

fn read_person(row: &Row<'_>) -> rusqlite::Result<OrcidContact> {
    let words: String = row.get("roles")?;
    let mut roles: Vec<Role> = words.split(',').filter_map(Role::from_code).collect();
    roles.sort();
    Ok(OrcidContact {
        member_id: row.get("member_id")?,
        member: row.get("member")?,
        contact_id: row.get("contact_id")?,
        given_name: row.get("given_name")?,
        family_name: row.get("family_name")?,
        email: row.get("email")?,
        orcid_id: row.get("orcid_id")?,
        job_title: row.get("job_title")?,
        phone: row.get("phone")?,
        roles,
    })
}

/// Everything ORCID was told, by whom it is about.
pub(super) fn told(connection: &Connection) -> Result<BTreeMap<Subject, Told>> {
    let mut statement = connection.prepare_cached("SELECT * FROM told_orcid")?;
    let mut rows = statement.query([])?;
    let mut told = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let subject = Subject { member_id: row.get("member_id")?, contact_id: row.get("contact_id")? };
        let values: Option<String> = row.get("told")?;
        let values = values.map(|json| serde_json::from_str(&json)).transpose()?;
        let (submitted_on, seen_on) = (row.get("submitted_on")?, row.get("seen_on")?);
        told.insert(subject, Told { values, submitted_on, seen_on });
    }
    Ok(told)
}

/// The official names of members, for those that ORCID need no longer know.
pub(super) fn member_name(connection: &Connection, id: i64) -> Result<String> {
    let sql = "SELECT official_name FROM member WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get("official_name"))?)
}

/// Remembers what ORCID was told of somebody, instead of what it was told before.
pub(super) fn set_told(connection: &Connection, subject: Subject, told: &Told) -> Result<()> {
    let json = told.values.as_ref().map(serde_json::to_string).transpose()?;
    let Subject { member_id, contact_id } = subject;
    let update = "UPDATE told_orcid SET told = ?3, submitted_on = ?4, seen_on = ?5
                  WHERE member_id = ?1 AND contact_id IS ?2";
    let values = params![member_id, contact_id, json, told.submitted_on, told.seen_on];
    if connection.prepare_cached(update)?.execute(values)? == 0 {
        let insert = "INSERT INTO told_orcid (member_id, contact_id, told, submitted_on, seen_on)
                      VALUES (?1, ?2, ?3, ?4, ?5)";
        connection.prepare_cached(insert)?.execute(values)?;
    }
    Ok(())
}

/// What ORCID was told of a person, by member.
pub fn told_of_person(connection: &Connection, contact_id: i64) -> Result<Vec<ToldOfPerson>> {
    let mut told = Vec::new();
    for (subject, told_values) in self::told(connection)? {
        if subject.contact_id == Some(contact_id) {
            told.push(ToldOfPerson {
                member: member_name(connection, subject.member_id)?,
                submitted_on: told_values.submitted_on,
                values: told_values.values.unwrap_or_default(),
            });
        }
    }
    Ok(told)
}

/// The rows that say what ORCID was told of a person.
pub fn rows_about(connection: &Connection, contact_id: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM told_orcid WHERE contact_id = ?1")?;
    let ids = statement.query_map([contact_id], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Puts a pseudonym in the place of everything ORCID was told of a person, so that its removal can still be told.
pub fn forget_person(connection: &Connection, contact_id: i64, pseudonym: &str) -> Result<()> {
    let values = serde_json::to_string(&[("Family name", pseudonym)])?;
    let sql = "UPDATE told_orcid SET told = ?2 WHERE contact_id = ?1 AND told IS NOT NULL";
    connection.prepare_cached(sql)?.execute(params![contact_id, values])?;
    Ok(())
}

/// Rows of what ORCID was told of a person that stand in the history, also those that are gone.
pub fn told_rows_of_the_past(connection: &Connection, contact_id: i64) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT first_row_id FROM audit_change WHERE table_name = 'told_orcid'
               AND (before ->> '$.contact_id' = ?1 OR after ->> '$.contact_id' = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([contact_id], |row| row.get("first_row_id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}
