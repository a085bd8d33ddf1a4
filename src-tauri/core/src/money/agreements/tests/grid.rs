//! The published grid and its cliffs.

use serde_json::{Value, json};

use super::{add, add_members, world_with};
use crate::kernel::ErrorKind;
use crate::test_world::World;

#[test]
fn sixty_standard_members_pay_less_than_fifty_nine() {
    let (mut world, _) = world_with("01-01", |_| {});
    add_members(&mut world, "standard", 59);
    let told = world.call("agreements.simulate", json!({ "more_standard": 1 }));
    assert_eq!(told["now"]["member_fees_minor"], 21_830_000);
    assert_eq!(told["then"]["member_fees_minor"], 19_200_000);
    assert_eq!(told["total_change_minor"], -2_630_000);
    assert_eq!(told["others_change_minor"], 59 * -50_000, "each of those who are there pays 500 less");
    assert_eq!(
        told["cliff_up"],
        json!({ "member_count": 60, "change": 1, "before_minor": 21_830_000, "after_minor": 19_200_000, "change_minor": -2_630_000 })
    );
    assert_eq!(
        told["cliff_down"],
        json!({ "member_count": 34, "change": -25, "before_minor": 35 * 370_000, "after_minor": 34 * 425_000, "change_minor": 34 * 425_000 - 35 * 370_000 })
    );
    let rows = told["rows"].as_array().unwrap();
    let row = |count: i64| rows.iter().find(|row| row["member_count"] == count).unwrap().clone();
    assert_eq!((&row(59)["member_fees_minor"], &row(59)["is_cliff"]), (&json!(21_830_000), &json!(false)));
    assert_eq!((&row(60)["member_fees_minor"], &row(60)["is_cliff"]), (&json!(19_200_000), &json!(true)));
    assert_eq!((&row(60)["fee_minor"], &row(60)["change"]), (&json!(320_000), &json!(1)));
    assert_eq!(rows[0]["member_count"], 33, "the table reaches beyond the cliff below");
}

#[test]
fn who_leaves_at_a_cliff_costs_the_others() {
    let (mut world, _) = world_with("01-01", |draft| draft["lead_fee_minor"] = json!(100_000));
    add_members(&mut world, "standard", 59);
    let last = world.add_member_with("Last", &json!({ "tier": "large", "joined_on": "2020-01-01" }));
    let told = world.call("agreements.simulate", json!({ "without_member_id": last }));
    assert_eq!(told["without_member"], "Last");
    assert_eq!(told["now"]["member_fees_minor"], 59 * 320_000 + 430_000);
    assert_eq!(told["then"]["total_minor"], 59 * 370_000 + 100_000, "the lead fee stays as it is");
    assert_eq!(told["others_change_minor"], 59 * 50_000);
    assert_eq!(told["cliff_down"]["change"], -1);
    assert_eq!(told["cliff_up"], Value::Null, "there is no band above the last");
    let (kind, message) = world.refused("agreements.simulate", json!({ "more_small": -1 }));
    assert_eq!(
        (kind, message.as_str()),
        (ErrorKind::Invalid, "There are 0 members of the tier small: no more than these can leave.")
    );
}

#[test]
fn each_band_of_the_published_grid_is_reached_with_its_first_member() {
    let (mut world, id) = world_with("01-01", |_| {});
    let grid = world.call("agreements.get", json!({ "id": id }))["agreement"]["bands"].clone();
    let fees: Vec<[i64; 4]> = grid
        .as_array()
        .unwrap()
        .iter()
        .map(|band| {
            ["from_members", "small_minor", "standard_minor", "large_minor"]
                .map(|key| band[key].as_i64().unwrap())
        })
        .collect();
    assert_eq!(
        fees,
        [
            [5, 320_000, 635_000, 855_000],
            [10, 265_000, 530_000, 715_000],
            [20, 215_000, 425_000, 575_000],
            [35, 185_000, 370_000, 500_000],
            [60, 160_000, 320_000, 430_000]
        ]
    );
    add_members(&mut world, "small", 5);
    for (count, band, fee) in [
        (4, 5, 320_000),
        (5, 5, 320_000),
        (9, 5, 320_000),
        (10, 10, 265_000),
        (34, 20, 215_000),
        (35, 35, 185_000),
        (60, 60, 160_000),
        (999, 60, 160_000),
    ] {
        let told = world.call("agreements.simulate", json!({ "more_small": count - 5 }));
        assert_eq!(told["then"]["band"]["from_members"], band, "the band of {count} members");
        assert_eq!(told["then"]["member_fees_minor"], fee * count, "the fees of {count} members");
    }
}

