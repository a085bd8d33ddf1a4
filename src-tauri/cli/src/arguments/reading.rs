//! How a list is read, where that is not recognised rightly.

use clap::Args;
use serde_json::{Value, json};

use super::DateOrder;

#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// How to read dates such as 03/04/2026.
    #[arg(long, value_enum)]
    pub(crate) date_order: Option<DateOrder>,
    /// The file's encoding, when it is not recognised rightly.
    #[arg(long)]
    encoding: Option<String>,
    /// What separates the cells, when it is not recognised rightly.
    #[arg(long)]
    delimiter: Option<String>,
    /// The sheet of a workbook; unless given, the visible one that looks most like a list.
    #[arg(long)]
    sheet: Option<String>,
    /// The row that holds the headings, when it is not recognised rightly.
    #[arg(long, value_name = "ROW")]
    header_row: Option<usize>,
}

impl Reading {
    /// Adds to a request how the file is taken apart.
    pub(crate) fn tell(&self, request: &mut Value) {
        request["encoding"] = json!(self.encoding);
        request["delimiter"] = json!(self.delimiter);
        request["sheet"] = json!(self.sheet);
        request["header_row"] = json!(self.header_row);
    }

    /// The order of day and month as a request says it; null unless told.
    pub(crate) fn date_order(&self) -> Value {
        match self.date_order {
            Some(DateOrder::Dmy) => json!("dmy"),
            Some(DateOrder::Mdy) => json!("mdy"),
            None => Value::Null,
        }
    }
}
