//! Brings an older register to the newest schema, one checksummed migration after another.

use rusqlite::{Connection, OptionalExtension, params};

use super::sha256;
use crate::kernel::{Clock, Error, ErrorKind, Result};

/// The migration called `$name`, from the file of that name.
macro_rules! migration {
    ($name:literal) => {
        Migration { name: $name, sql: include_str!(concat!("../../migrations/", $name, ".sql")) }
    };
}

/// Every migration in order; the version of each is its place, counted from 1. Never edited once released.
const MIGRATIONS: &[Migration] = &[
    migration!("0001_foundation"),
    migration!("0002_search_beside_the_register"),
    migration!("0003_attachments"),
    migration!("0004_saved_views"),
    migration!("0005_duplicates"),
    migration!("0006_import_mappings"),
    migration!("0007_members_in_full"),
    migration!("0008_personal_data"),
    migration!("0009_told_orcid_and_voting"),
    migration!("0010_agreements"),
    migration!("0011_bank_statements"),
    migration!("0012_documents_and_settlement"),
    migration!("0013_payments_from_banks"),
    migration!("0014_letters"),
    migration!("0015_books"),
    migration!("0016_reminders"),
    migration!("0017_remittances"),
    migration!("0018_orcid_in_the_books"),
    migration!("0019_bank_files"),
    migration!("0020_tax_exceptions"),
    migration!("0021_electronic_invoices"),
    migration!("0022_stationery"),
    migration!("0023_amounts"),
    migration!("0024_billing"),
    migration!("0025_supplements"),
    migration!("0026_settlement"),
];

struct Migration {
    name: &'static str,
    sql: &'static str,
}

/// The schema version that this program writes.
pub(super) fn newest_version() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Applies every migration after `from_version` in one transaction.
pub(super) fn migrate(connection: &mut Connection, from_version: u32, clock: Clock) -> Result<()> {
    // A step may build a table anew that others refer to. References are checked at the end instead.
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction()?;
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(from_version as usize) {
        let version = u32::try_from(index + 1).unwrap_or(u32::MAX);
        transaction.execute_batch(migration.sql)?;
        transaction.execute(
            "INSERT INTO migration (version, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![version, migration.name, sha256(migration.sql.as_bytes()), clock.timestamp()],
        )?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    let broken = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
    let broken = transaction.query_row(broken, [], |row| row.get::<_, String>("table")).optional()?;
    if let Some(table) = broken {
        return Err(Error::internal(format!(
            "Bringing the register up to date broke a reference of {table}."
        )));
    }
    transaction.commit()?;
    Ok(connection.pragma_update(None, "foreign_keys", true)?)
}

/// Refuses a register whose applied migrations are not the ones this program knows.
pub(super) fn verify_applied(connection: &Connection) -> Result<()> {
    let mut statement = connection.prepare("SELECT version, sha256 FROM migration ORDER BY version")?;
    let applied = statement
        .query_map([], |row| Ok((row.get::<_, u32>("version")?, row.get::<_, String>("sha256")?)))?;
    for entry in applied {
        let (version, applied_sha256) = entry?;
        let known = version.checked_sub(1).and_then(|index| MIGRATIONS.get(index as usize));
        if known.is_none_or(|migration| sha256(migration.sql.as_bytes()) != applied_sha256) {
            let message = format!(
                "The register was made by a build of Consortium Desk whose schema {version} differs from this one's. Open it with the build it was made with."
            );
            return Err(Error::new(ErrorKind::Refused, message));
        }
    }
    Ok(())
}
