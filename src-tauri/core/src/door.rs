//! The one way in: an open register and the commands of [`crate::api`].

mod amounts;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use serde_json::Value;

use crate::kernel::{Clock, Error, ErrorKind, Message, OptionExt, Result, foreign};
use crate::money::bank::{self, StagedBankFile};
use crate::people::attachments;
use crate::people::imports::{self, StagedImport};
use crate::people::profile::{self, NewConsortium};
use crate::people::tabular::{LIST_BYTES_MAX, ReadAhead, StagedFile, Staging};
use crate::register::{Access, CopyCare, Kept, Register, Schema, Session, Topic};
use crate::service::record_lists::StagedList;
use crate::service::tickets::desk_lists::{self, ImportTicketsList, TicketListOutcome};
use crate::service::tickets::intake::{MailStaging, StagedMail, StagedMails};
use crate::service::{issues, joining, tasks};
use crate::slices::SCHEMA;
use crate::{api, register};

/// An open register behind its commands. The desktop shell, the command line and the tests all come this way.
#[derive(Debug)]
pub struct Door {
    pub(crate) session: Session,
}

impl Door {
    /// Creates a register at `path` and opens it.
    ///
    /// # Errors
    /// A bad field of `consortium`, a path that is taken or cannot be written; then no file is left behind.
    pub fn create(path: &Path, consortium: &NewConsortium, user: &str, clock: Clock) -> Result<Self> {
        Self::create_closed(path, consortium, user, clock)?;
        let done = message!("{path} was created.", path = path.display());
        Self::open(path, user, clock, Access::Write).map_err(|error| Error::after(&done, &error))
    }

    /// Creates a register at `path` and leaves it closed.
    ///
    /// # Errors
    /// As [`Door::create`].
    pub fn create_closed(path: &Path, consortium: &NewConsortium, user: &str, clock: Clock) -> Result<()> {
        Register::create(path, &SCHEMA, user, clock, |register| profile::create(register, consortium))
    }

    /// As [`Door::create`], with all that is known of the consortium.
    #[cfg(test)]
    pub(crate) fn create_with(
        path: &Path,
        profile: &profile::ProfileDraft,
        user: &str,
        clock: Clock,
    ) -> Result<Self> {
        Register::create(path, &SCHEMA, user, clock, |register| profile::create_with(register, profile))?;
        Self::open(path, user, clock, Access::Write)
    }

