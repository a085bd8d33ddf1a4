//! Saving: what was asked for is made, somebody is asked where, it is written, and it is said where it lies. There is no
//! other way out for a list, a document, a message or a folder.

mod letters;
mod made;
#[cfg(test)]
mod tests;

use std::path::Path;

use consortium_core::kernel::{Id, Result};
use consortium_core::money::account_statements::GetAccountStatements;
use consortium_core::money::books::GetBooksJournalFiles;
use consortium_core::money::invoices::export::{self, Selection};
use consortium_core::money::invoices::{self, DraftLettersInvoices, GetInvoicesXml};
use consortium_core::money::reminders::GetRemindersFiles;
use consortium_core::office::exports::{MakeExports, auditor, run_package};
use consortium_core::paper::mail::Outgoing;
use consortium_core::people::attachments::GetAttachmentsContent;
use consortium_core::people::imports::GetImportsRejected;
use consortium_core::people::personal_data::PersonId;
use consortium_core::people::voting::{self, DraftVotingRound, NoteVotingAsked};
use consortium_core::service::issues::{DraftIssuesDigest, DraftIssuesLetter};
use consortium_core::service::joining::DraftJoiningMissing;
use consortium_core::service::tickets::{DraftTicketsFaqPage, GetTicketsReplyFiles};
use consortium_core::{Door, message};
use serde::Deserialize;
use ts_rs::TS;

use crate::job::{Job, JobProgress};
use crate::progress::Reporter;
use crate::question::{Question, ZIP};
use crate::saved::Saved;
use letters::Letters;
pub use made::draw_invoice;

