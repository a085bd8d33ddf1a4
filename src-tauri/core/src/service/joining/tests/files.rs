//! Files that show answers on eligibility, and signed documents.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::enquire;
use crate::test_world::World;

fn staged(world: &mut World, name: &str, bytes: &[u8]) -> String {
    world.door.stage_attachment_bytes(name, bytes.to_vec()).unwrap().token
}

fn names(detail: &Value) -> Vec<&str> {
    detail["files"].as_array().unwrap().iter().map(|file| file["file_name"].as_str().unwrap()).collect()
}

#[test]
fn files_are_attached_to_answers_and_documents_and_come_back_as_they_were() {
    let mut world = World::new();
    let id = enquire(&mut world, "Alpha University", &json!({}));
    let other = enquire(&mut world, "Beta College", &json!({}));
    world.call("joining.start", json!({ "ids": [id] }));
    let plan = world.call("joining.get", json!({ "id": id }));
    let agreement = plan["documents"][0]["id"].clone();
    let token = staged(&mut world, "../Charter.txt", b"Not for profit.");
    let answer = json!({ "id": id, "criterion": "not_for_profit", "tokens": [token] });
    let detail = world.call("joining.attach", answer);
    assert_eq!(names(&detail), ["Charter.txt"], "a name and never a path");
    let token = staged(&mut world, "Signed.pdf", b"%PDF-1.7 signed");
    let detail =
        world.call("joining.attach", json!({ "id": id, "document_id": agreement, "tokens": [token] }));
    let files = detail["files"].as_array().unwrap();
    assert_eq!((&files[0]["criterion"], &files[1]["document_id"]), (&json!("not_for_profit"), &agreement));
    let content = world.call("joining.file", json!({ "id": files[1]["id"] }));
    assert_eq!(STANDARD.decode(content["data_base64"].as_str().unwrap()).unwrap(), b"%PDF-1.7 signed");
    assert_eq!(content["media_type"], "application/pdf");
    // The same content once more, nowhere, at both, at somebody else's document, and no file at all.
    for (request, said) in [
        (
            json!({ "id": id, "criterion": "not_for_profit" }),
            "is attached to “Is it a not-for-profit organisation?” already",
        ),
        (json!({ "id": id }), "name one of both"),
        (json!({ "id": id, "criterion": "not_for_profit", "document_id": agreement }), "name one of both"),
        (json!({ "id": other, "document_id": agreement }), "belongs to another enquiry"),
        (json!({ "id": id, "criterion": "shoe_size" }), "There is no question “shoe_size”"),
    ] {
        let mut request = request;
        request["tokens"] = json!([staged(&mut world, "Charter.txt", b"Not for profit.")]);
        let (_, message) = world.refused("joining.attach", request);
        assert!(message.contains(said), "{message}");
    }
    let (_, message) =
        world.refused("joining.attach", json!({ "id": id, "criterion": "in_area", "tokens": [] }));
    assert!(message.contains("No file was named"), "{message}");
    let detail = world.call("joining.detach", json!({ "id": files[0]["id"] }));
    assert_eq!(names(&detail), ["Signed.pdf"]);
    world.call("history.undo", json!({}));
    assert_eq!(names(&world.call("joining.get", json!({ "id": id }))), ["Charter.txt", "Signed.pdf"]);
    world.call("joining.remove", json!({ "id": id }));
    world.call("history.undo", json!({}));
    assert_eq!(names(&world.call("joining.get", json!({ "id": id }))), ["Charter.txt", "Signed.pdf"]);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}
