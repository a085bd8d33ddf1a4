//! Issues out of lists, and letter and digest as files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{draft, report};
use crate::paper::typesetting::tests::text_of_archived;
use crate::test_world::World;

fn import(world: &mut World, name: &str, bytes: &[u8]) -> Value {
    let token = world.door.stage_list_bytes(name, bytes.to_vec()).unwrap().token;
    let before = world.call("issues.inspect_list", json!({ "token": token }));
    let done = world.call("issues.import_list", json!({ "token": token }));
    for count in ["rows", "created", "updated", "unchanged", "rejected"] {
        assert_eq!(before[count], done[count], "what is shown before is what happens: {count}");
    }
    done
}

#[test]
fn a_list_of_issues_comes_in_once_and_an_export_comes_back_as_it_was() {
    let mut world = World::new();
    let counts = |outcome: &Value| {
        ["rows", "created", "updated", "unchanged", "rejected"].map(|count| outcome[count].as_i64().unwrap())
    };
    let list = "No,Title,Type,Severity,Status,Since,Raised,Owner,Confidential\n\
        7,Search finds nothing,Bug,major,With ORCID,2026-10-05,2026-10-01,Ana,no\n\
        8,Fees in euro,Policy,soon,Planned by ORCID,2026-09-01,2026-10-02,,perhaps\n\
        9,,Bug,minor,,,,,\n\
        7,Search finds nothing,Bug,major,With ORCID,2026-10-05,2026-10-01,Ana,no\n";
    let done = import(&mut world, "issues.csv", list.as_bytes());
    assert_eq!(counts(&done), [4, 2, 0, 1, 1], "{done}");
    let said = done["problems"].to_string();
    for part in ["“soon” is not known here", "cannot stand so since then", "does not say what the issue is"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let rows = world.call("issues.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
    assert_eq!((&rows[0]["state"], &rows[0]["state_from_on"]), (&json!("with_orcid"), &json!("2026-10-05")));
    assert_eq!((&rows[1]["state"], &rows[1]["is_confidential"]), (&json!("planned"), &json!(true)));
    for format in ["csv", "xlsx"] {
        let request = json!({ "list": { "name": "issues", "request": {} }, "format": format });
        let file = world.call("exports.make", request);
        let bytes = STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap();
        let again = import(&mut world, &format!("issues.{format}"), &bytes);
        assert_eq!((counts(&again), &again["problems"]), ([2, 0, 0, 2, 0], &json!([])), "{again}");
        let mut other = World::new();
        assert_eq!(counts(&import(&mut other, &format!("issues.{format}"), &bytes)), [2, 2, 0, 0, 0]);
        let there = other.call("issues.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
        assert_eq!(there, rows, "state, owner and days too");
    }
    let later = "Number,Title,Owner,Status\nI-001,Search finds nothing,Ben,Resolved\n";
    let moved = import(&mut world, "later.csv", later.as_bytes());
    assert_eq!(moved["records"][0]["changes"], json!(["Owner: Ben in place of Ana"]));
    assert!(
        moved["problems"].to_string().contains("stands at “With ORCID”, and a list moves none"),
        "{moved}"
    );
    world.call("history.undo", json!({ "entry_id": done["batch"] }));
}

#[test]
fn letter_and_digest_are_pages_with_a_draft_that_carries_them() {
    let mut world = World::new();
    let mut long = draft("Search finds nothing");
    long["description"] = json!("Nothing is found, whatever one looks for. ".repeat(220));
    let id = world.call("issues.add", long)["issue"]["id"].as_i64().unwrap();
    let mut secret = draft("Fees of one member");
    secret["is_confidential"] = json!(true);
    world.call("issues.add", secret);
    let member = world.add_member("Alpha University");
    world.call("issues.add_report", report(id, Some(member), "2026-11-03", "for"));
    let files = |made: &Value| -> Vec<(String, Vec<u8>)> {
        let file = |file: &Value| {
            let bytes = STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap();
            (file["file_name"].as_str().unwrap().to_owned(), bytes)
        };
        made["files"].as_array().unwrap().iter().map(file).collect()
    };
    let asked = json!({ "id": id, "to_whom": "Kim Rivera", "email": "kim@orcid.example.org" });
    let letter = files(&world.call("issues.letter_files", asked));
    assert_eq!(letter[0].0, "I-001 Search finds nothing.pdf");
    let pages = lopdf::Document::load_mem(&letter[0].1).unwrap().get_pages().len();
    assert_eq!(pages, 4, "a long description goes over pages");
    let printed = text_of_archived(&letter[0].1);
    for told in
        ["I-001 Search finds nothing", "Dear Kim Rivera,", "What it is", "Who said so", "Alpha University"]
    {
        assert!(printed.contains(told), "{told} in {printed}");
    }
    assert_eq!(printed.matches("whatever").count(), 220, "nothing of it is cut off");
    let message = String::from_utf8(letter[1].1.clone()).unwrap();
    for part in ["kim@orcid.example.org", "X-Unsent: 1", "application/pdf", "Alpha University"] {
        assert!(message.contains(part), "{part}");
    }
    for audience in ["orcid", "members", "meeting"] {
        let digest = files(&world.call("issues.digest_files", json!({ "audience": audience })));
        let names: Vec<&str> = digest.iter().map(|(name, _)| name.rsplit('.').next().unwrap()).collect();
        assert_eq!(names, ["pdf", "eml", "md"]);
        let printed = text_of_archived(&digest[0].1);
        assert!(printed.contains("I-001: Search finds nothing"), "{printed}");
        for told in ["State: open since 2026-", "Members who want it: 1"] {
            assert!(printed.contains(told), "{told} in {printed}");
        }
        assert!(!printed.contains("- State"), "a dash is for plain text: {printed}");
        let title = String::from_utf8_lossy(&digest[0].1);
        assert!(!title.contains("Consortium: Test Consortium"), "the name is there once");
        assert_eq!(printed.contains("Priority:"), audience != "members", "{printed}");
        assert!(!printed.contains("Fees of one member"), "confidential: {printed}");
        let said: Vec<String> =
            digest.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(said.iter().all(|said| !said.contains("Fees of one member")), "confidential: {audience}");
    }
}
