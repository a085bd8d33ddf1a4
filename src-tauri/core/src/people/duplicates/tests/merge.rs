//! What a merge leaves, where, and how it is taken back.

use serde_json::{Value, json};

use super::{content, merge};
use crate::kernel::ErrorKind;
use crate::test_world::World;

fn twins(world: &mut World) -> (i64, i64) {
    let survivor = world.add_member_with(
        "Academic Medical Center (AMC)",
        &json!({ "country": "NL", "notes": "Pays late.", "tax_id": "NL1" }),
    );
    let other = world.add_member_with(
        "AMC, Netherlands",
        &json!({ "city": "Amsterdam", "ror_id": "https://ror.org/03t4gr691", "notes": "Moved in 2024.", "tax_id": "NL2" }),
    );
    (survivor, other)
}

fn field<'a>(preview: &'a Value, name: &str) -> &'a Value {
    preview["fields"].as_array().unwrap().iter().find(|field| field["field"] == name).unwrap()
}

#[test]
fn fields_are_chosen_one_by_one_and_previewed() {
    let mut world = World::new();
    let (survivor, other) = twins(&mut world);
    let choices = json!({ "tax_id": "other" });
    let request =
        json!({ "kind": "members", "survivor_id": survivor, "other_id": other, "choices": choices });
    let preview = world.call("duplicates.preview_merge", request.clone());
    assert_eq!(field(&preview, "official_name")["choice"], "survivor");
    let order: Vec<&str> =
        preview["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect();
    assert_eq!(order.first(), Some(&"official_name"), "names come first: {order:?}");
    assert_eq!(field(&preview, "city")["choice"], "other", "the only value there is");
    assert_eq!(field(&preview, "notes")["choice"], "both");
    let before = content(&world);
    assert_eq!(content(&world), before, "a preview changes nothing");
    world.call("duplicates.merge", request);
    let member = world.call("members.get", json!({ "id": survivor }))["member"].clone();
    assert_eq!(member["official_name"], "Academic Medical Center (AMC)");
    assert_eq!((member["city"].as_str(), member["tax_id"].as_str()), (Some("Amsterdam"), Some("NL2")));
    assert_eq!(member["ror_id"], "https://ror.org/03t4gr691");
    assert_eq!(member["notes"], "Pays late.\n\nMoved in 2024.");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn the_merged_member_is_out_of_every_list_and_found_by_its_name() {
    let mut world = World::new();
    let (survivor, other) = twins(&mut world);
    merge(&mut world, "members", survivor, other, &json!({}));
    let one = ["Academic Medical Center (AMC)"];
    assert_eq!(world.names(json!({})), one);
    assert!(world.names(json!({ "archived": true })).is_empty());
    assert_eq!(world.names(json!({ "search": "amc, netherlands" })), one, "by the name of the merged record");
    assert_eq!(world.call("members.facets", json!({}))["archived"], 0);
    let merges = world.call("members.get", json!({ "id": other }))["merges"].clone();
    assert_eq!(merges["into"]["name"], one[0]);
    let (kind, message) = world.refused("members.restore", json!({ "ids": [other] }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(
        message.contains("was merged into Academic Medical Center (AMC) on 21 November 2026"),
        "{message}"
    );
    assert_eq!(world.call("duplicates.find", json!({ "kind": "members" }))["total"], 0);
}

#[test]
fn a_merge_is_undone_to_the_last_row_and_done_again() {
    let mut world = World::new();
    let (survivor, other) = twins(&mut world);
    world.add_person(survivor, "Núñez", &["main", "voting"]);
    world.add_person(other, "Ødegård", &["voting", "technical"]);
    let before = content(&world);
    let choices = json!({ "voting_contact": "other" });
    let entry = merge(&mut world, "members", survivor, other, &choices)["entry_id"].clone();
    let after = content(&world);
    assert_ne!(before, after);
    assert_eq!(
        world.call("history.undo", json!({ "id": entry }))["summary"],
        "Merged AMC, Netherlands into Academic Medical Center (AMC)"
    );
    assert_eq!(content(&world), before);
    assert_eq!(world.names(json!({ "search": "netherlands" })), ["AMC, Netherlands"]);
    world.call("history.redo", json!({}));
    assert_eq!(content(&world), after);
}

#[test]
fn one_person_votes_whichever_is_chosen_and_nobody_is_lost() {
    for (choice, voter, former) in [("survivor", "Núñez", "Ødegård"), ("other", "Ødegård", "Núñez")] {
        let mut world = World::new();
        let (survivor, other) = twins(&mut world);
        world.add_person(survivor, "Núñez", &["voting"]);
        world.add_person(other, "Ødegård", &["voting", "technical"]);
        merge(&mut world, "members", survivor, other, &json!({ "voting_contact": choice }));
        let roll = world.call("contacts.voting_roll", json!({}));
        assert_eq!(roll["rows"].as_array().unwrap().len(), 1);
        assert_eq!(roll["rows"][0]["name"], format!("Ana {voter}"));
        let detail = world.call("members.get", json!({ "id": survivor }));
        let contacts = detail["contacts"].as_array().unwrap();
        let of = |name: &str| contacts.iter().find(|contact| contact["family_name"] == name).unwrap();
        let ended = of(former)["roles"]
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["role"] == "voting" && !role["until_on"].is_null());
        assert!(ended, "{former} is still seen to have voted");
        assert!(
            of("Ødegård")["roles"]
                .as_array()
                .unwrap()
                .iter()
                .any(|role| role["role"] == "technical" && role["until_on"].is_null())
        );
    }
}

#[test]
fn documents_move_and_invoices_stay_and_are_listed_with_the_survivor() {
    let mut world = World::new();
    let (survivor, other) = twins(&mut world);
    let token = world.door.stage_attachment_bytes("letter.txt", b"Dear all".to_vec()).unwrap().token;
    let file = json!({ "token": token, "title": "Letter", "kind": "letter" });
    world.call("attachments.add", json!({ "member_id": other, "files": [file] }));
    world.call("members.archive", json!({ "ids": [survivor] }));
    let bill = json!({ "year": 2026, "plan": crate::test_world::flat_plan(10_000, "EUR") });
    let issued = world.call("invoices.issue", bill.clone());
    assert_eq!(issued["invoices"].as_array().unwrap().len(), 1, "{issued}");
    world.call("members.restore", json!({ "ids": [survivor] }));
    let request = json!({ "kind": "members", "survivor_id": survivor, "other_id": other });
    let preview = world.call("duplicates.preview_merge", request.clone());
    let moved = |label: &str| {
        preview["moved"].as_array().unwrap().iter().find(|moved| moved["label"] == label).unwrap().clone()
    };
    assert_eq!(moved("Documents"), json!({ "label": "Documents", "count": 1, "stays": false }));
    assert_eq!(moved("Invoices"), json!({ "label": "Invoices", "count": 1, "stays": true }));
    world.call("duplicates.merge", request);
    assert_eq!(
        world.call("attachments.list", json!({ "member_id": survivor }))["rows"][0]["title"],
        "Letter"
    );
    let invoices = world.call("invoices.list", json!({ "member_id": survivor }));
    assert_eq!(
        (invoices["total"].clone(), invoices["rows"][0]["member_id"].clone()),
        (json!(1), json!(other))
    );
    let preview = world.call("billing.preview", bill);
    assert_eq!(preview["bills"], json!([]), "the year was paid under the other name: {preview}");
    let years = world.call("billing.years", json!({}))["years"].clone();
    let year = years.as_array().unwrap().iter().find(|year| year["year"] == 2026).unwrap();
    assert_eq!(year["state"], "issued", "nobody is left to bill");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn what_was_merged_before_follows_into_the_new_survivor() {
    let mut world = World::new();
    let [first, second, third] = ["First", "Second", "Third"].map(|name| world.add_member(name));
    merge(&mut world, "members", second, third, &json!({}));
    let (kind, _) = world
        .refused("duplicates.merge", json!({ "kind": "members", "survivor_id": third, "other_id": first }));
    assert_eq!(kind, ErrorKind::Conflict, "a merged member is no survivor");
    merge(&mut world, "members", first, second, &json!({}));
    let merges = world.call("members.get", json!({ "id": first }))["merges"].clone();
    let names: Vec<&Value> =
        merges["from"].as_array().unwrap().iter().map(|merged| &merged["name"]).collect();
    assert_eq!(names, ["Third", "Second"]);
    assert_eq!(world.names(json!({ "search": "third" })), ["First"]);
}

#[test]
fn two_records_of_a_person_become_one_with_all_roles() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    let id = |detail: &Value| detail["contacts"][0]["id"].as_i64().unwrap();
    let one = id(&world.add_person(first, "Núñez", &["main", "technical"]));
    let detail = world.add_person(second, "Nunez", &["voting"]);
    let other = id(&detail);
    let draft = json!({ "given_name": "Ana", "family_name": "Nunez", "email": "ana@example.org", "orcid_id": "", "phone": "1", "job_title": "", "notes": "" });
    let at_first = json!({ "id": other, "member_id": first, "draft": draft, "roles": ["technical"], "from_on": "2026-01-01" });
    world.call("contacts.save", at_first);
    let before = content(&world);
    merge(&mut world, "contacts", one, other, &json!({}));
    let contacts = world.call("contacts.list", json!({}));
    assert_eq!(contacts["total"], 2, "one person at two members");
    let of_first = world.call("members.get", json!({ "id": first }))["contacts"].clone();
    assert_eq!(
        (of_first[0]["family_name"].as_str(), of_first[0]["email"].as_str()),
        (Some("Núñez"), Some("ana@example.org"))
    );
    let technical = of_first[0]["roles"]
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["role"] == "technical")
        .unwrap()
        .clone();
    assert_eq!(technical["from_on"], "2026-01-01", "since whichever of the two began earlier");
    world.call("history.undo", json!({}));
    assert_eq!(content(&world), before);
}

#[test]
fn a_record_is_never_merged_into_itself() {
    let mut world = World::new();
    let id = world.add_member("First");
    let (kind, message) =
        world.refused("duplicates.merge", json!({ "kind": "members", "survivor_id": id, "other_id": id }));
    assert_eq!(
        (kind, message.as_str()),
        (ErrorKind::Invalid, "A record cannot be merged into itself. Name two records.")
    );
}

#[test]
fn a_list_that_still_names_the_merged_member_means_the_survivor() {
    let mut world = World::new();
    let (survivor, other) = twins(&mut world);
    let mut draft = world.call("members.get", json!({ "id": survivor }))["member"].clone();
    draft["ror_id"] = "https://ror.org/02crff812".into();
    world.call("members.update", json!({ "id": survivor, "draft": draft }));
    merge(&mut world, "members", survivor, other, &json!({}));
    let lists = [
        "Name,City\n\"AMC, Netherlands\",Utrecht\n",
        "Name,ROR,City\n\"AMC, Netherlands\",https://ror.org/03t4gr691,Leiden\n",
    ];
    for (list, city) in lists.into_iter().zip(["Utrecht", "Leiden"]) {
        let staged = world.door.stage_import_bytes("list.csv", list.as_bytes().to_vec()).unwrap();
        let staged = serde_json::to_value(staged).unwrap();
        let mapping: Vec<Value> =
            staged["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
        let request = json!({ "token": staged["token"], "kind": "members", "mapping": mapping });
        let result = world.call("imports.run", request);
        assert_eq!((result["created"].as_i64(), result["updated"].as_i64()), (Some(0), Some(1)), "{result}");
        let member = world.call("members.get", json!({ "id": survivor }))["member"].clone();
        assert_eq!(
            member["official_name"], "Academic Medical Center (AMC)",
            "a merged record renames nobody"
        );
        assert_eq!(
            (member["city"].as_str(), member["ror_id"].as_str()),
            (Some(city), Some("https://ror.org/02crff812"))
        );
    }
}

#[test]
fn the_timeline_of_the_survivor_tells_what_happened_to_the_merged_member() {
    let mut world = World::new();
    let (survivor, other) = twins(&mut world);
    world.add_person(other, "Ødegård", &["technical"]);
    merge(&mut world, "members", survivor, other, &json!({}));
    let timeline = world.call("members.timeline", json!({ "id": survivor }));
    let told: Vec<&str> =
        timeline.as_array().unwrap().iter().map(|entry| entry["summary"].as_str().unwrap()).collect();
    assert!(
        told.contains(&"Added AMC, Netherlands") && told.contains(&"Added Ana Ødegård at AMC, Netherlands"),
        "{told:?}"
    );
}

#[test]
fn what_orcid_was_told_of_a_person_follows_into_the_merge() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    let one = world.add_person(first, "Núñez", &["main"])["contacts"][0]["id"].clone();
    let at_first = world.add_person(first, "Nunez", &["technical"]);
    let of_nunez = |contact: &&Value| contact["family_name"] == "Nunez";
    let other = at_first["contacts"].as_array().unwrap().iter().find(of_nunez).unwrap()["id"].clone();
    let draft = json!({ "given_name": "Ana", "family_name": "Nunez", "email": "", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    world.call(
        "contacts.save",
        json!({ "id": other, "member_id": second, "draft": draft, "roles": ["main"] }),
    );
    world.call("portal_sync.submit", json!({}));
    let before = content(&world);
    let request = json!({ "kind": "contacts", "survivor_id": one, "other_id": other });
    let preview = world.call("duplicates.preview_merge", request.clone());
    assert_eq!(
        preview["notes"],
        json!(["ORCID was told of both at First. Take Ana Nunez out there by hand."])
    );
    world.call("duplicates.merge", request);
    let queue = world.call("portal_sync.queue", json!({}))["rows"].clone();
    let kinds: Vec<(&str, &str)> = queue
        .as_array()
        .unwrap()
        .iter()
        .map(|tell| (tell["kind"].as_str().unwrap(), tell["member"].as_str().unwrap()))
        .collect();
    assert!(
        kinds.contains(&("change", "Second")),
        "ORCID knows the person there by the other name: {kinds:?}"
    );
    world.call("history.undo", json!({}));
    assert_eq!(content(&world), before);
}
