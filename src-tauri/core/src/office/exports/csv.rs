//! A table as comma-separated text.

use crate::kernel::money::plain_minor;
use crate::kernel::table::{Cell, ListTable};
use crate::kernel::{Error, Message, Result, csv_cell};

/// Tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The file: UTF-8 with a byte order mark, dates as year-month-day, amounts as plain decimals.
pub(super) fn bytes(table: &ListTable) -> Result<Vec<u8>> {
    let failed =
        |error: ::csv::Error| Error::internal(message!("The list could not be written: {error}.", error));
    let mut writer = ::csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(table.headings.iter().map(|heading| csv_cell::guarded(heading))).map_err(failed)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(text)).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Error::internal(Message::said(error.to_string())))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Instant(text) => csv_cell::guarded(text),
        Cell::Date(date) => date.map(|date| date.to_string()).unwrap_or_default(),
        Cell::Count(count) => count.to_string(),
        Cell::Amount { minor, digits } => plain_minor(*minor, *digits),
    }
}
