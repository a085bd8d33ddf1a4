//! Which pairs are found, why, and how sure it is.

use serde_json::{Value, json};

use crate::test_world::World;

fn found(world: &mut World, kind: &str) -> Vec<(String, String, u64, Vec<String>)> {
    let list = world.call("duplicates.find", json!({ "kind": kind }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let mut names = [text(&row["one"]["name"]), text(&row["other"]["name"])];
            names.sort();
            let [one, other] = names;
            let reasons = row["reasons"].as_array().unwrap().iter().map(text).collect();
            (one, other, row["percent"].as_u64().unwrap(), reasons)
        })
        .collect()
}

#[test]
fn members_are_found_by_acronym_and_short_name() {
    let mut world = World::new();
    world.add_member_with("Academic Medical Center (AMC)", &json!({ "country": "NL" }));
    world.add_member("AMC, Netherlands");
    world.add_member("Universiteit Utrecht");
    world.add_member_with("TUD", &json!({ "short_name": "TU Dresden" }));
    world.add_member("Technische Universität Dresden");
    let pairs = found(&mut world, "members");
    let names: Vec<(&str, &str)> =
        pairs.iter().map(|(one, other, ..)| (one.as_str(), other.as_str())).collect();
    assert!(names.contains(&("AMC, Netherlands", "Academic Medical Center (AMC)")), "{names:?}");
    assert!(names.contains(&("TUD", "Technische Universität Dresden")), "{names:?}");
    assert_eq!(pairs.len(), 2, "and nothing else: {pairs:?}");
}

#[test]
fn members_are_found_by_vat_id_domain_and_writing() {
    let mut world = World::new();
    world.add_member_with("First", &json!({ "tax_id": "NL 0012.3456.B01" }));
    world.add_member_with("Quite Another", &json!({ "tax_id": "nl00123456b01" }));
    world.add_member_with("Elm Institute", &json!({ "email_domain": "elm.example" }));
    world.add_member_with("Oak House", &json!({ "email_domain": "elm.example" }));
    world.add_member("Universidad de Málaga");
    world.add_member("UNIVERSIDAD DE MALAGA");
    let pairs = found(&mut world, "members");
    let reasons: Vec<&str> = pairs.iter().map(|(.., reasons)| reasons[0].as_str()).collect();
    assert_eq!(
        reasons,
        [
            "The names differ only in case, accents, punctuation or composition.",
            "They have the same VAT or tax id, NL00123456B01.",
            "They have the same e-mail domain, elm.example.",
        ],
        "the surest first"
    );
}

#[test]
fn nfc_and_nfd_twins_from_elsewhere_are_found() {
    let mut world = World::new();
    world.add_member("Zürich Library");
    // This program stores composed letters only; a register written by something else may hold the other form.
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "INSERT INTO member (official_name, name_key, status) VALUES (?1, ?2, 'active')";
    connection.execute(sql, ["Zu\u{308}rich Library", "zurich library"]).unwrap();
    drop(connection);
    let pairs = found(&mut world, "members");
    assert_eq!(pairs.len(), 1);
    assert!(pairs[0].2 >= 97 && pairs[0].3[0].contains("composition"), "{pairs:?}");
}

#[test]
fn what_speaks_against_a_pair_is_said_and_weighed() {
    let mut world = World::new();
    world.add_member_with(
        "University of Newcastle",
        &json!({ "country": "AU", "ror_id": "https://ror.org/00eae9z71" }),
    );
    world.add_member_with("University of Newcastle", &json!({ "country": "GB" }));
    let pairs = found(&mut world, "members");
    assert_eq!((pairs[0].2, pairs[0].3.len()), (67, 2));
    assert_eq!(pairs[0].3[1], "But they are in different countries.");
    let mut world = World::new();
    for name in
        ["Ministry of Air", "Office of Bees", "Court of Cats", "Bureau of Dogs", "Mint", "Treasury", "Post"]
    {
        world.add_member_with(name, &json!({ "email_domain": "gov.example" }));
    }
    assert!(found(&mut world, "members").is_empty(), "a domain that many share says nothing");
}

#[test]
fn contacts_are_found_by_orcid_id_email_and_name() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    let mut person = |member: i64, given: &str, family: &str, email: &str, orcid_id: &str| {
        let draft = json!({ "given_name": given, "family_name": family, "email": email, "orcid_id": orcid_id, "phone": "", "job_title": "", "notes": "" });
        world.call(
            "contacts.save",
            json!({ "id": null, "member_id": member, "draft": draft, "roles": ["other"] }),
        );
    };
    person(first, "Josiah", "Carberry", "jc@example.org", "0000-0002-1825-0097");
    person(second, "J. S.", "Carberry", "josiah@example.com", "0000-0002-1825-0097");
    person(first, "Ana", "Núñez", "", "");
    person(first, "Nunez", "ANA", "ana@example.org", "");
    person(second, "Bo", "Li", "office@example.net", "");
    person(second, "Cy", "Po", "Office@example.net", "");
    person(second, "Ana", "Núñez", "", "");
    let pairs = found(&mut world, "contacts");
    let short: Vec<(&str, u64)> = pairs.iter().map(|(one, _, percent, _)| (one.as_str(), *percent)).collect();
    assert_eq!(short, [("Ana Núñez", 80), ("J. S. Carberry", 69), ("Bo Li", 60)]);
    assert_eq!(pairs[2].3[1], "But their names differ: it may be an address for several people.");
}

#[test]
fn a_pair_declared_different_is_not_asked_about_again() {
    let mut world = World::new();
    let (one, two) = (world.add_member("Université Lyon"), world.add_member("Universite Lyon"));
    assert_eq!(found(&mut world, "members").len(), 1);
    let declared =
        world.call("duplicates.dismiss", json!({ "kind": "members", "one_id": two, "other_id": one }));
    assert_eq!(declared[0]["one"], "Université Lyon");
    world.call("duplicates.dismiss", json!({ "kind": "members", "one_id": one, "other_id": two }));
    let list = world.call("duplicates.find", json!({ "kind": "members" }));
    assert_eq!((list["total"].clone(), list["dismissed"].clone()), (json!(0), json!(1)), "declared once");
    world.call("duplicates.reconsider", json!({ "kind": "members", "id": declared[0]["id"] }));
    assert_eq!(found(&mut world, "members").len(), 1);
    world.call("history.undo", json!({}));
    assert!(found(&mut world, "members").is_empty());
}

#[test]
fn the_record_that_more_hangs_on_is_the_one_to_keep() {
    let mut world = World::new();
    let bare = world.add_member("University of Oulu");
    let rich = world.add_member("Oulu University");
    world.add_person(rich, "Virtanen", &["main", "voting"]);
    let list = world.call("duplicates.find", json!({ "kind": "members" }));
    assert_eq!(
        (list["rows"][0]["one"]["id"].as_i64(), list["rows"][0]["other"]["id"].as_i64()),
        (Some(rich), Some(bare))
    );
}
