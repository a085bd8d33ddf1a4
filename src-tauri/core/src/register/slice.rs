//! What a slice says of itself. Whoever needs to know every slice walks the list of them.

use chrono::NaiveDate;

use super::{
    BusinessCheck, Command, Connection, Edit, FinalAct, Foundation, FreeText, Link, List, PersonalData,
    Register, SearchIndex, Table,
};
use crate::kernel::{Deadline, Need, Result, SetupStep, Todo};

/// Gives deadlines, as they are known on a day.
pub type Deadlines = fn(&Connection, NaiveDate) -> Result<Vec<Deadline>>;

/// A table, and what a person calls a column of it.
pub type ColumnLabels = (&'static str, fn(&str) -> Option<&'static str>);

/// Gives what waits for somebody today.
pub type Needs = fn(&Register) -> Result<Vec<Need>>;

/// Says how far a step of setting the register up is.
pub type Setup = fn(&Register) -> Result<SetupStep>;

/// Things to do that a slice keeps with its own records: they stand among the tasks, and nobody enters them twice.
#[derive(Debug, Clone, Copy)]
pub struct Todos {
    /// The screen that shows the records.
    pub screen: &'static str,
    /// All that are to be done, or were.
    pub all: fn(&Connection) -> Result<Vec<Todo>>,
    /// Notes that one was done on a day.
    pub finish: fn(&Edit<'_>, i64, NaiveDate) -> Result<()>,
}

/// A part of the domain. It says what it has; what it leaves out, it has none of.
#[derive(Debug, Clone, Copy)]
pub struct Slice {
    /// Its name, which is that of its folder.
    pub name: &'static str,
    pub tables: &'static [Table],
    /// What the columns of its tables are called, where their names do not say it well.
    pub labels: &'static [ColumnLabels],
    /// What it can be asked.
    pub commands: &'static [Command],
    /// The lists that it can write as files.
    pub lists: &'static [List],
    /// By when something has to be done, as of a day.
    pub deadlines: &'static [Deadlines],
    /// What is to be done with its records.
    pub todos: Option<Todos>,
    /// What of it needs somebody today.
    pub needs: &'static [Needs],
    /// What a new register has to be told of it.
    pub setup: &'static [Setup],
    /// What of it hangs on a member or on a person.
    pub links: &'static [Link],
    /// What it holds of people.
    pub personal_data: Option<PersonalData>,
    /// Texts that may mention anybody. They are named before an erasure, and edited by hand.
    pub free_texts: &'static [FreeText],
    /// What a check of the register looks at beyond what SQLite checks.
    pub checks: &'static [BusinessCheck],
    /// What it does for good.
    pub final_acts: &'static [FinalAct],
    /// What its final documents rest on.
    pub foundations: &'static [Foundation],
    /// What its records are found by.
    pub search_index: Option<SearchIndex>,
}

impl Slice {
    /// Nothing, to be filled in.
    pub(crate) const EMPTY: Self = Self {
        name: "",
        tables: &[],
        labels: &[],
        commands: &[],
        lists: &[],
        deadlines: &[],
        todos: None,
        needs: &[],
        setup: &[],
        links: &[],
        personal_data: None,
        free_texts: &[],
        checks: &[],
        final_acts: &[],
        foundations: &[],
        search_index: None,
    };
}
