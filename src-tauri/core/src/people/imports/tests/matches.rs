//! Who a row means: identifiers decide, likeness only asks.

use serde_json::{Value, json};

use super::{Lists, counts};
use crate::test_world::World;

fn decided(world: &mut World, list: &str, decisions: Value) -> Value {
    let mut request = world.request(list);
    request["decisions"] = decisions;
    request
}

#[test]
fn identifiers_decide_in_their_order() {
    let mut world = World::new();
    world.add_member_with("By ROR", &json!({ "ror_id": "03yrm5c26", "city": "Here" }));
    world.add_member_with("By tax id", &json!({ "tax_id": "DE 123 456 789" }));
    world.add_member_with("By domain", &json!({ "email_domain": "example.org" }));
    world.add_member("By name");
    let list = "name,ror,vat id,e-mail domain,city\n\
        Renamed one,https://ror.org/03yrm5c26,,,A\n\
        Renamed two,,de-123456789,example.org,B\n\
        BY  NAME,,,,D\n";
    assert_eq!(counts(&world.run(list)), [0, 3, 0, 0]);
    assert_eq!(world.names(json!({})), ["By domain", "BY NAME", "Renamed one", "Renamed two"]);
    assert_eq!(counts(&world.run("name,domain,city\nRenamed three,other.org,C\n")), [1, 0, 0, 0]);
    let list = "name,domain,city\nBy domain and more,https://www.OTHER.org/,E\n";
    assert_eq!(counts(&world.run(list)), [0, 1, 0, 0]);
}

#[test]
fn a_domain_that_several_share_identifies_nobody() {
    let mut world = World::new();
    world.add_member_with("University of Oslo", &json!({ "email_domain": "uio.no" }));
    world.add_member_with("Gmail College", &json!({ "email_domain": "gmail.com" }));
    world.add_member("Lyon Library");
    for (list, why) in [
        ("name,domain\nOslo University Hospital,uio.no\n", "another kind of organisation"),
        ("name,domain\nOne,uio.no\nTwo,uio.no\n", "several rows of the list have it"),
        ("name,domain\nReading Rooms,gmail.com\n", "anybody can have a mailbox there"),
    ] {
        assert_eq!(world.plan(list)["updated"], 0, "{why}");
    }
    let plan = world.plan("name,domain\nLyon Library,uio.no\n");
    assert_eq!(
        plan["preview"][0]["changes"][0]["field"], "e-mail domain",
        "the exact name of another member wins"
    );
    let plan = world.plan("name,domain\nOslo University Hospital,uio.no\n");
    assert_eq!(plan["matches"][0]["candidates"][0]["reason"], "the e-mail domain is the same");
}

#[test]
fn likeness_is_a_suggestion_and_merges_nothing_by_itself() {
    let mut world = World::new();
    let amc = world
        .add_member_with("Academic Medical Center (AMC)", &json!({ "country": "NL", "city": "Amsterdam" }));
    let list = "name,country,city\n\"AMC, Netherlands\",NL,Amstelveen\nQuite Other,NL,\n";
    let plan = world.plan(list);
    assert_eq!(counts(&plan), [2, 0, 0, 0]);
    let question = &plan["matches"][0];
    assert_eq!((question["row"].as_i64(), question["answer"].clone()), (Some(2), Value::Null));
    let candidate = &question["candidates"][0];
    assert_eq!(
        (candidate["member"].as_i64(), candidate["name"].as_str()),
        (Some(amc), Some("Academic Medical Center (AMC)"))
    );
    assert!(
        candidate["fields"]
            .as_array()
            .unwrap()
            .contains(&json!({ "field": "City", "before": "Amsterdam", "after": "Amstelveen" }))
    );
    let problem = &plan["problems"][0];
    assert_eq!((problem["severity"].as_str(), problem["row"].as_i64()), (Some("suggestion"), Some(2)));
    assert_eq!(plan["matches"].as_array().unwrap().len(), 1);

    let same = decided(&mut world, list, json!([{ "row": 2, "answer": "same", "member": amc }]));
    let plan = world.call("imports.plan", same.clone());
    assert_eq!((counts(&plan), plan["problem_count"].as_i64()), ([1, 1, 0, 0], Some(0)));
    assert_eq!(
        (plan["matches"][0]["answer"].as_str(), plan["matches"][0]["member"].as_i64()),
        (Some("same"), Some(amc))
    );
    let new = decided(&mut world, list, json!([{ "row": 2, "answer": "new" }]));
    let plan = world.call("imports.plan", new);
    assert_eq!(
        (counts(&plan), plan["problem_count"].as_i64()),
        ([2, 0, 0, 0], Some(0)),
        "an answer is no problem"
    );

    let mut both = same.clone();
    both["mode"] = "ask".into();
    both["decisions"].as_array_mut().unwrap().push(json!({ "row": 2, "answer": "take" }));
    assert_eq!(counts(&world.call("imports.plan", both)), [1, 1, 0, 0], "a row may be asked twice");

    world.call("imports.run", same);
    assert_eq!(world.members().len(), 2);
    assert_eq!(world.plan(list)["unchanged"], 2, "afterwards the name is known");
}

