//! Files that hold messages: one (.eml, .msg), or a mailbox of many, which is read message by message and never as a whole.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use chrono::{DateTime, Utc};
use mail_parser::DateTime as Written;

use super::{DateFrom, MailMessage, ReadMail, dates, eml, limits, msg, name_of, refused};
use crate::kernel::{Error, ErrorKind, Message, Result};

/// Largest mailbox, in bytes.
const FILE_BYTES_MAX: u64 = 2 * 1024 * 1024 * 1024;
/// What is kept of attachments of a mailbox in memory at a time, in bytes.
const KEPT_BYTES_MAX: usize = 600 * 1024 * 1024;
/// Messages of a mailbox.
const MESSAGES_MAX: usize = 100_000;
/// Bytes after which is told how far it is.
const TOLD_BYTES: u64 = 256 * 1024;

/// How far the reading of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that were read.
    pub bytes_read: u64,
    /// Bytes that the file has.
    pub bytes_total: u64,
    /// Messages that were found.
    pub messages: usize,
}

/// Reads the file at `path`. `tell` hears how far it is, and says whether to go on.
///
/// # Errors
/// A file that cannot be read, what no mail program made, and what was cancelled.
pub fn read_path(
    path: &Path,
    now: DateTime<Utc>,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<ReadMail>> {
    let unreadable = |error: std::io::Error| {
        Error::new(
            ErrorKind::Io,
            message!("{path} could not be read: {error}.", path = path.display(), error),
        )
    };
    // Looked at before it is opened: opening a pipe waits for whoever writes into it.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() || metadata.len() > FILE_BYTES_MAX {
        return Err(refused(message!(
            "{path} is not a file of up to {most} MB. Save the messages as files, and choose these.",
            path = path.display(),
            most = FILE_BYTES_MAX / 1_048_576
        )));
    }
    let file = File::open(path).map_err(unreadable)?;
    read_from(&name_of(path), file, metadata.len(), now, tell)
}

/// Reads messages from a source of `bytes_total` bytes.
pub(super) fn read_from(
    file_name: &str,
    source: impl Read,
    bytes_total: u64,
    now: DateTime<Utc>,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<ReadMail>> {
    let mut reader = BufReader::with_capacity(64 * 1024, source.take(FILE_BYTES_MAX));
    let start = reader.fill_buf().map_err(|error| failed(file_name, &error))?;
    let is_mailbox = start.starts_with(b"From ");
    let is_outlook = msg::is_msg(start);
    if bytes_total == 0 || start.is_empty() {
        return Err(refused(message!("{file_name} is empty. Choose the file with the message.", file_name)));
    }
    if is_mailbox {
        return mailbox(file_name, reader, bytes_total, now, tell);
    }
    let mut raw = Vec::new();
    let most = limits::MESSAGE_BYTES_MAX as u64 + 1;
    reader.take(most).read_to_end(&mut raw).map_err(|error| failed(file_name, &error))?;
    let read = if is_outlook { msg::read(raw, now) } else { eml::read(&raw, now) };
    let message = read
        .map_err(|error| refused(message!("{file_name}: {problem}", file_name, problem = error.message)))?;
    Ok(vec![ReadMail { place: 1, message: Ok(message) }])
}

/// A mailbox under way: what was read of it so far.
struct MailboxSoFar<'a> {
    messages: Vec<ReadMail>,
    kept_bytes: usize,
    now: DateTime<Utc>,
    told_at: u64,
    bytes_total: u64,
    tell: &'a mut dyn FnMut(Progress) -> bool,
}

