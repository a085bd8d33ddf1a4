//! The text of a message: its plain part, or its HTML shown as text, in whatever characters it really is.

use encoding_rs::WINDOWS_1252;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message as Parsed, MessagePart, PartType};

use super::html;
use crate::kernel::Message;

/// Characters of a text that are kept.
const CHARACTERS_MAX: usize = 200_000;

/// What the message says, and what was read otherwise than it is declared.
pub(super) fn text_of(parsed: &Parsed<'_>, notes: &mut Vec<Message>) -> String {
    let mut texts = Vec::new();
    for place in &parsed.text_body {
        let Some(part) = parsed.parts.get(*place as usize) else { continue };
        match &part.body {
            PartType::Text(text) => texts.push(as_it_is(parsed, part, text, notes)),
            PartType::Html(source) => texts.push(html::text_of(&as_it_is(parsed, part, source, notes))),
            _ => {}
        }
    }
    plain(&texts.join("\n\n"), notes)
}

/// Text that can be stored: one kind of line break, no control characters, not too long.
pub(super) fn plain(text: &str, notes: &mut Vec<Message>) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_hidden = |character: char| {
        character.is_control() && !matches!(character, '\n' | '\t')
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut kept: String = unified.chars().filter(|character| !is_hidden(*character)).collect();
    if let Some((cut, _)) = kept.char_indices().nth(CHARACTERS_MAX) {
        kept.truncate(cut);
        notes.push(message!("The text is cut off after {most} characters.", most = CHARACTERS_MAX));
    }
    let lines: Vec<&str> = kept.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The characters of a text part: as declared, unless its bytes say that the declaration is wrong.
fn as_it_is(parsed: &Parsed<'_>, part: &MessagePart<'_>, text: &str, notes: &mut Vec<Message>) -> String {
    if text.contains(char::REPLACEMENT_CHARACTER)
        && let Some(bytes) = raw_bytes(parsed, part)
    {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(&bytes, true);
        let encoding = detector.guess(None, chardetng::Utf8Detection::Allow);
        let (decoded, _, had_errors) = encoding.decode(&bytes);
        if !had_errors {
            notes.push(message!(
                "The text is not in the encoding that the message names. It was read as {encoding}.",
                encoding = encoding.name()
            ));
            return decoded.into_owned();
        }
    }
    // Characters that ISO 8859-1 leaves to control: whoever names it mostly means Windows-1252.
    if text.contains(|character: char| matches!(character, '\u{80}'..='\u{9f}')) {
        let windows = |character: char| match u8::try_from(u32::from(character)) {
            Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
            _ => Some(character),
        };
        return text.chars().filter_map(windows).collect();
    }
    text.to_owned()
}

/// The bytes of a part as they were before anybody made text of them.
pub(super) fn raw_bytes(parsed: &Parsed<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let raw = parsed.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    }
}
