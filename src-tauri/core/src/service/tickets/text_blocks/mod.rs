//! Texts that answers are made of, in the languages of members. They are the desk’s own data: it writes them once and fills them
//! in for each ticket.

pub(super) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::escalations::client_ids_of;
use super::set_state::found;
use super::{Ticket, TicketTopic};
use crate::kernel::message::commas;
use crate::kernel::{Error, FieldProblems, Id, OptionExt, Result, ids, text};
use crate::paper::letters::placeholders;
use crate::paper::locale::{fill, primary};
use crate::people::contacts::{self, Role};
use crate::people::{members, profile};
use crate::register::{Connection, Op, Register};
use crate::service::joining;
use crate::service::mail_files::secrets;

/// What a text can be filled with: who asked, their member, its main contact and the stage at which its joining is, the client
/// ids that the messages name, the system, number and subject of the ticket, and the consortium.
const PLACEHOLDERS: [&str; 9] = [
    "asker",
    "member",
    "main_contact",
    "stage",
    "client_ids",
    "integration",
    "number",
    "subject",
    "consortium",
];

/// A text that answers are made of, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TicketTextBlockDraft {
    /// What the desk calls it.
    pub name: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// What tickets it is for; every topic when none.
    pub topic: Option<TicketTopic>,
    /// Whether it asks what the asker thought of it, once a ticket is solved.
    #[serde(default)]
    pub asks_rating: bool,
    /// What it says, with places such as {asker}.
    pub text: String,
}

/// A text that answers are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketTextBlock {
    /// Its id, never reused.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: TicketTextBlockDraft,
    /// What it says of the ticket that was named; empty for none.
    pub filled: String,
}

/// Asks for the texts that answers are made of.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetTicketsTextBlocks {
    /// The ticket that they are filled in for; those of its member’s language and of its topic stand first.
    pub ticket_id: Option<i64>,
}

/// The texts that answers are made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketTextBlocks {
    /// The texts, the most fitting first.
    pub rows: Vec<TicketTextBlock>,
    /// What they can be filled with.
    pub placeholders: Vec<String>,
    /// The language of the ticket’s member; empty for unknown.
    pub language: String,
}

/// Asks to keep a text.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveTicketsTextBlock {
    /// The text; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: TicketTextBlockDraft,
}

/// Gives the texts that answers are made of.
pub(super) fn text_blocks(register: &Register, request: GetTicketsTextBlocks) -> Result<TicketTextBlocks> {
    let connection = register.reader();
    let ticket = request.ticket_id.map(|id| found(connection, id)).transpose()?;
    let mut rows = store::all(connection)?;
    let mut language = String::new();
    if let Some(ticket) = &ticket {
        let values = values(connection, ticket)?;
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        rows.iter_mut().for_each(|row| row.filled = fill(&row.draft.text, &values));
        if let Some(id) = ticket.draft.member_id {
            language = members::find(connection, id)?.draft.language;
        }
        // A text in the member's very tongue goes before one in its language, that before others.
        let distance = |row: &TicketTextBlock| {
            let tag = &row.draft.language;
            let tongue = match (tag == &language, primary(tag) == primary(&language)) {
                (true, _) => 0,
                (_, true) => 1,
                _ => 2,
            };
            let topic = row.draft.topic.map_or(1, |topic| if topic == ticket.draft.topic { 0 } else { 2 });
            (tongue, topic)
        };
        rows.sort_by_cached_key(distance);
    }
    let placeholders = PLACEHOLDERS.iter().map(|name| (*name).to_owned()).collect();
    Ok(TicketTextBlocks { rows, placeholders, language })
}

/// Keeps a text.
///
/// # Errors
/// On `name` and `text`: nothing. On `text`: a place that cannot be filled in. On `language`: none.
pub(super) fn save_text_block(
    register: &mut Register,
    request: SaveTicketsTextBlock,
) -> Result<TicketTextBlocks> {
    let known = store::all(register.reader())?;
    if let Some(id) = request.id {
        known.iter().find(|one| one.id == id).or_not_found(template!("Text"), id)?;
    }
    let mut problems = FieldProblems::default();
    let draft = TicketTextBlockDraft {
        name: problems.take("name", text::name(&request.draft.name)),
        language: problems.take("language", ids::language(&request.draft.language)),
        topic: request.draft.topic,
        asks_rating: request.draft.asks_rating,
        text: problems.take("text", text::lines(&secrets::strike_out(&request.draft.text).0)),
    };
    problems.into_result()?;
    if draft.name.is_empty() {
        return Err(Error::invalid("name", message!("Give it a name, so that it is found.")));
    }
    if draft.language.is_empty() {
        return Err(Error::invalid("language", message!("Choose its language.")));
    }
    if draft.text.is_empty() {
        return Err(Error::invalid("text", message!("Write what it says.")));
    }
    if let Some(unknown) = placeholders(&draft.text).into_iter().find(|name| !PLACEHOLDERS.contains(name)) {
        let braced = |name: &str| format!("{{{name}}}");
        let message = message!(
            "{unknown} cannot be filled in here. Use {known}.",
            unknown = braced(unknown),
            known = commas(PLACEHOLDERS.iter().map(|name| braced(name)))
        );
        return Err(Error::invalid("text", message));
    }
    let is_taken = known.iter().any(|one| {
        Some(one.id) != request.id
            && one.draft.language == draft.language
            && text::search_key(&one.draft.name) == text::search_key(&draft.name)
    });
    if is_taken {
        let message = message!("There is a text of this name in this language already.");
        return Err(Error::invalid("name", message));
    }
    let op = Op::new(message!(
        "Kept the text {name} ({language}) for answers",
        name = draft.name,
        language = draft.language
    ));
    register.transact(op, |edit| store::save(edit, request.id, &draft))?;
    text_blocks(register, GetTicketsTextBlocks::default())
}

/// Takes a text away. Answers that were made of it stay as they are.
pub(super) fn remove_text_block(register: &mut Register, request: Id) -> Result<TicketTextBlocks> {
    let known = store::all(register.reader())?;
    let known = known.iter().find(|one| one.id == request.id).or_not_found(template!("Text"), request.id)?;
    let op = Op::new(message!(
        "Took the text {name} ({language}) for answers away",
        name = known.draft.name,
        language = known.draft.language
    ));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    text_blocks(register, GetTicketsTextBlocks::default())
}

/// What a ticket fills texts with.
fn values(connection: &Connection, ticket: &Ticket) -> Result<[(&'static str, String); 9]> {
    let member = ticket.draft.member_id.map(|id| members::find(connection, id)).transpose()?;
    let main_contact = match &member {
        None => None,
        Some(member) => contacts::store::of_member(connection, member.id)?
            .into_iter()
            .find(|person| person.roles.iter().any(|held| held.role == Role::Main && held.is_current)),
    };
    let member = member.map(|member| member.draft.official_name).unwrap_or_default();
    let asker = [&ticket.draft.asker_name, &ticket.draft.asker_email];
    let asker = asker.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default();
    Ok([
        ("asker", asker),
        ("member", if member.is_empty() { ticket.draft.organisation.clone() } else { member }),
        ("main_contact", main_contact.map(|person| person.draft.name()).unwrap_or_default()),
        ("stage", joining::stage_name_of(connection, ticket.draft.member_id, &ticket.draft.asker_email)?),
        ("client_ids", client_ids_of(connection, ticket)?.join(", ")),
        ("integration", ticket.draft.integration.clone()),
        ("number", ticket.number.clone()),
        ("subject", ticket.draft.subject.clone()),
        ("consortium", profile::read(connection)?.name),
    ])
}
