//! The one way to change a register: a transaction that writes its own audit entry and remembers how to undo it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Register, Topic, audit, capture, commit};
use crate::kernel::{Clock, Error, ErrorKind, Message, Result};

/// What an operation is called that no command asked for.
const UNASKED: &str = "register.transact";

/// What kind of operation runs, as it will stand in the history.
#[derive(Debug, Clone)]
pub struct Op {
    pub(super) summary: Message,
    pub(super) undoable: bool,
    pub(super) undoes: Option<i64>,
    pub(super) marks_undone: Option<i64>,
    pub(super) durable: bool,
}

impl Op {
    /// An undoable operation described by `summary`: "Edited Example University". In the history it has the name of its
    /// command.
    pub fn new(summary: impl Into<Message>) -> Self {
        Self { summary: summary.into(), undoable: true, undoes: None, marks_undone: None, durable: false }
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
    summary: RefCell<Option<Message>>,
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
    pub fn summarise(&self, summary: impl Into<Message>) {
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

/// The newest entry that an operation wrote: by it a failed commit is recognised as one that took place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) entry_id: i64,
    pub(super) hash: String,
}

/// A command under way: what it wrote is kept when its answer is there, or not at all.
#[derive(Debug, Default)]
pub(super) struct Pending {
    /// Its name.
    command: &'static str,
    /// Whether a transaction is open.
    is_open: bool,
    /// The last entry written in it.
    head: Option<Head>,
    changed: BTreeSet<Topic>,
}

/// What an operation left behind: its entry and what it changed.
struct Written {
    head: Head,
    changed: BTreeSet<Topic>,
}

impl Register {
    /// Runs `work` as one operation: everything it writes and the audit entry are kept together or not at all.
    ///
    /// # Errors
    /// Whatever `work` returns, [`ErrorKind::ReadOnly`] for a register opened for reading, and what SQLite reports: then
    /// nothing has changed. Only [`ErrorKind::Unanswered`] and [`ErrorKind::Unknown`] say otherwise.
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
                message!("{reason} It is open for reading only, so nothing was changed.", reason),
            ));
        }
        if self.pending.is_none() {
            self.begin_answer(UNASKED);
            let done = self.step(&op, work);
            return self.end_answer(done);
        }
        self.step(&op, work)
    }

    /// Begins the command called `command`: what its operations write is committed by [`Register::end_answer`], when the answer was read.
    pub(crate) fn begin_answer(&mut self, command: &'static str) {
        // Whoever was stopped in the middle of a command kept nothing of it.
        if self.pending.take().is_some_and(|pending| pending.is_open) {
            commit::roll_back(&self.connection);
        }
        self.pending = Some(Pending { command, ..Pending::default() });
    }

    /// Ends a command: an answer is given when all that was written is committed; with an error nothing of it is kept.
    ///
    /// # Errors
    /// What `answered` holds, what kept the commit from taking place, [`ErrorKind::Unanswered`] when it took place and
    /// the disk could not confirm it, and [`ErrorKind::Unknown`] when nobody can tell.
    pub(crate) fn end_answer<T>(&mut self, answered: Result<T>) -> Result<T> {
        let pending = self.pending.take().unwrap_or_default();
        if !pending.is_open {
            return answered.map_err(Error::with_nothing_changed);
        }
        match (answered, pending.head) {
            (Ok(answer), Some(head)) => {
                let committed = commit::commit(&self.connection, &self.path, &head);
                if committed.as_ref().err().is_none_or(Error::may_be_done) {
                    self.changed.extend(pending.changed);
                }
                committed?;
                self.commit_count += 1;
                Ok(answer)
            }
            (answered, _) => {
                commit::roll_back(&self.connection);
                answered.map_err(Error::with_nothing_changed)
            }
        }
    }

    /// One operation within the transaction of its command. One that fails, or that changes nothing, leaves nothing of
    /// its own, and what was done before it stands.
    fn step<T>(&mut self, op: &Op, work: impl FnOnce(&Edit<'_>) -> Result<T>) -> Result<Outcome<T>> {
        let is_first = !self.pending.as_ref().is_some_and(|pending| pending.is_open);
        if is_first {
            self.connection.pragma_update(None, "synchronous", if op.durable { "EXTRA" } else { "FULL" })?;
        } else if self.connection.is_autocommit() {
            return Err(Error::new(ErrorKind::Io, message!("The disk failed earlier in this command.")));
        }
        self.connection.execute_batch(if is_first { "BEGIN IMMEDIATE" } else { "SAVEPOINT operation" })?;
        let done = self.operate(op, work);
        let is_kept = matches!(&done, Ok((_, Some(_))));
        let ending = match (is_first, is_kept) {
            (true, true) => "",
            (true, false) => "ROLLBACK",
            (false, true) => "RELEASE operation",
            (false, false) => "ROLLBACK TO operation; RELEASE operation",
        };
        // SQLite itself rolls back after some errors; then there is nothing left to end.
        let ended =
            if self.connection.is_autocommit() { Ok(()) } else { self.connection.execute_batch(ending) };
        let (value, kept) = done?;
        ended?;
        let entry_id = kept.as_ref().map(|kept| kept.head.entry_id);
        if let (Some(pending), Some(kept)) = (self.pending.as_mut(), kept) {
            pending.is_open = true;
            pending.head = Some(kept.head);
            pending.changed.extend(kept.changed);
        }
        Ok(Outcome { value, entry_id })
    }

    /// Does the work of an operation and writes its entry; no entry when it changed nothing.
    fn operate<T>(&self, op: &Op, work: impl FnOnce(&Edit<'_>) -> Result<T>) -> Result<(T, Option<Written>)> {
        let connection = &self.connection;
        let edit = Edit { connection, clock: self.clock, user: &self.user, summary: RefCell::new(None) };
        self.witness.begin();
        let rows_before = connection.total_changes();
        let value = work(&edit)?;
        self.witness.refuse_unrecorded(connection, connection.total_changes() - rows_before)?;
        let command = self.pending.as_ref().map_or(UNASKED, |pending| pending.command);
        debug_assert!(
            op.undoable
                || op.undoes.is_some()
                || self.schema.final_acts().any(|act| act.operation == command),
            "{command} is final: say in the SLICE it belongs to what corrects it"
        );
        let summary = edit.summary.take().unwrap_or_else(|| op.summary.clone());
        let changes = capture::drain(connection)?;
        if changes.is_empty() {
            return Ok((value, None));
        }
        for index in self.schema.search_indexes() {
            (index.note)(connection, &changes)?;
        }
        let entry = audit::NewEntry {
            at: self.clock.timestamp(),
            user: &self.user,
            operation: command,
            summary: &summary.to_stored(),
            undoable: op.undoable,
            undoes: op.undoes,
        };
        let head = audit::append(connection, &entry, &changes)?;
        if let Some(undone) = op.marks_undone {
            audit::mark_undone(connection, undone, head.entry_id)?;
        }
        Ok((value, Some(Written { head, changed: self.schema.topics_of(&changes) })))
    }
}
