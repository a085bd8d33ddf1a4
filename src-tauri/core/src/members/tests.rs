//! Members as a community manager works with them.

use serde_json::json;

use crate::kernel::ErrorKind;
use crate::test_world::{World, member};

#[test]
fn a_member_is_found_by_the_beginnings_of_its_words_in_any_script() {
    let mut world = World::new();
    world.add_member_with(
        "Universität Zürich",
        &json!({ "short_name": "UZH", "city": "Zürich", "ror_id": "02crff812" }),
    );
    world.add_member("東京大学");
    let athens = world.add_member("Πανεπιστήμιο Αθηνών");
    world.add_person(athens, "Núñez", &["main"]);
    for (typed, found) in [
        ("zur", "Universität Zürich"),
        ("UNIVERSITÄT zür", "Universität Zürich"),
        ("uzh", "Universität Zürich"),
        ("https://ror.org/02crff", "Universität Zürich"),
        ("京大", "東京大学"),
        ("大", "東京大学"),
        ("αθην", "Πανεπιστήμιο Αθηνών"),
        ("nunez", "Πανεπιστήμιο Αθηνών"),
    ] {
        assert_eq!(world.names(json!({ "search": typed })), [found], "{typed}");
    }
    for typed in ["rich", "zur nunez", "\"", "*", "-", "' OR 1=1"] {
        assert!(
            world.names(json!({ "search": typed })).is_empty(),
            "{typed:?} finds nothing and breaks nothing"
        );
    }
}

#[test]
fn lists_filter_sort_and_page() {
    let mut world = World::new();
    for (name, country, tier, status) in [
        ("Alpha", "DE", Some("large"), "active"),
        ("Beta", "FR", None, "active"),
        ("Gamma", "DE", Some("small"), "former"),
        ("Ärger", "", None, "enquiry"),
    ] {
        world.add_member_with(name, &json!({ "country": country, "tier": tier, "status": status }));
    }
    assert_eq!(
        world.names(json!({})),
        ["Alpha", "Ärger", "Beta", "Gamma"],
        "by name, without regard to accents"
    );
    assert_eq!(world.names(json!({ "countries": ["DE"], "statuses": ["active", "leaving"] })), ["Alpha"]);
    assert_eq!(world.names(json!({ "countries": [""] })), ["Ärger"]);
    assert_eq!(world.names(json!({ "tiers": ["none"] })), ["Ärger", "Beta"]);
    assert_eq!(
        world.names(json!({ "sort": { "by": "tier", "descending": false } }))[..2],
        ["Gamma", "Alpha"]
    );
    assert_eq!(
        world.names(json!({ "sort": { "by": "status" }, "offset": 1, "limit": 2 })),
        ["Alpha", "Beta"]
    );
    assert_eq!(
        world.call("members.list", json!({ "limit": 1 }))["total"],
        4,
        "the total does not depend on the page"
    );
}

#[test]
fn every_bad_field_is_named_at_once() {
    let mut world = World::new();
    let mut draft = member("  ");
    draft["ror_id"] = "03yrm5c27".into();
    draft["country"] = "Atlantis".into();
    draft["joined_on"] = "2026-05-01".into();
    draft["left_on"] = "2026-04-30".into();
    let error = world.door.call("members.add", draft.clone()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["country", "left_on", "official_name", "ror_id"]);
    let checked = world.call("members.check", json!({ "id": null, "draft": draft }));
    assert_eq!(checked["problems"].as_object().unwrap().len(), 4, "and the same while typing");
    assert!(world.names(json!({})).is_empty());
}

#[test]
fn one_ror_id_is_one_member() {
    let mut world = World::new();
    let first = world.add_member_with("First", &json!({ "ror_id": "https://ror.org/03yrm5c26" }));
    let mut second = member("Second");
    second["ror_id"] = "03YRM5C26".into();
    let error = world.door.call("members.add", second).unwrap_err();
    assert_eq!(
        (error.field.as_deref(), error.message.contains("First has this ROR id already")),
        (Some("ror_id"), true)
    );
    let unchanged = world.call("members.get", json!({ "id": first }))["member"].clone();
    world.call("members.update", json!({ "id": first, "draft": unchanged }));
}

#[test]
fn what_orcid_would_cut_off_is_a_warning_not_a_problem() {
    let mut world = World::new();
    let draft = member("Friedrich-Alexander-Universität Erlangen-Nürnberg");
    let checked = world.call("members.check", json!({ "id": null, "draft": draft }));
    assert_eq!(checked["problems"], json!({}));
    assert!(checked["warnings"]["official_name"].as_str().unwrap().contains("49 characters"));
}

