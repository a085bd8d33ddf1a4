//! Lists of tickets that other desks give out (Zammad, osTicket, Freshdesk, Zendesk, or any with headings that one maps):
//! looked at before, imported as one, and again without doubling anything: a ticket is known by its desk and its number
//! there, and a later list updates it.

mod fields;
mod import;
mod plan;
mod read;
mod store;
mod times;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Message;
use crate::people::tabular::{DateOrder, FirstRow, ListForm, Reading, SavedMapping};

pub use fields::TicketField;
pub use import::{import_ticket_list, inspect_ticket_list};

/// How a list of tickets is read, unless told otherwise.
pub const READING: Reading<'static> = Reading::by(fields::is_known);

/// The table in which what was chosen for lists is remembered.
const MAPPINGS: &str = "ticket_list_mapping";

/// Asks what an import of a list of tickets would do, or to do it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ImportTicketsList {
    /// The staged file.
    pub token: String,
    /// What each column holds, in the order of the columns. Empty takes what is recognised or remembered.
    #[ts(as = "Option<Vec<Option<TicketField>>>")]
    pub mapping: Vec<Option<TicketField>>,
    /// The desk that the list comes from, under which its numbers are known; recognised by the headings when absent.
    pub source: Option<String>,
    /// The zone of the times, by its IANA name, where the list does not say it.
    pub zone: Option<String>,
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

/// What an import of a list of tickets does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketListOutcome {
    /// The staged file.
    pub token: String,
    /// Its name.
    pub file_name: String,
    /// The desk that the list comes from.
    pub source: String,
    /// The zone of the times.
    pub zone: String,
    /// How it was read.
    pub form: ListForm,
    /// The row that holds the headings.
    pub header_row: usize,
    /// The first rows of the file, so that another one can be chosen for the headings.
    pub first_rows: Vec<FirstRow>,
    /// Its columns with what they hold.
    pub columns: Vec<TicketListColumn>,
    /// Where the choices come from, when a list with the same headings was imported before.
    pub saved: Option<SavedMapping>,
    /// What has to be answered first, as a sentence; then nothing else counts.
    pub question: Option<Message>,
    /// The field that the question is about: zone, date_order or mapping.
    pub question_field: Option<String>,
    /// Rows of the list.
    pub rows: usize,
    /// Tickets that are new.
    pub created: usize,
    /// Tickets that change.
    pub updated: usize,
    /// Tickets that stay as they are, rows that stand twice included.
    pub unchanged: usize,
    /// Rows that are left out.
    pub rejected: usize,
    /// What is wrong with rows: the first thousand.
    pub problems: Vec<TicketListProblem>,
    /// The first five hundred tickets.
    pub tickets: Vec<ListedTicket>,
    /// The entry in the history, by which the import is undone as one; none when nothing changed.
    pub batch: Option<i64>,
}

/// A column of a list of tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketListColumn {
    /// Its heading.
    pub header: String,
    /// What it holds.
    pub field: Option<TicketField>,
    /// Its first values.
    pub samples: Vec<String>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketListProblem {
    /// The row as the file counts.
    pub row: usize,
    /// The number of its ticket.
    pub number: String,
    /// The heading of the column; empty when it is the row as a whole.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub problem: Message,
}

/// A ticket of a list, as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListedTicket {
    /// The row as the file counts.
    pub row: usize,
    /// Its number at the other desk.
    pub number: String,
    /// What happens to it.
    pub action: TicketListAction,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub state: super::TicketState,
    /// When it was received: RFC 3339 in UTC.
    pub received_at: String,
    /// Whose it is.
    pub who: super::WhoAsks,
}

/// What happens to a ticket of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketListAction {
    /// It is new.
    Create,
    /// It changes.
    Update,
    /// It stays as it is.
    Unchanged,
}
