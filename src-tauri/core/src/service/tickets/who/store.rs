//! Whose addresses are.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::kernel::Result;
use crate::people::members::OtherName;
use crate::register::rows::json;

/// Every member that was not merged into another, with its name and the domain of its addresses.
pub(in super::super) fn member_domains(connection: &Connection) -> Result<Vec<(i64, String, String)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/member_domains.sql"))?;
    let read = |row: &Row<'_>| Ok((row.get("id")?, row.get("official_name")?, row.get("email_domain")?));
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The addresses of contacts, in lower case, each with a member at which they hold a role now.
pub(in super::super) fn contact_addresses(
    connection: &Connection,
) -> Result<Vec<(i64, String, Option<i64>)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/contact_addresses.sql"))?;
    let read = |row: &Row<'_>| {
        let email: String = row.get("email")?;
        Ok((row.get("id")?, email.to_lowercase(), row.get("member_id")?))
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The contact that has an address.
pub(in super::super) fn contact_of(connection: &Connection, email: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM contact WHERE email = ?1 COLLATE NOCASE";
    Ok(connection.prepare_cached(sql)?.query_row([email], |row| row.get("id")).optional()?)
}

/// The names of every member that was not merged into another.
pub(in super::super) fn member_names(connection: &Connection) -> Result<Vec<(i64, Vec<String>)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/member_names.sql"))?;
    let read = |row: &Row<'_>| {
        let others: Vec<OtherName> = json(row, "other_names")?;
        let mut names = vec![row.get("official_name")?, row.get("short_name")?];
        names.extend(others.into_iter().map(|other| other.name));
        Ok((row.get("id")?, names))
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The names of people, each with a member at which they hold a role now.
pub(in super::super) fn people_names(connection: &Connection) -> Result<Vec<(String, i64)>> {
    let mut statement = connection.prepare_cached(include_str!("sql/people_names.sql"))?;
    let names = statement.query_map([], |row| Ok((row.get("name")?, row.get("member_id")?)))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
