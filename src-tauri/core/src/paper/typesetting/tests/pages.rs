//! How letters are broken over pages, and what stands where.

use super::super::display::{DisplayItem, Glyphs};
use super::super::{Direction, Layout, Letter, Paper, Renderer, Window};
use super::samples::{carried_invoice, invoice, long_invoice, wordy_invoice};
use super::{pdf, poppler};

fn layout(letter: &Letter) -> Layout {
    Renderer::new().layout(letter).unwrap()
}

/// The texts of a page from top to bottom.
fn texts(layout: &Layout, page: usize) -> Vec<String> {
    let glyphs = layout.pages[page].items.iter().filter_map(|item| match item {
        DisplayItem::Glyphs(Glyphs { run, .. }) => Some(run.text.clone()),
        _ => None,
    });
    glyphs.collect()
}

#[test]
fn sixty_lines_take_several_pages_and_each_begins_with_the_headings() {
    let letter = long_invoice(60);
    let layout = layout(&letter);
    let count = layout.pages.len();
    assert!(count >= 3, "{count} pages");
    let mut rows = 0;
    let mut pages_with_rows = 0;
    for page in 0..count {
        let texts = texts(&layout, page);
        let of_page = texts.iter().filter(|text| text.starts_with("Line ")).count();
        rows += of_page;
        pages_with_rows += usize::from(of_page > 0);
        assert_eq!(
            texts.iter().filter(|text| *text == "Description").count(),
            usize::from(of_page > 0),
            "page {page}"
        );
        assert!(texts.contains(&format!("Page {} of {count}", page + 1)));
        assert!(
            texts.iter().any(|text| text.starts_with("Invoice INV-2026-0042")),
            "every page says what it is"
        );
    }
    assert_eq!(rows, 60, "every line is printed once");
    let found = poppler("pdftotext", &["-layout"], &pdf(&letter));
    assert_eq!(found.matches("Amount (USD)").count(), pages_with_rows, "the PDF repeats the headings too");
}

#[test]
fn totals_never_stand_without_a_line_and_the_payment_block_is_never_split() {
    for rows in 1..40 {
        let layout = layout(&long_invoice(rows));
        let page_of = |wanted: &str| {
            (0..layout.pages.len()).rfind(|&page| texts(&layout, page).iter().any(|text| text == wanted))
        };
        let last_row = format!("Line {rows:03}: credential for the repository");
        assert_eq!(page_of("Subtotal"), page_of(&last_row), "{rows} rows");
        assert_eq!(page_of("Subtotal"), page_of("Total due"), "{rows} rows");
        assert_eq!(page_of("Payment details"), page_of("Reference"), "{rows} rows");
    }
}

#[test]
fn the_sum_so_far_is_carried_over_every_page_of_500_lines() {
    let letter = carried_invoice(500);
    let layout = layout(&letter);
    assert!(layout.pages.len() > 15, "{} pages", layout.pages.len());
    let mut rows = 0;
    for page in 0..layout.pages.len() {
        let texts = texts(&layout, page);
        let after = |label: &str| {
            let at = texts.iter().position(|text| text == label)?;
            texts.get(at + 1).cloned()
        };
        let count = texts.iter().filter(|text| text.starts_with("Line ")).count();
        let before = (rows > 0 && count > 0).then(|| format!("{rows}.00"));
        assert_eq!(after("Brought forward"), before, "at the head of page {page}");
        rows += count;
        let goes_on = (rows < 500).then(|| format!("{rows}.00"));
        assert_eq!(after("Carried forward"), goes_on, "at the foot of page {page}");
    }
    assert_eq!(rows, 500, "every line is printed once");
}

