//! The names of the entries of a ZIP archive, as office documents are: read from its directory, without unpacking.

/// Entries looked at; a document has far fewer.
const ENTRIES_MAX: usize = 20_000;

const END_OF_DIRECTORY: [u8; 4] = *b"PK\x05\x06";
const DIRECTORY_ENTRY: [u8; 4] = *b"PK\x01\x02";

/// The names in the archive's directory; none when `bytes` is no archive, or one with a directory that does not fit.
pub(super) fn entry_names(bytes: &[u8]) -> Option<Vec<String>> {
    // A comment of up to 65,535 bytes may follow the end record of 22 bytes.
    let search_from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(search_from..)?;
    let end = tail.windows(4).rposition(|window| window == END_OF_DIRECTORY)? + search_from;
    let count = usize::from(u16_at(bytes, end + 10)?);
    let mut at = usize::try_from(u32_at(bytes, end + 16)?).ok()?;
    if count > ENTRIES_MAX {
        return None;
    }
    let mut names = Vec::with_capacity(count.min(256));
    for _ in 0..count {
        if bytes.get(at..at + 4)? != DIRECTORY_ENTRY {
            return None;
        }
        let length = |offset: usize| u16_at(bytes, at + offset).map(usize::from);
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        names.push(String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned());
        at = at.checked_add(46 + name + extra + comment)?;
    }
    Some(names)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
