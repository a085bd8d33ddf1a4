//! What readers who cannot see the pages are told: a structure in reading order, and nothing outside it but ornament.

use lopdf::content::Content;
use lopdf::{Document, Object};

use super::samples::{invoice, long_invoice, recipients};
use super::{Letter, pdf, poppler};

/// The structure of a file as poppler reads it: one line for each element or text, without its indentation.
fn structure(letter: &Letter) -> Vec<String> {
    let told = poppler("pdfinfo", &["-struct-text"], &pdf(letter));
    told.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn count(lines: &[String], element: &str) -> usize {
    lines.iter().filter(|line| line.split([' ', ':']).next() == Some(element)).count()
}

#[test]
fn a_letter_is_read_from_its_head_to_its_foot() {
    let lines = structure(&invoice());
    let place = |wanted: &str| {
        let place = lines.iter().position(|line| line.contains(wanted));
        place.unwrap_or_else(|| panic!("{wanted} is not in {lines:#?}"))
    };
    let order =
        ["Document", "Universit", "H1", "Table", "TH", "Description", "TD", "Total", "Payment", "IBAN"];
    let places: Vec<usize> = order.into_iter().map(place).collect();
    assert!(places.is_sorted(), "{order:?} stand at {places:?} of {lines:#?}");
    assert_eq!(count(&lines, "H1"), 1, "{lines:#?}");
    let fact = lines.iter().find(|line| line.contains("INV-2026-0042")).unwrap();
    assert_eq!(fact, "\"Invoice number INV-2026-0042\"", "words that stand apart are words of their own");
    assert_eq!(lines.iter().filter(|line| line.contains("Page 1 of")).count(), 0, "page numbers adorn");
}

#[test]
fn a_table_is_one_table_over_all_its_pages() {
    let lines = structure(&long_invoice(60));
    assert_eq!(count(&lines, "Table"), 1, "{lines:#?}");
    assert_eq!(count(&lines, "TR"), 61, "the headings and 60 rows");
    let columns = long_invoice(1).table.columns;
    assert_eq!(count(&lines, "TH"), columns.len());
    for column in columns {
        let read = lines.iter().filter(|line| **line == format!("\"{}\"", column.heading)).count();
        assert_eq!(read, 1, "{} is read once, not on every page: {lines:#?}", column.heading);
    }
}

#[test]
fn everything_drawn_is_read_once_or_adorns() {
    for (name, recipient_lines) in recipients() {
        for letter in [invoice(), long_invoice(60)] {
            let letter = Letter { recipient_lines: recipient_lines.clone(), ..letter };
            let document = Document::load_mem(&pdf(&letter)).unwrap();
            for page in document.get_pages().into_values() {
                let content = Content::decode(&document.get_page_content(page)).unwrap();
                let (mut open, mut numbers) = (Vec::new(), Vec::new());
                for operation in &content.operations {
                    match operation.operator.as_str() {
                        "BDC" | "BMC" => {
                            let tag = operation.operands[0].as_name().unwrap().to_vec();
                            assert!(open.is_empty() || tag == b"Span", "{name}: only texts stand inside");
                            if let Some(properties) = operation.operands.get(1) {
                                let number = properties.as_dict().unwrap().get(b"MCID");
                                numbers.extend(number.and_then(Object::as_i64).ok());
                            }
                            open.push(tag);
                        }
                        "EMC" => assert!(open.pop().is_some(), "{name}"),
                        "TJ" | "f" | "S" | "Do" => assert!(!open.is_empty(), "{name}: {operation:?}"),
                        _ => {}
                    }
                }
                assert!(open.is_empty(), "{name}");
                let expected: Vec<i64> = (0..).take(numbers.len()).collect();
                assert_eq!(numbers, expected, "{name}: stretches are numbered as they come");
            }
        }
    }
}
