//! The same letter gives the same bytes: whoever renders it, after whatever, on whichever thread.

use super::super::{Letter, Renderer};
use super::pdf;
use super::samples::{invoice, logo, long_invoice, recipients, wordy_invoice};

fn letters() -> Vec<Letter> {
    let mut letters: Vec<Letter> = recipients()
        .into_iter()
        .map(|(_, recipient_lines)| Letter { recipient_lines, ..invoice() })
        .collect();
    letters.push(long_invoice(40));
    letters.push(wordy_invoice());
    let mut with_logo = invoice();
    with_logo.letterhead.logo = Some(logo());
    letters.push(with_logo);
    letters
}

#[test]
fn neither_order_nor_company_changes_a_byte() {
    let letters = letters();
    let alone: Vec<Vec<u8>> = letters.iter().map(pdf).collect();
    let mut renderer = Renderer::new();
    for (letter, expected) in letters.iter().zip(&alone).rev() {
        let layout = renderer.layout(letter).unwrap();
        assert_eq!(renderer.pdf(&layout).unwrap(), *expected, "{:?}", letter.recipient_lines);
        assert_eq!(renderer.pdf(&layout).unwrap(), *expected, "written twice");
    }
}

#[test]
fn threads_make_the_same_files() {
    let letters = letters();
    let expected: Vec<Vec<u8>> = letters.iter().map(pdf).collect();
    std::thread::scope(|scope| {
        for offset in 0..4 {
            let (letters, expected) = (&letters, &expected);
            scope.spawn(move || {
                let mut renderer = Renderer::new();
                for index in (0..letters.len()).map(|index| (index + offset * 5) % letters.len()) {
                    let layout = renderer.layout(&letters[index]).unwrap();
                    assert_eq!(renderer.pdf(&layout).unwrap(), expected[index]);
                }
            });
        }
    });
}

#[test]
fn different_letters_have_different_identities() {
    let mut other = invoice();
    other.totals[2].amount = "USD 4,862.51".to_owned();
    let identity = |file: Vec<u8>| {
        let file = lopdf::Document::load_mem(&file).unwrap();
        file.trailer.get(b"ID").unwrap().clone()
    };
    assert_eq!(identity(pdf(&invoice())), identity(pdf(&invoice())));
    assert_ne!(identity(pdf(&invoice())), identity(pdf(&other)));
}
