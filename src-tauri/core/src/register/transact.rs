//! The one way to change a register: a transaction that writes its own audit entry and remembers how to undo it.

use std::cell::RefCell;
use std::ops::Deref;

use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior};

use super::{Register, audit, capture};
use crate::kernel::{Clock, Error, ErrorKind, Result};

/// What kind of operation runs, as it will stand in the history.
#[derive(Debug, Clone)]
pub struct Op {
    pub(super) name: &'static str,
    pub(super) summary: String,
    pub(super) undoable: bool,
    pub(super) undoes: Option<i64>,
    pub(super) marks_undone: Option<i64>,
    pub(super) durable: bool,
}

impl Op {
    /// The undoable operation `name` (its command's name) described by `summary`: "Edited Example University".
    pub fn new(name: &'static str, summary: impl Into<String>) -> Self {
        Self {
            name,
            summary: summary.into(),
            undoable: true,
            undoes: None,
            marks_undone: None,
            durable: false,
        }
    }

    /// An operation that is never taken back, only corrected by another: issuing.
    #[must_use]
    pub fn final_and_durable(mut self) -> Self {
        self.undoable = false;
        self.durable = true;
        self
    }

    /// An operation that takes back what entry `entry_id` did.
    #[must_use]
    pub(super) fn undoing(mut self, entry_id: i64) -> Self {
        self.undoable = false;
        self.undoes = Some(entry_id);
        self
    }
}

/// An operation under way: the connection to write through, the clock and the user. Nothing is kept unless the
/// operation succeeds as a whole.
#[derive(Debug)]
pub struct Edit<'a> {
    connection: &'a Connection,
    clock: Clock,
    user: &'a str,
    summary: RefCell<Option<String>>,
}

impl Edit<'_> {
    /// Today's date.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// The present instant, RFC 3339 in UTC.
    pub fn timestamp(&self) -> String {
        self.clock.timestamp()
    }

    /// Who runs the operation.
    pub fn user(&self) -> &str {
        self.user
    }

    /// Describes the operation once its outcome is known: "Imported 774 members from list.csv".
    pub fn summarise(&self, summary: impl Into<String>) {
        *self.summary.borrow_mut() = Some(summary.into());
    }

    /// Runs `work`, which only inserts many new rows into `table`; they are recorded as one range of ids.
    pub fn in_bulk<T>(&self, table: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        capture::in_bulk(self.connection, table, work)
    }
}

impl Deref for Edit<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

/// What an operation returned, and the audit entry it left; none when it changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// What the operation returned.
    pub value: T,
    /// Its audit entry.
    pub entry_id: Option<i64>,
}

impl Register {
    /// Runs `work` as one operation: everything it writes and the audit entry are kept together or not at all.
    ///
    /// # Errors
    /// Whatever `work` returns, [`ErrorKind::ReadOnly`] for a register opened for reading, and what SQLite reports;
    /// in every case nothing has changed.
    pub fn transact<T>(&mut self, op: Op, work: impl FnOnce(&Edit<'_>) -> Result<T>) -> Result<T> {
        self.transact_with_entry(op, work).map(|outcome| outcome.value)
    }

    /// As [`Register::transact`], and tells which audit entry it wrote.
    ///
    /// # Errors
    /// As [`Register::transact`].
    pub fn transact_with_entry<T>(
        &mut self,
        op: Op,
        work: impl FnOnce(&Edit<'_>) -> Result<T>,
    ) -> Result<Outcome<T>> {
        if let Some(reason) = self.read_only_reason() {
            return Err(Error::new(
                ErrorKind::ReadOnly,
                format!("{reason} It is open for reading only, so nothing was changed."),
            ));
        }
        self.connection.pragma_update(None, "synchronous", if op.durable { "EXTRA" } else { "FULL" })?;
        // What an operation that failed left in the temporary table was rolled back with it.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let edit = Edit {
            connection: &transaction,
            clock: self.clock,
            user: &self.user,
            summary: RefCell::new(None),
        };
        self.witness.begin();
        let rows_before = transaction.total_changes();
        let value = work(&edit)?;
        self.witness.refuse_unrecorded(&transaction, transaction.total_changes() - rows_before)?;
        let summary = edit.summary.take().unwrap_or_else(|| op.summary.clone());
        let changes = capture::drain(&transaction)?;
        if changes.is_empty() {
            transaction.rollback()?;
            return Ok(Outcome { value, entry_id: None });
        }
        (self.schema.search_index.note)(&transaction, &changes)?;
        let entry = audit::NewEntry {
            at: self.clock.timestamp(),
            user: &self.user,
            operation: op.name,
            summary: &summary,
            undoable: op.undoable,
            undoes: op.undoes,
        };
        let entry_id = audit::append(&transaction, &entry, &changes)?;
        if let Some(undone) = op.marks_undone {
            audit::mark_undone(&transaction, undone, entry_id)?;
        }
        transaction.commit()?;
        Ok(Outcome { value, entry_id: Some(entry_id) })
    }
}
