//! Takes back a statement of which nothing was booked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BankStatementPage, ListStatements, statements, store};
use crate::kernel::{Error, OptionExt, Result};
use crate::register::{Op, Register};

/// Names a bank statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct BankStatementId {
    /// The statement.
    pub id: i64,
}

/// Takes a statement back with all its transactions, as if its file had never been read.
///
/// # Errors
/// A statement that does not exist; [`crate::kernel::ErrorKind::Conflict`] for one of which a transaction is booked or put
/// aside.
pub fn take_back(register: &mut Register, request: BankStatementId) -> Result<BankStatementPage> {
    let statement = store::statement(register.reader(), request.id)?;
    let statement = statement.or_not_found("Bank statement", request.id)?;
    let file = &statement.file_name;
    if statement.settled > 0 {
        let (count, are, them) = match statement.settled {
            1 => ("One transaction".to_owned(), "is", "it"),
            count => (format!("{count} transactions"), "are", "them"),
        };
        return Err(Error::conflict(format!(
            "{count} of {file} {are} booked or put aside. Remove the payments or bring {them} back first."
        )));
    }
    let op = Op::new(format!("Took the bank statement {file} back"));
    register.transact(op, |edit| store::delete_statement(edit, request.id))?;
    statements(register, ListStatements::default())
}
