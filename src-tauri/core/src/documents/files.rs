//! Writes files so that a reader sees the old one or the new one, never half of one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It holds the new bytes.
    Written,
    /// It held these bytes already and was not touched.
    Unchanged,
}

/// Puts bytes into a file: written beside it, synced, then moved over it. A file that holds them already is left alone.
///
/// # Errors
/// When the folder cannot be written or the disk is full; the old file, if any, is then as it was and nothing is
/// left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<Outcome> {
    if holds(path, bytes) {
        return Ok(Outcome::Unchanged);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = temporary_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refusal| refusal.error)?;
    Ok(Outcome::Written)
}

/// `name` as the name of a file on any system, in any script: without what file systems refuse, not too long, and not
/// one of the names that Windows keeps for devices.
pub fn safe_name(name: &str) -> String {
    const LENGTH_MAX: usize = 80;
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let safe = |character: char| {
        if character.is_alphanumeric() || "-_. ()".contains(character) { character } else { '-' }
    };
    let name: String = name.chars().map(safe).take(LENGTH_MAX).collect();
    let name = name.trim_matches([' ', '.']);
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end_matches(|character: char| character.is_ascii_digit());
    let is_device = DEVICES.contains(&stem.to_ascii_lowercase().as_str());
    if name.is_empty() || is_device { format!("{name}_") } else { name.to_owned() }
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == bytes)
}

fn temporary_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".").suffix(".tmp");
    // A temporary file is for its owner only; this one becomes an ordinary file. The user's mask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_replaces_and_skips() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("INV-1.pdf");
        assert_eq!(write_atomically(&path, b"one").unwrap(), Outcome::Written);
        assert_eq!(write_atomically(&path, b"one").unwrap(), Outcome::Unchanged);
        assert_eq!(write_atomically(&path, b"two").unwrap(), Outcome::Written);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn names_of_files_are_taken_by_every_system() {
        for (name, safe) in [
            ("Universität Zürich: \"A/B\"", "Universität Zürich- -A-B-"),
            ("東京大学", "東京大学"),
            (" ..hidden. ", "hidden"),
            ("COM1", "COM1_"),
            ("con", "con_"),
            ("Console", "Console"),
            ("", "_"),
        ] {
            assert_eq!(safe_name(name), safe);
        }
        assert_eq!(safe_name(&"ü".repeat(300)).chars().count(), 80);
    }

    #[test]
    fn a_refused_write_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        fs::write(taken.join("inside"), b"kept").unwrap();
        assert!(write_atomically(&taken, b"new").is_err(), "a folder is not overwritten");
        assert!(write_atomically(&folder.path().join("missing/INV-1.pdf"), b"new").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
