//! Renewal: once, with those who leave, and taken back as one.

use serde_json::{Value, json};

use super::{add_members, world_with};
use crate::kernel::ErrorKind;
use crate::test_world::World;

fn plan(world: &mut World, id: i64) -> Value {
    world.call("agreements.plan_renewal", json!({ "id": id }))
}

fn terms(year_start: &str) -> [(String, String, String); 3] {
    let (mut world, mut id) = world_with(year_start, |_| {});
    [(); 3].map(|()| {
        let draft = plan(&mut world, id)["draft"].clone();
        id = world.call("agreements.renew", json!({ "id": id, "draft": draft }))["agreement"]["id"]
            .as_i64()
            .unwrap();
        let text = |key: &str| draft[key].as_str().unwrap().to_owned();
        (text("title"), text("starts_on"), text("ends_on"))
    })
}

#[test]
fn the_next_term_follows_directly_whenever_the_year_starts() {
    let expected = |rows: [(&str, &str, &str); 3]| {
        rows.map(|(label, starts_on, ends_on)| {
            (format!("ORCID consortium agreement {label}"), starts_on.to_owned(), ends_on.to_owned())
        })
    };
    assert_eq!(
        terms("01-01"),
        expected([
            ("2027", "2027-01-01", "2027-12-31"),
            ("2028", "2028-01-01", "2028-12-31"),
            ("2029", "2029-01-01", "2029-12-31")
        ])
    );
    assert_eq!(
        terms("05-01"),
        expected([
            ("2027/28", "2027-05-01", "2028-04-30"),
            ("2028/29", "2028-05-01", "2029-04-30"),
            ("2029/30", "2029-05-01", "2030-04-30")
        ])
    );
    assert_eq!(
        terms("07-01")[0],
        expected([("2027/28", "2027-07-01", "2028-06-30"), ("", "", ""), ("", "", "")])[0]
    );
    assert_eq!(
        terms("03-01").map(|(_, _, ends_on)| ends_on),
        ["2028-02-29", "2029-02-28", "2030-02-28"],
        "a leap day belongs to the term it ends"
    );
}

#[test]
fn an_agreement_is_renewed_once() {
    let (mut world, id) = world_with("01-01", |_| {});
    let draft = plan(&mut world, id)["draft"].clone();
    assert_eq!(draft["signed_on"], Value::Null, "the next agreement is not signed yet");
    let next = world.call("agreements.renew", json!({ "id": id, "draft": draft }))["agreement"].clone();
    assert_eq!((&next["renews_id"], &next["bands"][4]["from_members"]), (&json!(id), &json!(60)));
    let expected =
        "“ORCID consortium agreement 2026” was renewed already. Undo its renewal to change who stays.";
    for (command, request) in [
        ("agreements.renew", json!({ "id": id, "draft": draft })),
        ("agreements.plan_renewal", json!({ "id": id })),
        ("agreements.decide", json!({ "id": id, "member_ids": [], "decision": "stays" })),
    ] {
        assert_eq!(world.refused(command, request), (ErrorKind::Conflict, expected.to_owned()), "{command}");
    }
    assert_eq!(world.call("agreements.list", json!({})).as_array().unwrap().len(), 2);
    world.call("history.undo", json!({}));
    let draft = plan(&mut world, id)["draft"].clone();
    world.call("agreements.renew", json!({ "id": id, "draft": draft }));
}

