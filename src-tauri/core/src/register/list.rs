//! Lists that can be written as files. A slice declares those it has in `lists.rs`, a line each.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::Register;
use crate::kernel::Result;
use crate::kernel::table::ListTable;
use crate::typescript::Bindings;

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated text in UTF-8 with a byte order mark, so that spreadsheets read it rightly.
    Csv,
    /// A workbook with one sheet.
    Xlsx,
    /// A calendar: of deadlines, and of a checklist.
    Ics,
    /// A sheet to be sent: the explanation of a fee to its member, a checklist to ORCID.
    Pdf,
}

/// Writes a list in a form that it alone has.
pub type FormWriter = fn(&Register, Value) -> Result<Vec<u8>>;

/// A list that can be written as a file.
#[derive(Debug, Clone, Copy)]
pub struct List {
    /// The name it is asked for by.
    pub name: &'static str,
    /// The list as a table, with the columns that are asked for.
    pub(crate) table: fn(&Register, Value, Option<&[String]>) -> Result<ListTable>,
    /// Forms that it has beside those of every table.
    pub(crate) forms: &'static [(ExportFormat, FormWriter)],
    /// Declares the type of its request, and gives its name.
    pub(crate) bind: fn(&mut Bindings) -> String,
}

/// Declares the lists of a slice, a line each: `"members": ListMembers => table;`. A function is given the register, the
/// request, if there is one, and the columns that are asked for. After it may stand forms that this list alone has:
/// `Ics by calendar`.
macro_rules! lists {
    ($($name:literal $(: $request:ty)? => $table:expr $(, $format:ident by $written:expr)*;)+) => {
        /// The lists of this slice.
        pub(super) const ALL: &[$crate::register::List] = &[$(
            $crate::register::lists!(@list $name, [$($request)?], $table, [$($format by $written),*])
        ),+];
    };
    (@list $name:literal, [], $table:expr, []) => {
        $crate::register::List {
            name: $name,
            table: |register, _, asked| $table(register, asked),
            forms: &[],
            bind: |_| $crate::typescript::NO_REQUEST.to_owned(),
        }
    };
    (@list $name:literal, [$request:ty], $table:expr, [$($format:ident by $written:expr),*]) => {
        $crate::register::List {
            name: $name,
            table: |register, request, asked| {
                $table(register, $crate::register::read_request::<$request>(concat!("the list ", $name), request)?, asked)
            },
            forms: &[$(($crate::register::ExportFormat::$format, |register, request| {
                $written(register, $crate::register::read_request::<$request>(concat!("the list ", $name), request)?)
            })),*],
            bind: |bindings| $crate::typescript::in_development(|| bindings.declare::<$request>()),
        }
    };
}

pub(crate) use lists;
