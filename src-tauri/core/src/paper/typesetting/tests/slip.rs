//! The slip of the Swiss QR-bill, as its style guide asks.

use std::sync::Arc;

use super::super::qr_code::Modules;
use super::super::{Letter, PaymentSlip, Renderer, SlipLabels, svg};
use super::samples::{invoice, lines};
use super::{pdf, poppler, text};

/// A letter with a slip that somebody pays.
pub(super) fn with_slip(payable_by: &[&str]) -> Letter {
    let labels = SlipLabels {
        separate_before_paying_in: "Vor der Einzahlung abzutrennen",
        receipt: "Empfangsschein",
        payment_part: "Zahlteil",
        payable_to: "Konto / Zahlbar an",
        reference: "Referenz",
        additional_information: "Zusätzliche Informationen",
        payable_by: "Zahlbar durch",
        payable_by_blank: "Zahlbar durch (Name/Adresse)",
        currency: "Währung",
        amount: "Betrag",
        acceptance_point: "Annahmestelle",
    };
    let slip = PaymentSlip {
        labels,
        payable_to: lines(&["CH93 0076 2011 6238 5295 7", "Konsortium", "8001 Zürich"]),
        reference: "RF16 INV2 0260 001".to_owned(),
        additional_information: "INV-2026-0042".to_owned(),
        payable_by: lines(payable_by),
        currency: "CHF".to_owned(),
        amount: "4 862.50".to_owned(),
        code: Arc::new(Modules::of("SPC", 25).unwrap()),
    };
    Letter { payment: None, slip: Some(slip), ..invoice() }
}

#[test]
fn a_slip_is_set_in_a_typeface_that_its_style_guide_allows() {
    let file = pdf(&with_slip(&["Université du Lac", "1200 Genève"]));
    let fonts = poppler("pdffonts", &[], &file);
    let has = |name: &str| fonts.lines().any(|line| line.split_whitespace().any(|word| word.ends_with(name)));
    assert!(has("+LiberationSans") && has("+LiberationSans-Bold"), "{fonts}");
    assert!(text(&file).contains("Zusätzliche Informationen"));
    let without = poppler("pdffonts", &[], &pdf(&invoice()));
    assert!(!without.contains("Liberation"), "nothing else is: {without}");
}

#[test]
fn letters_that_the_slip_lacks_fall_back() {
    let fonts = poppler("pdffonts", &[], &pdf(&with_slip(&["東京大学"])));
    assert!(fonts.contains("NotoSansCJK"), "{fonts}");
}

#[test]
fn outlines_of_finer_units_are_as_large_on_the_screen_as_on_paper() {
    let layout = Renderer::new().layout(&with_slip(&["Université du Lac"])).unwrap();
    let page = svg::page(layout.pages.last().unwrap()).unwrap();
    assert!(page.contains("transform=\"scale(0.48828)\""), "2048 units instead of 1000");
}
