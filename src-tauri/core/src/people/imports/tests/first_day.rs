//! Since when imported members are members: already, unless the list or whoever imports it says a day.

use serde_json::json;

use super::{Lists, counts};
use crate::test_world::World;

/// A list of members without a column for the first day.
fn existing(members: usize) -> String {
    let row = |number: usize| format!("University {number},DE\n");
    format!("Name,Country\n{}", (1..=members).map(row).collect::<String>())
}

/// What the year's bills come to.
fn billed(world: &mut World, year: i32) -> i64 {
    let preview = world.call("billing.preview", json!({ "year": year }));
    preview["bills"].as_array().unwrap().iter().map(|bill| bill["total_minor"].as_i64().unwrap()).sum()
}

#[test]
fn existing_members_are_billed_for_the_whole_year() {
    let mut world = World::new();
    let list = existing(774);
    let plan = world.plan(&list);
    assert_eq!(
        (plan["without_first_day"].clone(), plan["gives_first_days"].clone()),
        (json!(774), json!(false))
    );
    assert_eq!(counts(&world.run(&list)), [774, 0, 0, 0]);
    world.set_flat_fee(2026, 250_000);
    assert_eq!(billed(&mut world, 2026), 193_500_000, "774 members at 2,500.00");
}

#[test]
fn members_that_join_on_a_day_are_billed_from_then() {
    let mut world = World::new();
    let mut request = world.request(&existing(3));
    request["on"] = "2026-11-01".into();
    assert_eq!(world.call("imports.plan", request.clone())["without_first_day"], 3);
    world.call("imports.run", request);
    assert_eq!(world.members()[0]["member"]["joined_on"], "2026-11-01");
    world.set_flat_fee(2026, 120_000);
    assert_eq!(billed(&mut world, 2026), 3 * 20_000);
}

#[test]
fn a_first_day_in_the_list_stands_and_others_are_counted() {
    let mut world = World::new();
    let list = "Name,Joined,Status\nA,2019-03-01,\nB,,\nC,,enquiry\nD,NA,leaving\n";
    let mut request = world.request(list);
    let plan = world.call("imports.plan", request.clone());
    assert_eq!(
        (plan["without_first_day"].clone(), plan["gives_first_days"].clone()),
        (json!(2), json!(true))
    );
    request["on"] = "2026-11-01".into();
    world.call("imports.run", request);
    let days: Vec<_> = world.members().iter().map(|member| member["member"]["joined_on"].clone()).collect();
    assert_eq!(days, [json!("2019-03-01"), json!("2026-11-01"), json!(null), json!("2026-11-01")]);
}

#[test]
fn first_days_of_members_in_the_register_stay() {
    let mut world = World::new();
    world.run("Name,Joined,City\nA,2019-03-01,Lyon\nB,,Lyon\n");
    let mut request = world.request("Name,City\nA,Paris\nB,Paris\nC,Paris\n");
    request["on"] = "2026-11-01".into();
    let plan = world.call("imports.plan", request.clone());
    assert_eq!(plan["without_first_day"], 1, "only the new one");
    assert_eq!(counts(&world.call("imports.run", request)), [1, 2, 0, 0]);
    let days: Vec<_> = world.members().iter().map(|member| member["member"]["joined_on"].clone()).collect();
    assert_eq!(days, [json!("2019-03-01"), json!(null), json!("2026-11-01")]);
}
