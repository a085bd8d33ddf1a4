//! Files in UTF-8 of which some lines came from elsewhere, in an older encoding.

use crate::kernel::Message;
use crate::kernel::message::commas;
use encoding_rs::Encoding;

use super::detected;

/// Lines that are named; the rest are counted.
const NAMED_MAX: usize = 10;

/// Whether the lines with letters beyond ASCII are in UTF-8, but for some. `guessed` is what the bytes look like as a
/// whole: two bytes of a Chinese or Japanese encoding may happen to be UTF-8, so there most lines must be.
pub(super) fn is_mostly_utf_8(bytes: &[u8], guessed: &'static Encoding) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_ascii()) {
        if std::str::from_utf8(line).is_ok() { right += 1 } else { wrong += 1 }
    }
    if guessed.is_single_byte() { right > 0 } else { right > wrong }
}

/// The text of bytes in UTF-8 with what is none read in the encoding it looks like, and which lines that are; nothing
/// when all of it is UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Option<(String, Message)> {
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let is_wrong = |line: &&[u8]| std::str::from_utf8(line).is_err();
    let wrong: Vec<&[u8]> = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).filter(is_wrong).collect();
    let guessed = detected(&wrong.join(&b'\n'));
    let encoding = if guessed.is_single_byte() { guessed } else { encoding_rs::WINDOWS_1252 };
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&encoding.decode_without_bom_handling(chunk.invalid()).0);
    }
    Some((text, notice(bytes, encoding)))
}

fn notice(bytes: &[u8], encoding: &'static Encoding) -> Message {
    let lines = bytes.split(|&byte| byte == b'\n').zip(1_usize..);
    let wrong: Vec<usize> =
        lines.filter(|(line, _)| std::str::from_utf8(line).is_err()).map(|(_, number)| number).collect();
    let more = wrong.len().saturating_sub(NAMED_MAX);
    let named = commas(wrong.iter().take(NAMED_MAX));
    let lines = if more == 0 { named } else { message!("{lines} and {more} more", lines = named, more) };
    message!(
        "{count, plural, one {Line {lines} is} other {Lines {lines} are}} not in UTF-8 like the rest of the file: {count, plural, one {it is} other {they are}} read as {encoding}. Look at the letters with accents there.",
        count = wrong.len(),
        lines,
        encoding = encoding.name()
    )
}

#[cfg(test)]
mod tests {
    use super::super::decode;

    fn read(bytes: &[u8]) -> (String, &'static str, usize) {
        let decoded = decode(bytes, None).unwrap();
        (decoded.text, decoded.encoding, decoded.notices.len())
    }

    #[test]
    fn a_line_from_elsewhere_spoils_no_other() {
        let list = [
            "Name\nUniversität Köln\nUniversité de Genève\n".as_bytes(),
            b"Hochschule D\xfcren\n",
            "Łódź\n".as_bytes(),
        ]
        .concat();
        let (text, encoding, notices) = read(&list);
        assert_eq!(text, "Name\nUniversität Köln\nUniversité de Genève\nHochschule Düren\nŁódź\n");
        assert_eq!((encoding, notices), ("UTF-8", 1));
        let notice = &decode(&list, None).unwrap().notices[0];
        assert!(notice.contains("Line 4 is not in UTF-8") && notice.contains("windows-1252"), "{notice}");
        let within = ["Köln\nZürich,".as_bytes(), b"Gen\xe8ve\n"].concat();
        assert_eq!(read(&within).0, "Köln\nZürich,Genève\n", "also within a line");
        let marked = [b"\xef\xbb\xbfName\n".as_slice(), b"D\xfcren\n"].concat();
        assert_eq!(read(&marked), ("Name\nDüren\n".to_owned(), "UTF-8", 1), "a mark says what the rest is");
    }

    #[test]
    fn a_file_in_one_old_encoding_is_read_as_before() {
        assert_eq!(read(b"Name\nUniversit\xe4t K\xf6ln\nGen\xe8ve\n").1, "windows-1252");
        let (japanese, ..) = encoding_rs::SHIFT_JIS.encode("名前\n東京大学\n京都大学\n大阪大学\n");
        assert_eq!(read(&japanese), ("名前\n東京大学\n京都大学\n大阪大学\n".to_owned(), "Shift_JIS", 0));
        let (polish, ..) = encoding_rs::WINDOWS_1250
            .encode("Nazwa\nUniwersytet Łódzki\nŚląski Uniwersytet Medyczny w Katowicach\n");
        assert_eq!(read(&polish).1, "windows-1250");
    }
}
