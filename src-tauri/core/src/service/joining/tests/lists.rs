//! Enquiries out of lists: of a spreadsheet, of the register's own export, and members that found the consortium.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{enquire_as, texts};
use crate::test_world::World;

const SPREADSHEET: &str = "\
Enquiries of the consortium,,,,,,,\n\
Institution,Land,E-mail address,Date,Stage,Next step,Follow-up,Outcome\n\
Alpha University,Germany,noor@alpha.example.edu,13/09/2026,Documents sent,Call the library,01/12/2026,\n\
Beta College,FR,,02/10/2026,,,,\n\
Beta College,FR,,02/10/2026,,,,\n\
Gamma Institute,NZ,kim@gamma.example.org,05/10/2026,Somewhere,,,withdrawn\n\
,DE,,,,,,\n\
Delta Hospital,XX,not an address,31/31/2026,,,,perhaps\n";

fn staged(world: &mut World, name: &str, bytes: &[u8]) -> Value {
    json!({ "token": world.door.stage_list_bytes(name, bytes.to_vec()).unwrap().token })
}

fn import(world: &mut World, name: &str, bytes: &[u8]) -> Value {
    let request = staged(world, name, bytes);
    let before = world.call("joining.inspect_list", request.clone());
    let done = world.call("joining.import_list", request);
    for count in ["rows", "created", "updated", "unchanged", "rejected"] {
        assert_eq!(before[count], done[count], "what is shown before is what happens: {count}");
    }
    done
}

fn counts(outcome: &Value) -> [i64; 5] {
    ["rows", "created", "updated", "unchanged", "rejected"].map(|count| outcome[count].as_i64().unwrap())
}

fn export(world: &mut World, format: &str) -> Vec<u8> {
    let file =
        world.call("exports.make", json!({ "list": { "name": "joining", "request": {} }, "format": format }));
    STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap()
}