fn mailbox(
    file_name: &str,
    mut reader: impl BufRead,
    bytes_total: u64,
    now: DateTime<Utc>,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<ReadMail>> {
    let mut read = MailboxSoFar { messages: Vec::new(), kept_bytes: 0, now, told_at: 0, bytes_total, tell };
    let (mut raw, mut heading, mut line) = (Vec::new(), Vec::new(), Vec::new());
    let (mut bytes_read, mut is_blank_before) = (0, true);
    loop {
        line.clear();
        // A line is never longer than a message: one without end is read in pieces.
        let most = limits::MESSAGE_BYTES_MAX as u64;
        let length = (&mut reader)
            .take(most)
            .read_until(b'\n', &mut line)
            .map_err(|error| failed(file_name, &error))?;
        bytes_read += length as u64;
        let begins = is_blank_before && line.starts_with(b"From ");
        if length == 0 || begins {
            if !heading.is_empty() {
                read.take(&heading, &raw)?;
                raw.clear();
            }
            if length == 0 {
                return Ok(read.messages);
            }
            heading.clone_from(&line);
        } else if raw.len() <= limits::MESSAGE_BYTES_MAX {
            // One level of quoting goes: ">From" was "From", ">>From" was ">From".
            let quoted = line.iter().take_while(|byte| **byte == b'>').count();
            let is_quoted = quoted > 0 && line.get(quoted..).is_some_and(|rest| rest.starts_with(b"From "));
            raw.extend_from_slice(line.get(usize::from(is_quoted)..).unwrap_or_default());
        }
        is_blank_before = matches!(line.as_slice(), b"\n" | b"\r\n");
        if !read.goes_on(bytes_read) {
            return Err(Error::conflict(message!(
                "Reading {file_name} was cancelled. Nothing was taken in.",
                file_name
            )));
        }
    }
}

impl MailboxSoFar<'_> {
    fn take(&mut self, heading: &[u8], raw: &[u8]) -> Result<()> {
        let place = self.messages.len() + 1;
        if place > MESSAGES_MAX {
            return Err(refused(message!(
                "The mailbox has more than {most} messages. Split it, and take in one part after the other.",
                most = MESSAGES_MAX
            )));
        }
        // The blank line before the next message is none of this one.
        let raw = raw.strip_suffix(b"\r\n\r\n").or_else(|| raw.strip_suffix(b"\n\n")).unwrap_or(raw);
        let message = eml::read(raw, self.now).map(|message| dated_by(message, heading, self.now));
        self.kept_bytes += message
            .iter()
            .flat_map(|message| &message.attachments)
            .map(|file| file.bytes.len())
            .sum::<usize>();
        if self.kept_bytes > KEPT_BYTES_MAX {
            return Err(refused(message!(
                "The files in this mailbox take more than {most} MB. Split it, and take in one part after the other.",
                most = KEPT_BYTES_MAX / 1_048_576
            )));
        }
        self.messages.push(ReadMail { place, message });
        Ok(())
    }

    fn goes_on(&mut self, bytes_read: u64) -> bool {
        if bytes_read - self.told_at < TOLD_BYTES {
            return true;
        }
        self.told_at = bytes_read;
        let messages = self.messages.len();
        (self.tell)(Progress { bytes_read, bytes_total: self.bytes_total, messages })
    }
}

/// A message without a date has that of the line before it: "From ana@example.org Sun Apr  5 07:00:00 2026", in UTC.
fn dated_by(message: MailMessage, heading: &[u8], now: DateTime<Utc>) -> MailMessage {
    if message.date_from != DateFrom::Nowhere {
        return message;
    }
    let line = String::from_utf8_lossy(heading);
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().rposition(|word| word.contains(':')).filter(|at| *at >= 2);
    let written = at.and_then(|at| {
        let [month, day, time] = [words.get(at - 2)?, words.get(at - 1)?, words.get(at)?];
        Written::parse_rfc822(&format!("{day} {month} {} {time} +0000", words.get(at + 1)?))
    });
    match written.and_then(|written| dates::instant(&written, now)) {
        Some((at, _)) => MailMessage { at: Some(at), date_from: DateFrom::Mailbox, ..message },
        None => message,
    }
}

fn failed(file_name: &str, error: &std::io::Error) -> Error {
    let problem: Message = message!("{file_name} could not be read to its end: {error}.", file_name, error);
    Error::new(ErrorKind::Io, problem)
}
