//! Plans of onboarding: what they hold, what is missing, and what the settings do to those under way.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{enquire, enquire_as, texts};
use crate::paper::typesetting::tests::text_of_archived;
use crate::test_world::World;

fn missing(world: &mut World, id: i64) -> Vec<String> {
    let detail = world.call("joining.get", json!({ "id": id }));
    texts(&detail["missing"]).into_iter().map(str::to_owned).collect()
}

fn step(detail: &Value, item: &str) -> Value {
    detail["plan"].as_array().unwrap().iter().find(|step| step["item"] == item).unwrap().clone()
}

#[test]
fn not_yet_known_is_an_answer_until_it_is_asked_for_again() {
    let mut world = World::new();
    let fields = json!({ "tier": "small", "starts_on": "2027-01-01" });
    let id = enquire_as(&mut world, "Alpha University", "noor@alpha.example.edu", &fields);
    world.call("joining.become_member", json!({ "id": id, "status": "onboarding", "roles": ["main"] }));
    let all = [
        "Proof of not-for-profit status",
        "Signed: Membership agreement",
        "Signed: Permission to use name and logo",
        "Voting contact",
        "Technical contact",
        "Invoice contact",
        "ORCID iD of the main contact",
        "Invoice address",
    ];
    assert_eq!(missing(&mut world, id), all);
    world.call("joining.await_contact", json!({ "id": id, "role": "technical", "remind_on": "2026-12-10" }));
    assert_eq!(missing(&mut world, id).len(), all.len() - 1, "it is no longer missing");
    let needs = world.call("home.needs", json!({})).to_string();
    assert!(!needs.contains("joining.placeholder"), "{needs}");
    let deadlines = world.call("year.deadlines", json!({})).to_string();
    assert!(deadlines.contains("Ask Alpha University for the technical contact"), "{deadlines}");
    let (_, message) = world.refused(
        "joining.await_contact",
        json!({ "id": id, "role": "technical", "remind_on": "2026-11-01" }),
    );
    assert!(message.contains("a day to come"), "{message}");
    let (_, message) = world
        .refused("joining.await_contact", json!({ "id": id, "role": "other", "remind_on": "2026-12-24" }));
    assert!(message.contains("Nobody is asked about this role"), "{message}");
}

#[test]
fn a_document_goes_from_sent_to_countersigned_and_an_old_version_is_noticed() {
    let mut world = World::new();
    let mut outline = world.call("joining.outline", json!({}));
    outline["documents"][0]["version"] = json!("2025");
    world.call("joining.save_outline", outline.clone());
    let id = enquire(&mut world, "Alpha University", &json!({}));
    world.call("joining.start", json!({ "ids": [id] }));
    let document = world.call("joining.get", json!({ "id": id }))["documents"][0].clone();
    assert_eq!((&document["name"], &document["version"]), (&json!("Membership agreement"), &json!("2025")));
    outline["documents"][0]["version"] = json!("2026");
    world.call("joining.save_outline", outline);
    let signed = json!({
        "id": document["id"], "version": "2025", "sent_on": "2026-10-01", "received_on": "2026-10-20", "signed_on": "2026-10-18",
        "signed_by": "The rector", "countersigned_on": "2026-10-22",
    });
    let detail = world.call("joining.set_document", signed.clone());
    assert_eq!(detail["documents"][0]["newer_version"], "2026");
    assert!(texts(&detail["warnings"]).join(" ").contains("in version 2025; 2026 is in use"));
    assert!(!missing(&mut world, id).contains(&"Signed: Membership agreement".to_owned()));
    let mut wrong = signed;
    wrong["received_on"] = json!("2026-09-01");
    let (_, message) = world.refused("joining.set_document", wrong);
    assert!(message.contains("before it was sent"), "{message}");
    let (_, message) =
        world.refused("joining.set_document", json!({ "id": document["id"], "is_waived": true }));
    assert!(message.contains("why it is not needed"), "{message}");
}

