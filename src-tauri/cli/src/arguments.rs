//! The command line's form.

mod choices;
mod reading;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use consortium_core::office::exports::ExportFormat;

pub(crate) use choices::{DateOrder, DecimalSign, Format, Kind, Mode, Program};
pub(crate) use reading::Reading;

/// What a script can tell by the exit code; the same words stand in the handbook.
const EXIT_CODES: &str = "Exit codes: 0 done; 1 refused or failed, and nothing changed; 2 the command line is wrong; 3 done, but the answer could not be delivered; 4 not known whether it was done.";

/// Run a consortium from the command line.
#[derive(Debug, Parser)]
#[command(name = "consortium", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create a register.
    New(New),
    /// Create a complete, plausible sample consortium.
    Demo(Demo),
    /// Import a list of members, contacts, tickets, enquiries, tasks or issues (CSV or XLSX), or days off (.ics).
    Import(Import),
    /// List the members.
    Members(Members),
    /// List the contacts, or the voting roll.
    Contacts(Contacts),
    /// List what has to be done by when, or write it as a calendar.
    Deadlines(Deadlines),
    /// Attach a file to a member.
    Attach(Attach),
    /// Preview a licence year's invoices, or issue them.
    Bill(Bill),
    /// List a licence year's invoices, or write them as PDF.
    Invoices(Invoices),
    /// List the payments.
    Payments(Payments),
    /// Import a bank statement (camt.053, camt.054, MT940, or a list whose columns are known).
    Bank(Bank),
    /// Write the auditor's folder of a licence year: documents, journal, receivables, tax, payments, audit log.
    Books(Books),
    /// Take messages (.eml, .msg, mbox) into the support desk.
    Mail(Mail),
    /// List the tickets of the support desk.
    Tickets(Tickets),
    /// Check that a register is sound.
    Check(Check),
    /// Copy a register while it is in use.
    Backup(Backup),
    /// Put a backup back as a new register.
    Restore(Restore),
    /// Run any command of the application.
    Call(Call),
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The register to create.
    pub(crate) register: PathBuf,
    /// The consortium's name.
    #[arg(long)]
    pub(crate) name: String,
    /// The currency members pay in (ISO 4217).
    #[arg(long)]
    pub(crate) currency: String,
    /// The day licence years start on.
    #[arg(long, value_name = "MM-DD", default_value = "01-01")]
    pub(crate) year_start: String,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The register to create.
    pub(crate) register: PathBuf,
    /// How many members it has.
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) members: u32,
    /// Another seed makes another consortium.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The register.
    pub(crate) register: PathBuf,
    /// The CSV or XLSX file.
    pub(crate) file: PathBuf,
    /// What its rows are.
    #[arg(long, value_enum)]
    pub(crate) kind: Option<Kind>,
    /// Which field a column feeds; an empty field keeps the column as it is. May be given several times.
    #[arg(long = "map", value_name = "HEADER=FIELD")]
    pub(crate) map: Vec<String>,
    /// What a value of a column stands for; an empty target leaves the field empty. May be given several times.
    #[arg(long = "value", value_name = "COLUMN:VALUE=TARGET")]
    pub(crate) value: Vec<String>,
    /// What becomes of members that are in the register already.
    #[arg(long, value_enum)]
    pub(crate) mode: Option<Mode>,
    /// What is decided about a row: `new`, or the number of the member that it is; `take` or `keep` its changes.
    #[arg(long = "decide", value_name = "ROW=ANSWER")]
    pub(crate) decide: Vec<String>,
    /// Only say what would happen.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// The day on which new members join for whom the list gives none; without it they have been members already.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<NaiveDate>,
    /// The time zone of a list of tickets that does not say it, by its IANA name. Remembered.
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    /// The desk that a list of tickets comes from; recognised by its headings unless given.
    #[arg(long, value_name = "DESK")]
    pub(crate) source: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Read rows and columns of a workbook that are hidden in it.
    #[arg(long)]
    pub(crate) hidden: bool,
    /// Where to save rows that are rejected or come in without a field, with the reason; beside the register unless given.
    #[arg(long, value_name = "FILE")]
    pub(crate) rejected: Option<PathBuf>,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Members {
    /// The register.
    pub(crate) register: PathBuf,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Contacts {
    /// The register.
    pub(crate) register: PathBuf,
    /// The voting roll instead of all contacts.
    #[arg(long)]
    pub(crate) voting: bool,
    /// The day of the voting roll; today unless given.
    #[arg(long, value_name = "DATE", requires = "voting")]
    pub(crate) on: Option<NaiveDate>,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Deadlines {
    /// The register.
    pub(crate) register: PathBuf,
    /// A calendar that other programs read (iCalendar) instead of a list.
    #[arg(long)]
    pub(crate) calendar: bool,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Payments {
    /// The register.
    pub(crate) register: PathBuf,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Bank {
    /// The register.
    pub(crate) register: PathBuf,
    /// The bank's file.
    pub(crate) file: PathBuf,
    /// What a column of a list holds; an empty field passes it over. May be given several times.
    #[arg(long = "map", value_name = "HEADER=FIELD")]
    pub(crate) map: Vec<String>,
    /// Which way money went where the list says a word that is not understood; an empty word is an empty cell. May be
    /// given several times.
    #[arg(long = "direction", value_name = "WORD=in|out")]
    pub(crate) direction: Vec<String>,
    /// What stands before the decimals of a list’s amounts.
    #[arg(long, value_enum)]
    pub(crate) decimal_sign: Option<DecimalSign>,
    /// The account that a list is about; that of the settings unless given.
    #[arg(long)]
    pub(crate) account: Option<String>,
    /// The currency of the account, where the file does not say it.
    #[arg(long)]
    pub(crate) currency: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Take bookings all the same that look like others, read already from another file; without it they are named and
    /// passed over.
    #[arg(long)]
    pub(crate) take_again: bool,
    /// Book every transaction that names its invoices and pays exactly what is open.
    #[arg(long)]
    pub(crate) confirm_certain: bool,
    /// Only say what would happen.
    #[arg(long, conflicts_with = "confirm_certain")]
    pub(crate) dry_run: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Mail {
    /// The register.
    pub(crate) register: PathBuf,
    /// Messages and mailboxes.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// An address that members write to; what comes from it is an answer. Remembered; may be given several times.
    #[arg(long = "desk", value_name = "ADDRESS")]
    pub(crate) desk: Vec<String>,
    /// Only say what would happen.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Tickets {
    /// The register.
    pub(crate) register: PathBuf,
    /// Only this queue: active, mine, unassigned, waiting, unanswered, done or aside.
    #[arg(long)]
    pub(crate) queue: Option<String>,
    /// Only tickets in which these words stand.
    #[arg(long)]
    pub(crate) search: Option<String>,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Form {
    /// The form of the list.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Print one JSON document: the same as --format json.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write the list to a file instead of printing it. A workbook (xlsx) needs one.
    #[arg(long, value_name = "FILE", required_if_eq("format", "xlsx"))]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// The register.
    pub(crate) register: PathBuf,
    /// The member, by its id or its official name.
    pub(crate) member: String,
    /// The file.
    pub(crate) file: PathBuf,
    /// The document's title; the file's name unless given.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// What it is: agreement, amendment, letter, invoice_received or other.
    #[arg(long, default_value = "other")]
    pub(crate) kind: String,
    /// The date it bears.
    #[arg(long, value_name = "DATE")]
    pub(crate) dated: Option<NaiveDate>,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Bill {
    /// The register.
    pub(crate) register: PathBuf,
    /// The calendar year in which the licence year starts.
    pub(crate) year: i32,
    /// One fee for every member, in the consortium's currency.
    #[arg(long, value_name = "AMOUNT", conflicts_with = "plan")]
    pub(crate) flat: Option<String>,
    /// A fee plan: a JSON file such as {"small": "1600", "standard": "3200", "large": "4300", "pro_rata": true}.
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<PathBuf>,
    /// Issue the invoices. Without it the run is only previewed and nothing changes.
    #[arg(long)]
    pub(crate) issue: bool,
    /// The invoice date; today unless given.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<NaiveDate>,
    /// Why the invoices are issued despite what has to be put right, such as a missing bank account. The history keeps it.
    #[arg(long, value_name = "REASON", requires = "issue")]
    pub(crate) despite: Option<String>,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Invoices {
    /// The register.
    pub(crate) register: PathBuf,
    /// The licence year.
    pub(crate) year: i32,
    /// The folder to write <number>.pdf to.
    #[arg(long, value_name = "DIR")]
    pub(crate) pdf: Option<PathBuf>,
    /// The folder to write <number>.xml to: electronic invoices and credit notes.
    #[arg(long, value_name = "DIR")]
    pub(crate) xml: Option<PathBuf>,
    /// The form of the XML; that of the profile when the invoice was issued, unless given.
    #[arg(long, value_name = "FORM", value_parser = ["ubl", "xrechnung", "cii"], requires = "xml")]
    pub(crate) xml_format: Option<String>,
    /// The folder to write what is passed on to: PDFs, XML and manifest.csv. What is right there already is left alone.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// The ZIP file to write the same to.
    #[arg(long, value_name = "FILE")]
    pub(crate) zip: Option<PathBuf>,
    /// Write PDFs and XML as they were issued, without the purchase order numbers that were added since.
    #[arg(long)]
    pub(crate) as_issued: bool,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Books {
    /// The register.
    pub(crate) register: PathBuf,
    /// The licence year.
    pub(crate) year: i32,
    /// The folder to write to. What is right there already is left alone.
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Write the journal as this program loads it, instead of the auditor’s folder. What accounts are called there is told once.
    #[arg(long, value_name = "PROGRAM", value_enum)]
    pub(crate) journal: Option<Program>,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The register.
    pub(crate) register: PathBuf,
    /// Print one JSON document.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The register.
    pub(crate) register: PathBuf,
    /// The copy to write.
    pub(crate) destination: PathBuf,
    /// Keep the copy although it does not pass the check.
    #[arg(long)]
    pub(crate) despite: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup.
    pub(crate) backup: PathBuf,
    /// The register to create from it.
    pub(crate) register: PathBuf,
    /// Keep the register although it does not pass the check.
    #[arg(long)]
    pub(crate) despite: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Call {
    /// The register.
    pub(crate) register: PathBuf,
    /// The command, such as members.list.
    pub(crate) command: String,
    /// Its request.
    #[arg(default_value = "{}")]
    pub(crate) request: String,
    /// A file for the commands of imports and attachments; the request names it by the token "file".
    #[arg(long)]
    pub(crate) file: Option<PathBuf>,
}

impl Form {
    /// The form asked for.
    pub(crate) fn chosen(&self) -> Format {
        if self.json { Format::Json } else { self.format }
    }

    /// The kind of file asked for, if it is one that other programs read as a list.
    pub(crate) fn file_format(&self) -> Option<ExportFormat> {
        match self.chosen() {
            Format::Csv => Some(ExportFormat::Csv),
            Format::Xlsx => Some(ExportFormat::Xlsx),
            Format::Table | Format::Json => None,
        }
    }
}
