//! What comparing and merging read and write in the register.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::Kind;
use super::dismiss::DistinctPair;
use crate::kernel::Result;
use crate::register::Link;
use crate::register::rows::{ColumnValue, insert_row};

/// What members are compared by.
#[derive(Debug, Clone)]
pub(super) struct MemberFacts {
    pub(super) id: i64,
    pub(super) official_name: String,
    pub(super) short_name: String,
    pub(super) name_key: String,
    pub(super) tax_id: String,
    /// The letters and digits of the VAT id.
    pub(super) tax_key: String,
    pub(super) email_domain: String,
    pub(super) country: String,
    pub(super) city: String,
    pub(super) ror_id: String,
    pub(super) archived: bool,
    /// How much hangs on it.
    pub(super) weight: i64,
}

/// What contacts are compared by.
#[derive(Debug, Clone)]
pub(super) struct ContactFacts {
    pub(super) id: i64,
    pub(super) given_name: String,
    pub(super) family_name: String,
    pub(super) email: String,
    pub(super) orcid_id: String,
    /// The members they hold or held a role at.
    pub(super) member_ids: Vec<i64>,
    pub(super) member_names: String,
}

/// Every member that was not merged into another, by id.
pub(super) fn member_facts(connection: &Connection) -> Result<Vec<MemberFacts>> {
    let mut statement = connection.prepare_cached(include_str!("sql/member_facts.sql"))?;
    let members = statement.query_map([], |row| {
        let tax_id: String = row.get("tax_id")?;
        Ok(MemberFacts {
            id: row.get("id")?,
            official_name: row.get("official_name")?,
            short_name: row.get("short_name")?,
            name_key: row.get("name_key")?,
            tax_key: tax_id.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase(),
            tax_id,
            email_domain: row.get("email_domain")?,
            country: row.get("country")?,
            city: row.get("city")?,
            ror_id: row.get("ror_id")?,
            archived: row.get("archived")?,
            weight: row.get("weight")?,
        })
    })?;
    Ok(members.collect::<rusqlite::Result<_>>()?)
}

/// Every contact, by id.
pub(super) fn contact_facts(connection: &Connection) -> Result<Vec<ContactFacts>> {
    let mut statement = connection.prepare_cached(include_str!("sql/contact_facts.sql"))?;
    let mut rows = statement.query([])?;
    let mut contacts = Vec::new();
    while let Some(row) = rows.next()? {
        contacts.push(ContactFacts {
            id: row.get("id")?,
            given_name: row.get("given_name")?,
            family_name: row.get("family_name")?,
            email: row.get("email")?,
            orcid_id: row.get("orcid_id")?,
            member_ids: serde_json::from_str(&row.get::<_, String>("member_ids")?)?,
            member_names: row.get::<_, String>("member_names")?.replace(',', ", "),
        });
    }
    Ok(contacts)
}

/// The pairs that were declared different.
pub(super) fn distinct_pairs(connection: &Connection, kind: Kind) -> Result<BTreeSet<(i64, i64)>> {
    let sql = "SELECT first_id, second_id FROM duplicate_dismissal WHERE kind = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let pairs =
        statement.query_map([kind.code()], |row| Ok((row.get("first_id")?, row.get("second_id")?)))?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

/// The same with names, the latest first.
pub(super) fn distinct_list(connection: &Connection, kind: Kind) -> Result<Vec<DistinctPair>> {
    let mut statement = connection.prepare_cached(include_str!("sql/distinct_list.sql"))?;
    let pairs = statement.query_map([kind.code()], |row| {
        Ok(DistinctPair {
            id: row.get("id")?,
            one: row.get::<_, Option<String>>("first_name")?.unwrap_or_default(),
            other: row.get::<_, Option<String>>("second_name")?.unwrap_or_default(),
            declared_on: row.get("declared_on")?,
        })
    })?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_distinct(
    connection: &Connection,
    kind: Kind,
    ids: (i64, i64),
    on: NaiveDate,
) -> Result<()> {
    let word = kind.code();
    let columns: [ColumnValue<'_>; 4] =
        [("kind", &word), ("first_id", &ids.0), ("second_id", &ids.1), ("declared_on", &on)];
    insert_row(connection, "duplicate_dismissal", &columns)?;
    Ok(())
}

/// Forgets that a pair was declared different; false when there is no such declaration.
pub(super) fn delete_distinct(connection: &Connection, id: i64) -> Result<bool> {
    Ok(connection.execute("DELETE FROM duplicate_dismissal WHERE id = ?1", [id])? > 0)
}

/// Moves a holding to another member (or person).
pub(super) fn move_holding(connection: &Connection, kind: Kind, role_id: i64, to: i64) -> Result<()> {
    let sql = match kind {
        Kind::Members => "UPDATE contact_role SET member_id = ?2 WHERE id = ?1",
        Kind::Contacts => "UPDATE contact_role SET contact_id = ?2 WHERE id = ?1",
    };
    connection.prepare_cached(sql)?.execute([role_id, to])?;
    Ok(())
}

/// Lets a holding begin earlier.
pub(super) fn begin_earlier(connection: &Connection, role_id: i64, from_on: NaiveDate) -> Result<()> {
    connection
        .prepare_cached("UPDATE contact_role SET from_on = ?2 WHERE id = ?1")?
        .execute(params![role_id, from_on])?;
    Ok(())
}

pub(super) fn delete_holding(connection: &Connection, role_id: i64) -> Result<()> {
    connection.prepare_cached("DELETE FROM contact_role WHERE id = ?1")?.execute([role_id])?;
    Ok(())
}

/// How many rows of a table hang on a record.
pub(super) fn count_linked(connection: &Connection, link: &Link, id: i64) -> Result<i64> {
    let sql = format!("SELECT count(*) AS count FROM {} WHERE {} = ?1", link.table, link.column);
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get("count"))?)
}

/// Moves the rows of a table from one record to another, as far as the other has not their like. Gives how many moved.
pub(super) fn move_linked(connection: &Connection, link: &Link, from: i64, to: i64) -> Result<usize> {
    let (table, column) = (link.table, link.column);
    let sql = format!("UPDATE OR IGNORE {table} SET {column} = ?2 WHERE {column} = ?1");
    Ok(connection.prepare_cached(&sql)?.execute([from, to])?)
}

/// Deletes the rows of a table that still hang on a record.
pub(super) fn delete_linked(connection: &Connection, link: &Link, id: i64) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE {} = ?1", link.table, link.column);
    connection.prepare_cached(&sql)?.execute([id])?;
    Ok(())
}

/// The members at which ORCID was told of both people.
pub(super) fn submitted_of_both(connection: &Connection, one: i64, other: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(include_str!("sql/submitted_of_both.sql"))?;
    let names = statement.query_map([one, other], |row| row.get("official_name"))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn clear_ror_id(connection: &Connection, member_id: i64) -> Result<()> {
    connection.execute("UPDATE member SET ror_id = NULL WHERE id = ?1", [member_id])?;
    Ok(())
}

pub(super) fn delete_contact(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM contact WHERE id = ?1", [id])?;
    Ok(())
}