#[test]
fn a_member_that_another_row_means_is_not_suggested() {
    let mut world = World::new();
    world.add_member_with("University of York", &json!({ "country": "GB" }));
    assert_eq!(world.plan("name,country\nYork University,CA\n")["matches"], json!([]), "another country");
    let plan = world.plan("name\nYork University\nUniversity of York\n");
    assert_eq!((counts(&plan), plan["matches"].clone()), ([1, 0, 1, 0], json!([])));
    let plan = world.plan("name,ror\nYork University,https://ror.org/03yrm5c26\n");
    assert_eq!(plan["matches"].as_array().unwrap().len(), 1, "one ROR id alone contradicts nothing");
}

#[test]
fn people_of_a_member_of_another_writing_are_asked_about_once() {
    let mut world = World::new();
    let id = world.add_member("Technische Universität Dresden");
    let list = "Member,Name,Email\nTU Dresden,Ana Núñez,ana@example.org\nTU Dresden,Bo Li,bo@example.org\n";
    let plan = world.plan(list);
    assert_eq!(counts(&plan), [0, 0, 0, 2]);
    assert_eq!(plan["matches"].as_array().unwrap().len(), 1);
    let request = decided(&mut world, list, json!([{ "row": 2, "answer": "same", "member": id }]));
    assert_eq!(counts(&world.call("imports.run", request)), [0, 2, 0, 0]);
    assert_eq!(world.members()[0]["contacts"].as_array().unwrap().len(), 2);
}

#[test]
fn members_of_one_name_are_told_apart_by_their_order() {
    let mut world = World::new();
    world.add_member_with("Twin", &json!({ "city": "Lyon" }));
    world.add_member_with("Twin", &json!({ "city": "Rome" }));
    assert_eq!(counts(&world.plan("name,city\nTwin,Lyon\nTwin,Rome\n")), [0, 0, 2, 0]);
    assert_eq!(counts(&world.plan("name,city\nTwin,Lyon\nTwin,Rome\nTwin,Bern\n")), [0, 0, 2, 1]);
}

#[test]
fn one_person_may_serve_several_members() {
    let mut world = World::new();
    world.run("name,contact name,e-mail,role\nFirst,Ana Núñez,ana@example.org,main\nSecond,Cy Ode,office@example.org,main\n");
    let list = "Member,Name,Email,Role,Phone\n\
        Second,Ana Núñez,ANA@example.org,technical,12345\n\
        First,Di Em,office@example.org,technical,\n\
        First,Bo Li,bo@example.org,invoice,\n\
        Second,Bo Li,bo@example.org,invoice,\n";
    let result = world.run(list);
    assert_eq!(counts(&result), [0, 4, 0, 0], "{result}");
    let rows = world.call("contacts.list", json!({}))["rows"].as_array().unwrap().clone();
    let ids = |name: &str| -> Vec<i64> {
        rows.iter().filter(|row| row["name"] == name).map(|row| row["id"].as_i64().unwrap()).collect()
    };
    for name in ["Ana Núñez", "Bo Li"] {
        assert!(matches!(ids(name)[..], [one, other] if one == other), "{name} is one person: {rows:#?}");
    }
    assert_ne!(ids("Cy Ode"), ids("Di Em"), "an address that two names share is not a person");
    let first = world.members()[0].clone();
    let ana = first["contacts"].as_array().unwrap().iter().find(|contact| contact["name"] == "Ana Núñez");
    assert_eq!(ana.unwrap()["phone"], "12345");
    assert_eq!(counts(&world.run(list)), [0, 0, 4, 0]);
    world.call("imports.undo", json!({ "batch": result["batch"] }));
    assert_eq!(world.call("contacts.list", json!({}))["total"], 2);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_list_from_before_a_merge_means_the_survivor() {
    let mut world = World::new();
    let survivor = world.add_member_with("Academic Medical Center", &json!({ "ror_id": "03yrm5c26" }));
    let merged = world.add_member_with("AMC, Netherlands", &json!({ "city": "Amsterdam" }));
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": survivor, "other_id": merged }));
    let result = world.run("name,city,tier\n\"AMC, Netherlands\",Amstelveen,large\n");
    assert_eq!(counts(&result), [0, 1, 0, 0], "{result}");
    let member = world.call("members.get", json!({ "id": survivor }))["member"].clone();
    assert_eq!(
        (member["official_name"].as_str(), member["tier"].as_str()),
        (Some("Academic Medical Center"), Some("large")),
        "the survivor is brought up to date and keeps its name"
    );
}
