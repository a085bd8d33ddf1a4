//! Answers as drafts: a message that any mail program opens, with an identifier of its own, by which the reply to it is
//! recognised. The program sends nothing: that it was sent is noted, and then it counts as an answer.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use ts_rs::TS;

use super::draft::{instant, read_instant};
use super::messages::store::{self as messages, NewMessage, StoredMessage};
use super::set_state::{enter, found};
use super::threads::answer_subject;
use super::{MessageKind, Ticket, TicketChannel, TicketDetail, TicketState, get, settings, store};
use crate::kernel::{Error, Id, OptionExt, Result, ids, text};
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::files::safe_name;
use crate::people::attachments::{self, GetAttachmentsContent, ListAttachments};
use crate::people::profile;
use crate::register::{Connection, Op, Register};
use crate::service::mail_files::{DateFrom, secrets};

/// Bytes that go along with an answer at most: what mail servers take, coded.
const CARRIED_BYTES_MAX: usize = 18_000_000;

/// Asks to draft an answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftTicketsReply {
    /// The ticket.
    pub id: i64,
    /// What it says.
    pub text: String,
    /// Whom it goes to; the asker when absent.
    pub to: Option<String>,
    /// Whether it asks what the asker thought of it, which is no answer: the ticket has to be solved.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub asks_rating: bool,
    /// Files of the ticket’s messages that go along.
    #[serde(default)]
    #[ts(as = "Option<Vec<i64>>")]
    pub file_ids: Vec<i64>,
    /// Versions of documents of the member, or of the consortium, that go along.
    #[serde(default)]
    #[ts(as = "Option<Vec<i64>>")]
    pub version_ids: Vec<i64>,
}

/// Names drafts of answers.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GetTicketsReplyFiles {
    /// The drafts.
    pub ids: Vec<i64>,
}

/// Asks to note that a draft was sent.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct NoteTicketsSent {
    /// The draft.
    pub id: i64,
    /// When: RFC 3339 with an offset; now when empty.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub at: String,
    /// The state of the ticket from then on; a new or open one waits for the member when absent.
    pub state: Option<TicketState>,
}

/// Drafts an answer.
pub fn draft_reply(register: &mut Register, request: DraftTicketsReply) -> Result<TicketDetail> {
    let ticket = found(register.reader(), request.id)?;
    let said = text::lines(&request.text).map_err(|problem| Error::invalid("text", problem))?;
    if said.is_empty() {
        return Err(Error::invalid("text", message!("Write the answer.")));
    }
    let to = request.to.as_deref().unwrap_or(&ticket.draft.asker_email).to_owned();
    let to = ids::email(&to).map_err(|problem| Error::invalid("to", problem))?.to_lowercase();
    let (said, struck) = secrets::strike_out(&said);
    if request.asks_rating && !ticket.state.is_done() {
        return Err(Error::conflict(message!(
            "{ticket} is not solved yet. Ask what they thought of it once it is.",
            ticket = ticket.number
        )));
    }
    let carried = carried(register, &ticket, &request)?;
    let from = sender(register)?;
    let chain = chain(register.reader(), ticket.id)?;
    // Each draft has an identifier of its own, also two of the same moment.
    let before = store::said(register.reader(), ticket.id)?.len();
    let about = format!("ticket-{}-{before}", ticket.id);
    let head = MailHead::now(register, &about, (&from.0, &from.1), ("", &to))?.answering(&chain);
    let at = instant(register.clock().now());
    let subject = answer_subject(&ticket.number, &ticket.draft.subject);
    let (kind, summary) = match request.asks_rating {
        true => (
            MessageKind::RatingDraft,
            message!("Drafted the question what the asker thought of {ticket}", ticket = ticket.number),
        ),
        false => (MessageKind::Draft, message!("Drafted an answer to {ticket}", ticket = ticket.number)),
    };
    let op = Op::new(summary);
    register.transact(op, |edit| {
        let message_id = head.message_id();
        let new = NewMessage {
            ticket_id: ticket.id,
            kind,
            escalation_id: None,
            channel: TicketChannel::Email,
            at: &at,
            offset_minutes: 0,
            date_from: DateFrom::Date,
            from: (edit.user(), &from.1),
            to_emails: &to,
            subject: &subject,
            text: &said,
            fingerprint: &message_id,
            message_id: &message_id,
            in_reply_to: chain.last().map_or("", String::as_str),
            reference_ids: &chain.join(" "),
            forwarded: ("", ""),
            secrets_struck: i64::try_from(struck).unwrap_or(i64::MAX),
        };
        let message_id = messages::insert_message(edit, &new)?;
        carried
            .iter()
            .try_for_each(|(file_name, bytes)| messages::insert_file(edit, message_id, file_name, bytes))
    })?;
    get(register, Id { id: request.id })
}

