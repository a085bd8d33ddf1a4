//! What is printed can be searched and copied, in every script, in the order in which it is read.

use super::super::fonts::uncovered;
use super::super::{Letter, LetterCell, LetterRow, Renderer, TypesettingError};
use super::samples::{invoice, lines, recipients};
use super::{pdf, poppler, text};

/// An invoice whose recipient and one table cell hold a text, between two words that mark where it begins and ends.
fn invoice_with(line: &str) -> Letter {
    let mut letter = Letter { recipient_lines: lines(&["BEGIN", line, "END"]), ..invoice() };
    letter.table.rows = ["OPEN", line, "CLOSE"]
        .map(|text| LetterRow { cells: vec![LetterCell::new(text)], ..LetterRow::default() })
        .to_vec();
    letter
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let start = text.find(before).expect("the mark is found") + before.len();
    let end = start + text[start..].find(after).expect("the mark is found");
    text[start..end].trim()
}

#[test]
fn names_in_every_script_come_out_in_reading_order() {
    for name in [
        "Universitätsbibliothek Tübingen, Łódź & Đà Nẵng – finance office",
        "Київський національний університет",
        "Αριστοτέλειο Πανεπιστήμιο",
        "中国科学院文献情报中心",
        "国立研究開発法人科学技術振興機構",
        "한국과학기술정보연구원",
        "جامعة الملك سعود",
        "الجامعة الإسلامية بالأردن",
        "مُحَمَّد",
        "دانشگاه تهران",
        "האוניברסיטה העברית בירושלים",
        "שָׁלוֹם",
        "จุฬาลงกรณ์มหาวิทยาลัย",
        "สำนักงานน้ำ",
        "काशी हिन्दू विश्वविद्यालय",
        "ঢাকা বিশ্ববিদ্যালয়",
        "சென்னைப் பல்கலைக்கழகம்",
        "თბილისის უნივერსიტეტი",
        "Երևանի համալսարան",
        "東京大学 (The University of Tokyo)",
        "King Saud University – جامعة الملك سعود",
        "(אנגלית) האוניברסיטה",
    ] {
        let found = text(&pdf(&invoice_with(name)));
        assert_eq!(between(&found, "BEGIN", "END"), name, "in the address");
        assert_eq!(between(&found, "OPEN", "CLOSE"), name, "in the table");
    }
}

/// pdftotext itself turns lines with commas or digits round piece by piece; every piece must be whole.
#[test]
fn addresses_from_right_to_left_keep_their_words() {
    for (_, address) in
        recipients().into_iter().filter(|(name, _)| ["arabic", "persian", "hebrew"].contains(name))
    {
        let found = text(&pdf(&Letter { recipient_lines: address.clone(), ..invoice() }));
        for word in address.iter().flat_map(|line| line.split([' ', ',', '،', '.', '-'])) {
            assert!(found.contains(word), "{word} of {address:?} is found in {found}");
        }
    }
}

#[test]
fn fonts_are_embedded_and_cut() {
    for (name, recipient_lines) in recipients() {
        let file = pdf(&Letter { recipient_lines, ..invoice() });
        let fonts = poppler("pdffonts", &[], &file);
        let mut count = 0;
        for font in fonts.lines().skip(2) {
            assert!(
                font.contains("yes yes yes"),
                "{name}: embedded, a part only, with a text for each glyph: {font}"
            );
            count += 1;
        }
        assert!((2..=5).contains(&count), "{name}: {fonts}");
        assert!(file.len() < 60_000, "{name} has {} bytes", file.len());
    }
}

#[test]
fn a_character_without_a_font_is_an_error_that_names_it_and_its_text() {
    let letter = Letter { recipient_lines: lines(&["Institut für Krebse 🦀"]), ..invoice() };
    let error = Renderer::new().layout(&letter).unwrap_err();
    assert_eq!(
        error,
        TypesettingError::MissingGlyph { character: '🦀', text: "Institut für Krebse 🦀".to_owned() }
    );
    let message = error.to_string();
    assert!(message.contains("U+1F980") && message.contains('🦀') && message.contains("Krebse"), "{message}");
    assert_eq!(uncovered(&letter.recipient_lines[0]), Some('🦀'), "and can be known before");
}

#[test]
fn hostile_texts_are_only_texts() {
    let found = text(&pdf(&invoice_with("<script>alert('x')</script> & ${7*7} (\\) %PDF endstream endobj")));
    assert_eq!(
        between(&found, "BEGIN", "END"),
        "<script>alert('x')</script> & ${7*7} (\\) %PDF endstream endobj"
    );
    let found = text(&pdf(&invoice_with("evil\u{202E}fdp.exe\u{2066} \u{0}\u{7}\u{200B}\u{FEFF}tail")));
    assert_eq!(between(&found, "BEGIN", "END"), "evilfdp.exe tail", "overrides and controls are gone");
    assert_eq!(between(&found, "OPEN", "CLOSE"), "evilfdp.exe tail", "and did not reach the neighbours");
    let marks = format!("a{}", "\u{301}".repeat(400));
    assert!(pdf(&invoice_with(&marks)).starts_with(b"%PDF"), "a pile of accents is printed");
}

#[test]
fn very_long_texts_are_printed_whole_or_refused() {
    let words = "wissenschaftsorganisation ".repeat(2000);
    let mut letter = invoice();
    letter.table.rows[0].cells[0] = LetterCell::with_detail(words.clone(), words);
    letter.notes.push("z".repeat(20_000));
    let found = text(&pdf(&letter));
    assert_eq!(found.matches("wissenschaftsorganisation").count(), 4000, "no word of the table is lost");
    assert!(found.matches('z').count() >= 20_000, "no letter of the note is lost");

    let letter = Letter { recipient_lines: vec!["name ".repeat(5000)], ..invoice() };
    let error = Renderer::new().layout(&letter).unwrap_err();
    assert!(matches!(error, TypesettingError::TooTall { .. }), "{error}");
    let letter = Letter { footer: "small print ".repeat(5000), ..invoice() };
    assert!(matches!(Renderer::new().layout(&letter), Err(TypesettingError::TooTall { .. })));
}

#[test]
fn an_empty_letter_is_a_page() {
    let found = text(&pdf(&Letter::default()));
    assert_eq!(found, "Page 1 of 1");
}

#[test]
fn the_file_says_what_it_is() {
    let file = pdf(&Letter { title: "Rechnung Ä".to_owned(), ..invoice() });
    let info = poppler("pdfinfo", &["-isodates"], &file);
    for expected in ["Invoice INV-2026-0042", "Nordic and Baltic", "2026-01-15T00:00:00Z", "A4", "1.7"] {
        assert!(info.contains(expected), "{expected} is in {info}");
    }
    let document = lopdf::Document::load_mem(&file).unwrap();
    let language = document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap();
    assert_eq!(language, b"en", "the language is said");
}
