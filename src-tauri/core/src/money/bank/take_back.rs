//! Takes back a statement of which nothing was booked.

use super::{BankStatementPage, ListBankStatements, statements, store};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Takes a statement back with all its transactions, as if its file had never been read.
///
/// # Errors
/// A statement that does not exist; [`crate::kernel::ErrorKind::Conflict`] for one of which a transaction is booked or put
/// aside.
pub fn take_back(register: &mut Register, request: Id) -> Result<BankStatementPage> {
    let statement = store::statement(register.reader(), request.id)?;
    let statement = statement.or_not_found(template!("Bank statement"), request.id)?;
    let file = &statement.file_name;
    if statement.settled > 0 {
        return Err(Error::conflict(message!(
            "{count, plural, =1 {One transaction} one {# transaction} other {# transactions}} of {file} {count, plural, one {is} other {are}} booked or put aside. Remove the payments or bring {count, plural, one {it} other {them}} back first.",
            count = statement.settled,
            file
        )));
    }
    let op = Op::new(message!("Took the bank statement {file} back", file));
    register.transact(op, |edit| store::delete_statement(edit, request.id))?;
    statements(register, ListBankStatements::default())
}
