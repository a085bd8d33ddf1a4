//! The look through the door: saved, checked, undone, and frozen with what is issued.

use serde_json::{Value, json};

use super::{Stationery, Style};
use crate::test_world::World;

fn look() -> Value {
    json!({
        "paper": "us_letter", "window": "us_no10", "accent": "#1F3A7A", "logo_side": "end",
        "head_lines": "Billing desk", "foot_columns": ["Registered office: Ottawa", "", "Charity no. 1234"],
    })
}

#[test]
fn a_look_is_saved_and_taken_back() {
    let mut world = World::new();
    let before = world.call("branding.get", json!({}));
    assert_eq!(before, serde_json::to_value(Stationery::default()).unwrap());
    let saved = world.call("branding.save", look());
    assert_eq!((&saved["paper"], &saved["accent"]), (&json!("us_letter"), &json!("#1f3a7a")));
    world.call("branding.save", json!({ "paper": "a4", "window": "none", "accent": "#000000", "logo_side": "centre", "head_lines": "", "foot_columns": ["", "", ""] }));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("branding.get", json!({})), saved, "undone to the one before");
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
    let mut world = World::new();
    for (accent, part) in
        [("#ffcc00", "its contrast is 1.5 to 1"), ("teal", "is not a colour"), ("#12345", "#0b5c63")]
    {
        let mut bad = look();
        bad["accent"] = json!(accent);
        let error = world.door.call("branding.save", bad).unwrap_err();
        assert_eq!(error.field.as_deref(), Some("accent"));
        assert!(error.to_string().contains(part), "{}", error.message);
    }
    let mut bad = look();
    bad["foot_columns"][1] = json!("1\n2\n3\n4\n5\n6\n7");
    let error = world.door.call("branding.save", bad).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("foot_columns.1"));
}

#[test]
fn a_style_survives_being_frozen() {
    let style = Style::now(&Stationery::default(), "ar");
    let again: Style = serde_json::from_value(serde_json::to_value(&style).unwrap()).unwrap();
    assert_eq!(again, style);
}
