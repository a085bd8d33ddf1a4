//! A mailbox of any size is read message by message.

use std::cell::Cell;
use std::io::Read;

use super::super::{MailMessage, mbox};
use super::now;
use crate::kernel::ErrorKind;

/// Bytes that are read ahead at most: what is buffered, and the line under way.
const AHEAD_MAX: u64 = 128 * 1024;

/// A mailbox that is made as it is read: a message over and over.
struct Made<'a> {
    message: &'a [u8],
    left: u64,
    place: usize,
    given: &'a Cell<u64>,
}

impl Read for Made<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let rest = &self.message[self.place..];
        let length = rest.len().min(into.len()).min(usize::try_from(self.left).unwrap());
        into[..length].copy_from_slice(&rest[..length]);
        self.place = (self.place + length) % self.message.len();
        self.left -= length as u64;
        self.given.set(self.given.get() + length as u64);
        Ok(length)
    }
}

/// A short text, with a long page that says the same: what mail programs write.
fn message() -> Vec<u8> {
    let page = "<p style=\"margin:0\">The same, for whoever reads pages.</p>\r\n".repeat(500);
    format!(
        "From a@example.org Sun Apr  5 07:00:00 2026\r\nFrom: a@example.org\r\nSubject: Logo\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nMay we use the logo?\r\n--b\r\nContent-Type: text/html\r\n\r\n{page}--b--\r\n\r\n"
    )
    .into_bytes()
}

/// What is held of a message.
fn held(message: &MailMessage) -> usize {
    let files: usize = message.attachments.iter().map(|file| file.bytes.len()).sum();
    message.text.len() + message.subject.len() + files
}

#[test]
fn a_large_mailbox_is_never_in_memory_as_a_whole() {
    let message = message();
    for count in [100_u64, 800] {
        let (given, mut most_ahead, mut most_told) = (Cell::new(0), 0, 0);
        let bytes_total = count * message.len() as u64;
        let source = Made { message: &message, left: bytes_total, place: 0, given: &given };
        let read = mbox::read_from("box", source, bytes_total, now(), &mut |progress| {
            most_ahead = most_ahead.max(given.get() - progress.bytes_read);
            most_told = progress.messages;
            assert_eq!(progress.bytes_total, bytes_total);
            true
        })
        .unwrap();
        assert_eq!(read.len() as u64, count);
        assert!(
            most_ahead <= AHEAD_MAX,
            "{most_ahead} bytes of {bytes_total} were read before they were needed"
        );
        assert!(most_told as u64 > count / 2, "messages are read while the file is");
        let held: usize = read.iter().map(|one| held(one.message.as_ref().unwrap())).sum();
        assert!(held as u64 * 100 < bytes_total, "{held} of {bytes_total} are kept: the pages are not");
    }
}

#[test]
fn two_hundred_megabytes_are_given_up_at_once() {
    let (message, given) = (message(), Cell::new(0));
    let bytes_total = 200 * 1024 * 1024;
    let source = Made { message: &message, left: bytes_total, place: 0, given: &given };
    let stopped = mbox::read_from("box", source, bytes_total, now(), &mut |progress| progress.messages < 20);
    let error = stopped.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Conflict);
    assert!(error.message.contains("box was cancelled. Nothing was taken in"), "{}", error.message);
    assert!(given.get() < 2 * 1024 * 1024, "{} bytes were read all the same", given.get());
}

#[test]
fn a_line_without_end_is_no_reason_to_read_all_of_it_at_once() {
    let given = Cell::new(0);
    let line = [b'x'; 64 * 1024];
    let head = b"From a@example.org Sun Apr  5 07:00:00 2026\nFrom: a@example.org\n\n";
    let endless = Made { message: &line, left: 100 * 1024 * 1024, place: 0, given: &given };
    let source = (&head[..]).chain(endless).chain(&b"\n\nFrom b\nFrom: b@example.org\n\nHello\n"[..]);
    let read = mbox::read_from("box", source, 100 * 1024 * 1024, now(), &mut |_| true).unwrap();
    assert_eq!(read.len(), 2, "the next message is read");
    let problem = read[0].message.as_ref().unwrap_err().message.to_string();
    assert!(problem.contains("at most 72 MB are read"), "{problem}");
    assert_eq!(read[1].message.as_ref().unwrap().text, "Hello");
}