/// What can be saved.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "what", content = "of", rename_all = "snake_case")]
pub enum Saving {
    /// A list, as CSV, as a workbook, or in another form that it has.
    List(MakeExports),
    /// The rows that an import rejected or took without a field.
    RejectedRows(GetImportsRejected),
    /// A version of an attached document.
    Attachment(GetAttachmentsContent),
    /// One document as PDF.
    Invoice(Id),
    /// One document as an electronic invoice.
    InvoiceXml(GetInvoicesXml),
    /// All documents of a licence year as PDF.
    Invoices {
        /// The licence year.
        year: i32,
    },
    /// The documents of a licence year, to be passed on.
    Package {
        /// The licence year.
        year: i32,
        form: PackageForm,
    },
    /// The books of a licence year.
    AuditorFolder {
        /// The licence year.
        year: i32,
    },
    /// The journal of a period, as an accounting program loads it.
    JournalFiles(GetBooksJournalFiles),
    /// Messages that carry documents, which are noted as ready to be sent.
    InvoiceMessages(DraftLettersInvoices),
    /// Reminders: PDFs, and messages that carry them.
    Reminders(GetRemindersFiles),
    /// A statement of account: a PDF, and a message that carries it.
    Statement(GetAccountStatements),
    /// The receipt of a payment.
    Receipt(Id),
    /// Messages that ask members to confirm their contacts; it is noted who was written to.
    RoundMessages(DraftVotingRound),
    /// What organisations that join still have to give: a sheet for each, and a message that carries it.
    JoiningMissing(DraftJoiningMissing),
    /// A file of an enquiry.
    JoiningFile(Id),
    /// The letter about an issue.
    IssueLetter(DraftIssuesLetter),
    IssueDigest(DraftIssuesDigest),
    /// A file that a message of the support desk carries.
    TicketFile(Id),
    /// Answers of the support desk, as drafts.
    TicketReplies(GetTicketsReplyFiles),
    /// What ORCID is asked about a ticket: a message with the sheet and the files that show it.
    TicketEscalation(Id),
    /// Frequent questions of the support desk as a page.
    TicketFaq(DraftTicketsFaqPage),
    /// Everything about one person: for programs, and to be read.
    Person(PersonId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackageForm {
    /// Files in a folder, which can be stopped and gone on with.
    Folder,
    /// One ZIP file.
    Zip,
}

/// What saving needs of whoever holds the register.
pub trait Desk {
    /// Does `work` on the open register. Others wait meanwhile, so long work borrows it for a piece at a time.
    ///
    /// # Errors
    /// When no register is open, and what `work` returns.
    fn with_door<T>(&self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T>;

    /// What runs in the background.
    fn job(&self) -> &Job;

    /// Tells the page how far it is.
    fn tell(&self, progress: JobProgress);
}

/// Something to be saved once somebody said where.
#[derive(Debug)]
pub struct Prepared {
    question: Question,
    work: Work,
}

/// What is left to be done.
#[derive(Debug)]
enum Work {
    File(Vec<u8>),
    /// Files for a folder, made.
    Files(Outgoing),
    /// The same, for a round that notes who was written to.
    Round(i64, Outgoing),
    /// What takes long: it is made while it is written, and can be stopped.
    Invoices(i32),
    Package(i32, PackageForm),
    AuditorFolder(i32),
    Letters(Letters),
}

impl Saving {
    /// Makes what is made at once, so that nobody is asked in vain where to put it, and says what to ask.
    ///
    /// # Errors
    /// What cannot be made, with the reason.
    pub fn prepare(self, desk: &impl Desk) -> Result<Prepared> {
        Ok(match self {
            Self::List(request) => desk.with_door(|door| made::list(door, request))?,
            Self::RejectedRows(request) => desk.with_door(|door| made::rejected_rows(door, request))?,
            Self::Attachment(request) => desk.with_door(|door| made::attachment(door, request))?,
            Self::Invoice(request) => made::invoice(desk, request)?,
            Self::InvoiceXml(request) => desk.with_door(|door| made::invoice_xml(door, request))?,
            Self::Statement(request) => desk.with_door(|door| made::statement(door, request))?,
            Self::Receipt(request) => desk.with_door(|door| made::receipt(door, request))?,
            Self::JournalFiles(request) => desk.with_door(|door| made::journal_files(door, request))?,
            Self::JoiningMissing(request) => desk.with_door(|door| made::joining_missing(door, request))?,
            Self::JoiningFile(request) => desk.with_door(|door| made::joining_file(door, request))?,
            Self::IssueLetter(request) => desk.with_door(|door| made::issue_letter(door, request))?,
            Self::IssueDigest(request) => desk.with_door(|door| made::issue_digest(door, request))?,
            Self::TicketFile(request) => desk.with_door(|door| made::ticket_file(door, request))?,
            Self::TicketReplies(request) => desk.with_door(|door| made::ticket_replies(door, request))?,
            Self::TicketEscalation(request) => {
                desk.with_door(|door| made::ticket_escalation(door, request))?
            }
            Self::TicketFaq(request) => desk.with_door(|door| made::ticket_faq(door, request))?,
            Self::Person(request) => desk.with_door(|door| made::person(door, request))?,
            Self::RoundMessages(request) => desk.with_door(|door| made::round_messages(door, request))?,
            Self::Invoices { year } => {
                let instead = "consortium invoices REGISTER YEAR --pdf FOLDER";
                let question = Question::folder(message!("Save the invoices in"), instead);
                Prepared { question, work: Work::Invoices(year) }
            }
            Self::Package { year, form } => {
                Prepared { question: form.question(year), work: Work::Package(year, form) }
            }
            Self::AuditorFolder { year } => {
                let instead = "consortium books REGISTER YEAR --folder FOLDER";
                let question = Question::folder(message!("Save the auditor’s folder in"), instead);
                Prepared { question, work: Work::AuditorFolder(year) }
            }
            Self::InvoiceMessages(request) => {
                let ids = desk.with_door(|door| invoices::chosen(door.register(), request))?;
                let instead = "consortium call REGISTER letters.draft_invoices JSON";
                let question = Question::folder(message!("Save the messages in"), instead);
                Prepared { question, work: Work::Letters(Letters::Invoices(ids)) }
            }
            Self::Reminders(request) => {
                let instead = "consortium call REGISTER reminders.files JSON";
                let question = Question::folder(message!("Save the reminders in"), instead);
                Prepared { question, work: Work::Letters(Letters::Reminders(request.ids)) }
            }
        })
    }
}

impl PackageForm {
    fn question(self, year: i32) -> Question {
        match self {
            Self::Folder => Question::folder(
                message!("Save the documents in"),
                "consortium invoices REGISTER YEAR --folder FOLDER",
            ),
            Self::Zip => Question::save(
                message!("Save the documents as"),
                ZIP,
                &format!("Invoices {year}.zip"),
                "consortium invoices REGISTER YEAR --zip FILE",
            ),
        }
    }
}

impl Prepared {
    /// What somebody is asked.
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Writes it at `place`, telling the page how far that is where it takes long; ends early when it is stopped.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`](consortium_core::kernel::ErrorKind::Conflict) while other long work runs, and what cannot
    /// be made or written, with the reason. Files that were written are whole.
    pub fn write(self, desk: &impl Desk, place: &Path) -> Result<Saved> {
        let mut saved = Saved::at(place);
        match self.work {
            Work::File(bytes) => saved.add(place, &bytes)?,
            Work::Files(made) => saved.add_all(place, made)?,
            Work::Round(id, made) => {
                saved.add_all(place, made)?;
                if !saved.record_ids.is_empty() {
                    let request = NoteVotingAsked { id, member_ids: saved.record_ids.clone() };
                    desk.with_door(|door| {
                        door.write("voting.note_asked", |register| voting::note_asked(register, request))
                    })?;
                }
            }
            Work::Letters(letters) => letters.write(desk, place, &mut saved)?,
            Work::Invoices(year) => {
                let running = desk.job().begin()?;
                let documents =
                    desk.with_door(|door| export::gather(door.register(), &Selection::Year(year)))?;
                // What is printed is fixed when an invoice is issued, so it is drawn after the register was let go.
                let reporter = Reporter::new(desk, "invoices", documents.len());
                let report = |done, _total| reporter.report(done);
                return reporter
                    .ended(export::write_pdfs(&documents, place, &report, running.cancelled()), place);
            }
            Work::Package(year, form) => {
                let running = desk.job().begin()?;
                let package = desk.with_door(|door| run_package::gather(door.register(), year))?;
                let reporter = Reporter::new(desk, "package", package.document_count());
                let report = |done, _total| reporter.report(done);
                let written = match form {
                    PackageForm::Folder => package.write_folder(place, &report, running.cancelled()),
                    PackageForm::Zip => package.write_zip(place, &report, running.cancelled()),
                };
                return reporter.ended(written, place);
            }
            Work::AuditorFolder(year) => {
                let running = desk.job().begin()?;
                let folder = desk.with_door(|door| auditor::gather(door.register(), year))?;
                let reporter = Reporter::new(desk, "auditor_folder", folder.file_count());
                let report = |done, _total| reporter.report(done);
                return reporter.ended(folder.write(place, &report, running.cancelled()), place);
            }
        }
        Ok(saved)
    }
}
