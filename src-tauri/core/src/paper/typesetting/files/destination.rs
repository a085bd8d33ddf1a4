//! Where bytes may go: never over a register, and never in the place of what is no ordinary file.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::kernel::{Error, Message};
use crate::register::APPLICATION_ID;

/// What is at a path, or may come there.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// An ordinary file, or nothing yet. A link is followed, so that it goes on leading to the file.
    File(PathBuf),
    /// A device such as `/dev/null`, or a pipe: it takes the bytes and stays what it is.
    Stream(PathBuf),
}

/// Refuses a path to which nothing is written: a register, a disk, a link that leads nowhere.
///
/// # Errors
/// What is there, as the end of a sentence that begins with the path.
pub fn check_destination(path: &Path) -> io::Result<()> {
    of(path).map(|_| ())
}

/// As [`check_destination`], and tells what is there.
pub(super) fn of(path: &Path) -> io::Result<Destination> {
    let refused = |why: Message| Err(io::Error::new(io::ErrorKind::AlreadyExists, Error::conflict(why)));
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(Destination::File(path.to_owned())) };
    let is_link = found.is_symlink();
    let found = match fs::metadata(path) {
        Err(_) if is_link => return refused(message!("it is a link that leads to no file")),
        found => found?,
    };
    // A link such as /dev/stdout leads to a pipe that has no path.
    if takes_a_stream(&found) {
        return Ok(Destination::Stream(path.to_owned()));
    }
    let path = if is_link { fs::canonicalize(path)? } else { path.to_owned() };
    // Whoever gives a folder the name of a file is told so by the system.
    if found.is_dir() {
        return Ok(Destination::File(path));
    }
    if found.is_file() {
        return match is_register(&path) {
            true => refused(message!(
                "it is a register of this program, which no other file replaces; choose another name"
            )),
            false => Ok(Destination::File(path)),
        };
    }
    refused(message!("it is a disk or a connection, not a file"))
}

/// Whether the file begins as a register does. One that cannot be read is none of which this is known.
fn is_register(path: &Path) -> bool {
    let mut header = [0_u8; 72];
    let is_whole = File::open(path).and_then(|mut file| file.read_exact(&mut header)).is_ok();
    is_whole && header.starts_with(b"SQLite format 3\0") && header[68..] == APPLICATION_ID.to_be_bytes()
}

#[cfg(unix)]
fn takes_a_stream(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    found.file_type().is_char_device() || found.file_type().is_fifo()
}

#[cfg(not(unix))]
fn takes_a_stream(found: &fs::Metadata) -> bool {
    !found.is_file() && !found.is_dir()
}

#[cfg(test)]
mod tests {
    use super::super::{Batch, FileOutcome, write_atomically};
    use super::*;
    use crate::test_world::World;

    #[test]
    fn a_register_is_never_replaced_whatever_it_is_called() {
        let world = World::new();
        let before = fs::read(world.path()).unwrap();
        let linked = world.folder.path().join("list.csv");
        fs::hard_link(world.path(), &linked).unwrap();
        for path in [world.path(), linked] {
            let message = write_atomically(&path, b"a,b\n").unwrap_err().to_string();
            assert!(message.contains("is a register of this program"), "{message}");
            let mut batch = Batch::default();
            let refusal = batch.write(&path, b"a,b\n").and_then(|_| batch.finish()).unwrap_err();
            assert_eq!(refusal.path, path);
        }
        assert_eq!(fs::read(world.path()).unwrap(), before);
        let database = world.folder.path().join("other.db");
        fs::write(&database, b"SQLite format 3\0 of another program").unwrap();
        assert_eq!(
            write_atomically(&database, b"x").unwrap(),
            FileOutcome::Written,
            "other databases are files"
        );
    }

    #[cfg(unix)]
    #[test]
    fn devices_and_pipes_take_the_bytes_and_stay_what_they_are() {
        use std::os::unix::fs::FileTypeExt;
        write_atomically(Path::new("/dev/null"), b"a,b\n").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let reading = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).unwrap()
        });
        write_atomically(&pipe, b"a,b\n").unwrap();
        assert_eq!(reading.join().unwrap(), b"a,b\n");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_goes_on_leading_to_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("list.csv"), folder.path().join("link.csv"));
        fs::write(&file, b"old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_file(&file).unwrap();
        assert!(write_atomically(&link, b"new").unwrap_err().to_string().contains("leads to no file"));
    }
}
