//! Mail taken in: dropped, chosen, or given to the command line. What would come of it is shown before; plan and import
//! are the same function. The same message twice adds nothing.

mod addresses;
mod import;
mod orcid;
mod plan;
mod planned;
mod staging;
mod store;
mod told;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MessageKind, WhoAsks};
use crate::kernel::Message;

pub use import::{import_mails, inspect_mails};
pub use staging::{MailStaging, StagedMail, StagedMails};

/// Asks what would come of messages, or to take them in.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ImportTicketsMails {
    /// The files that wait.
    pub tokens: Vec<String>,
    /// The addresses that members write to; those of the settings when absent. They are remembered.
    pub desk_addresses: Option<Vec<String>>,
}

/// What comes of messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TakenMails {
    /// Messages in the files.
    pub messages: usize,
    /// Messages that are new.
    pub added: usize,
    /// Messages that the register has already, or that stand twice in the files.
    pub known: usize,
    /// Tickets that they open.
    pub opened: usize,
    /// Tickets that they go on with.
    pub continued: usize,
    /// Messages of programs among them.
    pub automatic: usize,
    /// Messages that tell of addresses that could not be reached.
    pub bounces: usize,
    /// Secrets that are struck out.
    pub secrets: usize,
    /// The addresses that members write to.
    pub desk_addresses: Vec<String>,
    /// Whether these were found out from the messages, because nobody has said them.
    pub are_addresses_guessed: bool,
    /// Messages that could not be read, as sentences.
    pub unreadable: Vec<Message>,
    /// The messages, in the order in which they were written: the first thousand.
    pub rows: Vec<TakenMail>,
    /// The entry in the history; none when nothing was new.
    pub entry_id: Option<i64>,
}

/// What comes of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TakenMail {
    /// The file that it stands in.
    pub file_name: String,
    /// Its place in that file, from 1.
    pub place: usize,
    /// What it is.
    pub kind: MessageKind,
    /// Whether the register has it already.
    pub is_known: bool,
    /// When it was written: RFC 3339 in UTC.
    pub at: String,
    /// Who wrote it: a name, or else an address.
    pub from: String,
    /// What it is about.
    pub subject: String,
    /// The number of its ticket.
    pub number: String,
    /// The ticket, where it is in the register already.
    pub ticket_id: Option<i64>,
    /// Whether it opens that ticket.
    pub opens: bool,
    /// Whose it is, of a message that opens a ticket.
    pub who: WhoAsks,
    /// What is worth knowing of it, as sentences.
    pub notes: Vec<Message>,
}