#[test]
fn a_spreadsheet_of_enquiries_comes_in_once_and_goes_as_one() {
    let mut world = World::new();
    let done = import(&mut world, "enquiries.csv", SPREADSHEET.as_bytes());
    assert_eq!(counts(&done), [6, 4, 0, 1, 1], "{done}");
    let said: Vec<&str> =
        done["problems"].as_array().unwrap().iter().map(|one| one["problem"].as_str().unwrap()).collect();
    for part in [
        "There is no stage “Somewhere”: a new enquiry comes in at “Enquiry”.",
        "The row names no organisation. It is left out.",
        "“perhaps” is not known here and is left out. These are known: open, joined,",
        "is not a date",
    ] {
        assert!(said.iter().any(|said| said.contains(part)), "{part}: {said:#?}");
    }
    let rows = world.call("joining.list", json!({ "sort": { "by": "organisation" } }))["rows"].clone();
    let alpha = &rows[0];
    assert_eq!(
        (&alpha["country"], &alpha["stage_name"], &alpha["stage_since"], &alpha["next_step_on"]),
        (&json!("DE"), &json!("Documents sent"), &json!("2026-09-13"), &json!("2026-12-01"))
    );
    assert_eq!(rows[3]["outcome"], "withdrawn", "Gamma Institute went elsewhere");
    assert_eq!(rows[2]["received_on"], "2026-11-21", "Delta Hospital: without a day that can be read, today");
    let again = import(&mut world, "enquiries.csv", SPREADSHEET.as_bytes());
    assert_eq!(counts(&again)[1..4], [0, 0, 5], "the same file twice adds nothing: {again}");
    assert_eq!(again["batch"], Value::Null);
    assert_ne!(again["saved"], Value::Null, "the columns are remembered");
    world.call("history.undo", json!({ "entry_id": done["batch"] }));
    assert_eq!(world.call("joining.list", json!({}))["total"], 0, "undone as one");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_newer_list_updates_what_it_says_and_leaves_what_it_does_not() {
    let mut world = World::new();
    let id = enquire_as(
        &mut world,
        "Alpha University",
        "noor@alpha.example.edu",
        &json!({ "sector": "university", "notes": "Keep this", "received_on": "2026-09-13" }),
    );
    let list =
        "Organisation,Received,Next step,Stage\nALPHA  university,2026-09-13,Send the agreement,Onboarded\n";
    let request = staged(&mut world, "later.csv", list.as_bytes());
    let before = world.call("joining.inspect_list", request);
    assert_eq!(
        before["records"][0]["changes"],
        json!([
            "Organisation: ALPHA university in place of Alpha University",
            "Next step: Send the agreement in place of –"
        ])
    );
    let done = import(&mut world, "later.csv", list.as_bytes());
    assert_eq!(counts(&done), [1, 0, 1, 0, 0]);
    let problem = done["problems"][0]["problem"].as_str().unwrap();
    assert!(problem.contains("is at “Enquiry”, and a list moves none"), "{problem}");
    let enquiry = world.call("joining.get", json!({ "id": id }));
    assert_eq!(
        (&enquiry["next_step"], &enquiry["sector"], &enquiry["notes"], &enquiry["asker"]["email"]),
        (
            &json!("Send the agreement"),
            &json!("university"),
            &json!("Keep this"),
            &json!("noor@alpha.example.edu")
        )
    );
    // Central IT and the library of one organisation ask on one day: two enquiries.
    let two = "Organisation,Received,Email\nBeta College,2026-10-01,it@beta.example.org\nBeta College,2026-10-01,library@beta.example.org\n";
    assert_eq!(counts(&import(&mut world, "two.csv", two.as_bytes())), [2, 2, 0, 0, 0]);
    assert_eq!(counts(&import(&mut world, "two.csv", two.as_bytes())), [2, 0, 0, 2, 0]);
}

#[test]
fn an_export_of_enquiries_comes_back_as_it_was() {
    let mut world = World::new();
    import(&mut world, "enquiries.csv", SPREADSHEET.as_bytes());
    let ids: Vec<i64> = world.call("joining.list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    world.call(
        "joining.decide",
        json!({ "id": ids[0], "verdict": "conditional", "decided_by": "Committee", "decided_on": "2026-11-01", "conditions": "A letter" }),
    );
    for format in ["csv", "xlsx"] {
        let file = export(&mut world, format);
        let again = import(&mut world, &format!("enquiries.{format}"), &file);
        assert_eq!(counts(&again), [4, 0, 0, 4, 0], "into the same register: {again}");
        assert_eq!(again["problems"], json!([]));
        let mut other = World::new();
        let done = import(&mut other, &format!("enquiries.{format}"), &file);
        assert_eq!(counts(&done), [4, 4, 0, 0, 0], "into another register: {done}");
        let said = |world: &mut World| {
            let mut rows =
                world.call("joining.list", json!({ "sort": { "by": "organisation" } }))["rows"].clone();
            for row in rows.as_array_mut().unwrap() {
                row.as_object_mut().unwrap().remove("id");
            }
            rows
        };
        assert_eq!(said(&mut world), said(&mut other), "stage, decision and outcome too");
    }
}

#[test]
fn what_has_to_be_answered_first_is_asked_and_remembered() {
    let mut world = World::new();
    let list = "Wer,Wann\nAlpha University,03/04/2026\n";
    let mut request = staged(&mut world, "list.csv", list.as_bytes());
    let outcome = world.call("joining.inspect_list", request.clone());
    assert_eq!(outcome["question"], "Which column holds the organisation that enquires?");
    request["mapping"] = json!(["organisation", "received_on"]);
    let outcome = world.call("joining.inspect_list", request.clone());
    assert_eq!(outcome["question_field"], "date_order");
    let (_, message) = world.refused("joining.import_list", request.clone());
    assert!(message.contains("Which stands first, the day or the month?"), "{message}");
    request["date_order"] = json!("mdy");
    world.call("joining.import_list", request);
    assert_eq!(world.call("joining.list", json!({}))["rows"][0]["received_on"], "2026-03-04");
    assert_eq!(
        counts(&import(&mut world, "next.csv", list.as_bytes())),
        [1, 0, 0, 1, 0],
        "as it was answered"
    );
    let request = staged(&mut world, "list.csv", list.as_bytes());
    let wrong = json!({ "token": request["token"], "mapping": ["organisation", "shoe_size"] });
    let (_, message) = world.refused("joining.inspect_list", wrong);
    assert!(message.contains("“shoe_size” is no field"), "{message}");
    let (_, message) = world.refused("joining.inspect_list", json!({ "token": "import-99" }));
    assert!(message.contains("import-99"), "{message}");
}

#[test]
fn founders_come_in_as_members_and_all_begin_at_once() {
    let mut world = World::new();
    let mut list = "Organisation,Country,Tier,Status,Joined on\n".to_owned();
    for place in 1..=34 {
        list.push_str(&format!("Founder {place:02},DE,standard,active,2026-12-01\n"));
    }
    let staged =
        serde_json::to_value(world.door.stage_import_bytes("founders.csv", list.into_bytes()).unwrap())
            .unwrap();
    let mapping: Vec<Value> =
        staged["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
    let request =
        json!({ "token": staged["token"], "kind": "members", "mapping": mapping, "mode": "update" });
    let done = world.call("imports.run", request);
    assert_eq!(done["created"], 34, "{done}");
    let members: Vec<i64> = world.call("members.list", json!({ "limit": 50 }))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    let started = world.call(
        "joining.start",
        json!({ "member_ids": members, "done_step": "welcome", "done_on": "2026-11-20" }),
    );
    assert_eq!(started["ids"].as_array().unwrap().len(), 34);
    // The enquiries that this made are those of a list of the same organisations, so none is made twice.
    let file = export(&mut world, "csv");
    assert_eq!(counts(&import(&mut world, "enquiries.csv", &file)), [34, 0, 0, 34, 0]);
    assert_eq!(texts(&started["passed_over"]), [""; 0]);
}

#[test]
fn a_quiet_enquiry_is_noticed_after_working_days_of_the_desk() {
    let mut world = World::new();
    let mut outline = world.call("joining.outline", json!({}));
    assert_eq!(outline["rules"]["quiet_days"], 10);
    // Friday 13 November; today is Saturday 21 November: five working days have gone by, and eight days.
    enquire_as(
        &mut world,
        "Alpha University",
        "noor@alpha.example.edu",
        &json!({ "received_on": "2026-11-13" }),
    );
    for (days, is_quiet) in [(6, false), (5, true)] {
        outline["rules"]["quiet_days"] = json!(days);
        world.call("joining.save_outline", outline.clone());
        let needs = world.call("home.needs", json!({})).to_string();
        assert_eq!(needs.contains("joining.quiet"), is_quiet, "{days} working days");
    }
}
