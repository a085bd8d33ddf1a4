//! Lists as people have them, through the door.

mod blemishes;
mod choices;
mod first_day;
mod looks;
mod matches;
mod workbooks;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::test_world::World;

/// What these tests do with lists.
trait Lists {
    fn request(&mut self, list: &str) -> Value;
    fn plan(&mut self, list: &str) -> Value;
    fn run(&mut self, list: &str) -> Value;
    fn members(&mut self) -> Vec<Value>;
    fn history_length(&mut self) -> i64;
}

impl Lists for World {
    fn request(&mut self, list: &str) -> Value {
        let staged = self.door.stage_import_bytes("list.csv", list.as_bytes().to_vec()).unwrap();
        json!({ "token": staged.token, "kind": staged.kind, "mapping": staged.columns.iter().map(|column| &column.field).collect::<Vec<_>>() })
    }

    fn plan(&mut self, list: &str) -> Value {
        let request = self.request(list);
        self.call("imports.plan", request)
    }

    fn run(&mut self, list: &str) -> Value {
        let request = self.request(list);
        self.call("imports.run", request)
    }

    fn members(&mut self) -> Vec<Value> {
        let rows = self.call("members.list", json!({}))["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| self.call("members.get", json!({ "id": row["id"] }))).collect()
    }

    fn history_length(&mut self) -> i64 {
        self.call("history.list", json!({}))["total"].as_i64().unwrap()
    }
}

/// new / updated / unchanged / rejected
fn counts(result: &Value) -> [i64; 4] {
    ["created", "updated", "unchanged", "rejected"].map(|name| result[name].as_i64().unwrap())
}

const LIST: &str = "Name,ROR,Country,City,Joined,Tier,Library code
Universität Zürich,https://ror.org/02crff812,CHE,Zürich,2019-01-01,large,ZH-1
\"Jagiellonian University, Kraków\",03bqmcz70,Poland,Kraków,2020-07-01,standard,NA
東京大学,,JP,東京,,-,N/A
";

#[test]
fn a_list_comes_in_whole_and_only_once() {
    let mut world = World::new();
    assert_eq!(counts(&world.plan(LIST)), [3, 0, 0, 0]);
    assert!(world.members().is_empty(), "a plan changes nothing");
    let result = world.run(LIST);
    assert_eq!(counts(&result), [3, 0, 0, 0]);
    let members = world.members();
    let zurich = &members
        .iter()
        .find(|member| member["member"]["official_name"] == "Universität Zürich")
        .unwrap()["member"];
    assert_eq!(
        (zurich["country"].as_str(), zurich["tier"].as_str(), zurich["status"].as_str()),
        (Some("CH"), Some("large"), Some("active"))
    );
    assert_eq!(zurich["extra"], json!({ "Library code": "ZH-1" }), "a column without a field is kept");
    let tokyo =
        &members.iter().find(|member| member["member"]["official_name"] == "東京大学").unwrap()["member"];
    assert_eq!(
        (tokyo["joined_on"].as_str(), tokyo["tier"].as_str(), tokyo["extra"].clone()),
        (None, None, json!({}))
    );
    assert_eq!(
        world.call("members.list", json!({ "search": "京大" }))["total"],
        1,
        "imported members are found"
    );

    let before = world.history_length();
    let again = world.run(LIST);
    assert_eq!(counts(&again), [0, 0, 3, 0]);
    assert_eq!(
        (again["batch"].clone(), world.history_length()),
        (result["batch"].clone(), before),
        "the second time nothing happens"
    );
}

#[test]
fn an_update_changes_what_the_list_says_and_nothing_else() {
    let mut world = World::new();
    world.run(LIST);
    let id = world.members()[1]["member"]["id"].clone();
    let mut draft = world.members()[1]["member"].clone();
    draft["notes"] = "call in May".into();
    draft["status"] = "leaving".into();
    world.call("members.update", json!({ "id": id, "draft": draft }));
    let plan = world.plan("name,city,country\nUNIVERSITAT ZURICH,Winterthur,\n");
    assert_eq!(counts(&plan), [0, 1, 0, 0]);
    let changes = &plan["preview"][0]["changes"];
    assert_eq!(changes[1], json!({ "field": "city", "before": "Zürich", "after": "Winterthur" }));
    world.run("ror,name,city,country\n02crff812,Universität Zürich,Winterthur,\n");
    let member = world.members().into_iter().find(|member| member["member"]["city"] == "Winterthur").unwrap()
        ["member"]
        .clone();
    assert_eq!(
        (member["country"].as_str(), member["official_name"].as_str()),
        (Some("CH"), Some("Universität Zürich")),
        "an empty cell erases nothing"
    );
}

#[test]
fn an_import_is_undone_as_one() {
    let mut world = World::new();
    world.run("name,city\nFirst,Lyon\n");
    let before = world.members();
    let result = world.run("name,city,contact name,e-mail,role\nFirst,Paris,Ana Núñez,ana@example.org,main;voting\nSecond,Rome,Bo Li,bo@example.org,voting\n");
    assert_eq!(counts(&result), [1, 1, 0, 0]);
    assert_eq!(world.members()[0]["contacts"][0]["name"], "Ana Núñez");
    world.call("history.undo", json!({ "id": result["entry_id"] }));
    assert_eq!(world.members(), before);
    assert_eq!(world.call("contacts.list", json!({}))["total"], 0);
    let batches = world.call("imports.list", json!({}));
    assert_eq!((batches[0]["undone"].clone(), batches[1]["undone"].clone()), (json!(true), json!(false)));
    world.call("history.redo", json!({}));
    assert_eq!(world.members().len(), 2);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn what_depends_on_an_import_keeps_it() {
    let mut world = World::new();
    let result = world.run("name\nFirst\nSecond\n");
    let mut draft = world.members()[0]["member"].clone();
    draft["city"] = "Lyon".into();
    world.call("members.update", json!({ "id": draft["id"], "draft": draft }));
    let error = world.door.call("history.undo", json!({ "id": result["entry_id"] })).unwrap_err();
    assert!(error.to_string().contains("changed since (“Edited First”)"), "{}", error.message);
    assert_eq!(world.members().len(), 2);
}

#[test]
fn each_bad_row_says_why_and_the_others_come_in() {
    let mut world = World::new();
    let list = "name,ror,country,tier,joined,e-mail\n\
        Good,,FR,small,2026-01-01,\n\
        Bad country,,Atlantis,,,\n\
        Bad tier,,,huge,,\n\
        Bad date,,,,2026-02-30,\n\
        Bad ror,03yrm5c27,,,,\n\
        ,,FR,,,\n\
        Good,,FR,,,\n\
        Bad mail,,,,,ana@\n\
        Hidden\u{202e}eman,,,,,\n\
        Too,many,cells,,,,here\n\
        <script>alert(1)</script>,,,,,\n";
    let result = world.run(list);
    assert_eq!(counts(&result), [8, 0, 0, 3], "a bad field costs the field, not the row");
    let told: Vec<(i64, &str, &str)> = result["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            (
                problem["row"].as_i64().unwrap(),
                problem["column"].as_str().unwrap(),
                problem["problem"].as_str().unwrap(),
            )
        })
        .collect();
    for (row, column, said) in [
        (3, "country", "Atlantis"),
        (4, "tier", "small, standard or large"),
        (5, "joined", "not a date"),
        (6, "ror", "check digits"),
        (7, "name", "names no member"),
        (8, "name", "line 2"),
        (9, "e-mail", "not an e-mail address"),
        (10, "name", "cannot be seen"),
        (11, "", "7 cells"),
    ] {
        assert!(
            told.iter().any(|problem| problem.0 == row && problem.1 == column && problem.2.contains(said)),
            "line {row}: {told:#?}"
        );
    }
    let rejected = world.call("imports.rejected", json!({ "batch": result["batch"] }));
    assert_eq!(rejected["file_name"], "list.rejected.csv");
    let csv = rejected["csv"].as_str().unwrap();
    assert!(
        csv.starts_with("name,ror,country,tier,joined,e-mail,reason\n")
            && csv.contains("\n,,FR,,,,The row names no member."),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 9, "three rejected rows, and five that came in without a field: {csv}");
}

