//! Header fields of messages (RFC 5322): folded, and in ASCII only: other text stands in encoded-words (RFC 2047), in the
//! names of files as RFC 2231 has it. An encoded-word never stands between quotation marks, where it would be no such word.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Octets of a line before it is folded. A line with an encoded-word has 76 at most.
const LINE_MAX: usize = 76;
/// Octets that one encoded-word holds: with its frame it stays short enough to stand behind the name of a field.
const WORD_BYTES: usize = 36;
/// The longest word that is written as it is: a longer one could not be folded.
const PLAIN_MAX: usize = 60;

/// A field of free text, such as a subject.
pub(super) fn text(name: &str, value: &str) -> String {
    let value = one_line(value);
    let words =
        if is_plain(&value) { value.split(' ').map(str::to_owned).collect() } else { encoded_words(&value) };
    folded(name, &words)
}

/// A field of addresses, each with a name before it or an empty one.
pub(super) fn addresses(name: &str, addresses: &[(&str, &str)]) -> String {
    let mut words = Vec::new();
    for (index, (person, email)) in addresses.iter().enumerate() {
        let person = one_line(person);
        words.extend(phrase(&person));
        let email: String =
            one_line(email).chars().filter(|character| !"<> ,;".contains(*character)).collect();
        let address = if person.is_empty() { email } else { format!("<{email}>") };
        words.push(if index + 1 < addresses.len() { format!("{address},") } else { address });
    }
    folded(name, &words)
}

/// A field whose value is written as it is.
pub(super) fn plain(name: &str, value: &str) -> String {
    folded(name, &[value.to_owned()])
}

/// A field of words that are written as they are.
pub(super) fn words(name: &str, words: &[String]) -> String {
    folded(name, words)
}

/// What says that a part is a file to be saved, with its name.
pub(super) fn attachment(file_name: &str) -> String {
    let file_name = one_line(file_name);
    let mut words = vec!["attachment;".to_owned()];
    if is_plain(&file_name) && file_name.len() <= PLAIN_MAX && !file_name.contains(['"', '\\']) {
        words.push(format!("filename=\"{file_name}\""));
    } else {
        let pieces = percent_encoded(&file_name);
        let count = pieces.len();
        for (index, piece) in pieces.iter().enumerate() {
            let charset = if index == 0 { "utf-8''" } else { "" };
            let number = if count == 1 { String::new() } else { format!("*{index}") };
            let end = if index + 1 < count { ";" } else { "" };
            words.push(format!("filename{number}*={charset}{piece}{end}"));
        }
    }
    folded("Content-Disposition", &words)
}

/// A name before an address: atoms, a quoted string, or encoded-words.
fn phrase(name: &str) -> Vec<String> {
    if name.is_empty() {
        return Vec::new();
    }
    if !is_plain(name) {
        return encoded_words(name);
    }
    let is_atom =
        |character: char| character.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~ ".contains(character);
    if name.chars().all(is_atom) {
        return name.split(' ').map(str::to_owned).collect();
    }
    let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    quoted.split(' ').map(str::to_owned).collect()
}

/// Whether a text can stand as it is: ASCII, nothing that reads as an encoded-word, no word that cannot be folded.
fn is_plain(text: &str) -> bool {
    text.is_ascii() && !text.contains("=?") && text.split(' ').all(|word| word.len() <= PLAIN_MAX)
}

/// Encoded-words of whole characters; a reader joins them without the space between.
fn encoded_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.chars() {
        let is_full = words.last().is_some_and(|word| word.len() + character.len_utf8() > WORD_BYTES);
        if is_full {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(character);
        }
    }
    words.iter().map(|word| format!("=?utf-8?B?{}?=", STANDARD.encode(word))).collect()
}

/// A text with every octet but letters, digits and a few signs as `%XX`, in pieces that a line has room for.
fn percent_encoded(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in text.chars() {
        let mut octets = [0; 4];
        let written: String = character
            .encode_utf8(&mut octets)
            .bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect();
        if pieces.last().is_some_and(|piece| piece.len() + written.len() > WORD_BYTES) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(&written);
        }
    }
    pieces
}

/// Without line breaks and other control characters, which could begin another field.
fn one_line(text: &str) -> String {
    let spaced: String =
        text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(name: &str, words: &[String]) -> String {
    let mut field = format!("{name}:");
    let mut used = field.len();
    for (index, word) in words.iter().enumerate() {
        if index > 0 && used + 1 + word.len() > LINE_MAX {
            field.push_str("\r\n");
            used = 0;
        }
        field.push(' ');
        field.push_str(word);
        used += 1 + word.len();
    }
    field.push_str("\r\n");
    field
}