#[test]
fn the_cost_names_band_tiers_credentials_and_who_has_no_tier() {
    let (mut world, id) = world_with("01-01", |draft| draft["lead_fee_minor"] = json!(250_000));
    add_members(&mut world, "large", 5);
    let untiered = world.add_member_with("Untiered", &json!({ "joined_on": "2020-01-01" }));
    world.add_member_with("Asking", &json!({ "status": "enquiry", "tier": "small" }));
    world.add_member_with("Later", &json!({ "tier": "small", "joined_on": "2026-12-01" }));
    let cost = |world: &mut World, on: &str| world.orcid_cost(2026, on);
    assert_eq!(cost(&mut world, "2026-12-01")["member_count"], 7, "whoever joined by then counts");
    world.call(
        "agreements.set_credentials",
        json!({ "id": id, "member_id": untiered, "extra_credentials": 2 }),
    );
    let cost = cost(&mut world, "2026-11-21");
    assert_eq!(cost["member_count"], 6);
    assert_eq!(cost["band"], json!({ "from_members": 5, "to_members": 9 }));
    assert_eq!(cost["member_fees_minor"], 5 * 855_000);
    assert_eq!(cost["extra_credentials_minor"], 212_000);
    assert_eq!(cost["total_minor"], 5 * 855_000 + 212_000 + 250_000);
    assert_eq!(
        cost["problems"],
        json!([{ "member_id": untiered, "message": "Untiered has no tier, so its fee is missing. Set its tier." }])
    );
    assert_eq!(world.orcid_cost(2030, "2026-11-21"), Value::Null, "no agreement covers 2030");
}

#[test]
fn a_tier_counts_as_it_was_on_the_day() {
    let (mut world, _) = world_with("01-01", |_| {});
    add_members(&mut world, "small", 5);
    let id = world.call("members.list", json!({}))["rows"][0]["id"].as_i64().unwrap();
    world.call("members.bulk_update", json!({ "ids": [id], "set": { "tier": "large" } }));
    let fees = |world: &mut World, on: &str| world.orcid_cost(2026, on)["member_fees_minor"].clone();
    assert_eq!(fees(&mut world, "2026-11-20"), 5 * 320_000);
    assert_eq!(fees(&mut world, "2026-11-21"), 4 * 320_000 + 855_000);
}

#[test]
fn the_agreement_of_a_licence_year_is_that_of_its_first_day() {
    let mut world = World::with("EUR", "07-01");
    let first = add(&mut world, |draft| draft["ends_on"] = json!("2027-06-29"));
    let second = add(&mut world, |draft| {
        draft["starts_on"] = json!("2027-06-30");
        draft["ends_on"] = json!("2028-06-30");
    });
    let of_year = |world: &mut World, year: i32| world.orcid_cost(year, "2026-11-21")["agreement_id"].clone();
    assert_eq!([2026, 2027].map(|year| of_year(&mut world, year)), [json!(first), json!(second)]);
}

#[test]
fn fewer_members_than_the_grid_knows_are_told_of() {
    let (mut world, id) = world_with("01-01", |_| {});
    add_members(&mut world, "small", 2);
    let cost = world.call("agreements.get", json!({ "id": id }))["cost"].clone();
    assert_eq!(cost["member_fees_minor"], 640_000, "the lowest band stands in");
    let message = "The consortium has 2 members on 21 November 2026, and the grid starts from 5. Its lowest band is used.";
    assert_eq!(cost["problems"], json!([{ "member_id": null, "message": message }]));
    let told = world.call("agreements.simulate", json!({}));
    assert_eq!((&told["cliff_down"], &told["cliff_up"]["member_count"]), (&Value::Null, &json!(10)));
}
