//! The profile as Settings edits it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::test_world::World;

/// A PNG of one pixel.
fn pixel() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(1, 1).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_profile_is_checked_and_brought_into_form() {
    let mut world = World::new();
    let mut profile = world.call("profile.get", json!({}));
    assert_eq!(
        (profile["invoice_number_example"].as_str(), profile["currency_digits"].as_i64()),
        (Some("INV-2026-0001"), Some(2))
    );
    profile["iban"] = "de89370400440532013000".into();
    profile["country"] = "Germany".into();
    profile["invoice_number_pattern"] = "ORC/{LICENCE}-{000}".into();
    let saved = world.call("profile.update", profile.clone());
    assert_eq!(
        (saved["iban"].as_str(), saved["country"].as_str(), saved["invoice_number_example"].as_str()),
        (Some("DE89 3704 0044 0532 0130 00"), Some("DE"), Some("ORC/2026-001"))
    );
    profile["iban"] = "DE00".into();
    profile["bic"] = "NOPE".into();
    profile["payment_due_days"] = 400.into();
    profile["invoice_number_pattern"] = "INV".into();
    profile["currency"] = "EURO".into();
    let error = world.door.call("profile.update", profile).unwrap_err();
    assert_eq!(
        error.context.keys().collect::<Vec<_>>(),
        ["bic", "currency", "iban", "invoice_number_pattern", "payment_due_days"]
    );
    assert_eq!(world.call("profile.get", json!({})), saved);
}

#[test]
fn a_logo_is_an_image_and_can_be_taken_back() {
    let mut world = World::new();
    let logo = |bytes: &[u8]| json!({ "media_type": "image/png", "data_base64": STANDARD.encode(bytes) });
    for (bytes, said) in [
        (&b"GIF89a\x01\x00"[..], "Use a PNG, JPEG or SVG file"),
        (&b"<svg/>"[..], "cannot be read"),
        (&pixel()[..20], "cannot be read"),
    ] {
        assert!(world.refused("profile.set_logo", logo(bytes)).1.contains(said));
    }
    let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>"##;
    let drawn = world.call("profile.set_logo", logo(drawing));
    assert_eq!(drawn["logo"]["media_type"], "image/png", "a drawing is kept as it was drawn");
    let set = world.call("profile.set_logo", logo(&pixel()));
    assert_eq!(set["logo"], logo(&pixel()));
    assert!(world.call("profile.remove_logo", json!({}))["logo"].is_null());
    world.call("history.undo", json!({}));
    assert_eq!(world.call("profile.get", json!({}))["logo"], set["logo"]);
}
