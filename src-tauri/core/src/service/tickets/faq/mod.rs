//! Frequent questions: solved tickets that would help others become a question and an answer without the names of people,
//! which somebody looks over and passes on.

mod anonymous;
mod page;
pub(super) mod store;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::set_state::found;
use super::{MessageKind, Ticket, TicketMessage, TicketName, TicketTopic, messages};
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{Error, FieldProblems, Id, OptionExt, Result, ids, text};
use crate::people::{contacts, members};
use crate::register::{Connection, Op, Register};
use crate::service::mail_files::secrets;

pub use page::{DraftTicketsFaqPage, FaqPage, faq_page};

/// A question with its answer, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TicketFaqDraft {
    /// The question: its first line stands above the others.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// What it is about.
    pub topic: TicketTopic,
    /// Its language, as a BCP 47 tag; empty for unknown.
    pub language: String,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketFaq {
    /// Its id, never reused.
    pub id: i64,
    /// The ticket that it comes from.
    pub ticket_id: i64,
    /// The number of that.
    pub number: String,
    /// Its fields.
    #[serde(flatten)]
    pub draft: TicketFaqDraft,
    /// When it was drafted: RFC 3339 in UTC.
    pub drafted_at: String,
}

/// Asks for the frequent questions.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetTicketsFaq {
    /// Only these topics.
    pub topics: Option<Vec<TicketTopic>>,
    /// Part of a question or an answer.
    pub search: Option<String>,
}

/// The frequent questions, and the tickets that may become some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketFaqList {
    /// The questions, by topic, the latest first.
    pub rows: Vec<TicketFaq>,
    /// Solved tickets that would help others and are no question yet.
    pub waiting: Vec<TicketName>,
}

/// Asks to draft a question out of a ticket.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AddTicketsFaq {
    /// The ticket.
    pub ticket_id: i64,
}

/// Asks to change a question.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateTicketsFaq {
    /// The question.
    pub id: i64,
    /// Its fields.
    pub draft: TicketFaqDraft,
}

/// Gives the frequent questions.
pub(super) fn faq(register: &Register, request: GetTicketsFaq) -> Result<TicketFaqList> {
    let mut rows = store::all(register.reader())?;
    let search = text::search_key(request.search.as_deref().unwrap_or_default());
    rows.retain(|row| {
        let words = text::search_key(&format!("{} {} {}", row.number, row.draft.question, row.draft.answer));
        request.topics.as_ref().is_none_or(|topics| topics.contains(&row.draft.topic))
            && words.contains(&search)
    });
    rows.sort_by_key(|row| row.draft.topic as usize);
    Ok(TicketFaqList { rows, waiting: store::waiting(register.reader())? })
}

/// Drafts a question out of a solved ticket.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for one that is confidential, not solved, without an answer, or drafted already.
pub(super) fn add_faq(register: &mut Register, request: AddTicketsFaq) -> Result<TicketFaqList> {
    let ticket = found(register.reader(), request.ticket_id)?;
    let number = &ticket.number;
    let refused = if ticket.draft.is_confidential {
        Some(message!("{number} is confidential: it stays among ourselves.", number))
    } else if !ticket.state.is_done() {
        Some(message!("{number} is not solved yet.", number))
    } else if store::all(register.reader())?.iter().any(|known| known.ticket_id == ticket.id) {
        Some(message!("{number} is among the frequent questions already.", number))
    } else {
        None
    };
    if let Some(message) = refused {
        return Err(Error::conflict(message));
    }
    let draft = drafted(register.reader(), &ticket)?;
    let op = Op::new(message!("Drafted a frequent question out of {number}", number));
    register.transact(op, |edit| store::insert(edit, ticket.id, &draft))?;
    faq(register, GetTicketsFaq::default())
}

