//! Writes files so that a reader sees the old one or the new one, never half of one. Every way out of the program ends here.

mod destination;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};

use destination::Destination;
pub use destination::check_destination;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::kernel::disk;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileOutcome {
    /// It holds the new bytes, or will when the batch that it belongs to is finished.
    Written,
    /// It held these bytes already and was not touched.
    Unchanged,
}

/// Puts bytes into a file: written beside it, synced, then moved over it. A file that holds them already is left alone.
///
/// # Errors
/// As [`check_destination`], and when the folder cannot be written or the disk is full; the old file, if any, is then as it
/// was and nothing is left beside it.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<FileOutcome> {
    if holds(path, bytes) {
        return Ok(FileOutcome::Unchanged);
    }
    let file = temporary_holding(path, bytes)?;
    file.as_file().sync_all()?;
    keep(file, path)?;
    sync_name(path)?;
    Ok(FileOutcome::Written)
}

/// Writes many files, each as [`write_atomically`] does, but syncs a number of them together: most of what a file system
/// does to make one file last serves its neighbours too, and all take a third of the time.
///
/// A file has its name once it is synced, when the batch is finished or dropped at the latest; only finishing tells
/// whether that succeeded.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Files that are written, and the names that they are to have.
    waiting: Vec<(tempfile::NamedTempFile, PathBuf)>,
}

/// A file that could not be written, and why. It can be one that was put into a batch long before.
#[derive(Debug)]
pub(crate) struct FileRefusal {
    pub(crate) path: PathBuf,
    pub(crate) error: io::Error,
}

impl Batch {
    /// How many files are synced together.
    pub(crate) const SIZE: usize = 32;

    /// Puts bytes into a file.
    ///
    /// # Errors
    /// The first file of the batch that was refused. Those before it have their names, those behind it go away.
    pub(crate) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<FileOutcome, FileRefusal> {
        if self.waiting.iter().any(|(_, waiting)| waiting == path) {
            self.finish()?;
        }
        if holds(path, bytes) {
            return Ok(FileOutcome::Unchanged);
        }
        let file =
            temporary_holding(path, bytes).map_err(|error| FileRefusal { path: path.to_owned(), error })?;
        self.waiting.push((file, path.to_owned()));
        if self.waiting.len() >= Self::SIZE {
            self.finish()?;
        }
        Ok(FileOutcome::Written)
    }

    /// Gives the files that wait their names.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub(crate) fn finish(&mut self) -> Result<(), FileRefusal> {
        // What was not synced at once may seem to be synced later without having reached the disk: no file waits twice.
        let waiting = std::mem::take(&mut self.waiting);
        let outcomes = sync(&waiting);
        let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        for ((file, path), synced) in waiting.into_iter().zip(outcomes) {
            let kept = synced.and_then(|()| keep(file, &path));
            kept.map_err(|error| FileRefusal { path: path.clone(), error })?;
            folders.insert(disk::folder_of(&path).to_owned(), path);
        }
        // Names last when their folder is synced too, once for all of them.
        folders
            .into_values()
            .try_for_each(|path| sync_name(&path).map_err(|error| FileRefusal { path, error }))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // Whoever drops it unfinished tells of another failure.
        let _ = self.finish();
    }
}

/// Syncs files, several at a time, as disks take requests; what came of each.
fn sync(files: &[(tempfile::NamedTempFile, PathBuf)]) -> Vec<io::Result<()>> {
    const AT_A_TIME: usize = 8;
    let mut outcomes: Vec<io::Result<()>> = files.iter().map(|_| Ok(())).collect();
    let share = files.len().div_ceil(AT_A_TIME).max(1);
    std::thread::scope(|scope| {
        for (files, outcomes) in files.chunks(share).zip(outcomes.chunks_mut(share)) {
            scope.spawn(move || {
                for ((file, _), outcome) in files.iter().zip(outcomes) {
                    *outcome = file.as_file().sync_all();
                }
            });
        }
    });
    outcomes
}

/// Names for files of one folder, each as [`safe_name`] makes it: where two would be one on a system that tells neither
/// capitals nor ways of writing a letter apart, the later ones are numbered.
pub fn distinct_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut distinct = Vec::new();
    for name in names {
        let name = safe_name(name);
        let mut candidate = name.clone();
        let mut count = 1;
        while !taken.insert(candidate.nfkc().collect::<String>().to_lowercase()) {
            count += 1;
            candidate = format!("{name} ({count})");
        }
        distinct.push(candidate);
    }
    distinct
}

/// What the temporary names of files begin and end with; six letters or digits stand between.
const TEMPORARY_PREFIX: &str = ".consortium-";
const TEMPORARY_SUFFIX: &str = ".tmp";