#[test]
fn archiving_hides_and_forgets_nothing() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    assert_eq!(world.call("members.archive", json!({ "ids": [first, second] }))["count"], 2);
    assert!(world.names(json!({})).is_empty());
    assert_eq!(world.names(json!({ "archived": true })), ["First", "Second"]);
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Archived 2 members");
    world.call("members.archive", json!({ "ids": [first] }));
    world.call("members.restore", json!({ "ids": [first] }));
    assert_eq!(world.names(json!({})), ["First", "Second"]);
    assert_eq!(world.call("members.facets", json!({}))["total"], 2);
}

#[test]
fn a_new_active_member_joins_today() {
    let mut world = World::new();
    let id = world.add_member("First");
    let asking = world.add_member_with("Second", &json!({ "status": "enquiry" }));
    assert_eq!(world.call("members.get", json!({ "id": id }))["member"]["joined_on"], "2026-11-21");
    assert!(world.call("members.get", json!({ "id": asking }))["member"]["joined_on"].is_null());
}

/// The names of members with each gap, as the list filters them; the facets must count the same.
fn lacking(world: &mut World, gap: &str) -> Vec<String> {
    let names = world.names(json!({ "missing": [gap] }));
    let facets = world.call("members.gaps", json!({}));
    let facet =
        facets["missing"].as_array().unwrap().iter().find(|facet| facet["value"] == gap).unwrap().clone();
    assert_eq!(facet["count"], names.len(), "the count beside {gap} is what the filter then shows");
    names
}

#[test]
fn members_are_found_by_what_they_lack() {
    let mut world = World::new();
    let whole = json!({ "ror_id": "03yrm5c26", "street": "1 Main Street" });
    let complete = world.add_member_with("Complete", &whole);
    let bare = world.add_member("Bare");
    world.add_member_with("Former", &json!({ "status": "former" }));
    world.add_member_with("Asking", &json!({ "status": "enquiry", "city": "Bonn" }));
    world.add_person(complete, "Núñez", &["main", "voting", "invoice"]);
    assert_eq!(lacking(&mut world, "main_contact"), ["Bare"], "who has not joined or has left needs nobody");
    assert_eq!(lacking(&mut world, "voting_contact"), ["Bare"]);
    assert_eq!(lacking(&mut world, "invoice_contact"), ["Bare"]);
    assert_eq!(lacking(&mut world, "main_contact_orcid_id"), ["Complete"]);
    assert_eq!(lacking(&mut world, "ror_id"), ["Asking", "Bare"]);
    assert_eq!(lacking(&mut world, "postal_address"), ["Bare"]);
    world.add_person(bare, "Ødegård", &["main"]);
    assert_eq!(world.names(json!({ "missing": ["main_contact"] })), [""; 0]);
    assert_eq!(
        world.names(json!({ "missing": ["main_contact_orcid_id", "ror_id"] })),
        ["Bare"],
        "several gaps narrow together"
    );
}

#[test]
fn joiners_and_leavers_are_those_of_the_licence_year() {
    let mut world = World::with("EUR", "05-01");
    for (name, joined_on, left_on) in [
        ("Before", "2026-04-30", ""),
        ("First day", "2026-05-01", ""),
        ("Last day", "2027-04-30", ""),
        ("After", "2027-05-01", ""),
        ("Going", "2020-01-01", "2027-04-30"),
    ] {
        let left_on = if left_on.is_empty() { json!(null) } else { json!(left_on) };
        world.add_member_with(name, &json!({ "joined_on": joined_on, "left_on": left_on }));
    }
    assert_eq!(world.names(json!({ "this_year": ["joins"] })), ["First day", "Last day"]);
    assert_eq!(world.names(json!({ "this_year": ["leaves"] })), ["Going"]);
    assert_eq!(world.names(json!({ "this_year": ["joins", "leaves"] })).len(), 3, "either of them");
    let facets = world.call("members.gaps", json!({}));
    assert_eq!(
        (facets["this_year"][0]["count"].as_i64(), facets["year"].as_str()),
        (Some(2), Some("2026/27"))
    );
}

