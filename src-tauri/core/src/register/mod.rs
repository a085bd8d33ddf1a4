//! The register file: opened by one writer, migrated, changed only through [`Register::transact`], audited, undone.

mod amounts;
mod audit;
mod audit_log;
mod backup;
mod before_migration;
mod capture;
mod check;
mod closed_books;
mod colleagues;
mod command;
mod commands;
mod commit;
mod connection;
mod file_header;
mod files;
pub mod history;
mod link;
mod list;
mod lists;
mod lock;
mod migrate;
mod open;
mod person;
mod redact;
pub mod rows;
mod schema;
mod slice;
mod sqlite_error;
mod stored_file;
mod stored_message;
mod surroundings;
#[cfg(test)]
mod tests;
mod timeline;
mod topic;
mod transact;
mod undo;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[cfg(test)]
pub(crate) use amounts::amount_columns;
pub use amounts::amounts_are_within_limit;
pub use audit_log::{LoggedEntry, audit_log};
pub use backup::CopyCare;
pub use capture::Change;
pub use check::{CheckReport, CheckResult};
pub use closed_books::{closed_through, require_open};
pub use colleagues::Colleagues;
pub use command::{Command, CommandKind, Kept, Session};
pub(crate) use command::{commands, read_request, refuse};
pub use file_header::APPLICATION_ID;
pub use link::{InMerge, Link, Owner};
pub(crate) use list::lists;
pub use list::{ExportFormat, FormWriter, List};
pub use lock::Holder;
pub use migrate::{MIGRATIONS, Migration};
pub use open::Access;
pub use person::{FreeText, Held, Person, PersonalData, Traces};
pub use redact::Redaction;
pub use rusqlite::Connection;
pub use schema::{BusinessCheck, FinalAct, Foundation, Schema, SearchIndex, Table, Undone};
pub use slice::{ColumnLabels, Deadlines, Needs, Setup, Slice, Todos};
pub use stored_file::{StoredFile, sha256};
pub use timeline::{Through, TimelineEntry, TimelineSubject};
pub use topic::Topic;
pub use transact::{Edit, Op, Outcome};
pub use undo::{UndoBarrier, UndoStep};

use crate::kernel::{Clock, Message, Result};

pub(crate) static SLICE: Slice = Slice {
    name: "register",
    tables: &[
        Table {
            name: "register_audit_entry",
            label: template!("History entry"),
            one: template!("a history entry"),
            several: template!("{count, plural, one {# history entry} other {# history entries}}", count),
            name_columns: &["summary"],
        },
        Table {
            name: "register_audit_change",
            label: template!("Recorded change"),
            one: template!("a recorded change"),
            several: template!("{count, plural, one {# recorded change} other {# recorded changes}}", count),
            name_columns: &["table_name"],
        },
        Table {
            name: "register_audit_redaction",
            label: template!("History entry without personal data"),
            one: template!("a history entry without personal data"),
            several: template!(
                "{count, plural, one {# history entry without personal data} other {# history entries without personal data}}",
                count
            ),
            name_columns: &["entry_id"],
        },
        Table {
            name: "register_undone_entry",
            label: template!("Undone entry"),
            one: template!("an undone entry"),
            several: template!("{count, plural, one {# undone entry} other {# undone entries}}", count),
            name_columns: &["entry_id"],
        },
        Table {
            name: "register_migration",
            label: template!("Step of the schema"),
            one: template!("a step of the schema"),
            several: template!(
                "{count, plural, one {# step of the schema} other {# steps of the schema}}",
                count
            ),
            name_columns: &["version"],
        },
        Table {
            name: "register_stored_file",
            label: template!("Stored file"),
            one: template!("a stored file"),
            several: template!("{count, plural, one {# stored file} other {# stored files}}", count),
            name_columns: &["media_type"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    ..Slice::EMPTY
};

/// An open register.
#[derive(Debug)]
pub struct Register {
    // Fields drop in this order: the connection closes before the lock is released.
    connection: Connection,
    witness: capture::Witness,
    pending: Option<transact::Pending>,
    path: PathBuf,
    user: String,
    clock: Clock,
    schema: &'static Schema,
    read_only_reason: Option<Message>,
    notices: Vec<Message>,
    commit_count: u64,
    changed: BTreeSet<Topic>,
    // Held for as long as the register is open.
    lock: Option<lock::WriterLock>,
}

impl Register {
    /// The connection, for reading.
    pub fn reader(&self) -> &Connection {
        &self.connection
    }

    /// The connection, for tests that watch what SQLite does.
    #[cfg(test)]
    pub(crate) fn watched(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// The connection, for reading, with its search index up to date.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn searchable(&self) -> Result<&Connection> {
        for index in self.schema.search_indexes() {
            (index.refresh)(&self.connection)?;
        }
        Ok(&self.connection)
    }

    /// The slices that it knows of.
    pub(crate) fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who works with it.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The clock its operations run by.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// A name that this register and its copies have, and no other: sixteen hexadecimal digits.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn identity(&self) -> Result<String> {
        let sql = "SELECT substr(hash, 1, 16) AS name FROM register_audit_entry ORDER BY id LIMIT 1";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get("name"))?)
    }

    /// Why it can only be read, as a sentence; `None` when it can be written.
    pub fn read_only_reason(&self) -> Option<&Message> {
        self.read_only_reason.as_ref()
    }

    /// What a person should know that is no fault of the file: a clock set back, another version of the register beside
    /// it. Whole sentences.
    pub fn notices(&self) -> &[Message] {
        &self.notices
    }

    /// How often something was committed since it was opened.
    pub fn commit_count(&self) -> u64 {
        self.commit_count
    }

    /// What was changed since this was asked last, the history included.
    pub fn take_changed(&mut self) -> BTreeSet<Topic> {
        std::mem::take(&mut self.changed)
    }

    /// The schema version of the data: that of the newest migration.
    pub fn schema_version(&self) -> u32 {
        migrate::newest_version(self.schema.migrations)
    }
}
