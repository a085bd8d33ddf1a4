//! What a workbook may be before a library reads it. It is a packed archive that can claim a million columns in a kilobyte,
//! or unpack to terabytes: so every part is unpacked into nothing first, and what would take up memory is counted.

use std::io::{Cursor, Read};
use std::time::Instant;

use super::decode::refused;
use crate::kernel::{Error, Message, Result};

/// The largest workbook that is read, in bytes.
const FILE_BYTES_MAX: usize = 100_000_000;

/// What a workbook may unpack to, in bytes.
pub(super) const UNPACKED_BYTES_MAX: u64 = 600_000_000;

/// Parts that an archive may have.
const PARTS_MAX: usize = 10_000;

/// Tags of the sheets, of the texts that cells share, and of any other part. Each can become a record in memory.
const SHEET_TAGS_MAX: u64 = 60_000_000;
const TEXT_TAGS_MAX: u64 = 12_000_000;
const OTHER_TAGS_MAX: u64 = 1_000_000;

/// What may be announced beyond the tags that there are: room is made for as many as are announced.
const ANNOUNCED_MAX: u64 = 100_000;

/// The attributes that announce how many texts, and how many shared formulas, a part holds.
const ANNOUNCEMENTS: [&[u8]; 2] = [b"uniqueCount", b" si"];

/// Bytes within which stands what such an attribute announces.
const BEHIND: usize = 4_096;

/// How long a workbook is read, in seconds.
pub(super) const SECONDS_MAX: u64 = 30;

/// A sheet is given up at this time: whoever waited for it has gone.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadingDeadline(Instant);

impl ReadingDeadline {
    /// So many seconds from now, and a little more.
    pub(super) fn begun() -> Self {
        Self(Instant::now())
    }

    /// Refuses to go on once the time is over.
    pub(super) fn require(self) -> Result<()> {
        if self.0.elapsed().as_secs() > SECONDS_MAX {
            return Err(too_large(message!(
                "takes longer than {seconds_max, plural, one {# second} other {# seconds}} to read",
                seconds_max = SECONDS_MAX
            )));
        }
        Ok(())
    }
}

/// Refuses what is no workbook or goes beyond the limits. What a part claims to be cannot be believed.
///
/// # Errors
/// A sentence that names the limit.
pub(super) fn measure(bytes: &[u8]) -> Result<()> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(too_large(message!("has more than {value} MB", value = FILE_BYTES_MAX / 1_000_000)));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > PARTS_MAX {
        return Err(too_large(message!(
            "has more than {parts_max, plural, one {# part} other {# parts}}",
            parts_max = PARTS_MAX
        )));
    }
    if archive.index_for_name("xl/workbook.xml").is_none() && archive.index_for_name("mimetype").is_some() {
        return Err(refused(message!("The file is an OpenDocument workbook. Save the list as XLSX or CSV.")));
    }
    let mut left = UNPACKED_BYTES_MAX;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(damaged)?;
        let name = String::from_utf8_lossy(part.name_raw()).to_ascii_lowercase();
        let counted = Counted::of(part.take(left)).map_err(damaged)?;
        left -= counted.bytes.min(left);
        if left == 0 {
            let limit = UNPACKED_BYTES_MAX / 1_000_000;
            return Err(too_large(message!("unpacks to more than {limit} MB", limit)));
        }
        counted.check(&name)?;
    }
    Ok(())
}

/// What a part holds.
#[derive(Debug, Default)]
struct Counted {
    bytes: u64,
    tags: u64,
    /// The largest number of texts that it announces.
    announced: u64,
    has_nul: bool,
}

impl Counted {
    fn of(mut part: impl Read) -> std::io::Result<Self> {
        let mut counted = Self::default();
        let mut buffer = vec![0; 256 * 1024];
        let mut kept = 0;
        loop {
            let read = part.read(&mut buffer[kept..])?;
            let fresh = &buffer[kept..kept + read];
            counted.bytes += read as u64;
            counted.tags += memchr::memchr_iter(b'<', fresh).count() as u64;
            counted.has_nul |= memchr::memchr(0, fresh).is_some();
            let held = &buffer[..kept + read];
            for word in ANNOUNCEMENTS {
                for at in memchr::memmem::find_iter(held, word) {
                    let behind = held.get(at + word.len()..).unwrap_or_default();
                    counted.announced = counted.announced.max(number_in(behind));
                }
            }
            if read == 0 {
                return Ok(counted);
            }
            // The word may begin at the end of one piece and go on in the next.
            let keep = held.len().min(BEHIND);
            let from = held.len() - keep;
            buffer.copy_within(from..from + keep, 0);
            kept = keep;
        }
    }

    fn check(&self, name: &str) -> Result<()> {
        if self.has_nul && (name.ends_with(".xml") || name.ends_with(".rels")) {
            return Err(refused(message!(
                "The workbook is not written in UTF-8, as workbooks are. Open it and save it again as XLSX or CSV."
            )));
        }
        let (what, most) = match name {
            _ if name.contains("worksheets/") => (template!("a sheet"), SHEET_TAGS_MAX),
            _ if name.ends_with("sharedstrings.xml") => (template!("a list of texts"), TEXT_TAGS_MAX),
            _ => (template!("a part"), OTHER_TAGS_MAX),
        };
        if self.tags > most {
            return Err(too_large(message!(
                "has {what} ({name}) with more than {most} entries",
                what,
                name,
                most
            )));
        }
        if self.announced > self.tags + ANNOUNCED_MAX {
            return Err(refused(message!(
                "The workbook announces {announced} entries and holds fewer than {tags}, so it is damaged. Open it and save it again as XLSX or CSV.",
                announced = self.announced,
                tags = self.tags + 1
            )));
        }
        Ok(())
    }
}

/// The number in `="123"`; 0 where there is none, the most there can be where it is larger or too far behind.
fn number_in(text: &[u8]) -> u64 {
    const SPACES_MAX: usize = 1_000;
    let after_spaces = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let spaces = after_spaces(text);
    let Some(text) = text[spaces..].strip_prefix(b"=") else { return 0 };
    let more = after_spaces(text);
    if spaces + more > SPACES_MAX {
        return u64::MAX;
    }
    let Some((b'"' | b'\'', digits)) = text[more..].split_first() else { return 0 };
    let digits: String = digits
        .iter()
        .take(64)
        .take_while(|byte| byte.is_ascii_digit())
        .map(|&byte| char::from(byte))
        .collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}

/// The workbook goes beyond a limit.
pub(super) fn too_large(what: Message) -> Error {
    refused(message!(
        "The workbook {what}. Save only the list itself in a workbook of its own, or as CSV.",
        what
    ))
}

/// The workbook cannot be read.
pub(super) fn damaged(error: impl std::fmt::Display) -> Error {
    refused(message!(
        "The workbook is damaged or not an XLSX workbook ({error}). Open it and save it again as XLSX or CSV.",
        error = error.to_string()
    ))
}
