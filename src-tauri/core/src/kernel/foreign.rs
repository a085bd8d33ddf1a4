//! Files of strangers: how much of one is read, and how long a library may work on it.
//!
//! A file that somebody else made can claim anything. It is read only when it is an ordinary file, only up to a size, and
//! what works on it runs beside the caller: when that takes too long or gives up, the caller gets an answer all the same.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Error, ErrorKind, Result};
use crate::kernel::message::{Argument, ToArgument};

/// The stack of a library at work: elements of a document may lie deep in each other.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// Reads the whole file at `path`, which has `bytes_max` at most.
///
/// # Errors
/// [`ErrorKind::Io`] when it cannot be read, [`ErrorKind::Invalid`] when it is a folder, a device or a pipe, which may
/// never end, or has more bytes; the message names the file and the limit.
pub fn read_file(path: &Path, bytes_max: u64) -> Result<Vec<u8>> {
    let bytes = read_at_most(path, bytes_max)?;
    if bytes.len() as u64 > bytes_max {
        let message = message!(
            "{path} has more than {bytes_max} MB, which is the most that is read. Make it smaller, or split it.",
            path = path.display(),
            bytes_max = bytes_max / 1_000_000
        );
        return Err(Error::invalid("file", message));
    }
    Ok(bytes)
}

/// As [`read_file`], for a caller that says itself what is too large: it gets one byte more than `bytes_max` then.
///
/// # Errors
/// As [`read_file`], but for the size.
pub fn read_at_most(path: &Path, bytes_max: u64) -> Result<Vec<u8>> {
    let shown = path.display();
    let unreadable = |error: io::Error| {
        Error::new(ErrorKind::Io, message!("{shown} could not be read: {error}.", shown, error))
    };
    let no_file = || {
        let message = message!(
            "{shown} is not a file, but a folder, a device or a pipe. Save it as a file, and choose that.",
            shown
        );
        Error::invalid("file", message)
    };
    // Looked at before it is opened: opening a pipe waits for whoever writes into it.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(no_file());
    }
    let file = File::open(path).map_err(unreadable)?;
    if !file.metadata().map_err(unreadable)?.is_file() {
        return Err(no_file());
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large from one that just fits.
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Why a library did not come to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// It gave up in the middle.
    GaveUp,
    /// It was still at work after so many seconds.
    TookLonger(u64),
}

impl ToArgument for Stopped {
    fn to_argument(&self) -> Argument {
        Argument::Message(match self {
            Self::GaveUp => message!("it is made so that it cannot be read"),
            Self::TookLonger(seconds) => message!(
                "reading it takes longer than {seconds, plural, one {# second} other {# seconds}}, which is the most it may take",
                seconds
            ),
        })
    }
}

/// Lets `work` read a foreign file for `seconds` at most, on a thread of its own.
///
/// # Errors
/// When it gives up or takes longer. What takes longer is left to itself: how much it can do meanwhile has to be bounded by
/// what it was given.
pub fn within<T: Send + 'static>(
    seconds: u64,
    work: impl FnOnce() -> T + Send + 'static,
) -> std::result::Result<T, Stopped> {
    let (answer, answered) = mpsc::channel();
    let started =
        thread::Builder::new().name("foreign file".to_owned()).stack_size(STACK_BYTES).spawn(move || {
            // Whoever asked may have given up waiting.
            let _ = answer.send(work());
        });
    if started.is_err() {
        return Err(Stopped::GaveUp);
    }
    answered.recv_timeout(Duration::from_secs(seconds)).map_err(|missing| match missing {
        mpsc::RecvTimeoutError::Timeout => Stopped::TookLonger(seconds),
        mpsc::RecvTimeoutError::Disconnected => Stopped::GaveUp,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_up_or_does_not_end_is_answered_for() {
        assert_eq!(within(5, || 7), Ok(7));
        assert_eq!(within(5, || -> u8 { panic!("a library that unwinds") }), Err(Stopped::GaveUp));
        assert_eq!(within(1, || thread::sleep(Duration::from_secs(30))), Err(Stopped::TookLonger(1)));
    }

    #[test]
    fn only_a_file_of_the_right_size_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        fs::write(&path, b"12345").unwrap();
        assert_eq!(read_file(&path, 5).unwrap(), b"12345");
        let message = read_file(&path, 4).unwrap_err().message;
        assert!(message.contains("list.csv has more than 0 MB"), "{message}");
        assert!(read_file(folder.path(), 5).unwrap_err().message.contains("is not a file"));
        assert_eq!(read_file(&folder.path().join("missing"), 5).unwrap_err().kind, ErrorKind::Io);
        if cfg!(unix) {
            let message = read_file(Path::new("/dev/zero"), 5).unwrap_err().message;
            assert!(message.contains("/dev/zero is not a file"), "{message}");
        }
    }
}
