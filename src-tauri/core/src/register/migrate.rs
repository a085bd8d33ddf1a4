//! Brings an older register to the newest schema, one checksummed migration after another.

use rusqlite::{Connection, OptionalExtension, params};

use super::sha256;
use crate::kernel::{Clock, Error, ErrorKind, Result};

/// Every step of the schema in order; the version of each is its place, counted from 1. Never edited once released.
pub const MIGRATIONS: &[Migration] =
    &[Migration { name: "0001", sql: include_str!("../../migrations/0001.sql") }];

/// A step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// What the register remembers it by.
    pub name: &'static str,
    /// What it does. The register remembers its SHA-256.
    pub sql: &'static str,
}

/// The schema version that `steps` lead to.
pub(super) fn newest_version(steps: &[Migration]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

/// Applies every one of `steps` after `from_version` in one transaction.
pub(super) fn migrate(
    connection: &mut Connection,
    steps: &[Migration],
    from_version: u32,
    clock: Clock,
) -> Result<()> {
    // A step may build a table anew that others refer to. References are checked at the end instead.
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction()?;
    for (index, migration) in steps.iter().enumerate().skip(from_version as usize) {
        let version = u32::try_from(index + 1).unwrap_or(u32::MAX);
        transaction.execute_batch(migration.sql)?;
        transaction.execute(
            "INSERT INTO register_migration (version, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![version, migration.name, sha256(migration.sql.as_bytes()), clock.timestamp()],
        )?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    let broken = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
    let broken = transaction.query_row(broken, [], |row| row.get::<_, String>("table")).optional()?;
    if let Some(table) = broken {
        return Err(Error::internal(message!(
            "Bringing the register up to date broke a reference of {table}.",
            table
        )));
    }
    transaction.commit()?;
    Ok(connection.pragma_update(None, "foreign_keys", true)?)
}

/// Refuses a register whose applied migrations are not those of `steps`.
pub(super) fn verify_applied(connection: &Connection, steps: &[Migration]) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT version, sha256 FROM register_migration ORDER BY version")?;
    let applied = statement
        .query_map([], |row| Ok((row.get::<_, u32>("version")?, row.get::<_, String>("sha256")?)))?;
    for entry in applied {
        let (version, applied_sha256) = entry?;
        let known = version.checked_sub(1).and_then(|index| steps.get(index as usize));
        if known.is_none_or(|migration| sha256(migration.sql.as_bytes()) != applied_sha256) {
            let message = message!(
                "The register was made by a build of Consortium Desk whose schema {version} differs from this one's. Open it with the build it was made with.",
                version
            );
            return Err(Error::new(ErrorKind::Refused, message));
        }
    }
    Ok(())
}
