//! Enquiries from the first mail to an active member, through the door.

mod files;
mod forecast;
mod lists;
mod people;
mod plans;
mod todos;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

/// Enters an enquiry and gives its id.
fn enquire(world: &mut World, organisation: &str, fields: &Value) -> i64 {
    let mut draft = json!({ "organisation": organisation });
    fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
    world.call("joining.save", json!({ "draft": draft }))["id"].as_i64().unwrap()
}

/// Enters an enquiry of a person and gives its id.
fn enquire_as(world: &mut World, organisation: &str, email: &str, fields: &Value) -> i64 {
    let mut draft = json!({ "organisation": organisation });
    fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
    let asker =
        json!({ "given_name": "Noor", "family_name": "Achebe", "email": email, "job_title": "Librarian" });
    world.call("joining.save", json!({ "draft": draft, "asker": asker }))["id"].as_i64().unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn an_enquiry_becomes_an_active_member_without_anything_typed_twice() {
    let mut world = World::new();
    let fields = json!({
        "country": "Germany", "sector": "University", "tier": "standard", "received_on": "2026-09-01",
        "starts_on": "2026-11-01", "source": "Workshop", "interest": "Repository sign-in", "language": "de",
    });
    let id = enquire_as(&mut world, "Alpha University", "noor@alpha.example.edu", &fields);
    world.call("joining.move_stage", json!({ "id": id, "stage": "information_sent", "on": "2026-09-03" }));
    world.call(
        "joining.answer",
        json!({ "id": id, "criterion": "not_for_profit", "answer": "yes", "evidence": "Statutes" }),
    );
    world.call(
        "joining.decide",
        json!({ "id": id, "verdict": "conditional", "decided_by": "Committee", "conditions": "Pays by May" }),
    );
    let moved =
        world.call("joining.move_stage", json!({ "id": id, "stage": "documents_sent", "on": "2026-10-01" }));
    assert_eq!(moved["proposal"], Value::Null, "nothing is proposed for who is no member");
    let member = world.call("joining.become_member", json!({ "id": id, "roles": ["main", "voting"] }));
    let member_id = member["member_id"].clone();
    let stored = world.call("members.get", json!({ "id": member_id }));
    let (draft, people) = (&stored["member"], &stored["contacts"]);
    assert_eq!(draft["official_name"], "Alpha University");
    let taken = ["country", "tier", "status", "joined_on", "email_domain", "language"]
        .map(|field| draft[field].as_str().unwrap());
    assert_eq!(taken, ["DE", "standard", "applicant", "2026-11-01", "alpha.example.edu", "de"]);
    assert_eq!(draft["not_for_profit"], true, "the answer with its evidence says so");
    assert_eq!((&people[0]["family_name"], &people[0]["job_title"]), (&json!("Achebe"), &json!("Librarian")));
    // A stage proposes a status and never sets it.
    let begun = world.call("joining.move_stage", json!({ "id": id, "stage": "started" }));
    assert_eq!(begun["member_status"], "applicant");
    let proposal = &begun["proposal"];
    assert_eq!((&proposal["status"], &proposal["on"]), (&json!("active"), &json!("2026-11-01")));
    world.call("members.change_status", json!({ "id": member_id, "status": "active", "on": proposal["on"] }));
    let active = world.call("joining.get", json!({ "id": id }));
    assert_eq!((&active["member_status"], &active["proposal"]), (&json!("active"), &Value::Null));
    let stages: Vec<&str> =
        active["stages"].as_array().unwrap().iter().map(|stage| stage["name"].as_str().unwrap()).collect();
    assert_eq!(stages, ["Enquiry", "Information sent", "Documents sent", "Membership begun"]);
    let closed = world.call("joining.close", json!({ "id": id, "outcome": "joined" }));
    assert_eq!((&closed["outcome"], &closed["closed_on"]), (&json!("joined"), &json!("2026-11-21")));
    let timeline = world.call("members.timeline", json!({ "id": member_id })).to_string();
    assert!(
        timeline.contains("Made Alpha University a member: Applicant") && timeline.contains("it joined"),
        "{timeline}"
    );
}

#[test]
fn two_enquiries_of_one_organisation_and_a_former_member_are_proposed_and_joined_by_a_person() {
    let mut world = World::new();
    let former = world
        .add_member_with("University of Bamberg", &json!({ "status": "former", "left_on": "2020-12-31" }));
    let one = enquire_as(&mut world, "Bamberg University", "it@bamberg.example.edu", &json!({}));
    let other = enquire_as(&mut world, "Library at Bamberg", "library@bamberg.example.edu", &json!({}));
    let alike = world.call("joining.get", json!({ "id": one }))["alike"].clone();
    let found: Vec<(&str, i64)> = alike
        .as_array()
        .unwrap()
        .iter()
        .map(|record| (record["kind"].as_str().unwrap(), record["id"].as_i64().unwrap()))
        .collect();
    assert!(found.contains(&("member", former)) && found.contains(&("enquiry", other)), "{alike}");
    assert!(alike.to_string().contains("Former member"), "{alike}");
    // It comes back: the old membership stays what it was, and the status is proposed.
    world.call("joining.link", json!({ "id": one, "member_id": former, "roles": ["main"] }));
    world.call("joining.link", json!({ "id": other, "member_id": former, "roles": ["main", "technical"] }));
    let rows = world.call("joining.list", json!({ "member_id": former }))["rows"].as_array().unwrap().len();
    assert_eq!(rows, 2);
    let people = world.call("members.get", json!({ "id": former }))["contacts"].as_array().unwrap().len();
    assert_eq!(people, 2, "the second is the technical contact; who was first stays the main one");
    let signed = world.call("joining.move_stage", json!({ "id": one, "stage": "documents_signed" }));
    assert_eq!(signed["proposal"]["status"], "onboarding", "a former member comes back");
    let (kind, message) = world.refused("joining.become_member", json!({ "id": one }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("belongs to University of Bamberg already"), "{message}");
}

#[test]
fn what_is_wrong_with_an_enquiry_is_said_beside_its_field() {
    let mut world = World::new();
    let asker = json!({ "email": "not an address" });
    let error = world
        .door
        .call(
            "joining.save",
            json!({ "draft": { "organisation": " ", "received_on": "0026-01-01" }, "asker": asker }),
        )
        .unwrap_err();
    let fields: Vec<&str> = error.context.keys().map(String::as_str).collect();
    assert_eq!(fields, ["asker.email", "organisation", "received_on"]);
    let id = enquire(&mut world, "Alpha", &json!({}));
    for (command, request, said) in [
        ("joining.move_stage", json!({ "id": id, "stage": "elsewhere" }), "There is no stage"),
        ("joining.move_stage", json!({ "id": id, "stage": "meeting", "on": "2026-12-01" }), "until today"),
        ("joining.decide", json!({ "id": id, "verdict": "accepted" }), "who decided"),
        (
            "joining.decide",
            json!({ "id": id, "verdict": "conditional", "decided_by": "Lead" }),
            "on what conditions",
        ),
        ("joining.answer", json!({ "id": id, "criterion": "x", "answer": "yes" }), "no question"),
        ("joining.close", json!({ "id": id, "outcome": "joined" }), "no active member yet"),
        ("joining.close", json!({ "id": id, "outcome": "declined" }), "Say why"),
        ("joining.close", json!({ "id": id, "outcome": "deferred", "reason": "Budget" }), "until when"),
        ("joining.reopen", json!({ "id": id }), "open already"),
        ("joining.become_member", json!({ "id": id, "status": "active" }), "on which day"),
        ("joining.become_member", json!({ "id": id, "roles": ["main"] }), "Nobody is named"),
        ("joining.portal_sheet", json!({ "id": id }), "no member yet"),
        ("joining.list", json!({ "sort": { "by": "id; DROP TABLE member" } }), "cannot be sorted"),
        ("joining.get", json!({ "id": 99 }), "does not exist"),
    ] {
        let (_, message) = world.refused(command, request);
        assert!(message.contains(said), "{command}: {message}");
    }
}

#[test]
fn enquiries_are_searched_narrowed_sorted_and_written_as_a_list() {
    let mut world = World::new();
    enquire_as(
        &mut world,
        "Ångström Institute",
        "noor@a.example.edu",
        &json!({ "source": "Workshop", "tier": "small", "owner": "Ana" }),
    );
    let beta =
        enquire(&mut world, "Beta College", &json!({ "source": "ORCID", "received_on": "2026-01-05" }));
    world.call("joining.move_stage", json!({ "id": beta, "stage": "meeting" }));
    let mut names = |request: Value| -> Vec<String> {
        let page = world.call("joining.list", request);
        let rows = page["rows"].as_array().unwrap().clone();
        assert_eq!(page["total"].as_i64().unwrap(), i64::try_from(rows.len()).unwrap());
        rows.iter().map(|row| row["organisation"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(json!({ "search": "angstrom" })), ["Ångström Institute"]);
    assert_eq!(
        names(json!({ "search": "achebe work" })),
        ["Ångström Institute"],
        "by who enquired and the source"
    );
    assert_eq!(names(json!({ "stages": ["meeting"], "tiers": ["none"] })), ["Beta College"]);
    assert_eq!(
        names(json!({ "owners": ["Ana"], "sources": ["Workshop"], "outcomes": ["open"] })),
        ["Ångström Institute"]
    );
    assert_eq!(
        names(json!({ "sort": { "by": "stage", "descending": true } })),
        ["Beta College", "Ångström Institute"]
    );
    assert_eq!(names(json!({ "sort": { "by": "received_on" } })), ["Beta College", "Ångström Institute"]);
    let list = json!({ "list": { "name": "joining", "request": {} }, "format": "csv" });
    let list = world.call("exports.make", list)["data_base64"].as_str().unwrap().to_owned();
    let list = String::from_utf8(STANDARD.decode(list).unwrap()).unwrap();
    assert!(list.contains("Organisation,Country,Sector") && list.contains("Ångström Institute"), "{list}");
}

#[test]
fn everything_is_undone_and_named_in_the_history() {
    let mut world = World::new();
    let id = enquire_as(
        &mut world,
        "Alpha University",
        "noor@alpha.example.edu",
        &json!({ "starts_on": "2027-01-01" }),
    );
    let before = world.call("joining.get", json!({ "id": id }));
    world.call("joining.become_member", json!({ "id": id, "status": "onboarding", "roles": ["main"] }));
    world.call("history.undo", json!({}));
    assert_eq!(
        world.call("joining.get", json!({ "id": id })),
        before,
        "member, contact and plan are gone again"
    );
    assert_eq!(world.call("members.facets", json!({}))["total"], 0);
    world.call("joining.remove", json!({ "id": id }));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("joining.get", json!({ "id": id })), before);
    let history = world.call("history.list", json!({})).to_string();
    assert!(history.contains("Entered an enquiry of Alpha University"), "{history}");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_start_that_the_portal_does_not_take_or_that_costs_twice_is_warned_of() {
    let mut world = World::new();
    let warned = |world: &mut World, fields: Value| {
        let id = enquire(world, "Alpha", &fields);
        let warnings = world.call("joining.get", json!({ "id": id }))["warnings"].clone();
        texts(&warnings).join(" ")
    };
    assert_eq!(warned(&mut world, json!({ "starts_on": "2027-03-01" })), "");
    assert!(warned(&mut world, json!({ "starts_on": "2027-03-15" })).contains("not the first of a month"));
    assert!(
        warned(&mut world, json!({ "starts_on": "2028-01-01" })).contains("this or of the next year only")
    );
    let moves =
        |ends: &str| json!({ "starts_on": "2027-01-01", "transfers_from": "direct", "transfers_on": ends });
    assert_eq!(warned(&mut world, moves("2026-12-31")), "", "no gap and no double fee");
    assert!(warned(&mut world, moves("2026-11-30")).contains("There is a gap"));
    assert!(
        warned(&mut world, moves("2027-03-31")).contains("paid for from 1 January 2027 until 31 March 2027")
    );
    let mut outline = world.call("joining.outline", json!({}));
    outline["rules"]["members_max"] = json!(1);
    world.call("joining.save_outline", outline);
    world.add_member("Only Member");
    assert!(warned(&mut world, json!({})).contains("nobody can join"), "the cap is reached");
}
