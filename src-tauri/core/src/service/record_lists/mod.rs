//! Lists of records that somebody keeps elsewhere, or that were exported here: looked at before, imported as one, and
//! again without doubling anything. What a row means, the slice of its records says.

mod columns;
mod import;
mod row;
mod work_out;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Message, Result, Template, text};
use crate::people::members::Member;
use crate::people::tabular::{DateOrder, FirstRow, ListForm, Reading, SavedMapping};
use crate::register::{Edit, Register, Slice, Table};

pub(crate) use columns::RowField;
pub(crate) use import::{import, inspect};
pub(crate) use row::ListRow;

/// The table in which what was chosen for lists is remembered.
const MAPPINGS: &str = "record_list_mapping";

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "record_lists",
    tables: &[Table {
        name: MAPPINGS,
        label: template!("Columns of a list"),
        one: template!("the columns of a list"),
        several: template!("{count, plural, one {# list} other {# lists}} whose columns are known", count),
        name_columns: &["file_name"],
    }],
    ..Slice::EMPTY
};

/// Records of a kind that can be taken out of a list.
pub(crate) trait RecordList {
    /// What the kind is called where choices are remembered.
    const KIND: &'static str;
    /// What a row can say, in the order in which exports write it.
    const FIELDS: &'static [RowField];
    /// The field without which no row says anything, and how it is asked for.
    const NEEDED: (&'static str, Template);
    /// What a row that changes something comes to.
    type Step;

    /// What becomes of each row, in their order.
    fn plan(register: &Register, rows: &mut [ListRow<'_>]) -> Result<Vec<RowPlan<Self::Step>>>;

    /// Writes what a row comes to.
    fn write(edit: &Edit<'_>, step: &Self::Step) -> Result<()>;

    /// What the history says of an import.
    fn told(file_name: &str, created: usize, updated: usize) -> Message;
}

/// How lists of a kind are read, unless told otherwise.
pub(crate) const fn reading<R: RecordList>() -> Reading<'static> {
    Reading::by(columns::is_known::<R>)
}

/// A row and what becomes of it.
pub(crate) struct RowPlan<S> {
    /// What the record is called.
    pub(crate) name: String,
    /// What is different from the record that the register has, in words.
    pub(crate) changes: Vec<Message>,
    pub(crate) becomes: Becomes<S>,
}

/// What becomes of a row.
pub(crate) enum Becomes<S> {
    New(S),
    Changed(S),
    /// The register has it so.
    Same,
    /// It says nothing that could be entered; why is among its problems.
    Nothing,
}

/// The member that a row names, by its official or short name. None or several of that name are said, and none is taken.
pub(crate) fn member_of<'a>(
    row: &mut ListRow<'_>,
    field: &'static str,
    members: &'a [Member],
) -> Option<&'a Member> {
    let said = row.text(field)?;
    let wanted = text::search_key(said);
    let is_called = |member: &&Member| {
        [&member.draft.official_name, &member.draft.short_name]
            .iter()
            .any(|name| text::search_key(name) == wanted)
    };
    let mut found = members.iter().filter(is_called);
    if let (Some(member), None) = (found.next(), found.next()) {
        return Some(member);
    }
    row.problem(field, message!("No single member is called “{said}”: the record belongs to none.", said));
    None
}

/// That a field was so and would be otherwise.
pub(crate) fn difference(field: Message, before: &str, after: &str) -> Message {
    let shown = |value: &str| -> String {
        match value.trim() {
            "" => "–".to_owned(),
            value => value.chars().take(SHOWN_MAX).collect(),
        }
    };
    message!("{field}: {after} in place of {before}", field, after = shown(after), before = shown(before))
}

/// Characters shown of a value.
const SHOWN_MAX: usize = 80;

/// A list that was chosen and waits to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedList {
    /// What it is known by.
    pub token: String,
    /// The name of its file.
    pub file_name: String,
}

/// Asks what an import of a list would do, or to do it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ImportRecordList {
    /// The staged file.
    pub token: String,
    /// The field that each column feeds, in the order of the columns. Empty takes what is recognised or remembered.
    #[ts(as = "Option<Vec<Option<String>>>")]
    pub mapping: Vec<Option<String>>,
    /// How to read dates such as 03/04/2026.
    pub date_order: Option<DateOrder>,
    /// The encoding, when it is not recognised rightly.
    pub encoding: Option<String>,
    /// The delimiter, when it is not recognised rightly.
    pub delimiter: Option<String>,
    /// The sheet of a workbook, when it is not the one that looks most like a list.
    pub sheet: Option<String>,
    /// The row that holds the headings, when it is not recognised rightly.
    pub header_row: Option<usize>,
    /// Whether rows and columns of a workbook are read that are hidden in it.
    #[ts(as = "Option<bool>")]
    pub hidden: bool,
}

/// What an import of a list does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordListOutcome {
    /// The staged file.
    pub token: String,
    /// Its name.
    pub file_name: String,
    /// How it was read.
    pub form: ListForm,
    /// The row that holds the headings.
    pub header_row: usize,
    /// The first rows of the file, so that another one can be chosen for the headings.
    pub first_rows: Vec<FirstRow>,
    /// What columns can feed.
    pub fields: Vec<RecordListField>,
    /// Its columns with what they feed.
    pub columns: Vec<RecordListColumn>,
    /// Where the choices come from, when a list with the same headings was imported before.
    pub saved: Option<SavedMapping>,
    /// What has to be answered first, as a sentence; then nothing else counts.
    pub question: Option<Message>,
    /// The field that the question is about: date_order or mapping.
    pub question_field: Option<String>,
    /// Rows of the list.
    pub rows: usize,
    /// Records that are new.
    pub created: usize,
    /// Records that change.
    pub updated: usize,
    /// Records that stay as they are, rows that stand twice included.
    pub unchanged: usize,
    /// Rows that are left out.
    pub rejected: usize,
    /// What is wrong with rows: the first thousand.
    pub problems: Vec<RecordListProblem>,
    /// What becomes of rows: the first five hundred of those that change something.
    pub records: Vec<ListedRecord>,
    /// The entry in the history, by which the import is undone as one; none when nothing changed.
    pub batch: Option<i64>,
}

/// What a column can feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordListField {
    /// Its name.
    pub name: &'static str,
    /// What a person calls it.
    pub label: Message,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordListColumn {
    /// Its heading.
    pub header: String,
    /// The field that it feeds.
    pub field: Option<String>,
    /// Its first values.
    pub samples: Vec<String>,
}

/// What is wrong with a row. The rest of it comes in, unless the row as a whole is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordListProblem {
    /// The row as the file counts.
    pub row: usize,
    /// The heading of the column; empty when it is the row as a whole.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub problem: Message,
}

/// A row that changes something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListedRecord {
    /// The row as the file counts.
    pub row: usize,
    /// What the record is called.
    pub name: String,
    /// Whether it is new; otherwise it changes.
    pub is_new: bool,
    /// What is different from the record that the register has.
    pub changes: Vec<Message>,
}