/// Changes a question.
///
/// # Errors
/// On `question` and `answer`: nothing, or the address of somebody.
pub(super) fn update_faq(register: &mut Register, request: UpdateTicketsFaq) -> Result<TicketFaqList> {
    let known =
        store::find(register.reader(), request.id)?.or_not_found(template!("Question"), request.id)?;
    let mut problems = FieldProblems::default();
    let lines = |written: &str| text::lines(&secrets::strike_out(written).0);
    let draft = TicketFaqDraft {
        question: problems.take("question", lines(&request.draft.question)),
        answer: problems.take("answer", lines(&request.draft.answer)),
        topic: request.draft.topic,
        language: problems.take_optional("language", &request.draft.language, ids::language),
    };
    problems.into_result()?;
    for (field, said) in [("question", &draft.question), ("answer", &draft.answer)] {
        if said.is_empty() {
            return Err(Error::invalid(field, message!("Write the question and its answer.")));
        }
        if let Some(address) = anonymous::address_in(said) {
            return Err(Error::invalid(
                field,
                message!("{address} is somebody’s address. Take it out before others read it.", address),
            ));
        }
    }
    if draft != known.draft {
        let op = Op::new(message!("Edited the frequent question out of {number}", number = known.number));
        register.transact(op, |edit| store::update(edit, known.id, &draft))?;
    }
    faq(register, GetTicketsFaq::default())
}

/// Takes a question away.
pub(super) fn remove_faq(register: &mut Register, request: Id) -> Result<TicketFaqList> {
    let known =
        store::find(register.reader(), request.id)?.or_not_found(template!("Question"), request.id)?;
    let op = Op::new(message!("Took the frequent question out of {number} away", number = known.number));
    register.transact(op, |edit| store::delete(edit, known.id))?;
    faq(register, GetTicketsFaq::default())
}

/// Question and answer of a ticket as they were written, without the people.
fn drafted(connection: &Connection, ticket: &Ticket) -> Result<TicketFaqDraft> {
    let shown = messages::store::messages(connection, ticket.id)?;
    let names = names(connection, ticket, &shown)?;
    let said = |kind: MessageKind| shown.iter().filter(move |message| message.kind == kind);
    let asked = said(MessageKind::In).next().map(|message| message.text.as_str()).unwrap_or_default();
    // The last answer is the one that solved it.
    let Some(answered) = said(MessageKind::Out).next_back() else {
        let message = message!("{number} has no answer that could be passed on.", number = ticket.number);
        return Err(Error::conflict(message));
    };
    let heading = anonymous::without_names(&ticket.draft.subject, &names);
    let question = anonymous::without_people(asked, &names);
    let language = match ticket.draft.member_id {
        Some(id) => members::find(connection, id)?.draft.language,
        None => String::new(),
    };
    Ok(TicketFaqDraft {
        question: format!("{heading}\n\n{question}").trim_end().to_owned(),
        answer: anonymous::without_people(&answered.text, &names),
        topic: ticket.draft.topic,
        language,
    })
}

/// The names of everybody who had to do with a ticket.
fn names(connection: &Connection, ticket: &Ticket, shown: &[TicketMessage]) -> Result<BTreeSet<String>> {
    let mut names: BTreeSet<String> =
        [&ticket.draft.asker_name, &ticket.draft.owner].into_iter().cloned().collect();
    names
        .extend(shown.iter().flat_map(|message| [message.from_name.clone(), message.forwarded_name.clone()]));
    for id in ticket.draft.member_id.iter().chain(&ticket.draft.other_member_ids) {
        let people = contacts::store::of_member(connection, *id)?;
        names.extend(people.iter().map(|person| person.draft.name()));
    }
    if let Some(id) = ticket.draft.contact_id {
        names.extend(contacts::store::find(connection, id)?.map(|contact| contact.name()));
    }
    names.remove("");
    Ok(names)
}

const COLUMNS: [ListColumn<TicketFaq>; 6] = [
    column("topic", "Topic", |row| Cell::text(row.draft.topic.code())),
    column("question", "Question", |row| Cell::text(&row.draft.question)),
    column("answer", "Answer", |row| Cell::text(&row.draft.answer)),
    column("language", "Language", |row| Cell::text(&row.draft.language)),
    column("number", "Ticket number", |row| Cell::text(&row.number)),
    column("drafted_at", "Drafted (UTC)", |row| Cell::text(&row.drafted_at)),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&TicketFaq) -> Cell,
) -> ListColumn<TicketFaq> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The frequent questions as a table.
pub(super) fn table(
    register: &Register,
    request: GetTicketsFaq,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = faq(register, request)?.rows;
    Ok(tabulated("Frequent questions", &chosen("the frequent questions", &COLUMNS, asked)?, &rows))
}
