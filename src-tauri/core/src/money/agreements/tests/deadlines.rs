//! Days that follow from an agreement.

use serde_json::json;

use super::{add_members, world_with};
use crate::test_world::World;

fn deadlines(world: &mut World, id: i64) -> Vec<(String, String)> {
    let detail = world.call("agreements.get", json!({ "id": id }));
    let rows = detail["deadlines"].as_array().unwrap().iter();
    rows.map(|row| {
        let key = row["key"].as_str().unwrap().rsplit('-').next().unwrap().to_owned();
        (row["on"].as_str().unwrap().to_owned(), key)
    })
    .collect()
}

fn owned(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(on, key)| ((*on).to_owned(), (*key).to_owned())).collect()
}

#[test]
fn they_follow_from_signature_and_term() {
    let (mut world, id) = world_with("05-01", |draft| draft["signed_on"] = json!("2026-04-20"));
    assert_eq!(
        deadlines(&mut world, id),
        owned(&[
            ("2026-06-19", "fees"),
            ("2026-07-20", "members"),
            ("2027-01-30", "notice"),
            ("2027-04-30", "end")
        ])
    );
    add_members(&mut world, "small", 5);
    assert_eq!(
        deadlines(&mut world, id),
        owned(&[("2026-06-19", "fees"), ("2027-01-30", "notice"), ("2027-04-30", "end")]),
        "five members are reached"
    );
    let draft = world.call("agreements.plan_renewal", json!({ "id": id }))["draft"].clone();
    let next = world.call("agreements.renew", json!({ "id": id, "draft": draft }))["agreement"]["id"]
        .as_i64()
        .unwrap();
    assert_eq!(
        deadlines(&mut world, id),
        owned(&[("2026-06-19", "fees")]),
        "what was renewed needs no notice"
    );
    assert_eq!(
        deadlines(&mut world, next),
        owned(&[("2027-05-01", "sign"), ("2028-01-30", "notice"), ("2028-04-30", "end")]),
        "no fees are due before it is signed"
    );
}

#[test]
fn three_months_after_the_thirtieth_of_november_is_the_end_of_february() {
    for (signed_on, members_on) in [("2026-11-30", "2027-02-28"), ("2027-11-30", "2028-02-29")] {
        let (mut world, id) = world_with("01-01", |draft| {
            draft["signed_on"] = json!(signed_on);
            draft["starts_on"] = json!("2028-01-01");
            draft["ends_on"] = json!("2028-05-31");
        });
        let found = deadlines(&mut world, id);
        assert!(found.contains(&(members_on.to_owned(), "members".to_owned())), "{found:?}");
        assert!(
            found.contains(&("2028-02-29".to_owned(), "notice".to_owned())),
            "three months before 31 May: {found:?}"
        );
    }
}

#[test]
fn what_the_agreement_does_not_say_has_no_deadline() {
    let (mut world, id) = world_with("07-01", |draft| {
        draft["signed_on"] = json!("2026-06-01");
        for field in ["fees_due_days", "notice_months", "members_min", "members_within_months"] {
            draft[field] = json!(null);
        }
    });
    assert_eq!(deadlines(&mut world, id), owned(&[("2027-06-30", "end")]));
}
