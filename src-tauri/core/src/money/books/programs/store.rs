//! What accounting programs were told, in the register.

use rusqlite::{Connection, OptionalExtension};

use super::{AccountingProgram, ProgramDraft};
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows;

pub(super) fn program(connection: &Connection, program: AccountingProgram) -> Result<Option<ProgramDraft>> {
    let mut statement = connection.prepare_cached("SELECT told FROM books_program WHERE program = ?1")?;
    Ok(statement.query_row([program.code()], |row| rows::json(row, "told")).optional()?)
}

pub(super) fn save_program(edit: &Edit<'_>, program: AccountingProgram, draft: &ProgramDraft) -> Result<()> {
    let told = serde_json::to_string(draft)?;
    edit.prepare_cached(include_str!("../sql/save_program.sql"))?.execute((program.code(), told))?;
    Ok(())
}
