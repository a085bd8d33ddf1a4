//! How large, how deep and how manifold a message may be. What is more is refused before a library reads it.

use memchr::memmem::Finder;

use super::refused;
use crate::kernel::Result;

/// Largest message, in bytes: a file of the size that is kept, as mail carries it.
pub(super) const MESSAGE_BYTES_MAX: usize = 72 * 1024 * 1024;
/// Largest head of a message, in bytes.
const HEAD_BYTES_MAX: usize = 1024 * 1024;
/// Boundaries between parts that a message declares at most: parts lie in each other no deeper than there are of them.
const BOUNDARIES_MAX: usize = 60;
/// Parts of a message at most.
const PARTS_MAX: usize = 1_000;
/// Seconds that a library may work on a message.
pub(super) const SECONDS_MAX: u64 = 20;
/// Messages that are larger are read beside the caller, because they may take long.
pub(super) const BYTES_READ_AT_ONCE: usize = 256 * 1024;
/// Files that a message may carry.
pub(super) const ATTACHMENTS_MAX: usize = 200;

/// Refuses a message that is larger or more manifold than messages of people are.
pub(super) fn check(raw: &[u8]) -> Result<()> {
    if raw.len() > MESSAGE_BYTES_MAX {
        return Err(refused(message!(
            "The message has {megabytes} MB; at most {most} MB are read. Save what you need of it as a file of its own.",
            megabytes = raw.len() / 1_048_576,
            most = MESSAGE_BYTES_MAX / 1_048_576
        )));
    }
    let head = memchr::memmem::find(raw, b"\n\r\n").or_else(|| memchr::memmem::find(raw, b"\n\n"));
    if head.unwrap_or(raw.len()) > HEAD_BYTES_MAX && head.is_some() {
        return Err(refused(message!(
            "The head of the message is longer than that of any message. It is not read."
        )));
    }
    let boundaries = boundaries(raw);
    if boundaries.len() > BOUNDARIES_MAX {
        return Err(refused(message!(
            "The message has parts within parts more than {most} times. It is not read.",
            most = BOUNDARIES_MAX
        )));
    }
    let parts: usize = parts(raw, &boundaries);
    if parts > PARTS_MAX {
        return Err(refused(message!(
            "The message has more than {most} parts. It is not read: save what you need of it as a file of its own.",
            most = PARTS_MAX
        )));
    }
    Ok(())
}

/// What the message declares as boundaries, each once.
fn boundaries(raw: &[u8]) -> Vec<&[u8]> {
    let mut found: Vec<&[u8]> = Vec::new();
    for at in memchr::memchr2_iter(b'b', b'B', raw) {
        let Some(rest) = raw
            .get(at..)
            .filter(|rest| rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case(b"boundary=")))
        else {
            continue;
        };
        let value = rest.get(9..).unwrap_or_default();
        let boundary = match value.strip_prefix(b"\"") {
            Some(quoted) => quoted.split(|byte| matches!(byte, b'"' | b'\n')).next(),
            None => value.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next(),
        };
        let boundary = boundary.unwrap_or_default();
        if !boundary.is_empty() && !found.contains(&boundary) {
            found.push(boundary);
        }
        if found.len() > BOUNDARIES_MAX {
            break;
        }
    }
    found
}

fn parts(raw: &[u8], boundaries: &[&[u8]]) -> usize {
    if boundaries.is_empty() {
        return 0;
    }
    let finder = Finder::new(b"\n--");
    let starts = finder.find_iter(raw);
    let begins_part = |at: &usize| {
        raw.get(at + 3..).is_some_and(|line| boundaries.iter().any(|boundary| line.starts_with(boundary)))
    };
    starts.filter(begins_part).take(PARTS_MAX + 1).count()
}
