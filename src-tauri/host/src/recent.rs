//! The registers opened last, remembered between starts in one small file of the application's own folder.

use std::fs;
use std::path::{Path, PathBuf};

use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const FILE_NAME: &str = "recent.json";
const KEPT_MAX: usize = 10;

/// A register as the start screen lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecentRegister {
    /// What the list names it by.
    pub id: String,
    /// The name of its consortium.
    pub name: String,
    pub file_name: String,
    /// Where the file lies.
    pub folder: String,
    /// Whether the file is not where it was.
    pub missing: bool,
}

/// Asks for a register of the list.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenRecent {
    /// What the list names it by.
    pub id: String,
}

/// The list, newest first.
#[derive(Debug)]
pub struct RecentRegisters {
    file: PathBuf,
    kept: Kept,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    /// Whether the newest one was open when the application ended, so that the next start opens it again.
    open_at_start: bool,
    next_id: u64,
    registers: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    id: u64,
    name: String,
    path: PathBuf,
}

impl RecentRegisters {
    /// Reads the list from `folder`. A list that cannot be read is an empty one: it is a convenience, not data.
    pub fn load(folder: &Path) -> Self {
        let file = folder.join(FILE_NAME);
        let kept = match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                log::warn!("{} is not a list of registers: {error}", file.display());
                Kept::default()
            }),
            Err(_) => Kept::default(),
        };
        Self { file, kept }
    }

    /// The list for the start screen.
    pub fn list(&self) -> Vec<RecentRegister> {
        self.kept.registers.iter().map(Entry::shown).collect()
    }

    /// The register to open at start: the one that was open when the application ended.
    pub fn at_start(&self) -> Option<PathBuf> {
        self.kept.registers.first().filter(|_| self.kept.open_at_start).map(|entry| entry.path.clone())
    }

    /// The file of the entry `id`.
    pub fn path(&self, id: &str) -> Result<PathBuf> {
        let found = self.kept.registers.iter().find(|entry| entry.id.to_string() == id);
        found.map(|entry| entry.path.clone()).ok_or_else(|| {
            Error::not_found(message!(
                "That register is no longer in the list of recent ones. Open its file instead."
            ))
        })
    }

    /// Puts the register at `path` first.
    pub fn opened(&mut self, path: &Path, name: &str) -> Result<()> {
        let known = self.kept.registers.iter().position(|entry| entry.path == path);
        let mut entry = match known {
            Some(position) => self.kept.registers.remove(position),
            None => {
                self.kept.next_id += 1;
                Entry { id: self.kept.next_id, name: String::new(), path: path.to_owned() }
            }
        };
        name.clone_into(&mut entry.name);
        self.kept.registers.insert(0, entry);
        self.kept.registers.truncate(KEPT_MAX);
        self.kept.open_at_start = true;
        self.save()
    }

    /// Remembers that the user closed the register, so that the next start shows the list.
    pub fn closed(&mut self) -> Result<()> {
        self.kept.open_at_start = false;
        self.save()
    }

    fn save(&self) -> Result<()> {
        let unfinished = self.file.with_extension("json.tmp");
        let written = fs::create_dir_all(self.file.parent().unwrap_or(Path::new(".")))
            .and_then(|()| fs::write(&unfinished, serde_json::to_vec_pretty(&self.kept)?))
            .and_then(|()| fs::rename(&unfinished, &self.file));
        written.map_err(|error| {
            Error::new(
                ErrorKind::Io,
                message!("The list of recent registers could not be saved: {error}.", error),
            )
        })
    }
}

impl Entry {
    fn shown(&self) -> RecentRegister {
        let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
        RecentRegister {
            id: self.id.to_string(),
            name: self.name.clone(),
            file_name: text(self.path.file_name()),
            folder: text(self.path.parent().map(Path::as_os_str)),
            missing: !self.path.exists(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_is_first_and_known_ones_keep_their_id() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut recent = RecentRegisters::load(folder.path());
        let (north, south) = (folder.path().join("north.consortium"), folder.path().join("south.consortium"));
        recent.opened(&north, "North").expect("saved");
        recent.opened(&south, "South").expect("saved");
        let id_of_north = recent.list()[1].id.clone();
        recent.opened(&north, "North, renamed").expect("saved");

        let again = RecentRegisters::load(folder.path()).list();
        assert_eq!(
            again.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(),
            ["North, renamed", "South"]
        );
        assert_eq!(
            again[0].id, id_of_north,
            "a screen that still shows the old list must open the same file"
        );
        assert!(again[0].missing, "no file was made, and the list says so");
    }

    #[test]
    fn only_a_register_left_open_opens_at_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut recent = RecentRegisters::load(folder.path());
        let path = folder.path().join("a.consortium");
        recent.opened(&path, "A").expect("saved");
        assert_eq!(RecentRegisters::load(folder.path()).at_start(), Some(path.clone()));
        recent.closed().expect("saved");
        let next = RecentRegisters::load(folder.path());
        assert_eq!(next.at_start(), None, "the user had closed it");
        assert_eq!(next.path("1").expect("still listed"), path);
    }

    #[test]
    fn a_damaged_list_is_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE_NAME), "{ nonsense").expect("written");
        assert!(RecentRegisters::load(folder.path()).list().is_empty());
        let missing = RecentRegisters::load(folder.path()).path("7").expect_err("nothing is listed");
        assert_eq!(missing.kind, ErrorKind::NotFound);
    }

    #[test]
    fn the_list_does_not_grow_without_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut recent = RecentRegisters::load(folder.path());
        for number in 0..KEPT_MAX + 3 {
            recent.opened(&folder.path().join(format!("{number}.consortium")), "x").expect("saved");
        }
        assert_eq!(recent.list().len(), KEPT_MAX);
        assert_eq!(recent.list()[0].file_name, format!("{}.consortium", KEPT_MAX + 2));
    }
}
