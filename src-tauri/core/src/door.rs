//! The one way in: an open register and the commands of [`crate::api`].

use std::path::Path;

use serde_json::Value;

use crate::api;
use crate::imports::{self, StagedImport, Staging};
use crate::kernel::{Clock, Error, OptionExt, Result};
use crate::payments::StagedBankFile;
use crate::profile::{self, NewConsortium};
use crate::register::{Access, BusinessCheck, Register, Schema};
use crate::{
    agreements, attachments, billing, books, contacts, duplicates, fees, invoices, letters, locale, members,
    payments, personal_data, register, reminders, remittances, sponsors, stationery, tax, told, views,
    voting,
};

/// What the slices tell the register of their tables.
pub static SCHEMA: Schema = Schema {
    tables: &[
        profile::TABLES[0],
        register::TABLES[0],
        stationery::TABLES[0],
        members::TABLES[0],
        members::TABLES[1],
        members::TABLES[2],
        members::TABLES[3],
        contacts::TABLES[0],
        contacts::TABLES[1],
        views::TABLES[0],
        attachments::TABLES[0],
        attachments::TABLES[1],
        duplicates::TABLES[0],
        told::TABLES[0],
        voting::TABLES[0],
        voting::TABLES[1],
        imports::TABLES[0],
        imports::TABLES[1],
        agreements::TABLES[0],
        agreements::TABLES[1],
        agreements::TABLES[2],
        tax::TABLES[0],
        tax::TABLES[1],
        sponsors::TABLES[0],
        fees::TABLES[0],
        fees::TABLES[1],
        fees::TABLES[2],
        fees::TABLES[3],
        billing::TABLES[0],
        billing::TABLES[1],
        billing::TABLES[2],
        billing::TABLES[3],
        billing::TABLES[4],
        invoices::TABLES[0],
        invoices::TABLES[1],
        payments::TABLES[0],
        payments::TABLES[1],
        payments::TABLES[2],
        invoices::TABLES[2],
        payments::TABLES[3],
        payments::TABLES[4],
        payments::TABLES[5],
        payments::TABLES[6],
        remittances::TABLES[0],
        remittances::TABLES[1],
        remittances::TABLES[2],
        letters::TABLES[0],
        locale::TABLES[0],
        books::TABLES[0],
        books::TABLES[1],
        reminders::TABLES[0],
        reminders::TABLES[1],
        reminders::TABLES[2],
        reminders::TABLES[3],
        personal_data::TABLES[0],
        personal_data::TABLES[1],
        personal_data::TABLES[2],
    ],
    search_index: contacts::SEARCH_INDEX,
    checks: &[
        BusinessCheck { name: "Invoice numbers have no gaps", run: invoices::numbers_are_gap_free },
        BusinessCheck { name: "Issued invoices are unaltered", run: invoices::documents_are_unaltered },
        BusinessCheck { name: "Closed books are unaltered", run: books::closed_books_are_unaltered },
        BusinessCheck { name: "Reminders are unaltered", run: reminders::documents_are_unaltered },
        BusinessCheck { name: "Stored files are unaltered", run: attachments::stored_files_are_unaltered },
    ],
};

/// An open register behind its commands. The desktop shell, the command line and the tests all come this way.
#[derive(Debug)]
pub struct Door {
    pub(crate) register: Register,
    pub(crate) staging: Staging,
    pub(crate) attaching: attachments::Staging,
}

impl Door {
    /// Creates a register at `path` and opens it.
    ///
    /// # Errors
    /// A bad field of `consortium`, a path that is taken or cannot be written; then no file is left behind.
    pub fn create(path: &Path, consortium: &NewConsortium, user: &str, clock: Clock) -> Result<Self> {
        let register =
            Register::create(path, &SCHEMA, user, clock, |register| profile::create(register, consortium))?;
        Ok(Self { register, staging: Staging::default(), attaching: attachments::Staging::default() })
    }

    /// Opens the register at `path`.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open(path: &Path, user: &str, clock: Clock, access: Access) -> Result<Self> {
        let register = Register::open(path, &SCHEMA, user, clock, access)?;
        Ok(Self { register, staging: Staging::default(), attaching: attachments::Staging::default() })
    }

    /// Writes a checked copy of the register to `destination`, which must not exist.
    ///
    /// # Errors
    /// As [`Register::back_up`].
    pub fn back_up(&self, destination: &Path) -> Result<()> {
        self.register.back_up(destination)
    }

    /// Puts a backup back as a new register at `destination`, which must not exist.
    ///
    /// # Errors
    /// As [`Register::restore`].
    pub fn restore(backup: &Path, destination: &Path, user: &str, clock: Clock) -> Result<()> {
        Register::restore(backup, destination, &SCHEMA, user, clock)
    }

    /// Runs the command called `name`.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`] for a command that does not exist, [`crate::kernel::ErrorKind::Invalid`]
    /// for a request of another form, and whatever the command returns. Nothing has changed when an error is returned.
    pub fn call(&mut self, name: &str, request: Value) -> Result<Value> {
        let command = api::command(name).or_not_found("Command", format!("“{name}”"))?;
        (command.run)(self, request)
    }

    /// Reads the file at `path` into memory, to be imported by the `imports` commands under its token.
    ///
    /// # Errors
    /// A file that cannot be read, or that is not a list; the message names the place.
    pub fn stage_import(&mut self, path: &Path) -> Result<StagedImport> {
        let token = self.staging.stage(path)?;
        imports::inspect(
            &self.register,
            &self.staging,
            imports::InspectImport { token, ..Default::default() },
        )
    }

    /// As [`Door::stage_import`], for bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Door::stage_import`].
    pub fn stage_import_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<StagedImport> {
        let token = self.staging.stage_bytes(name, bytes);
        imports::inspect(
            &self.register,
            &self.staging,
            imports::InspectImport { token, ..Default::default() },
        )
    }

    /// Reads the bank's file at `path` into memory, to be imported by the `bank_statements` commands under its token.
    ///
    /// # Errors
    /// A file that cannot be read, or that no bank made.
    pub fn stage_bank_file(&mut self, path: &Path) -> Result<StagedBankFile> {
        let token = self.staging.stage(path)?;
        let request = payments::BankFileRequest { token, ..Default::default() };
        payments::inspect_bank_file(&self.register, &self.staging, request)
    }

    /// As [`Door::stage_bank_file`], for bytes that are in memory already.
    ///
    /// # Errors
    /// As [`Door::stage_bank_file`].
    pub fn stage_bank_file_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<StagedBankFile> {
        let token = self.staging.stage_bytes(name, bytes);
        let request = payments::BankFileRequest { token, ..Default::default() };
        payments::inspect_bank_file(&self.register, &self.staging, request)
    }

    /// Reads the file at `path` into memory, to be attached by the `attachments` commands under its token.
    ///
    /// # Errors
    /// A file that cannot be read, is empty or too large.
    pub fn stage_attachment(&mut self, path: &Path) -> Result<attachments::StagedAttachment> {
        self.attaching.stage(path)
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
        self.attaching.stage_bytes(name, bytes)
    }

    /// The open register.
    pub fn register(&self) -> &Register {
        &self.register
    }
}

/// Reads a request, saying which command and field does not fit.
pub(crate) fn read_request<T: serde::de::DeserializeOwned>(command: &str, request: Value) -> Result<T> {
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    serde_json::from_value(request).map_err(|error| {
        Error::new(
            crate::kernel::ErrorKind::Invalid,
            format!("The request to {command} does not fit: {error}."),
        )
    })
}