#[test]
fn days_of_steps_follow_a_start_that_is_postponed_and_what_is_done_stays() {
    let mut world = World::new();
    let id = enquire(&mut world, "Alpha University", &json!({ "starts_on": "2026-12-01" }));
    world.call("joining.start", json!({ "ids": [id] }));
    let detail = world.call("joining.get", json!({ "id": id }));
    let due = |detail: &Value, item: &str| step(detail, item)["due_on"].as_str().unwrap().to_owned();
    assert_eq!(
        ["told_orcid", "welcome", "check_in_30", "check_in_90", "check_in_180"]
            .map(|item| due(&detail, item)),
        ["2026-11-17", "2026-12-01", "2026-12-31", "2027-03-01", "2027-05-30"]
    );
    let welcome = step(&detail, "welcome")["id"].clone();
    world.call(
        "joining.set_step",
        json!({ "id": welcome, "done_on": "2026-11-20", "with_whom": "Noor", "version": "3" }),
    );
    let draft =
        json!({ "organisation": "Alpha University", "starts_on": "2027-02-01", "received_on": "2026-11-21" });
    let moved = world.call("joining.save", json!({ "id": id, "draft": draft }));
    assert_eq!(["check_in_30", "check_in_90"].map(|item| due(&moved, item)), ["2027-03-03", "2027-05-02"]);
    assert_eq!(step(&moved, "welcome")["done_on"], "2026-11-20");
    let deadlines = world.call("year.deadlines", json!({})).to_string();
    assert!(
        deadlines.contains("Alpha University: Check-in after 90 days") && deadlines.contains("2027-05-02"),
        "{deadlines}"
    );
    assert!(!deadlines.contains("Welcome pack"), "what is done is over: {deadlines}");
    // It leaves before it began: nothing is asked for any more, and what was done is kept.
    world.call("joining.close", json!({ "id": id, "outcome": "withdrawn", "reason": "No budget" }));
    let deadlines = world.call("year.deadlines", json!({})).to_string();
    assert!(!deadlines.contains("Alpha University"), "{deadlines}");
    assert_eq!(step(&world.call("joining.get", json!({ "id": id })), "welcome")["version"], "3");
}

#[test]
fn thirty_four_founders_begin_at_once_with_one_day_of_the_welcome_pack() {
    let mut world = World::new();
    let founders: Vec<i64> = (1..=34).map(|place| world.add_member(&format!("Founder {place:02}"))).collect();
    let started = world.call(
        "joining.start",
        json!({ "member_ids": founders, "done_step": "welcome", "done_on": "2026-11-20" }),
    );
    assert_eq!((started["ids"].as_array().unwrap().len(), &started["passed_over"]), (34, &json!([])));
    let rows = world.call("joining.list", json!({ "limit": 40 }))["rows"].as_array().unwrap().clone();
    assert!(rows.iter().all(|row| row["channel"] == "founding" && row["steps_over"] == 1), "{}", rows[0]);
    assert!(rows.iter().all(|row| row["stage_name"] == "Membership begun"), "they are active already");
    let again = world.call("joining.start", json!({ "member_ids": founders }));
    assert_eq!(again["passed_over"].as_array().unwrap().len(), 34, "each has one that is open");
    world.call("history.undo", json!({}));
    assert_eq!(world.call("joining.list", json!({}))["total"], json!(0), "one operation, undone as one");
}

#[test]
fn plans_under_way_keep_what_they_had_and_are_given_what_is_new_when_asked() {
    let mut world = World::new();
    let id = enquire(&mut world, "Alpha University", &json!({}));
    world.call("joining.start", json!({ "ids": [id] }));
    let mut outline = world.call("joining.outline", json!({}));
    outline["steps"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "name": "Portrait for the web page", "due_days": 45 }));
    outline["steps"][0]["name"] = json!("First talk");
    let saved = world.call("joining.save_outline", outline);
    assert_eq!(saved["is_built_in"], false);
    let kept = world.call("joining.get", json!({ "id": id }));
    assert_eq!(step(&kept, "first_contact")["name"], "First contact", "a plan keeps its version");
    let extend = json!({ "kind": "step", "item": "portrait_for_the_web_page" });
    assert_eq!(world.call("joining.extend_plans", extend.clone())["ids"], json!([id]));
    assert_eq!(world.call("joining.extend_plans", extend)["ids"], json!([]), "a second time adds nothing");
    assert_eq!(
        step(&world.call("joining.get", json!({ "id": id })), "portrait_for_the_web_page")["due_days"],
        45
    );
    let mut without = world.call("joining.outline", json!({}));
    without["stages"].as_array_mut().unwrap().remove(0);
    let (_, message) = world.refused("joining.save_outline", without);
    assert!(message.contains("1 enquiry is at the stage “Enquiry”"), "{message}");
}

