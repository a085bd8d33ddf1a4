//! Imports a bank's file: one transaction, one entry in the history, undone as one.

use serde::Serialize;
use ts_rs::TS;

use super::new_transactions::Planned;
use super::reading::ReadFile;
use super::{BankFileRequest, MAPPINGS, new_transactions, reading, store};
use crate::kernel::{Error, ErrorKind, Message, Result};
use crate::people::tabular::{self, Staging};
use crate::register::{Edit, Op, Register};

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportedBankFile {
    /// The file.
    pub file_name: String,
    /// Its statements.
    pub statements: Vec<ImportedStatement>,
    /// Transactions that are new in the register.
    pub added: usize,
    /// Transactions that it knew already.
    pub known: usize,
    /// The entry in the history; none when nothing was new.
    pub entry_id: Option<i64>,
}

/// What became of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportedStatement {
    /// The statement in the register; none when nothing in it was new.
    pub id: Option<i64>,
    /// The account.
    pub account: String,
    /// What the bank calls the statement.
    pub identification: String,
    /// Transactions that are new.
    pub added: usize,
    /// Transactions that were known.
    pub known: usize,
    /// What was passed over or does not add up.
    pub warnings: Vec<Message>,
}

/// Imports a staged file. Transactions that the register knows are passed over, so that the same file twice adds nothing.
///
/// # Errors
/// A file that no bank made, and what has to be chosen first; nothing has changed then.
pub fn import(
    register: &mut Register,
    staging: &Staging,
    request: BankFileRequest,
) -> Result<ImportedBankFile> {
    let read = reading::read(register, staging, &request)?;
    if let Some(problem) = read.problem {
        return Err(problem);
    }
    let file_name = staging.file(&request.token)?.name.clone();
    let fingerprints = &read.fingerprints;
    let planned = new_transactions::plan(
        register.reader(),
        read.format,
        &read.statements,
        fingerprints,
        &request.take_again,
    )?;
    let mut result =
        ImportedBankFile { file_name, statements: Vec::new(), added: 0, known: 0, entry_id: None };
    for (statement, of_statement) in read.statements.iter().zip(&planned.statements) {
        let known = statement.transactions.len() - of_statement.added.len();
        result.added += of_statement.added.len();
        result.known += known;
        result.statements.push(ImportedStatement {
            id: None,
            account: statement.account.clone(),
            identification: statement.identification.clone(),
            added: of_statement.added.len(),
            known,
            warnings: statement.warnings.iter().chain(&of_statement.notes).cloned().collect(),
        });
    }
    if result.added == 0 {
        return Ok(result);
    }
    let op = Op::new(summary(&result));
    let outcome = register.transact_with_entry(op, |edit| {
        for id in &planned.replaced {
            store::delete_transaction(edit, *id)?;
        }
        if let Some(list) = read.list.as_ref().filter(|list| list.is_new) {
            tabular::remember(edit, MAPPINGS, &list.heading_set, &result.file_name, &list.choices)?;
        }
        let mut ids = Vec::new();
        for (statement, told) in read.statements.iter().zip(&result.statements) {
            let is_new = told.added > 0;
            ids.push(if is_new {
                Some(store::insert_statement(edit, read.format, statement, told, &result.file_name)?)
            } else {
                None
            });
        }
        edit.in_bulk("bank_transaction", || insert(edit, &read, &planned, &ids))?;
        Ok(ids)
    });
    let outcome = outcome.map_err(|error| match error.kind {
        ErrorKind::Conflict => Error::conflict(message!(
            "{result}: {problem}",
            result = result.file_name,
            problem = error.message
        )),
        _ => error,
    })?;
    result.entry_id = outcome.entry_id;
    for (told, id) in result.statements.iter_mut().zip(outcome.value) {
        told.id = id;
    }
    Ok(result)
}

/// Writes what is new of each statement.
fn insert(edit: &Edit<'_>, read: &ReadFile, planned: &Planned, ids: &[Option<i64>]) -> Result<()> {
    for (place, of_statement) in planned.statements.iter().enumerate() {
        let Some(id) = ids[place] else { continue };
        let statement = &read.statements[place];
        for &at in &of_statement.added {
            let transaction = &statement.transactions[at];
            let fingerprint = of_statement.renamed.get(&at).unwrap_or(&read.fingerprints[place][at]);
            store::insert_transaction(edit, id, &statement.account, fingerprint, transaction)?;
        }
    }
    Ok(())
}

fn summary(result: &ImportedBankFile) -> Message {
    let (added, known, file) = (result.added, result.known, &result.file_name);
    if known == 0 {
        message!(
            "Imported {added, plural, one {# bank transaction} other {# bank transactions}} from {file}",
            added,
            file
        )
    } else {
        message!(
            "Imported {added, plural, one {# bank transaction} other {# bank transactions}} from {file}, {known} known already",
            added,
            file,
            known
        )
    }
}
