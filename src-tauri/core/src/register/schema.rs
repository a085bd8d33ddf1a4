//! What the slices above tell the register about their tables, so that it can record, undo and name changes without
//! knowing any of them.

use rusqlite::Connection;

use super::{
    Change, Command, Deadlines, FreeText, InMerge, Link, List, Migration, Needs, Owner, PersonalData, Setup,
    Slice, Todos,
};
use crate::kernel::{Message, Result, Template};

/// The slices of the register, lowest first.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// The steps that make the tables.
    pub migrations: &'static [Migration],
    /// What each slice says of itself.
    pub slices: &'static [&'static Slice],
}

/// An operation that is never taken back, and what corrects it instead.
#[derive(Debug, Clone, Copy)]
pub struct FinalAct {
    /// The operation's name.
    pub operation: &'static str,
    /// What corrects it, as a sentence: "Credit notes correct invoices."
    pub corrected_by: Template,
}

/// Says what rests on the changes of an operation that is about to be undone, as the end of a sentence with its advice:
/// "774 invoices were issued to members of this import. …"; nothing when they carry nothing.
pub type Foundation = fn(&Connection, &Undone<'_>) -> Result<Option<Message>>;

/// An operation that is about to be undone.
#[derive(Debug, Clone, Copy)]
pub struct Undone<'a> {
    pub entry_id: i64,
    pub changes: &'a [Change],
}

impl<'a> Undone<'a> {
    /// The changes of `table`.
    pub fn of(&self, table: &'static str) -> impl Iterator<Item = &'a Change> {
        self.changes.iter().filter(move |change| change.table == table)
    }

    /// The rows of `table` that the operation made, and that undoing it removes.
    pub fn made(&self, table: &'static str) -> impl Iterator<Item = &'a Change> {
        self.of(table).filter(|change| change.before.is_none())
    }
}

/// What a person calls the rows of a table.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// What a person calls one of its rows, as a title: "Fee plan".
    pub label: Template,
    /// One of them within a sentence: "a fee plan".
    pub one: Template,
    /// So many of them: "{count, plural, one {# fee plan} other {# fee plans}}".
    pub several: Template,
    /// The columns that together name a row.
    pub name_columns: &'static [&'static str],
}

/// An index that is derived from the register and kept beside it, in temporary tables of the connection: nothing of it
/// is in the file, so a large import need not wait for it and it can never disagree with a restored copy.
#[derive(Debug, Clone, Copy)]
pub struct SearchIndex {
    /// Remembers what one operation changed. Runs in its transaction, and so is forgotten if that fails.
    pub note: fn(&Connection, &[Change]) -> Result<()>,
    /// Brings the index up to date. Runs before every search.
    pub refresh: fn(&Connection) -> Result<()>,
}

/// A rule that the data must keep beyond what the schema enforces.
#[derive(Debug, Clone, Copy)]
pub struct BusinessCheck {
    /// What is checked, in words.
    pub name: Template,
    /// `Ok(None)` when the rule holds, otherwise what breaks it.
    pub run: fn(&Connection) -> Result<Option<Message>>,
}

impl Schema {
    /// Every table that a slice names. Whether a table is recorded does not hang on it: all are.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> {
        self.slices.iter().flat_map(|slice| slice.tables)
    }

    /// What is said of the table called `name`.
    pub fn table(&self, name: &str) -> Option<&'static Table> {
        self.tables().find(|table| table.name == name)
    }

    pub fn column_label(&self, table: &str, column: &str) -> Option<&'static str> {
        let mut labels = self.slices.iter().flat_map(|slice| slice.labels);
        labels.find(|(labelled, _)| *labelled == table).and_then(|(_, label)| label(column))
    }

    /// Every command, slice by slice.
    pub fn commands(&self) -> impl Iterator<Item = &'static Command> {
        self.slices.iter().flat_map(|slice| slice.commands)
    }

    /// Every list that can be written as a file.
    pub fn lists(&self) -> impl Iterator<Item = &'static List> {
        self.slices.iter().flat_map(|slice| slice.lists)
    }

    /// What keeps things to do with its own records.
    pub fn todos(&self) -> impl Iterator<Item = Todos> {
        self.slices.iter().filter_map(|slice| slice.todos)
    }

    /// What knows by when something has to be done.
    pub fn deadlines(&self) -> impl Iterator<Item = &'static Deadlines> {
        self.slices.iter().flat_map(|slice| slice.deadlines)
    }

    /// What knows what needs somebody today.
    pub fn needs(&self) -> impl Iterator<Item = &'static Needs> {
        self.slices.iter().flat_map(|slice| slice.needs)
    }

    /// What knows how far the register is set up.
    pub fn setup(&self) -> impl Iterator<Item = &'static Setup> {
        self.slices.iter().flat_map(|slice| slice.setup)
    }

    /// What hangs on a member or on a person.
    pub fn links(&self) -> impl Iterator<Item = &'static Link> {
        self.slices.iter().flat_map(|slice| slice.links)
    }

    /// What hangs on an owner and has one lot in a merge.
    pub(crate) fn links_of(&self, owner: Owner, in_merge: InMerge) -> impl Iterator<Item = &'static Link> {
        self.links().filter(move |link| link.owner == owner && link.in_merge == in_merge)
    }

    /// What is held of people.
    pub fn personal_data(&self) -> impl Iterator<Item = &'static PersonalData> {
        self.slices.iter().filter_map(|slice| slice.personal_data.as_ref())
    }

    /// Texts that may mention anybody.
    pub fn free_texts(&self) -> impl Iterator<Item = &'static FreeText> {
        self.slices.iter().flat_map(|slice| slice.free_texts)
    }

    /// Business checks on top of SQLite's own.
    pub fn checks(&self) -> impl Iterator<Item = &'static BusinessCheck> {
        self.slices.iter().flat_map(|slice| slice.checks)
    }

    /// What is done for good.
    pub fn final_acts(&self) -> impl Iterator<Item = &'static FinalAct> {
        self.slices.iter().flat_map(|slice| slice.final_acts)
    }

    /// What final documents rest on.
    pub fn foundations(&self) -> impl Iterator<Item = &'static Foundation> {
        self.slices.iter().flat_map(|slice| slice.foundations)
    }

    /// What is found by an index of its own.
    pub fn search_indexes(&self) -> impl Iterator<Item = &'static SearchIndex> {
        self.slices.iter().filter_map(|slice| slice.search_index.as_ref())
    }

    /// What corrects the final operation `name`.
    pub fn correction_of(&self, name: &str) -> Template {
        let act = self.final_acts().find(|act| act.operation == name);
        act.map_or(template!("Another entry corrects it."), |act| act.corrected_by)
    }

    /// A row of the table called `name` within a sentence: "an invoice", never the table's name.
    pub fn a_row_of(&self, name: &str) -> Message {
        self.table(name).map_or(template!("a record"), |table| table.one).into()
    }

    /// So many rows of the table called `name`: "1 invoice", "774 invoices".
    pub fn rows_of(&self, name: &str, count: i64) -> Message {
        const RECORDS: Template = template!("{count, plural, one {# record} other {# records}}", count);
        self.table(name).map_or(RECORDS, |table| table.several).counted(count)
    }
}
