//! What is made before anybody is asked where to put it: it takes no time, or its name is what is suggested.

use consortium_core::kernel::{Id, Message, OptionExt, Result};
use consortium_core::money::account_statements::{self, GetAccountStatements};
use consortium_core::money::books::{self, GetBooksJournalFiles};
use consortium_core::money::invoices::export::{self, Selection};
use consortium_core::money::invoices::{self, GetInvoicesXml};
use consortium_core::office::exports::{self, ExportFormat, MakeExports};
use consortium_core::paper::mail::{Outgoing, OutgoingFile};
use consortium_core::people::attachments::{self, GetAttachmentsContent};
use consortium_core::people::imports::{self, GetImportsRejected};
use consortium_core::people::personal_data::{self, PersonId};
use consortium_core::people::voting::{self, DraftVotingRound, MailDraft};
use consortium_core::service::issues::{self, DraftIssuesDigest, DraftIssuesLetter};
use consortium_core::service::joining::{self, DraftJoiningMissing};
use consortium_core::service::tickets::{self, DraftTicketsFaqPage, GetTicketsReplyFiles};
use consortium_core::{Door, message, template};

use super::{Desk, Prepared, Work};
use crate::question::{CALENDAR, CSV, PDF, Question, WORKBOOK};

pub(super) fn list(door: &Door, request: MakeExports) -> Result<Prepared> {
    let file_type = match request.format {
        ExportFormat::Csv => CSV,
        ExportFormat::Xlsx => WORKBOOK,
        ExportFormat::Ics => CALENDAR,
        ExportFormat::Pdf => PDF,
    };
    let export = exports::make(door.register(), request)?;
    let instead = "consortium members REGISTER --format xlsx --output FILE";
    let question = Question::save(message!("Save the list as"), file_type, &export.file_name, instead);
    Ok(Prepared { question, work: Work::File(export.bytes.0) })
}

pub(super) fn rejected_rows(door: &Door, request: GetImportsRejected) -> Result<Prepared> {
    let rows = imports::rejected(door.register(), request)?;
    let instead = "consortium import REGISTER FILE --dry-run --json lists what is wrong with each row";
    let question = Question::save(message!("Save the rows to correct as"), CSV, &rows.file_name, instead);
    Ok(Prepared { question, work: Work::File(rows.csv.into_bytes()) })
}

pub(super) fn attachment(door: &Door, request: GetAttachmentsContent) -> Result<Prepared> {
    let content = attachments::content(door.register(), request)?;
    let instead = "consortium call REGISTER attachments.content JSON";
    let question = Question::save(message!("Save the document as"), None, &content.file_name, instead);
    Ok(Prepared { question, work: Work::File(content.bytes.0) })
}

pub(super) fn invoice(desk: &impl Desk, request: Id) -> Result<Prepared> {
    let (file_name, pdf) = draw_invoice(desk, request)?;
    let instead = "consortium invoices REGISTER YEAR --pdf FOLDER";
    let question = Question::save(message!("Save the invoice as"), PDF, &file_name, instead);
    Ok(Prepared { question, work: Work::File(pdf) })
}

/// One document as PDF, with a name for its file. It is drawn after the register was let go: what is printed was fixed
/// when it was issued.
///
/// # Errors
/// [`ErrorKind::NotFound`](consortium_core::kernel::ErrorKind::NotFound), and a character that no font can print.
pub fn draw_invoice(desk: &impl Desk, request: Id) -> Result<(String, Vec<u8>)> {
    let selection = Selection::Ids(vec![request.id]);
    let documents = desk.with_door(|door| export::gather(door.register(), &selection))?;
    let document = documents.first().or_not_found(template!("Invoice"), request.id)?;
    Ok((export::file_name(document), export::pdf(document)?))
}

pub(super) fn invoice_xml(door: &Door, request: GetInvoicesXml) -> Result<Prepared> {
    let made = invoices::xml_file(door.register(), request)?;
    Ok(in_folder(message!("Save the XML in"), "consortium invoices REGISTER YEAR --xml FOLDER", made))
}

pub(super) fn statement(door: &Door, request: GetAccountStatements) -> Result<Prepared> {
    let made = account_statements::files(door.register(), request)?;
    let instead = "consortium call REGISTER account_statements.files JSON";
    Ok(in_folder(message!("Save the statement in"), instead, made))
}

pub(super) fn receipt(door: &Door, request: Id) -> Result<Prepared> {
    let made = account_statements::receipt(door.register(), request)?;
    let instead = "consortium call REGISTER account_statements.receipts JSON";
    Ok(in_folder(message!("Save the receipt in"), instead, made))
}

pub(super) fn joining_missing(door: &Door, request: DraftJoiningMissing) -> Result<Prepared> {
    let made = joining::draft_missing(door.register(), request)?;
    let instead = "consortium call REGISTER joining.draft_missing JSON";
    Ok(in_folder(message!("Save the drafts in"), instead, made))
}