#[test]
fn sums_are_carried_whole_and_above_the_foot_however_many_lines() {
    for rows in 1..60 {
        let layout = layout(&carried_invoice(rows));
        let feet = (0..layout.pages.len())
            .filter(|&page| texts(&layout, page).iter().any(|text| text == "Carried forward"));
        let heads = (0..layout.pages.len())
            .filter(|&page| texts(&layout, page).iter().any(|text| text == "Brought forward"));
        assert_eq!(feet.map(|page| page + 1).collect::<Vec<_>>(), heads.collect::<Vec<_>>(), "{rows} rows");
        for page in &layout.pages {
            let lowest = page.items.iter().filter_map(|item| match item {
                DisplayItem::Glyphs(glyphs) if !glyphs.run.text.starts_with("Page ") && glyphs.size > 7.5 => {
                    Some(glyphs.y)
                }
                _ => None,
            });
            let lowest = lowest.fold(0.0, f32::max);
            assert!(lowest < page.height - 70.0, "{rows} rows reach {lowest}");
        }
    }
}

#[test]
fn nothing_leaves_the_margins() {
    for size in [Paper::A4, Paper::UsLetter] {
        for letter in [invoice(), long_invoice(37), wordy_invoice()] {
            let layout = layout(&Letter { paper: size, ..letter });
            for page in &layout.pages {
                for item in &page.items {
                    let DisplayItem::Glyphs(glyphs) = item else { continue };
                    #[expect(clippy::cast_precision_loss, reason = "a line is short")]
                    let end = glyphs.x + glyphs.run.advance as f32 * glyphs.size / 1000.0;
                    let text = &glyphs.run.text;
                    assert!(glyphs.x > 70.0 && end < page.width - 56.0, "{text} from {} to {end}", glyphs.x);
                    assert!(glyphs.y > 34.0 && glyphs.y < page.height - 30.0, "{text} at {}", glyphs.y);
                }
            }
        }
    }
}

#[test]
fn the_address_stands_in_the_window_of_an_envelope() {
    let layout = layout(&invoice());
    let line = layout.pages[0].items.iter().find_map(|item| match item {
        DisplayItem::Glyphs(glyphs) if glyphs.run.text.starts_with("Universitätsbibliothek") => Some(glyphs),
        _ => None,
    });
    let line = line.unwrap();
    let millimetres = |points: f32| points / 72.0 * 25.4;
    assert!((20.0..105.0).contains(&millimetres(line.x)), "the window is 85 mm wide");
    assert!((45.0..90.0).contains(&millimetres(line.y)), "and 45 mm high");
}

#[test]
fn each_window_shows_the_address_on_each_paper() {
    let inches = |points: f32| points / 72.0;
    let (din_a, din_b) = ((27.0, 72.0), (45.0, 90.0));
    for (window, (top, bottom)) in
        [(Window::DinA, din_a), (Window::DinB, din_b), (Window::UsNo10, (2.2 * 25.4, 3.5 * 25.4))]
    {
        for (paper, direction) in [
            (Paper::A4, Direction::LeftToRight),
            (Paper::UsLetter, Direction::LeftToRight),
            (Paper::A4, Direction::RightToLeft),
        ] {
            let layout = layout(&Letter { window, paper, direction, ..invoice() });
            for line in invoice().recipient_lines {
                let found = layout.pages[0].items.iter().find_map(|item| match item {
                    DisplayItem::Glyphs(glyphs) if glyphs.run.text == line => Some((glyphs.x, glyphs.y)),
                    _ => None,
                });
                let (x, y) = found.unwrap();
                let (x, y) = (inches(x) * 25.4, inches(y) * 25.4);
                assert!((22.0..105.0).contains(&x), "{line} at {x} mm for {window:?}, {direction:?}");
                assert!((top + 2.0..bottom).contains(&y), "{line} at {y} mm for {window:?}, {direction:?}");
            }
        }
    }
}

#[test]
fn a_range_of_dates_breaks_after_its_dash() {
    let texts = texts(&layout(&invoice()), 0);
    assert!(
        texts.contains(&"1 January 2026 –".to_owned()) && texts.contains(&"31 December 2026".to_owned()),
        "{texts:?}"
    );
}

#[test]
fn the_display_list_of_a_small_letter() {
    let mut letter = invoice();
    letter.details.truncate(1);
    letter.table.rows.truncate(1);
    letter.totals.drain(..2);
    letter.notes.clear();
    letter.payment = None;
    insta::assert_snapshot!(layout(&letter).pages[0]);
}