#[test]
fn who_leaves_is_leaving_with_the_last_day_and_undo_takes_all_of_it_back() {
    let (mut world, id) = world_with("01-01", |_| {});
    add_members(&mut world, "small", 3);
    let ids: Vec<i64> = world.call("members.list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    world
        .call("agreements.set_credentials", json!({ "id": id, "member_id": ids[0], "extra_credentials": 3 }));
    world.call("agreements.decide", json!({ "id": id, "member_ids": [ids[0]], "decision": "stays" }));
    let decided = world.call(
        "agreements.decide",
        json!({ "id": id, "member_ids": [ids[1]], "decision": "leaves", "on": "2026-10-01", "note": "No budget" }),
    );
    assert_eq!(
        ["stays_count", "leaves_count", "undecided_count"].map(|key| decided[key].clone()),
        [json!(1), json!(1), json!(1)]
    );
    let planned = plan(&mut world, id);
    let names = ["stays", "leaves", "undecided"].map(|list| planned[list][0]["member_id"].as_i64().unwrap());
    assert_eq!(names.to_vec(), ids);
    let next = world.call("agreements.renew", json!({ "id": id, "draft": planned["draft"] }));
    let leaver = world.call("members.get", json!({ "id": ids[1] }));
    assert_eq!(
        (&leaver["member"]["status"], &leaver["member"]["left_on"]),
        (&json!("leaving"), &json!("2026-12-31"))
    );
    let next_members = next["members"].as_array().unwrap();
    assert_eq!(next["on"], "2027-01-01", "a term to come is shown as of its first day");
    assert_eq!(
        next_members.iter().map(|member| member["member_id"].as_i64().unwrap()).collect::<Vec<_>>(),
        [ids[0], ids[2]]
    );
    assert_eq!(
        (&next_members[0]["extra_credentials"], &next_members[0]["decision"]),
        (&json!(3), &json!("undecided"))
    );
    world.call("history.undo", json!({}));
    let leaver = world.call("members.get", json!({ "id": ids[1] }));
    assert_eq!((&leaver["member"]["status"], &leaver["member"]["left_on"]), (&json!("active"), &Value::Null));
    let again = world.call("agreements.get", json!({ "id": id }));
    assert_eq!((&again["agreement"]["renewed_by_id"], &again["leaves_count"]), (&Value::Null, &json!(1)));
}

#[test]
fn a_renewal_that_fails_lets_nobody_go() {
    let (mut world, id) = world_with("01-01", |_| {});
    let late = world.add_member_with("Late", &json!({ "joined_on": "2026-11-01" }));
    world.call("agreements.decide", json!({ "id": id, "member_ids": [late], "decision": "leaves" }));
    let mut draft = plan(&mut world, id)["draft"].clone();
    draft["starts_on"] = json!("2026-12-01");
    let (kind, message) = world.refused("agreements.renew", json!({ "id": id, "draft": draft }));
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(message.starts_with("The term overlaps that of “ORCID consortium agreement 2026”"), "{message}");
    assert_eq!(world.call("members.get", json!({ "id": late }))["member"]["status"], "active");
}

#[test]
fn a_member_that_gave_notice_leaves_whatever_is_noted() {
    let (mut world, id) = world_with("01-01", |_| {});
    let leaver = world.add_member("Leaver");
    world.call("agreements.decide", json!({ "id": id, "member_ids": [leaver], "decision": "stays" }));
    world
        .call("members.change_status", json!({ "id": leaver, "status": "leaving", "left_on": "2026-11-30" }));
    let open_end = world.add_member_with("Open end", &json!({ "status": "leaving" }));
    let planned = plan(&mut world, id);
    assert_eq!(planned["leaves"][0]["left_on"], "2026-11-30");
    assert_eq!(planned["leaves"][1]["member_id"], open_end, "it is leaving, whenever that ends");
    let (kind, message) =
        world.refused("agreements.decide", json!({ "id": id, "member_ids": [leaver], "decision": "stays" }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert_eq!(
        message,
        "Leaver gave notice: 30 November 2026 is its last day. Make it active again before you note that it stays."
    );
    world.call("agreements.renew", json!({ "id": id, "draft": planned["draft"] }));
    let left_on = |world: &mut World, id: i64| {
        world.call("members.get", json!({ "id": id }))["member"]["left_on"].clone()
    };
    assert_eq!(left_on(&mut world, leaver), "2026-11-30");
    assert_eq!(left_on(&mut world, open_end), "2026-12-31");
}