pub(super) fn joining_file(door: &Door, request: Id) -> Result<Prepared> {
    let content = joining::file(door.register(), request)?;
    let instead = "consortium call REGISTER joining.file JSON";
    let question = Question::save(message!("Save the file as"), None, &content.file_name, instead);
    Ok(Prepared { question, work: Work::File(content.bytes.0) })
}

pub(super) fn issue_letter(door: &Door, request: DraftIssuesLetter) -> Result<Prepared> {
    let made = issues::letter_files(door.register(), request)?;
    let instead = "consortium call REGISTER issues.letter_files JSON";
    Ok(in_folder(message!("Save the letter in"), instead, made))
}

pub(super) fn issue_digest(door: &Door, request: DraftIssuesDigest) -> Result<Prepared> {
    let made = issues::digest_files(door.register(), request)?;
    let instead = "consortium call REGISTER issues.digest_files JSON";
    Ok(in_folder(message!("Save the digest in"), instead, made))
}

pub(super) fn ticket_file(door: &Door, request: Id) -> Result<Prepared> {
    let content = tickets::file(door.register(), request)?;
    let instead = "consortium call REGISTER tickets.file JSON";
    let question = Question::save(message!("Save the file as"), None, &content.file_name, instead);
    Ok(Prepared { question, work: Work::File(content.bytes.0) })
}

pub(super) fn ticket_replies(door: &Door, request: GetTicketsReplyFiles) -> Result<Prepared> {
    let made = tickets::reply_files(door.register(), request)?;
    let instead = "consortium call REGISTER tickets.reply_files JSON";
    Ok(in_folder(message!("Save the answer in"), instead, made))
}

pub(super) fn ticket_escalation(door: &Door, request: Id) -> Result<Prepared> {
    let made = tickets::escalation_files(door.register(), request)?;
    let instead = "consortium call REGISTER tickets.escalation_files JSON";
    Ok(in_folder(message!("Save the escalation in"), instead, made))
}

pub(super) fn ticket_faq(door: &Door, request: DraftTicketsFaqPage) -> Result<Prepared> {
    let page = tickets::faq_page(door.register(), request)?;
    let instead = "consortium call REGISTER tickets.draft_faq_page JSON";
    let question = Question::save(message!("Save the frequent questions as"), None, &page.file_name, instead);
    Ok(Prepared { question, work: Work::File(page.markdown.into_bytes()) })
}

pub(super) fn person(door: &Door, request: PersonId) -> Result<Prepared> {
    let person = personal_data::export(door.register(), request)?;
    let file = |ending: &str, text: &str| {
        OutgoingFile::new(request.contact_id, format!("{}.{ending}", person.file_name), text.as_bytes())
    };
    let files = vec![file("json", &person.json), file("txt", &person.text)];
    let instead = "consortium call REGISTER personal_data.export JSON";
    let made = Outgoing { files, ..Outgoing::default() };
    Ok(in_folder(message!("Save everything about this person in"), instead, made))
}

pub(super) fn round_messages(door: &Door, request: DraftVotingRound) -> Result<Prepared> {
    let round = request.id;
    let made = voting::make_drafts(door.register(), request)?;
    let file =
        |draft: MailDraft| OutgoingFile::new(draft.member_id, draft.file_name, draft.message.as_bytes());
    let made = Outgoing {
        files: made.drafts.into_iter().map(file).collect(),
        unreachable: made.unreachable.into_iter().map(Message::said).collect(),
        failed: Vec::new(),
    };
    let instead = "consortium call REGISTER voting.draft_round JSON";
    let question = Question::folder(message!("Save the messages in"), instead);
    Ok(Prepared { question, work: Work::Round(round, made) })
}

/// The journal for an accounting program: one file, or several in a folder where the program takes no more lines at once.
pub(super) fn journal_files(door: &Door, request: GetBooksJournalFiles) -> Result<Prepared> {
    let made = books::journal_files(door.register(), request)?;
    let instead = "consortium books REGISTER YEAR --folder FOLDER --journal PROGRAM";
    let mut files = made.files;
    if files.len() == 1
        && let Some(only) = files.pop()
    {
        let question = Question::save(message!("Save the journal as"), None, &only.file_name, instead);
        return Ok(Prepared { question, work: Work::File(only.bytes.0) });
    }
    let files = (1..).zip(files);
    let files = files.map(|(place, file)| OutgoingFile {
        record_id: place,
        file_name: file.file_name,
        bytes: file.bytes,
    });
    let made = Outgoing { files: files.collect(), ..Outgoing::default() };
    Ok(in_folder(message!("Save the files of the journal in"), instead, made))
}

fn in_folder(title: Message, instead: &'static str, made: Outgoing) -> Prepared {
    Prepared { question: Question::folder(title, instead), work: Work::Files(made) }
}
