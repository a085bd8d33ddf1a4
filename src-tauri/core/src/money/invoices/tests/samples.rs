//! Samples in Settings: what documents would look like in a style that is not saved.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::paper::typesetting::tests::scanned_on_screen;

fn sample(world: &mut World, kind: &str, language: &str, lines: usize, page: usize) -> Value {
    let style = world.call("branding.get", json!({}));
    world.call(
        "invoices.preview_document",
        json!({ "style": style, "language": language, "kind": kind, "lines": lines, "page": page }),
    )
}

fn codes(sample: &Value) -> Vec<String> {
    scanned_on_screen(&STANDARD.decode(sample["svg_base64"].as_str().unwrap()).unwrap())
}

#[test]
fn a_sample_carries_the_code_that_invoices_would_and_other_kinds_none() {
    let mut euros = World::paid_to("EUR", "DE89 3704 0044 0532 0130 00");
    let epc = "BCD\n002\n1\nSCT\nCOBADEFFXXX\nTest Consortium\nDE89370400440532013000\nEUR4250.00\n\n";
    for language in ["de", "ar", "ja"] {
        let codes = codes(&sample(&mut euros, "invoice", language, 1, 0));
        assert!(codes.len() == 1 && codes[0].starts_with(epc), "{language}: {codes:?}");
    }
    for kind in ["credit_note", "pro_forma"] {
        assert_eq!(codes(&sample(&mut euros, kind, "de", 1, 0)), [""; 0], "{kind}");
    }
    let mut francs = World::paid_to("CHF", "CH93 0076 2011 6238 5295 7");
    let slip = codes(&sample(&mut francs, "invoice", "fr", 1, 0));
    assert!(slip.len() == 1 && slip[0].starts_with("SPC\n0200\n1\nCH93"), "{slip:?}");
}

#[test]
fn a_sample_has_the_pages_that_its_lines_need() {
    let mut world = World::new();
    let last = sample(&mut world, "invoice", "en", 60, 99);
    let count = last["page_count"].as_u64().unwrap();
    assert!(
        count > 1 && last["page"] == count - 1,
        "asked for a page that is not there, the last is shown: {last:?}"
    );
    for lines in [0, 501] {
        let style = world.call("branding.get", json!({}));
        let request =
            json!({ "style": style, "language": "en", "kind": "invoice", "lines": lines, "page": 0 });
        let (kind, message) = world.refused("invoices.preview_document", request);
        assert_eq!((kind, message.as_str()), (ErrorKind::Invalid, "A sample has 1 to 500 lines."));
    }
}
