//! Members as a community manager works with them.

use serde_json::{Value, json};

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
        (error.field.as_deref(), error.to_string().contains("First has this ROR id already")),
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
fn a_member_without_a_first_day_has_been_one_already() {
    let mut world = World::new();
    let joins = world.add_member_with("Joins", &json!({ "joined_on": "2026-07-01" }));
    let known = world.add_member_with("Has been one", &json!({ "joined_on": null }));
    let first_day = |world: &mut World, id: i64| {
        world.call("members.get", json!({ "id": id }))["member"]["joined_on"].clone()
    };
    assert_eq!(first_day(&mut world, joins), "2026-07-01");
    assert!(first_day(&mut world, known).is_null(), "nothing makes today of it");
    world.set_flat_fee(2026, 120_000);
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let totals =
        preview["bills"].as_array().unwrap().iter().map(|bill| bill["total_minor"].as_i64().unwrap());
    assert_eq!(totals.collect::<Vec<_>>(), [120_000, 60_000], "the whole year, and six months of it");
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

#[test]
fn a_member_keeps_everything_a_lead_knows_of_it() {
    let mut world = World::new();
    let university = world.add_member("University of Pretoria");
    let fields = json!({
        "other_names": [{ "name": "Universiteit van Pretoria", "language": "af" }, { "name": " ", "language": "" }],
        "parent_id": university, "not_for_profit": true, "language": "PT-br", "currency": "zar",
        "purchase_order_required": true, "tags": ["Pilot", "pilot", "South"], "extra": { "Library code": "PRE", "Empty": "" },
        "invoice_name": "Accounts Payable", "invoice_street": "PO Box 1", "invoice_city": "Hatfield", "invoice_country": "South Africa",
    });
    let id = world.add_member_with("Faculty of Law", &fields);
    let detail = world.call("members.get", json!({ "id": id }));
    let member = &detail["member"];
    assert_eq!(member["other_names"], json!([{ "name": "Universiteit van Pretoria", "language": "af" }]));
    assert_eq!((&member["language"], &member["currency"]), (&json!("pt-BR"), &json!("ZAR")));
    assert_eq!(member["tags"], json!(["Pilot", "South"]), "a tag is given once, whatever its capitals");
    assert_eq!(member["extra"], json!({ "Library code": "PRE" }));
    assert_eq!(detail["invoice_address_lines"], json!(["PO Box 1", "Hatfield", "South Africa"]));
    assert_eq!(detail["family"]["parent"]["official_name"], "University of Pretoria");
    let parent = world.call("members.get", json!({ "id": university }));
    assert_eq!(parent["family"]["children"][0]["id"], id);
    assert_eq!(world.names(json!({ "search": "universiteit" })), ["Faculty of Law"], "found by another name");
    assert_eq!(world.names(json!({ "tags": ["South"] })), ["Faculty of Law"]);
    let facets = world.call("members.facets", json!({}));
    assert_eq!(facets["tags"][0], json!({ "value": "Pilot", "label": "Pilot", "count": 1 }));
    assert_eq!((&facets["not_for_profit_active"], &facets["not_for_profit_unknown"]), (&json!(1), &json!(1)));
}

#[test]
fn what_cannot_be_is_said_beside_its_field() {
    let mut world = World::new();
    let parent = world.add_member("Parent");
    let child = world.add_member_with("Child", &json!({ "parent_id": parent }));
    let check = |world: &mut World, id: i64, fields: Value| {
        let mut draft = member("Somebody");
        fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
        world.call("members.check", json!({ "id": id, "draft": draft }))["problems"].clone()
    };
    let problems =
        check(&mut world, parent, json!({ "parent_id": child, "language": "german", "currency": "EURO" }));
    assert_eq!(problems["parent_id"], "Child belongs to this member itself. Choose another one.");
    assert_eq!(problems["language"], "“german” is not a language tag. It looks like en, de or pt-BR.");
    assert_eq!(problems["currency"], "EURO is not a currency code of ISO 4217, such as EUR or AUD.");
    let problems = check(&mut world, child, json!({ "parent_id": child }));
    assert_eq!(problems["parent_id"], "A member cannot belong to itself. Choose another one.");
    assert_eq!(
        check(&mut world, child, json!({ "parent_id": 99 }))["parent_id"],
        "The parent is not in the register. Choose another member."
    );
}

#[test]
fn a_member_moves_through_its_life_with_days_and_reasons() {
    let mut world = World::new();
    let id = world.add_member_with("Applicant", &json!({ "status": "applicant", "tier": "small" }));
    let change = |world: &mut World, request: Value| world.call("members.change_status", request);
    let active = change(
        &mut world,
        json!({ "id": id, "status": "active", "on": "2026-10-01", "reason": "Agreement signed" }),
    );
    assert_eq!(active["joined_on"], "2026-10-01");
    let mut draft = active.clone();
    draft["tier"] = json!("standard");
    world.call("members.update", json!({ "id": id, "draft": draft }));
    let refused = world.refused("members.change_status", json!({ "id": id, "status": "leaving" }));
    assert_eq!(refused.1, "Say which day is the last day of its membership.");
    let refused = world
        .refused("members.change_status", json!({ "id": id, "status": "leaving", "left_on": "2026-09-30" }));
    assert_eq!(refused.1, "The last day (30 September 2026) is before the first (1 October 2026).");
    change(
        &mut world,
        json!({ "id": id, "status": "leaving", "left_on": "2026-12-31", "reason": "Budget cut" }),
    );
    let detail = world.call("members.get", json!({ "id": id }));
    let changes: Vec<_> = detail["status_changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            ["field", "before", "after", "changed_on", "reason"]
                .map(|key| change[key].as_str().unwrap_or("-").to_owned())
        })
        .collect();
    assert_eq!(
        changes,
        [
            ["status", "active", "leaving", "2026-11-21", "Budget cut"],
            ["tier", "small", "standard", "2026-11-21", ""],
            ["status", "applicant", "active", "2026-10-01", "Agreement signed"],
        ]
    );
    world.call("history.undo", json!({}));
    let detail = world.call("members.get", json!({ "id": id }));
    assert_eq!((&detail["member"]["status"], &detail["member"]["left_on"]), (&json!("active"), &json!(null)));
    assert_eq!(detail["status_changes"].as_array().unwrap().len(), 2, "its trace is undone with it");
}