#[test]
fn what_is_missing_goes_out_as_a_sheet_and_a_draft_in_the_language_of_the_member() {
    let mut world = World::new();
    let fields = json!({ "language": "de", "tier": "small", "starts_on": "2027-01-01" });
    let id = enquire_as(&mut world, "Universität Alpha", "noor@alpha.example.edu", &fields);
    world.call("joining.become_member", json!({ "id": id, "status": "onboarding", "roles": ["main"] }));
    world.call("joining.await_contact", json!({ "id": id, "role": "voting", "remind_on": "2026-12-10" }));
    let outgoing = world.call("joining.draft_missing", json!({ "ids": [id] }));
    let file = |place: usize| -> Vec<u8> {
        STANDARD.decode(outgoing["files"][place]["data_base64"].as_str().unwrap()).unwrap()
    };
    let sheet = text_of_archived(&file(0));
    for told in [
        "Universität Alpha",
        "Mitgliedschaftsvereinbarung",
        "Noch nicht bekannt",
        "10. Dezember 2026",
        "21. November 2026",
    ] {
        assert!(sheet.replace('\u{a0}', " ").contains(told), "{told} in {sheet}");
    }
    let pages = lopdf::Document::load_mem(&file(0)).unwrap().get_pages().len();
    assert_eq!(pages, 1);
    let message = mail_parser_free_text(&file(1));
    assert!(message.contains("noor@alpha.example.edu") && message.contains("X-Unsent: 1"), "{message}");
    assert!(message.contains("Unterschrieben: Mitgliedschaftsvereinbarung"), "{message}");
    assert!(message.contains("Noch nicht bekannt") && message.contains("10. Dezember 2026"), "{message}");
    let nobody = enquire(&mut world, "Beta College", &json!({}));
    let outgoing = world.call("joining.draft_missing", json!({ "ids": [nobody] }));
    assert_eq!(
        (outgoing["files"].as_array().unwrap().len(), &outgoing["unreachable"][0]),
        (1, &json!("Beta College"))
    );
}

/// A message with its quoted-printable undone, as far as it has one.
fn mail_parser_free_text(bytes: &[u8]) -> String {
    let joined = String::from_utf8(bytes.to_vec()).unwrap().replace("=\r\n", "");
    let (mut out, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        let code = (byte == b'=').then(|| after.get(..2)).flatten();
        match code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                rest = &after[2..];
            }
            None => {
                out.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).replace('\u{a0}', " ")
}

#[test]
fn the_sheet_for_the_portal_has_its_fields_lengths_and_months() {
    let mut world = World::new();
    let fields =
        json!({ "tier": "large", "starts_on": "2027-03-01", "country": "NZ", "interest": "Repository" });
    let name = "The Very Long Named University of Applied Sciences";
    let id = enquire_as(&mut world, name, "noor@alpha.example.edu", &fields);
    world.call("joining.become_member", json!({ "id": id, "status": "onboarding", "roles": ["main"] }));
    let sheet = world.call("joining.portal_sheet", json!({ "id": id }));
    let value = |label: &str| {
        let values = sheet["values"].as_array().unwrap();
        values
            .iter()
            .find(|value| value["label"] == label)
            .map(|value| value["value"].as_str().unwrap().to_owned())
    };
    assert_eq!(value("Start month").as_deref(), Some("March"));
    assert_eq!(value("Start year").as_deref(), Some("2027"));
    assert_eq!(value("Country").as_deref(), Some("New Zealand"));
    assert_eq!(value("Organisation tier").as_deref(), Some("Large"));
    assert_eq!(value("Family name").as_deref(), Some("Achebe"));
    assert_eq!(
        texts(&sheet["warnings"]),
        ["“Organisation name” is longer than the 41 characters that the portal takes."]
    );
}

#[test]
fn who_begins_soon_and_orcid_was_not_told_of_is_on_home() {
    let mut world = World::new();
    let id = enquire(
        &mut world,
        "Alpha University",
        &json!({ "starts_on": "2026-12-01", "next_step_on": "2026-11-19" }),
    );
    world.call("joining.become_member", json!({ "id": id, "status": "onboarding" }));
    let needs = world.call("home.needs", json!({}));
    let keys: Vec<&str> =
        needs["rows"].as_array().unwrap().iter().map(|need| need["key"].as_str().unwrap()).collect();
    assert!(keys.contains(&"joining.untold") && keys.contains(&"joining.next_step"), "{keys:?}");
    let told = step(&world.call("joining.get", json!({ "id": id })), "told_orcid")["id"].clone();
    world.call("joining.set_step", json!({ "id": told, "done_on": "2026-11-21" }));
    assert!(!world.call("home.needs", json!({})).to_string().contains("joining.untold"));
}