    /// Opens the register at `path`.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open(path: &Path, user: &str, clock: Clock, access: Access) -> Result<Self> {
        Self::open_as(path, &SCHEMA, user, clock, access)
    }

    /// As [`Door::open`], with a schema of another version: for tests of what a step that comes later does to registers.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_as(
        path: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
        access: Access,
    ) -> Result<Self> {
        let register = Register::open(path, schema, user, clock, access)?;
        Ok(Self { session: Session { register, kept: Kept::default() } })
    }

    /// Writes a checked copy of the register to `destination`, which must not exist.
    ///
    /// # Errors
    /// As [`Register::back_up`].
    pub fn back_up(&self, destination: &Path, care: CopyCare) -> Result<()> {
        self.session.register.back_up(destination, care)
    }

    /// Puts a backup back as a new register at `destination`, which must not exist.
    ///
    /// # Errors
    /// As [`Register::restore`].
    pub fn restore(
        backup: &Path,
        destination: &Path,
        user: &str,
        clock: Clock,
        care: CopyCare,
    ) -> Result<()> {
        Register::restore(backup, destination, &SCHEMA, user, clock, care)
    }

    /// Runs the command called `name`.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`] for a command that does not exist, [`crate::kernel::ErrorKind::Invalid`]
    /// for a request of another form, and whatever the command returns. Nothing has changed when an error is returned,
    /// unless its kind is [`crate::kernel::ErrorKind::Unanswered`] or [`crate::kernel::ErrorKind::Unknown`]: the answer
    /// of a command is read before what it wrote is committed.
    pub fn call(&mut self, name: &str, request: Value) -> Result<Value> {
        let command = api::command(name).or_not_found(template!("Command"), format!("“{name}”"))?;
        amounts::refuse_beyond_limit(&request)?;
        let what = message!("The command {name}", name);
        if command.kind == api::CommandKind::Read {
            let answered = caught(&what, || (command.run)(&mut self.session, request));
            return answered.map_err(|error| self.told_of_amounts(error));
        }
        self.written(command.name, &what, |session| (command.run)(session, request))
    }

    /// Does `work` as the command called `name`, for a program in Rust that needs no JSON to ask for it.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`] for a command that does not exist or writes nothing, and whatever `work`
    /// returns, as [`Door::call`] does.
    pub fn write<T>(&mut self, name: &str, work: impl FnOnce(&mut Register) -> Result<T>) -> Result<T> {
        let command = api::command(name).filter(|command| command.kind == api::CommandKind::Write);
        let command = command.or_not_found(template!("Command"), format!("“{name}”"))?;
        self.written(command.name, &message!("The command {name}", name), |session| {
            work(&mut session.register)
        })
    }

    fn written<T>(
        &mut self,
        name: &'static str,
        what: &Message,
        work: impl FnOnce(&mut Session) -> Result<T>,
    ) -> Result<T> {
        self.session.register.begin_answer(name);
        let answered = caught(what, || work(&mut self.session));
        self.session.register.end_answer(answered).map_err(|error| self.told_of_amounts(error))
    }

    /// Where the register holds amounts that nobody can reckon with, what goes wrong is no defect of the program.
    fn told_of_amounts(&self, error: Error) -> Error {
        let is_beyond =
            || matches!(register::amounts_are_within_limit(self.register().reader()), Ok(Some(_)));
        if error.kind == ErrorKind::Internal && is_beyond() { Error::beyond_reckoning() } else { error }
    }

    /// Reads the file at `path` into memory, to be imported by the `imports` commands under its token.
    ///
    /// # Errors
    /// A file that cannot be read, or that is not a list; the message names the place.
    pub fn stage_import(&mut self, path: &Path) -> Result<StagedImport> {
        self.stage_import_read(StagedFile::read(path, imports::READING)?)
    }

    /// As [`Door::stage_import`], for a file that was read already, while the door was free for others.
    ///
    /// # Errors
    /// A file that is not a list; the message names the place.
    pub fn stage_import_read(&mut self, file: StagedFile) -> Result<StagedImport> {
        let name = file.name.clone();
        let token = self.session.kept.of::<Staging>()?.keep(file);
        self.inspect_import(&name, token)
    }

    /// What the command called `name` is about to read of a staged file, to be read while the door is free for others.
    ///
    /// # Errors
    /// None that a request could cause.
    pub fn read_ahead(&mut self, name: &str, request: &Value) -> Result<Option<ReadAhead>> {
        let reading = match name.split_once('.') {
            Some(("imports", _)) => imports::READING,
            Some(("bank_statements", _)) => bank::READING,
            Some(("tickets", "inspect_list" | "import_list")) => desk_lists::READING,
            Some(("joining", "inspect_list" | "import_list")) => joining::LIST_READING,
            Some(("tasks", "inspect_list" | "import_list")) => tasks::LIST_READING,
            Some(("issues", "inspect_list" | "import_list")) => issues::LIST_READING,
            _ => return Ok(None),
        };
        Ok(self.session.kept.of::<Staging>()?.read_ahead(reading, request))
    }

    /// As [`Door::stage_import`], for bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Door::stage_import`].
    pub fn stage_import_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<StagedImport> {
        let token = self.session.kept.of::<Staging>()?.stage_bytes(name, bytes);
        self.inspect_import(name, token)
    }

    fn inspect_import(&mut self, name: &str, token: String) -> Result<StagedImport> {
        let request = imports::InspectImports { token, ..Default::default() };
        let Session { register, kept } = &mut self.session;
        let staging = kept.of::<Staging>()?;
        caught(&message!("Reading {name}", name), || imports::inspect(register, staging, request))
    }

    /// Reads the bank's file at `path` into memory, to be imported by the `bank_statements` commands under its token.
    ///
    /// # Errors
    /// A file that cannot be read, or that no bank made.
    pub fn stage_bank_file(&mut self, path: &Path) -> Result<StagedBankFile> {
        self.stage_bank_file_read(StagedFile::read(path, bank::READING)?)
    }

    /// As [`Door::stage_bank_file`], for a file that was read already, while the door was free for others.
    ///
    /// # Errors
    /// A file that no bank made.
    pub fn stage_bank_file_read(&mut self, file: StagedFile) -> Result<StagedBankFile> {
        let name = file.name.clone();
        let token = self.session.kept.of::<Staging>()?.keep(file);
        self.inspect_bank_file(&name, token)
    }

    /// As [`Door::stage_bank_file`], for bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Door::stage_bank_file`].
    pub fn stage_bank_file_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<StagedBankFile> {
        let token = self.session.kept.of::<Staging>()?.stage_bytes(name, bytes);
        self.inspect_bank_file(name, token)
    }

    fn inspect_bank_file(&mut self, name: &str, token: String) -> Result<StagedBankFile> {
        let request = bank::BankFileRequest { token, ..Default::default() };
        let Session { register, kept } = &mut self.session;
        let staging = kept.of::<Staging>()?;
        caught(&message!("Reading {name}", name), || bank::inspect_bank_file(register, staging, request))
    }

    /// Reads the file at `path` into memory, to be attached by the `attachments` commands under its token.
    ///
    /// # Errors
    /// A file that cannot be read, is empty or too large.
    pub fn stage_attachment(&mut self, path: &Path) -> Result<attachments::StagedAttachment> {
        self.session.kept.of::<attachments::AttachmentStaging>()?.stage(path)
    }

    /// As [`Door::stage_attachment`], for bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Door::stage_attachment`].
    pub fn stage_attachment_bytes(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<attachments::StagedAttachment> {
        self.session.kept.of::<attachments::AttachmentStaging>()?.stage_bytes(name, bytes)
    }

    /// Reads a list at `path` into memory, to be looked at and imported under its token by the slice whose records it holds.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn stage_list(&mut self, path: &Path) -> Result<StagedList> {
        let bytes = foreign::read_file(path, LIST_BYTES_MAX)?;
        self.stage_list_bytes(&path.file_name().unwrap_or_default().to_string_lossy(), bytes)
    }

    /// As [`Door::stage_list`], for bytes that are in memory already.
    ///
    /// # Errors
    /// None that a file could cause.
    pub fn stage_list_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<StagedList> {
        let token = self.session.kept.of::<Staging>()?.stage_bytes(name, bytes);
        Ok(StagedList { token, file_name: name.to_owned() })
    }

    /// Reads the list of tickets at `path` into memory, to be imported by `tickets.import_list` under its token.
    ///
    /// # Errors
    /// A file that cannot be read, or that is not a list.
    pub fn stage_ticket_list(&mut self, path: &Path) -> Result<TicketListOutcome> {
        self.stage_ticket_list_read(StagedFile::read(path, desk_lists::READING)?)
    }

    /// As [`Door::stage_ticket_list`], for a file that was read already, while the door was free for others.
    ///
    /// # Errors
    /// A file that is not a list.
    pub fn stage_ticket_list_read(&mut self, file: StagedFile) -> Result<TicketListOutcome> {
        let name = file.name.clone();
        let token = self.session.kept.of::<Staging>()?.keep(file);
        self.inspect_ticket_list(&name, token)
    }

    /// As [`Door::stage_ticket_list`], for bytes that are in memory already.
    ///
    /// # Errors
    /// A file that is not a list.
    pub fn stage_ticket_list_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<TicketListOutcome> {
        let token = self.session.kept.of::<Staging>()?.stage_bytes(name, bytes);
        self.inspect_ticket_list(name, token)
    }

    fn inspect_ticket_list(&mut self, name: &str, token: String) -> Result<TicketListOutcome> {
        let request = ImportTicketsList { token, ..Default::default() };
        let Session { register, kept } = &mut self.session;
        let staging = kept.of::<Staging>()?;
        caught(&message!("Reading {name}", name), || {
            desk_lists::inspect_ticket_list(register, staging, request)
        })
    }

    /// Reads the messages at `path` (.eml, .msg, mbox) into memory, to be taken in by `tickets.import_mails` under their tokens.
    ///
    /// # Errors
    /// A file that cannot be read, or that no mail program made.
    pub fn stage_mail(&mut self, path: &Path) -> Result<StagedMails> {
        let file = StagedMail::read(path, self.register().clock().now(), &mut |_| true)?;
        self.stage_mails_read(vec![file])
    }

    /// As [`Door::stage_mail`], for files that were read already, while the door was free for others.
    ///
    /// # Errors
    /// None that a file could cause.
    pub fn stage_mails_read(&mut self, files: Vec<StagedMail>) -> Result<StagedMails> {
        Ok(self.session.kept.of::<MailStaging>()?.keep(files))
    }

    /// As [`Door::stage_mail`], for bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Door::stage_mail`].
    pub fn stage_mail_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<StagedMails> {
        let now = self.register().clock().now();
        let file = caught(&message!("Reading {name}", name), || StagedMail::of(name, bytes, now))?;
        self.stage_mails_read(vec![file])
    }

    /// What was changed since this was asked last: what whoever shows it has to read again.
    pub fn take_changed(&mut self) -> BTreeSet<Topic> {
        self.session.register.take_changed()
    }

    /// The open register.
    pub fn register(&self) -> &Register {
        &self.session.register
    }
}

/// Runs `work`. A defect that makes it give up becomes an error that says so: whoever asked is told, a transaction that
/// was open is rolled back, and the register stays open.
fn caught<T>(what: &Message, work: impl FnOnce() -> Result<T>) -> Result<T> {
    std::panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Error::internal(message!("{what} stopped because of a defect in this program. Look at what it was about before you do it again, and please report it.", what)))
    })
}
