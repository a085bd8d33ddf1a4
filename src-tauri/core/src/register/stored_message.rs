//! Messages in columns: kept with their arguments, read in the language of whoever reads them.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::kernel::Message;
use crate::kernel::message::{Argument, ToArgument};

impl FromSql for Message {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(Self::from_stored)
    }
}

impl ToSql for Message {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_stored().into())
    }
}

impl ToArgument for rusqlite::Error {
    fn to_argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

/// `said(message)`: a kept message as it is read now, for lists that are searched by what people read.
pub(super) fn define(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("said", 1, flags, |context| {
        Ok(Message::column_result(context.get_raw(0))?.to_string())
    })
}
