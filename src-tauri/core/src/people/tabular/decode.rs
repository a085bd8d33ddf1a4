//! From bytes to text: byte order mark, UTF-8, UTF-16 and the encodings of old spreadsheets.

mod mixed;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::kernel::{Error, Message, Result};

/// The largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 200_000_000;

/// A file's text and how it was found.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    pub(crate) byte_order_mark: bool,
    /// What is worth knowing of how the bytes were read.
    pub(crate) notices: Vec<Message>,
}

/// Reads `bytes` as text, in the encoding called `label` or the one they appear to be in.
///
/// # Errors
/// A file that is empty, is no text, or holds bytes that its encoding does not have; the message names the line.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded> {
    if bytes.is_empty() {
        return Err(refused(message!(
            "The file is empty. Choose a file with a line of headings and a line for each record."
        )));
    }
    refuse_other_formats(bytes)?;
    let marked = Encoding::for_bom(bytes);
    let encoding = match (label, marked) {
        (Some(label), _) => Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            refused(message!(
                "“{label}” is not an encoding. Use a name such as UTF-8 or windows-1252.",
                label
            ))
        })?,
        (None, Some((encoding, _))) => encoding,
        (None, None) => guess(bytes),
    };
    let is_utf_16 = encoding == UTF_16LE || encoding == UTF_16BE;
    if !is_utf_16 && let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        let line = line_of(bytes, at);
        return Err(refused(message!(
            "Line {line} holds a NUL byte, so the file is not text. Save the list again as CSV.",
            line
        )));
    }
    let body = marked.map_or(bytes, |(_, length)| &bytes[length..]);
    if label.is_none()
        && encoding == UTF_8
        && let Some((text, notice)) = mixed::decode(body)
    {
        let byte_order_mark = marked.is_some();
        return Ok(Decoded { text, encoding: UTF_8.name(), byte_order_mark, notices: vec![notice] });
    }
    match encoding.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => Ok(Decoded {
            text: text.into_owned(),
            encoding: encoding.name(),
            byte_order_mark: marked.is_some(),
            notices: Vec::new(),
        }),
        None => {
            let line = undecodable_line(body, encoding);
            Err(refused(message!(
                "Line {line} holds bytes that {encoding} does not have. Choose the encoding the file was saved in.",
                line,
                encoding = encoding.name()
            )))
        }
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // UTF-16 without a mark: every other byte of plain text is zero.
    let zeros =
        |parity: usize| bytes.iter().take(4096).skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let quarter = bytes.len().min(4096) / 4;
    if zeros(1) > quarter && zeros(0) == 0 {
        return UTF_16LE;
    }
    if zeros(0) > quarter && zeros(1) == 0 {
        return UTF_16BE;
    }
    let guessed = detected(bytes);
    if mixed::is_mostly_utf_8(bytes, guessed) { UTF_8 } else { guessed }
}

/// The encoding that the letters beyond ASCII speak for.
fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

fn refuse_other_formats(bytes: &[u8]) -> Result<()> {
    let what = match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, ..] => template!("an old Excel workbook"),
        [b'%', b'P', b'D', b'F', ..] => template!("a PDF"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => template!("a picture"),
        _ if starts_like_markup(bytes) => template!("an XML or HTML document"),
        _ => return Ok(()),
    };
    Err(refused(message!(
        "The file is {what}, not a list. Open it and save the list as an XLSX workbook or as “CSV UTF-8”.",
        what
    )))
}

/// Whether the first thing in the file is a tag. No heading of a list begins like one.
fn starts_like_markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    [&b"<?xml"[..], b"<!DOCTYPE", b"<html", b"<Document"].iter().any(|start| text.starts_with(start))
}

fn undecodable_line(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let mut line = 1;
    for part in bytes.split_inclusive(|&byte| byte == b'\n') {
        if encoding.decode_without_bom_handling_and_without_replacement(part).is_none() {
            break;
        }
        line += 1;
    }
    line
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    let ends = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte == b'\n').count();
    let old_mac = || bytes[..at].iter().filter(|&&byte| byte == b'\r').count();
    1 + ends(&bytes[..at]).max(if ends(bytes) == 0 { old_mac() } else { 0 })
}

pub(super) fn refused(message: Message) -> Error {
    Error::invalid("file", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn usual_encodings_are_recognised() {
        assert_eq!(text("name\nZürich\n".as_bytes()), ("name\nZürich\n".into(), "UTF-8"));
        assert_eq!(text(b"\xef\xbb\xbfname\n"), ("name\n".into(), "UTF-8"));
        assert_eq!(text(b"\xff\xfen\0\xfc\0\n\0"), ("nü\n".into(), "UTF-16LE"));
        assert_eq!(text(b"n\0a\0m\0e\0\n\0\xfc\0"), ("name\nü".into(), "UTF-16LE"));
        let latin = b"name;city\nUniversit\xe4t Z\xfcrich;Z\xfcrich\nUniversit\xe9 de Gen\xe8ve;Gen\xe8ve\n";
        assert_eq!(text(latin).1, "windows-1252");
        assert!(text(latin).0.contains("Université de Genève"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let message = |bytes: &[u8]| decode(bytes, None).unwrap_err().message;
        assert!(message(b"").contains("empty"));
        assert!(message(b"\xd0\xcf\x11\xe0rest").contains("an old Excel workbook"));
        assert!(message(b"<?xml version=\"1.0\"?><Document/>").contains("XML"));
        assert!(message(b"name\nA\nB\0C\n").contains("Line 3 holds a NUL"));
        let wrong = decode(b"name\nA\nZ\xfcrich\n", Some("utf-8")).unwrap_err().message;
        assert!(wrong.contains("Line 3 holds bytes that UTF-8 does not have"), "{wrong}");
        assert!(decode(b"a", Some("klingon")).unwrap_err().message.contains("klingon"));
    }
}
