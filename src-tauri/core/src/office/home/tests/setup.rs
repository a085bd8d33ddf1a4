//! The checklist of a new register: each step ticks itself.

use serde_json::{Value, json};

use super::invoice;
use crate::test_world::World;

fn home(world: &mut World) -> Value {
    world.call("home.get", json!({}))
}

/// The steps that are not done.
fn left(world: &mut World) -> Vec<String> {
    let setup = home(world)["setup"].clone();
    let open = setup.as_array().unwrap().iter().filter(|step| step["is_done"] == false);
    open.map(|step| step["key"].as_str().unwrap().to_owned()).collect()
}

fn change_profile(world: &mut World, fields: &Value) {
    let mut profile = world.call("profile.get", json!({}));
    fields.as_object().unwrap().iter().for_each(|(field, value)| profile[field] = value.clone());
    world.call("profile.update", profile);
}

fn step(world: &mut World, key: &str) -> Value {
    let setup = home(world)["setup"].clone();
    setup.as_array().unwrap().iter().find(|step| step["key"] == key).unwrap().clone()
}

#[test]
fn each_step_ticks_itself() {
    let mut world = World::bare("EUR", "01-01");
    assert_eq!(home(&mut world)["is_new"], true);
    assert_eq!(left(&mut world), ["sender", "account", "members", "first_days", "agreement", "fees"]);
    assert_eq!(step(&mut world, "members")["screen"], "imports", "a list is there in most cases");

    change_profile(&mut world, &json!({ "street": "1 Library Road", "city": "Ghent" }));
    assert_eq!(left(&mut world), ["account", "members", "first_days", "agreement", "fees"]);
    change_profile(&mut world, &json!({ "iban": "DE89370400440532013000" }));
    let account = step(&mut world, "account");
    assert_eq!(
        (&account["is_done"], &account["params"], &account["detail"]),
        (
            &json!(false),
            &json!({ "tab": "tax" }),
            &json!("Invoices say nothing on tax yet: enter a sentence, or a tax category.")
        )
    );
    change_profile(&mut world, &json!({ "tax_text": "No tax is charged." }));
    assert_eq!(left(&mut world), ["members", "first_days", "agreement", "fees"]);

    let draft = world.call("agreements.template", json!({}));
    world.call("agreements.add", draft);
    world.set_flat_fee(2027, 100_000);
    assert_eq!(left(&mut world), ["members", "first_days"], "fees of the year to come count");
    world.add_member_with("Alpha", &json!({ "joined_on": null }));
    assert_eq!(left(&mut world), [""; 0]);
    assert_eq!(home(&mut world)["is_new"], false);
    world.call("history.undo", json!({}));
    assert_eq!((left(&mut world).len(), &home(&mut world)["is_new"]), (2, &json!(true)), "and back again");
}

#[test]
fn members_that_all_joined_on_one_day_were_rather_entered_on_it() {
    let mut world = World::new();
    for name in ["Alpha", "Beta"] {
        world.add_member(name);
    }
    let step_of = |world: &mut World| {
        let step = step(world, "first_days");
        (step["is_done"].clone(), step["detail"].as_str().unwrap().to_owned())
    };
    let (is_done, detail) = step_of(&mut world);
    assert_eq!(is_done, false);
    assert!(detail.starts_with("All 2 joined on 21 November 2026"), "{detail}");
    world.add_member_with("Gamma", &json!({ "joined_on": null }));
    let (is_done, detail) = step_of(&mut world);
    assert_eq!(
        (is_done, detail.as_str()),
        (json!(true), "2 have a first day, 1 has been members for longer.")
    );
}

#[test]
fn a_register_that_has_issued_invoices_is_not_new() {
    let mut world = World::bare("EUR", "01-01");
    let one = world.add_member("Alpha");
    change_profile(
        &mut world,
        &json!({ "street": "1 Library Road", "tax_text": "None.", "no_account_reason": "Cash" }),
    );
    assert_eq!(home(&mut world)["is_new"], true);
    invoice(&mut world, one, 100, "2026-12-31");
    let home = home(&mut world);
    assert_eq!(home["is_new"], false, "whatever is left");
    assert_eq!(left(&mut world), ["agreement", "fees"]);
}