#[test]
fn custom_fields_check_values_and_take_them_along() {
    let mut world = World::new();
    let save = |world: &mut World, id: Value, name: &str, kind: &str, choices: &[&str]| {
        world.call(
            "members.save_custom_field",
            json!({ "id": id, "name": name, "kind": kind, "choices": choices }),
        )
    };
    save(&mut world, Value::Null, "Programme", "choice", &["Core", "Pilot", "Core", ""]);
    let fields = save(&mut world, Value::Null, "Staff", "number", &[]);
    assert_eq!(fields[0]["choices"], json!(["Core", "Pilot"]));
    let taken = json!({ "id": null, "name": "STAFF", "kind": "text", "choices": [] });
    assert_eq!(
        world.refused("members.save_custom_field", taken).1,
        "There is a field called STAFF already. Choose another name."
    );
    let id = world.add_member_with(
        "First",
        &json!({ "extra": { "Programme": "Core", "Staff": "12.5", "Other": "x" } }),
    );
    let mut bad = member("Second");
    bad["extra"] = json!({ "Programme": "Best", "Staff": "many" });
    let problems = world.call("members.check", json!({ "id": null, "draft": bad }))["problems"].clone();
    assert_eq!(problems["extra.Programme"], "Programme takes one of Core, Pilot, not “Best”.");
    assert_eq!(problems["extra.Staff"], "Staff takes a number such as 1200 or 0.5, not “many”.");
    let renamed = save(&mut world, fields[1]["id"].clone(), "Employees", "number", &[]);
    assert_eq!(renamed[1]["name"], "Employees");
    let extra = |world: &mut World| world.call("members.get", json!({ "id": id }))["member"]["extra"].clone();
    assert_eq!(extra(&mut world), json!({ "Programme": "Core", "Employees": "12.5", "Other": "x" }));
    world.call("members.remove_custom_field", json!({ "id": fields[0]["id"] }));
    assert_eq!(extra(&mut world)["Programme"], "Core", "removing a field loses no value");
}
