//! What a file is, decided by its content and its extension together; and whether it is opened.
//!
//! Opening hands a file to whatever program the system has for its extension. So only kinds that show something and
//! run nothing are opened, and only when content and extension agree: a program named `.pdf` and a document named
//! `.exe` can both only be saved.

use super::file_name::extension;
use super::zip_names::entry_names;

/// What a file was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Media {
    /// Its media type; `application/octet-stream` when it is not of a kind that is opened.
    pub media_type: &'static str,
    /// Whether it is opened; otherwise it can only be saved.
    pub opens: bool,
}

/// A file that can only be saved.
const UNRECOGNISED: Media = Media { media_type: "application/octet-stream", opens: false };

/// Bytes in which the mark of a PDF may stand, and in which text is looked at.
const HEAD_BYTES: usize = 1024;

const PDF: &str = "application/pdf";
const MESSAGE: &str = "message/rfc822";

/// Whether content is of a kind.
type IsIt = fn(&[u8]) -> bool;

/// Extension, media type, and how its content is known.
const OPENED: &[(&str, &str, IsIt)] = &[
    ("pdf", PDF, |bytes| find(head(bytes), b"%PDF-")),
    ("png", "image/png", |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
    ("jpg", "image/jpeg", |bytes| bytes.starts_with(b"\xff\xd8\xff")),
    ("jpeg", "image/jpeg", |bytes| bytes.starts_with(b"\xff\xd8\xff")),
    ("gif", "image/gif", |bytes| bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")),
    ("webp", "image/webp", |bytes| bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")),
    ("tif", "image/tiff", is_tiff),
    ("tiff", "image/tiff", is_tiff),
    ("txt", "text/plain", is_text),
    ("csv", "text/csv", is_text),
    ("eml", MESSAGE, is_message),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", |bytes| {
        is_office(bytes, "word/")
    }),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", |bytes| {
        is_office(bytes, "xl/")
    }),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", |bytes| {
        is_office(bytes, "ppt/")
    }),
    ("odt", "application/vnd.oasis.opendocument.text", |bytes| {
        is_open_document(bytes, "application/vnd.oasis.opendocument.text")
    }),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet", |bytes| {
        is_open_document(bytes, "application/vnd.oasis.opendocument.spreadsheet")
    }),
    ("odp", "application/vnd.oasis.opendocument.presentation", |bytes| {
        is_open_document(bytes, "application/vnd.oasis.opendocument.presentation")
    }),
];

/// What the file called `file_name` with this content is.
pub fn recognise(file_name: &str, bytes: &[u8]) -> Media {
    let Some(extension) = extension(file_name) else { return UNRECOGNISED };
    let kind = OPENED.iter().find(|(known, _, _)| *known == extension);
    match kind {
        Some((_, media_type, is_it)) if is_it(bytes) => Media { media_type, opens: true },
        _ => UNRECOGNISED,
    }
}

/// Whether files of this media type, as [`recognise`] gave it, are opened.
pub fn opens(media_type: &str) -> bool {
    OPENED.iter().any(|(_, known, _)| *known == media_type)
}

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD_BYTES).unwrap_or(bytes)
}

fn find(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn is_tiff(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")
}

/// Text in whatever encoding: no control characters but tabs, ends of line and of page, and no script's first line.
fn is_text(bytes: &[u8]) -> bool {
    let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_plain = |byte: &u8| *byte >= b' ' && *byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    !bytes.starts_with(b"#!") && (is_utf_16 || bytes.iter().all(is_plain))
}

/// A message begins with lines such as `Subject: …`, and says whom it is from.
fn is_message(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(64 * HEAD_BYTES)).unwrap_or_default());
    let mut lines = head.lines().take_while(|line| !line.is_empty());
    let is_header = |line: &str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
    };
    lines.clone().next().is_some_and(|line| !line.starts_with([' ', '\t']))
        && lines.clone().all(is_header)
        && lines.any(|line| line.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("from:")))
}

/// A document of Microsoft Office without macros.
fn is_office(bytes: &[u8], folder: &str) -> bool {
    let Some(names) = archive_names(bytes) else { return false };
    let has_macros = names.iter().any(|name| name.to_ascii_lowercase().contains("vbaproject"));
    names.iter().any(|name| name == "[Content_Types].xml")
        && names.iter().any(|name| name.starts_with(folder))
        && !has_macros
}

/// An OpenDocument without macros: its first entry holds the media type as it is.
fn is_open_document(bytes: &[u8], media_type: &str) -> bool {
    let Some(names) = archive_names(bytes) else { return false };
    let has_macros = names.iter().any(|name| name.starts_with("Basic/") || name.starts_with("Scripts/"));
    let content = bytes.get(38..38 + media_type.len());
    bytes.get(30..38) == Some(b"mimetype") && content == Some(media_type.as_bytes()) && !has_macros
}

fn archive_names(bytes: &[u8]) -> Option<Vec<String>> {
    if bytes.starts_with(b"PK\x03\x04") { entry_names(bytes) } else { None }
}
