//! Letters that are read from right to left.

use super::super::display::{DisplayItem, Glyphs};
use super::super::{Direction, Letter, Paper, Renderer, Window};
use super::samples::{arabic_invoice, invoice, logo};
use super::{pdf, text};

/// Where each text of the first page begins and ends, from the left edge, with its distance from the upper edge.
fn places(letter: &Letter) -> Vec<(String, f32, f32, f32)> {
    let layout = Renderer::new().layout(letter).unwrap();
    let place = |item: &DisplayItem| match item {
        DisplayItem::Glyphs(Glyphs { x, y, size, run, .. }) => {
            #[expect(clippy::cast_precision_loss, reason = "a line is short")]
            let end = x + run.advance as f32 * size / 1000.0;
            Some((run.text.trim().to_owned(), *x, end, *y))
        }
        _ => None,
    };
    layout.pages[0].items.iter().filter_map(place).collect()
}

fn of(places: &[(String, f32, f32, f32)], text: &str) -> (f32, f32, f32) {
    let found = places.iter().find(|place| place.0 == text);
    let place = found.unwrap_or_else(|| panic!("{text} in {places:?}"));
    (place.1, place.2, place.3)
}

#[test]
fn a_page_in_arabic_is_mirrored() {
    for paper in [Paper::A4, Paper::UsLetter] {
        let letter = Letter { paper, ..arabic_invoice() };
        let width = paper.dimensions().0;
        let places = places(&letter);
        assert!(
            (width - 70.9 - of(&places, "فاتورة").1).abs() < 0.5,
            "the title is flush with the right margin"
        );
        let (description, amount) = (of(&places, "البيان"), of(&places, "4,250.00"));
        assert!(description.0 > amount.1, "the amounts stand on the left of what they are for");
        let (first, second) = (of(&places, "4,250.00"), of(&places, "12.50"));
        assert!((first.1 - second.1).abs() < 0.1, "amounts are flush right, digit under digit");
        let (label, value) = (of(&places, "رقم الفاتورة"), of(&places, "INV-2026-0042"));
        assert!(
            label.0 > value.1 && (label.2 - value.2).abs() < 0.1,
            "a label stands on the right of its value"
        );
        for (text, start, end, _) in &places {
            assert!(*start > 56.0 && *end < width - 70.0, "{text} from {start} to {end}");
        }
    }
}

#[test]
fn the_address_stays_in_the_window_and_the_details_make_room() {
    let windowed = places(&arabic_invoice());
    let (address, number) = (of(&windowed, "جامعة الملك سعود"), of(&windowed, "رقم الفاتورة"));
    assert!(address.1 < number.0, "the window is on the left of the paper, the details on its right");
    let free = places(&Letter { window: Window::None, ..arabic_invoice() });
    assert!(
        of(&free, "جامعة الملك سعود").0 > of(&free, "رقم الفاتورة").1,
        "without a window all is mirrored"
    );
}

#[test]
fn a_line_of_two_scripts_keeps_its_order() {
    let places = places(&arabic_invoice());
    // Read from the right: the words, then the currency in its brackets.
    let (words, currency) = (of(&places, "المبلغ"), of(&places, "USD"));
    assert!(words.0 > currency.0, "{places:?}");
    let wide = places.iter().filter(|place| place.0 == "ORCID").count();
    assert_eq!(wide, 1, "a name in Latin letters is one run");
}

#[test]
fn mirroring_loses_no_word() {
    let words = |letter: &Letter| {
        let mut words: Vec<String> = places(letter)
            .iter()
            .flat_map(|place| place.0.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        words.sort();
        words
    };
    let mut letter = Letter { window: Window::None, ..invoice() };
    letter.letterhead.logo = Some(logo());
    assert_eq!(words(&letter), words(&Letter { direction: Direction::RightToLeft, ..letter.clone() }));
}

#[test]
fn arabic_documents_are_found_and_copied_in_reading_order() {
    let found = text(&pdf(&arabic_invoice()));
    for part in [
        "جامعة الملك سعود",
        "King Saud University",
        "رقم الفاتورة",
        "INV-2026-0042",
        "بيانات الدفع",
        "SE35 5000 0000 0549 1000 0003",
        "4,250.00",
        "يرجى ذكر مرجع الدفع عند السداد",
        "Nordic and Baltic Research Identifier Consortium",
    ] {
        assert!(found.contains(part), "{part} in {found}");
    }
}