#[test]
fn a_corrected_rejected_list_can_be_imported() {
    let mut world = World::new();
    let result = world.run("name,country\nGood,FR\n,FR\n");
    let csv = world.call("imports.rejected", json!({ "batch": result["batch"] }))["csv"]
        .as_str()
        .unwrap()
        .replace(",FR,", "Nameless before,FR,");
    let csv = csv.lines().map(|line| line.split(",\"").next().unwrap()).collect::<Vec<_>>().join("\n");
    assert_eq!(counts(&world.run(&csv))[0], 1, "{csv}");
}

#[test]
fn ambiguous_dates_are_asked_about_once() {
    let mut world = World::new();
    let list = "name,joined\nA,03/04/2026\nB,04/05/2026\n";
    assert!(world.plan(list)["question"].as_str().unwrap().contains("03/04/2026"));
    let mut request = world.request(list);
    assert_eq!(
        world.door.call("imports.run", request.clone()).unwrap_err().field.as_deref(),
        Some("date_order")
    );
    request["date_order"] = "mdy".into();
    world.call("imports.run", request);
    assert_eq!(world.members()[0]["member"]["joined_on"], "2026-03-04");
}

#[test]
fn people_come_in_with_their_members_or_after_them() {
    let mut world = World::new();
    world.run("organisation,contact given name,contact family name,contact e-mail,role\nFirst,Ana,Núñez,ana@example.org,voting\nFirst,Bo,Li,bo@example.org,technical\n");
    assert_eq!(
        world.members()[0]["contacts"].as_array().unwrap().len(),
        2,
        "several rows may bring people of one member"
    );
    let list = "Member,Name,Email,ORCID iD,Voting contact,Role\nFirst,Ana Núñez,ANA@example.org,0000-0002-1825-0097,no,\nfirst,Cy Ode,cy@example.org,,yes,main\nNobody,Di Em,di@example.org,,,\n";
    let result = world.run(list);
    assert_eq!(counts(&result), [0, 2, 0, 1], "{result}");
    let roll = world.call("contacts.voting_roll", json!({}));
    assert_eq!(roll["rows"][0]["name"], "Cy Ode", "the voting role is handed over");
    let member = &world.members()[0];
    let ana =
        member["contacts"].as_array().unwrap().iter().find(|contact| contact["name"] == "Ana Núñez").unwrap();
    assert_eq!(
        (ana["orcid_id"].as_str(), ana["roles"][0]["until_on"].as_str()),
        (Some("0000-0002-1825-0097"), Some("2026-11-21"))
    );
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn two_voting_contacts_in_one_list_are_one_too_many() {
    let mut world = World::new();
    let result = world.run("organisation,contact name,e-mail,voting\nFirst,Ana Núñez,ana@example.org,yes\nFirst,Bo Li,bo@example.org,yes\n");
    assert_eq!(counts(&result), [1, 1, 0, 0], "the person comes in without that role");
    assert!(result["problems"][0]["problem"].as_str().unwrap().contains("line 2"), "{result}");
    let roll = world.call("contacts.voting_roll", json!({}));
    assert_eq!(roll["rows"][0]["name"], "Ana Núñez");
    assert_eq!(world.members()[0]["contacts"].as_array().unwrap().len(), 2);
}

#[test]
fn a_file_that_is_no_list_changes_nothing() {
    let mut world = World::new();
    for (bytes, said) in [
        (&b""[..], "empty"),
        (b"\n\n  \n", "no lines with text"),
        (b"PK\x03\x04", "damaged or not an XLSX workbook"),
        (b"name\nA\0\n", "NUL"),
        (b"name,city\n\"A,Paris\nB,Rome\n", "opens on line 2"),
    ] {
        let error = world.door.stage_import_bytes("bad.csv", bytes.to_vec()).unwrap_err();
        assert!(
            error.to_string().contains(said) && error.to_string().starts_with("bad.csv: "),
            "{}",
            error.message
        );
    }
    let only_headings = world.door.stage_import_bytes("a.csv", b"name,city\n".to_vec()).unwrap();
    assert!(only_headings.warnings[0].contains("no rows"));
    assert!(world.plan("code,price\n1,2\n")["question"].as_str().unwrap().contains("name"));
    let doubled = world.door.stage_import_bytes("a.csv", b"name,code,code\nA,1,2\n".to_vec()).unwrap();
    assert!(doubled.warnings[0].contains("more than once"));
    assert_eq!(doubled.columns[2].header, "code (2)");
    assert_eq!(world.history_length(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Importing any list and undoing it is the identity, and importing it twice is importing it once.
    #[test]
    fn import_then_undo_is_the_identity(
        names in prop::collection::vec("[A-Dé東 ]{1,6}", 1..12),
        again in prop::collection::vec("[A-Dé東 ]{1,6}", 0..12),
        mode in prop::sample::select(vec!["update", "add", "ask"]),
        answers in prop::collection::vec(prop::sample::select(vec!["take", "keep", "new"]), 12),
    ) {
        let list = |names: &[String]| {
            let rows = names.iter().enumerate().map(|(number, name)| format!("{name},City {number},P{number} Q,p{number}@example.org,technical\n"));
            format!("name,city,contact name,e-mail,role\n{}", rows.collect::<String>())
        };
        let mut world = World::new();
        world.run(&list(&names));
        let before = world.members();
        let mut request = world.request(&list(&again));
        request["mode"] = mode.into();
        let decisions = answers.iter().enumerate().map(|(row, answer)| json!({ "row": row + 2, "answer": answer }));
        request["decisions"] = decisions.collect();
        let plan = world.call("imports.plan", request.clone());
        let result = world.call("imports.run", request.clone());
        prop_assert_eq!(counts(&plan), counts(&result), "the plan is what happens");
        let twice = world.call("imports.run", request);
        prop_assert_eq!((twice["created"].as_i64(), twice["updated"].as_i64()), (Some(0), Some(0)));
        if result["entry_id"].is_i64() {
            world.call("history.undo", json!({ "id": result["entry_id"] }));
        }
        prop_assert_eq!(world.members(), before);
        prop_assert_eq!(world.call("register.check", json!({}))["ok"].clone(), json!(true));
    }
}