/// What goes along with an answer, each with its name.
///
/// # Errors
/// On `file_ids`: a file of another ticket. On `version_ids`: a document of somebody else. On both: more than mail takes.
fn carried(
    register: &Register,
    ticket: &Ticket,
    request: &DraftTicketsReply,
) -> Result<Vec<(String, Vec<u8>)>> {
    let connection = register.reader();
    let mut carried = Vec::new();
    let shown = messages::messages(connection, ticket.id)?;
    for id in &request.file_ids {
        if !shown.iter().any(|message| message.files.iter().any(|file| file.id == *id)) {
            let message = message!("Choose files of this ticket’s messages.");
            return Err(Error::invalid("file_ids", message));
        }
        let content = super::file(register, Id { id: *id })?;
        carried.push((content.file_name, content.bytes.0));
    }
    let members = ticket.draft.member_id.iter().chain(&ticket.draft.other_member_ids).map(|id| Some(*id));
    for member_id in members.chain([None]).filter(|_| !request.version_ids.is_empty()) {
        let owner = ListAttachments { member_id, agreement_id: None };
        let documents = attachments::list(register, owner)?.rows;
        let versions = documents.iter().flat_map(|document| &document.versions);
        for version in versions.filter(|version| request.version_ids.contains(&version.id)) {
            let of = GetAttachmentsContent { version_id: version.id };
            let content = attachments::content(register, of)?;
            carried.push((content.file_name, content.bytes.0));
        }
    }
    if carried.len() < request.file_ids.len() + request.version_ids.len() {
        let message = message!("Choose documents of the ticket’s member or of the consortium.");
        return Err(Error::invalid("version_ids", message));
    }
    let bytes: usize = carried.iter().map(|(_, bytes)| bytes.len()).sum();
    if bytes > CARRIED_BYTES_MAX {
        let megabytes = CARRIED_BYTES_MAX / 1_000_000;
        let message = message!(
            "More than {megabytes} MB go along, which mail servers refuse. Choose fewer files.",
            megabytes
        );
        return Err(Error::invalid("file_ids", message));
    }
    Ok(carried)
}

/// The drafts as files.
pub fn reply_files(register: &Register, request: GetTicketsReplyFiles) -> Result<Outgoing> {
    let name = profile::get(register)?.draft.name;
    let mut outgoing = Outgoing::default();
    for id in request.ids {
        let draft = draft(register.reader(), id)?;
        let written_at: DateTime<Utc> = draft.at.parse().unwrap_or_else(|_| register.clock().now());
        let chain: Vec<String> = draft.reference_ids.split(' ').map(str::to_owned).collect();
        let from = (name.as_str(), draft.from_email.as_str());
        let head =
            MailHead::again(&draft.message_id, written_at, from, ("", &draft.to_emails)).answering(&chain);
        let file_name = format!("{} {id}.eml", safe_name(&draft.subject));
        let mut carried = Vec::new();
        for file in messages::files(register.reader(), id)? {
            let content = super::file(register, Id { id: file.id })?;
            let (media_type, file_name) = (content.media_type, content.file_name);
            carried.push(AttachedFile { media_type, file_name, bytes: content.bytes.0 });
        }
        let message = head.message(&draft.subject, &draft.text, &carried);
        outgoing.files.push(OutgoingFile::new(id, file_name, message.as_bytes()));
    }
    Ok(outgoing)
}

/// Notes that a draft was sent: from then on it is an answer, or the question what the asker thought of it.
pub fn note_sent(register: &mut Register, request: NoteTicketsSent) -> Result<TicketDetail> {
    let draft = draft(register.reader(), request.id)?;
    let shown = store::survivor(register.reader(), draft.ticket_id)?;
    let ticket = found(register.reader(), shown)?;
    let (at, offset_minutes) = read_instant("at", &request.at, register.clock().now())?;
    let waits =
        matches!(ticket.state, TicketState::New | TicketState::Open).then_some(TicketState::WaitingMember);
    let (kind, waits, summary) = match draft.kind {
        MessageKind::RatingDraft => (
            MessageKind::RatingAsked,
            None,
            message!(
                "Noted that the asker of {ticket} was asked what they thought of it",
                ticket = ticket.number
            ),
        ),
        _ => (
            MessageKind::Out,
            waits,
            message!("Noted that the answer to {ticket} was sent", ticket = ticket.number),
        ),
    };
    register.transact(Op::new(summary), |edit| {
        messages::send(edit, request.id, kind, (&at, offset_minutes))?;
        if kind == MessageKind::RatingAsked {
            store::note_rating_asked(edit, shown, &at)?;
        }
        if let Some(state) = request.state.or(waits).filter(|state| *state != ticket.state) {
            enter(edit, &ticket, state, &at)?;
        }
        store::settle(edit, shown)
    })?;
    get(register, Id { id: shown })
}

/// Throws a draft away.
pub fn discard_reply(register: &mut Register, request: Id) -> Result<TicketDetail> {
    let draft = draft(register.reader(), request.id)?;
    let shown = store::survivor(register.reader(), draft.ticket_id)?;
    let ticket = found(register.reader(), shown)?;
    let op = Op::new(message!("Threw away the draft of an answer to {ticket}", ticket = ticket.number));
    register.transact(op, |edit| messages::delete(edit, request.id))?;
    get(register, Id { id: shown })
}

fn draft(connection: &Connection, id: i64) -> Result<StoredMessage> {
    let stored = messages::find(connection, id)?.or_not_found(template!("Message"), id)?;
    match stored.kind.is_draft() {
        true => Ok(stored),
        false => Err(Error::conflict(message!("This message is no draft any more."))),
    }
}

/// Whom answers come from: the consortium, by the first of the desk's addresses.
fn sender(register: &Register) -> Result<(String, String)> {
    let profile = profile::get(register)?.draft;
    let desk = settings::current(register.reader())?.addresses.into_iter().next();
    Ok((profile.name, desk.unwrap_or(profile.email)))
}

/// The identifiers of the messages of a ticket, as the latest one from outside has them: those before it, then its own.
fn chain(connection: &Connection, id: i64) -> Result<Vec<String>> {
    let Some(last) = messages::last_that_travelled(connection, id)? else { return Ok(Vec::new()) };
    let before = last.reference_ids.split(' ').chain([last.in_reply_to.as_str(), &last.message_id]);
    let mut chain: Vec<String> = Vec::new();
    for identifier in before.filter(|identifier| !identifier.is_empty()) {
        if !chain.iter().any(|known| known == identifier) {
            chain.push(identifier.to_owned());
        }
    }
    Ok(chain)
}