/// Takes away what a program that was killed left of files it was writing: their temporary names are known, and one that
/// is being written is held.
///
/// # Errors
/// When the folder cannot be read or a file cannot be removed.
pub fn remove_leftovers(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let random = name
            .to_str()
            .and_then(|name| name.strip_prefix(TEMPORARY_PREFIX)?.strip_suffix(TEMPORARY_SUFFIX));
        let is_ours = random.is_some_and(|random| {
            random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if is_ours && entry.file_type()?.is_file() && disk::is_abandoned(&entry.path()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// `name` as the name of a file on any system, in any script: composed, without what file systems refuse, not too long,
/// and not one of the names that Windows keeps for devices.
pub fn safe_name(name: &str) -> String {
    const LENGTH_MAX: usize = 80;
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let safe = |character: char| {
        // Vowel signs and tone marks belong to the letters of many scripts.
        let is_written = character.is_alphanumeric() || is_combining_mark(character);
        if is_written || "-_. ()".contains(character) { character } else { '-' }
    };
    let name: String = name.nfc().map(safe).take(LENGTH_MAX).collect();
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

fn temporary_holding(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut file = temporary_beside(path)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// A file to be written and then given to [`keep`]; it goes away unless it is. It is for its owner only, as what it holds is
/// about people; a file that it replaces hands on who may read it.
pub(crate) fn temporary_beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = match destination::of(path)? {
        // Nothing can be put beside a device, and a pipe takes the bytes as they are.
        Destination::Stream(_) => std::env::temp_dir(),
        Destination::File(path) => disk::folder_of(&path).to_owned(),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(TEMPORARY_SUFFIX);
    #[cfg(unix)]
    if let Ok(replaced) = fs::metadata(path)
        && replaced.is_file()
    {
        builder.permissions(replaced.permissions());
    }
    let file = builder.tempfile_in(folder)?;
    disk::hold(file.as_file());
    Ok(file)
}

/// Gives a file that was written and synced its name, or writes it through to a device or a pipe.
pub(crate) fn keep(mut file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    match destination::of(path)? {
        Destination::File(path) => file.persist(path).map(|_| ()).map_err(|refusal| refusal.error),
        Destination::Stream(path) => {
            file.rewind()?;
            let mut stream = fs::OpenOptions::new().write(true).open(path)?;
            io::copy(&mut file, &mut stream)?;
            stream.flush()
        }
    }
}

/// Makes the name of a file that was kept last; a device has nothing to make safe.
pub(crate) fn sync_name(path: &Path) -> io::Result<()> {
    if path.is_file() { disk::sync_folder_of(path) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_replaces_and_skips() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("INV-1.pdf");
        assert_eq!(write_atomically(&path, b"one").unwrap(), FileOutcome::Written);
        assert_eq!(write_atomically(&path, b"one").unwrap(), FileOutcome::Unchanged);
        assert_eq!(write_atomically(&path, b"two").unwrap(), FileOutcome::Written);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn a_batch_gives_names_to_files_that_are_safe() {
        let folder = tempfile::tempdir().unwrap();
        let named = || {
            let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
            names.filter(|name| !name.to_string_lossy().ends_with(".tmp")).count()
        };
        let path = |index: usize| folder.path().join(format!("INV-{index}.pdf"));
        let mut batch = Batch::default();
        for index in 0..Batch::SIZE + 2 {
            assert_eq!(batch.write(&path(index), b"one").unwrap(), FileOutcome::Written);
        }
        assert_eq!(named(), Batch::SIZE, "the last two wait");
        batch.finish().unwrap();
        assert_eq!(named(), Batch::SIZE + 2);
        assert_eq!(batch.write(&path(0), b"one").unwrap(), FileOutcome::Unchanged);
        batch.write(&path(0), b"two").unwrap();
        assert_eq!(batch.write(&path(0), b"three").unwrap(), FileOutcome::Written, "the later bytes win");
        assert_eq!(fs::read(path(0)).unwrap(), b"two", "one after the other");
        drop(batch);
        assert_eq!(fs::read(path(0)).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), named(), "no temporary file is left");
    }

    #[test]
    fn a_batch_names_the_file_that_was_refused_and_keeps_those_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("taken")).unwrap();
        let mut batch = Batch::default();
        for name in ["before", "taken", "behind"] {
            batch.write(&path(name), b"one").unwrap();
        }
        assert_eq!(batch.finish().unwrap_err().path, path("taken"));
        assert!(batch.finish().is_ok(), "nothing waits any more");
        assert!(path("before").exists() && !path("behind").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file is left");
    }

    #[test]
    fn names_of_files_are_taken_by_every_system() {
        for (name, safe) in [
            ("Universität Zürich: \"A/B\"", "Universität Zürich- -A-B-"),
            ("東京大学", "東京大学"),
            ("Universita\u{308}t", "Universität"),
            ("จุฬาลงกรณ์มหาวิทยาลัย", "จุฬาลงกรณ์มหาวิทยาลัย"),
            ("काशी हिन्दू विश्वविद्यालय", "काशी हिन्दू विश्वविद्यालय"),
            ("مُحَمَّد", "مُحَمَّد"),
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
    fn no_two_names_are_one_on_any_system() {
        let names = ["INV 1 Uni", "INV 1 UNI", "INV 1 Uni", "A/B", "A:B", "Ä", "A\u{308}", "ﬁ", "fi"];
        assert_eq!(
            distinct_names(names),
            ["INV 1 Uni", "INV 1 UNI (2)", "INV 1 Uni (3)", "A-B", "A-B (2)", "Ä", "Ä (2)", "ﬁ", "fi (2)"]
        );
    }

    #[test]
    fn what_a_killed_program_left_is_taken_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".consortium-aB3xY9.tmp", ".notes.tmp", "aB3xY9.tmp", ".hidden", "INV-1.pdf"] {
            fs::write(folder.path().join(name), b"x").unwrap();
        }
        fs::create_dir(folder.path().join(".consortium-aB3xY8.tmp")).unwrap();
        remove_leftovers(folder.path()).unwrap();
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, [".consortium-aB3xY8.tmp", ".hidden", ".notes.tmp", "INV-1.pdf", "aB3xY9.tmp"]);
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