#[test]
fn every_column_sorts_and_extra_fields_are_known() {
    let mut world = World::new();
    let first = json!({ "short_name": "B", "sector": "Ägypten", "left_on": "2027-01-01", "status": "leaving", "tax_id": "2", "email_domain": "b.org", "purchase_order": "2", "ror_id": "03yrm5c26" });
    world.add_member_with("First", &first);
    world.add_member_with("Second", &json!({ "short_name": "a", "sector": "Bank", "left_on": "2028-01-01", "status": "leaving", "tax_id": "1", "email_domain": "a.org", "purchase_order": "1", "ror_id": "02crff812" }));
    for (by, names) in [
        ("short_name", ["Second", "First"]),
        ("sector", ["First", "Second"]),
        ("left_on", ["First", "Second"]),
        ("tax_id", ["Second", "First"]),
        ("email_domain", ["Second", "First"]),
        ("purchase_order", ["Second", "First"]),
        ("ror_id", ["Second", "First"]),
    ] {
        assert_eq!(world.names(json!({ "sort": { "by": by } })), names, "{by}");
    }
    assert_eq!(world.call("members.extra_fields", json!({}))["names"], json!([]));
    let list = "Name,Library code,Budget line\nThird,T-1,\nFourth,,7\n".as_bytes().to_vec();
    let staged = world.door.stage_import_bytes("list.csv", list).unwrap();
    let mapping: Vec<_> = staged.columns.iter().map(|column| &column.field).collect();
    world.call("imports.run", json!({ "token": staged.token, "kind": "members", "mapping": mapping }));
    assert_eq!(
        world.call("members.extra_fields", json!({}))["names"],
        json!(["Budget line", "Library code"])
    );
}

#[test]
fn many_members_change_at_once_and_back_at_once() {
    let mut world = World::new();
    let tiered = json!({ "tier": "large", "sector": "Library", "status": "active" });
    let ids: Vec<i64> = ["First", "Second", "Third"].map(|name| world.add_member_with(name, &tiered)).into();
    world.add_member("Untouched");
    let before = world.call("members.list", json!({}));
    let request = json!({ "ids": ids, "set": { "tier": { "to": null }, "country": "Germany", "sector": "", "left_on": { "to": "2027-12-31" }, "status": "leaving" } });
    let outcome = json!({ "changed": 3, "unchanged": 0, "problems": [] });
    assert_eq!(world.call("members.bulk_preview", request.clone()), outcome);
    assert_eq!(world.call("members.list", json!({})), before, "a preview changes nothing");
    assert_eq!(world.call("members.bulk_update", request.clone()), outcome);
    let changed = json!({ "statuses": ["leaving"], "countries": ["DE"], "tiers": ["none"], "this_year": [] });
    assert_eq!(world.names(changed), ["First", "Second", "Third"]);
    let again = world.call("members.bulk_update", request);
    assert_eq!((again["changed"].as_i64(), again["unchanged"].as_i64()), (Some(0), Some(3)));
    let undone = world.call("history.undo", json!({}));
    assert_eq!(undone["summary"], "Changed status, tier, country, sector, last day of 3 members");
    assert_eq!(world.call("members.list", json!({})), before, "one undo takes all of it back");
}

#[test]
fn when_one_member_cannot_change_none_does() {
    let mut world = World::new();
    let early = world.add_member_with("Early", &json!({ "joined_on": "2020-01-01" }));
    let late = world.add_member_with("Late", &json!({ "joined_on": "2027-06-01" }));
    let before = world.call("members.list", json!({}));
    let request = json!({ "ids": [early, late, late], "set": { "left_on": { "to": "2026-12-31" } } });
    let preview = world.call("members.bulk_preview", request.clone());
    assert_eq!(
        (preview["changed"].as_i64(), preview["problems"].as_array().map(Vec::len)),
        (Some(1), Some(1))
    );
    let problem = &preview["problems"][0];
    assert_eq!((problem["member"].as_str(), problem["field"].as_str()), (Some("Late"), Some("left_on")));
    let error = world.door.call("members.bulk_update", request).unwrap_err();
    assert!(error.context["Late"].contains("2027-06-01"), "{error:?}");
    assert_eq!(world.call("members.list", json!({})), before, "not even the one that could");
    let (kind, _) =
        world.refused("members.bulk_update", json!({ "ids": [early, 99], "set": { "sector": "x" } }));
    assert_eq!(kind, ErrorKind::NotFound);
    let (kind, _) = world.refused("members.bulk_update", json!({ "ids": [early], "set": { "colour": "x" } }));
    assert_eq!(kind, ErrorKind::Invalid, "a field that does not exist is not passed over");
}

#[test]
fn choosing_all_chooses_what_the_list_shows() {
    let mut world = World::new();
    let [beta, alpha, _] = [("Beta", "DE"), ("Alpha", "DE"), ("Gamma", "FR")]
        .map(|(name, country)| world.add_member_with(name, &json!({ "country": country })));
    let ids =
        world.call("members.ids", json!({ "countries": ["DE"], "limit": 1, "offset": 1 }))["ids"].clone();
    assert_eq!(ids, json!([alpha, beta]), "all of them, in order, whatever the page");
    assert_eq!(world.call("members.ids", json!({ "search": "bet" }))["ids"], json!([beta]));
    assert_eq!(world.call("members.ids", json!({ "search": "?" }))["ids"], json!([]));
}
