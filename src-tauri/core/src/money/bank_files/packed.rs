//! Statements in a packed archive (ZIP), as banks hand out the files of several days.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refused;
use crate::kernel::{Error, Result};

/// Files that an archive may have.
const FILES_MAX: usize = 1_000;

/// What they may unpack to in all, in bytes.
const UNPACKED_BYTES_MAX: u64 = 200_000_000;

/// A file of an archive.
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The files of an archive in the order of their names; none for what is no archive, or is a workbook.
///
/// # Errors
/// An archive that is damaged, locked by a password or beyond the limits.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Option<Vec<Packed>>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if ["[Content_Types].xml", "mimetype"].iter().any(|name| archive.index_for_name(name).is_some()) {
        return Ok(None);
    }
    if archive.len() > FILES_MAX {
        return Err(refused(message!(
            "The archive has more than {files_max, plural, one {# file} other {# files}}. Unpack it, and choose some.",
            files_max = FILES_MAX
        )));
    }
    let mut left = UNPACKED_BYTES_MAX;
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(damaged)?;
        let name = file.name().map_err(damaged)?.into_owned();
        if file.is_dir() || is_hidden(&name) {
            continue;
        }
        let mut bytes = Vec::new();
        // What an archive claims to unpack to cannot be believed.
        let size = file.take(left + 1).read_to_end(&mut bytes).map_err(damaged)?;
        left = left.checked_sub(size as u64).ok_or_else(|| {
            let limit = UNPACKED_BYTES_MAX / 1_000_000;
            refused(message!(
                "The archive unpacks to more than {limit} MB. Unpack it, and choose single files.",
                limit
            ))
        })?;
        files.push(Packed { name, bytes });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Some(files))
}

/// What operating systems leave in archives.
fn is_hidden(name: &str) -> bool {
    name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|last| last.starts_with('.'))
}

fn damaged(error: impl std::fmt::Display) -> Error {
    refused(message!(
        "The archive cannot be unpacked: {error}. Get it from the bank again, or unpack it yourself.",
        error = error.to_string()
    ))
}
