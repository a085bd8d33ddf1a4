//! What kind of file this is, read from its first hundred bytes: a foreign file is refused before SQLite touches it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::kernel::{Error, ErrorKind, Message, Result};

/// "CNSD": marks a SQLite file as a register of this program.
pub const APPLICATION_ID: u32 = 0x434e_5344;

/// How long the header of a SQLite file is.
const HEADER_BYTES: usize = 100;

/// What the header of a register says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileHeader {
    /// Whether another program left it with a write-ahead log, which is a second file.
    pub has_write_ahead_log: bool,
}

/// Reads and judges the header of the file at `path`; opens it for reading only.
///
/// # Errors
/// [`ErrorKind::NotFound`] when there is no such file; [`ErrorKind::Refused`] when it is not a register, is cut short,
/// or comes from a newer version of the program than `newest_schema`.
pub(super) fn read_header(path: &Path, newest_schema: u32) -> Result<FileHeader> {
    let shown = path.display();
    // Looked at before it is opened: opening a pipe waits for whoever writes into it.
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let message =
            message!("{shown} is not a file, but a folder, a device or a pipe, so it is no register.", shown);
        return Err(Error::new(ErrorKind::Refused, message).with("path", shown.to_string()));
    }
    let mut file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::not_found(message!(
            "There is no file {shown}. Check the path, or create a new register there.",
            shown
        )),
        _ => Error::new(ErrorKind::Io, message!("{shown} could not be opened: {error}.", shown, error)),
    })?;
    let refuse = |message: Message| Error::new(ErrorKind::Refused, message).with("path", shown.to_string());
    let io = |error: std::io::Error| {
        Error::new(ErrorKind::Io, message!("{shown} could not be read: {error}.", shown, error))
    };
    let length = file.metadata().map_err(io)?.len();
    let mut header = [0_u8; HEADER_BYTES];
    if length >= HEADER_BYTES as u64 {
        file.read_exact(&mut header).map_err(io)?;
    }
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(refuse(message!(
            "{shown} is not a register of Consortium Desk. It was left as it is.",
            shown
        )));
    }
    let big_endian =
        |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if big_endian(68) != APPLICATION_ID {
        return Err(refuse(message!(
            "{shown} is a database of another program, not a register. It was left as it is.",
            shown
        )));
    }
    let schema_version = big_endian(60);
    if schema_version > newest_schema {
        return Err(refuse(message!(
            "{shown} was written by a newer version of Consortium Desk (schema {schema_version}; this one knows up to {newest_schema}). Update the program to open it. The file was left as it is.",
            shown,
            schema_version,
            newest_schema
        )));
    }
    // A page size of 1 stands for 65,536 bytes. An unfinished transaction may leave the file longer or shorter than its
    // header says; then the journal beside it puts that right, so only a file without one is judged.
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    let expected = page_size * u64::from(big_endian(28));
    if length < expected && !has_journal(path) {
        return Err(refuse(message!(
            "{shown} is cut short: it should have {expected} bytes and has {length}. Copy it again from where it came, or open a backup. It was left as it is.",
            shown,
            expected,
            length
        )));
    }
    Ok(FileHeader { has_write_ahead_log: header[18] == 2 || header[19] == 2 })
}

/// What the file at `path` says it belongs to; none when it is no database or cannot be read.
pub(super) fn application_id(path: &Path) -> Option<u32> {
    let mut header = [0_u8; HEADER_BYTES];
    File::open(path).ok()?.read_exact(&mut header).ok()?;
    let id = u32::from_be_bytes([header[68], header[69], header[70], header[71]]);
    header.starts_with(b"SQLite format 3\0").then_some(id)
}

/// Whether an unfinished transaction lies beside the register, left by a crash.
pub(super) fn has_journal(path: &Path) -> bool {
    super::files::journal_of(path).exists()
}
