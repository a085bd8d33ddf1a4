//! What enquiries under way would bring.

use proptest::prelude::*;
use serde_json::json;

use super::{enquire, texts};
use crate::service::joining::forecast::posts;
use crate::service::joining::outline::JoiningRules;
use crate::test_world::World;

/// So many standard members that have always been there, and an agreement with the grid that is proposed.
fn consortium(members: usize) -> World {
    let mut world = World::new();
    for place in 0..members {
        let fields = json!({ "joined_on": "2020-01-01", "tier": "standard" });
        world.add_member_with(&format!("Member {place:02}"), &fields);
    }
    let mut draft = world.call("agreements.template", json!({}));
    draft["starts_on"] = json!("2026-01-01");
    draft["ends_on"] = json!("2026-12-31");
    draft["signed_on"] = json!("2025-12-01");
    world.call("agreements.add", draft);
    world
}

#[test]
fn three_enquiries_reach_sixty_members_and_everybody_pays_less() {
    let mut world = consortium(57);
    for (name, starts_on) in [("Alpha", "2026-12-01"), ("Beta", "2027-01-01"), ("Gamma", "2027-02-01")] {
        enquire(&mut world, name, &json!({ "tier": "standard", "starts_on": starts_on }));
    }
    let forecast = world.call("joining.forecast", json!({}));
    assert_eq!((&forecast["members_now"], &forecast["members_then"]), (&json!(57), &json!(60)));
    let standard = &forecast["orcid"]["tiers"][1];
    assert_eq!((&standard["now_minor"], &standard["then_minor"]), (&json!(370_000), &json!(320_000)));
    assert_eq!(forecast["orcid"]["others_change_minor"], json!(57 * -50_000));
    assert_eq!(
        (&forecast["staff_now_hundredths"], &forecast["staff_then_hundredths"]),
        (&json!(190), &json!(200))
    );
    let summary = forecast["summary"].as_str().unwrap();
    assert!(
        summary.contains("60 members") && summary.contains("3,200") && summary.contains("3,700"),
        "{summary}"
    );
    assert!(summary.contains("2.0 FTE needed"), "{summary}");
    let members: Vec<i64> = forecast["months"]
        .as_array()
        .unwrap()
        .iter()
        .map(|month| month["members"].as_i64().unwrap())
        .collect();
    assert_eq!(members, [58, 59, 60]);
    let alone = world.call("joining.forecast", json!({ "ids": [1] }));
    assert_eq!(
        (&alone["members_then"], alone["summary"].as_str().unwrap().contains("instead of")),
        (&json!(58), false)
    );
}

#[test]
fn a_first_fee_is_what_the_adopted_plan_asks_for_the_rest_of_its_year() {
    let mut world = consortium(5);
    world.set_flat_fee(2026, 120_000);
    let now = enquire(&mut world, "Alpha", &json!({ "tier": "small", "starts_on": "2026-12-01" }));
    enquire(&mut world, "Beta", &json!({ "tier": "small", "starts_on": "2027-03-01" }));
    let expected = world.call("joining.forecast", json!({}))["expected"].clone();
    assert_eq!(
        (&expected[0]["licence_year"], &expected[0]["first_fee"][0]["minor"]),
        (&json!("2026"), &json!(10_000))
    );
    assert_eq!(expected[1]["problem"], "No fee plan is adopted for 2027.");
    world.set_flat_fee(2027, 120_000);
    let expected = world.call("joining.forecast", json!({}))["expected"].clone();
    assert_eq!(expected[1]["first_fee"][0]["minor"], json!(100_000), "ten of twelve months");
    // The forecast is what the billing run makes of it once it is a member.
    world.call("joining.become_member", json!({ "id": now, "status": "active" }));
    let preview = world.call("billing.preview", json!({ "year": 2026 })).to_string();
    assert!(preview.contains("10000"), "{preview}");
    let under_way = world.call("joining.forecast", json!({}))["expected"].as_array().unwrap().len();
    assert_eq!(under_way, 1, "an active member is no longer expected");
}

#[test]
fn without_a_day_it_is_reckoned_from_how_long_others_took() {
    let mut world = World::new();
    let joined =
        enquire(&mut world, "Joined", &json!({ "received_on": "2026-01-01", "starts_on": "2026-07-01" }));
    world.call("joining.become_member", json!({ "id": joined, "status": "active" }));
    enquire(&mut world, "Alpha", &json!({ "received_on": "2026-10-10" }));
    enquire(&mut world, "Old", &json!({ "received_on": "2024-10-10" }));
    let expected = world.call("joining.forecast", json!({}))["expected"].clone();
    assert_eq!(
        (&expected[0]["organisation"], &expected[0]["starts_on"]),
        (&json!("Old"), &json!("2026-12-01"))
    );
    assert_eq!(
        (&expected[1]["starts_on"], &expected[1]["is_estimated"]),
        (&json!("2027-05-01"), &json!(true))
    );
}

#[test]
fn conversion_counts_each_enquiry_once() {
    let mut world = World::new();
    let fields = json!({ "received_on": "2026-02-01", "source": "Workshop", "starts_on": "2026-07-01" });
    let joined = enquire(&mut world, "Alpha", &fields);
    world.call("joining.become_member", json!({ "id": joined, "status": "active" }));
    for (name, outcome) in [("Beta", "declined"), ("Gamma", "withdrawn"), ("Delta", "deferred")] {
        let id = enquire(&mut world, name, &fields);
        world.call(
            "joining.close",
            json!({ "id": id, "outcome": outcome, "reason": "Budget", "deferred_until": "2027-06-01" }),
        );
    }
    let open = enquire(&mut world, "Epsilon", &json!({ "received_on": "2025-03-01" }));
    world.call("joining.move_stage", json!({ "id": open, "stage": "meeting", "on": "2025-03-11" }));
    let forecast = world.call("joining.forecast", json!({}));
    let year = &forecast["by_year"][1];
    let counts =
        ["received", "joined", "lost", "deferred", "open"].map(|count| year[count].as_u64().unwrap());
    assert_eq!((counts, &year["percent"]), ([4, 1, 2, 1, 0], &json!(33)));
    assert_eq!(forecast["by_source"][0]["of"], "", "one without a source");
    assert_eq!(
        (&forecast["durations"][0]["stage"], &forecast["durations"][0]["median_days"]),
        (&json!("Enquiry"), &json!(10))
    );
    assert_eq!(texts(&json!([forecast["summary"]])).len(), 1);
}

proptest! {
    #[test]
    fn more_members_never_need_fewer_staff(below in 0_u32..40, small in 0_u32..=67, per in 1_u32..60, staff_whole: bool, members in 0_u32..400) {
        let rules = JoiningRules { members_max: None, quiet_days: 14, staff_small_below: below, staff_small_hundredths: 0, members_per_staff: per, staff_whole };
        prop_assert!(rules.staff_hundredths(members) <= rules.staff_hundredths(members + 1));
        let shown = posts(u64::from(small));
        prop_assert!(shown.contains('.') && !shown.ends_with('.'));
    }
}
