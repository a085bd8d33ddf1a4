//! What has to be put right before invoices go out, what one may go on despite of, and that whatever is issued can be drawn.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{add, flat, issue, numbers};
use crate::Door;
use crate::kernel::ErrorKind;
use crate::register::Access;
use crate::test_world::World;

/// The problems of a severity in the preview of 2026, by field.
fn fields(world: &mut World, severity: &str) -> Vec<String> {
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let problems = preview["problems"].as_array().unwrap().iter();
    problems
        .filter(|problem| problem["severity"] == severity)
        .map(|problem| problem["field"].as_str().unwrap().to_owned())
        .collect()
}

fn latest_summary(world: &mut World) -> String {
    world.call("history.list", json!({ "limit": 1 }))["rows"][0]["summary"].as_str().unwrap().to_owned()
}

fn set_profile(world: &mut World, fields: &[(&str, Value)]) {
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in fields {
        profile[*field] = value.clone();
    }
    world.call("profile.update", profile);
}

fn write(world: &mut World, member: i64, on: &str) -> Value {
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    let request = json!({ "member_id": member, "currency": "EUR", "lines": lines, "issued_on": on });
    world.call("invoices.write", request)
}

#[test]
fn a_run_waits_for_address_account_and_tax_text() {
    let mut world = World::bare("EUR", "01-01");
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100);
    assert_eq!(fields(&mut world, "required"), ["street", "iban", "tax_text"]);
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!((&preview["can_issue"], &preview["can_issue_despite"]), (&json!(false), &json!(true)));
    let error = world.door.call("invoices.issue", json!({ "year": 2026 })).unwrap_err();
    assert_eq!((error.kind, error.context["required"].to_string().as_str()), (ErrorKind::Conflict, "3"));
    for said in ["The consortium has no address.", "no bank account", "says nothing on tax", "why you go on"]
    {
        assert!(error.to_string().contains(said), "{}", error.message);
    }
    let (_, blank) = world.refused("invoices.issue", json!({ "year": 2026, "despite": "  " }));
    assert!(blank.contains("no address"), "a reason is more than blanks: {blank}");
    assert!(numbers(&mut world).is_empty());

    world.call("invoices.issue", json!({ "year": 2026, "despite": "Test run for the board" }));
    let summary = latest_summary(&mut world);
    for kept in
        ["Issued 1 invoice for 2026", "The consortium has no address.", "Because: Test run for the board"]
    {
        assert!(summary.contains(kept), "{summary}");
    }
}

#[test]
fn each_is_put_right_in_one_of_several_ways() {
    let mut world = World::bare("EUR", "01-01");
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100);
    set_profile(&mut world, &[("city", json!("Lyon"))]);
    assert_eq!(fields(&mut world, "required"), ["iban", "tax_text"]);
    for (field, value) in [
        ("iban", "DE89370400440532013000"),
        ("bank_details", "BSB 062-000, account 1234"),
        ("no_account_reason", "The ministry transfers it within the state’s own ledger"),
    ] {
        set_profile(&mut world, &[(field, json!(value))]);
        assert_eq!(fields(&mut world, "required"), ["tax_text"], "{field}");
        set_profile(&mut world, &[(field, json!(""))]);
    }
    set_profile(&mut world, &[("iban", json!("DE89370400440532013000"))]);
    // A category that prints a tax says all there is to say.
    let draft = json!({
        "name": "VAT", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": [{ "from_on": "2020-01-01", "percent": "10" }],
    });
    let tax = world.call("taxes.save", json!({ "id": null, "draft": draft }))[0]["id"].clone();
    let fee = |tax: &Value| {
        let rule = json!({ "kind": "flat", "amount_minor": 100 });
        json!({ "components": [{ "name": "Fee", "rule": rule, "currency": "EUR", "tax_category_id": tax }] })
    };
    world.set_fees(2026, fee(&tax));
    assert!(fields(&mut world, "required").is_empty());
    world.set_fees(2026, fee(&Value::Null));
    assert_eq!(fields(&mut world, "required"), ["tax_text"]);
    set_profile(&mut world, &[("tax_text", json!("No VAT is charged."))]);
    issue(&mut world, 2026);
}

#[test]
fn a_date_far_ahead_is_asked_about_on_every_document() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100);
    let run = json!({ "year": 2026, "issued_on": "2036-01-05" });
    let (kind, said) = world.refused("invoices.issue", run.clone());
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(said.contains("5 January 2036 is 3332 days ahead; in Settings 60 are allowed"), "{said}");
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    let mut one =
        json!({ "member_id": member, "currency": "EUR", "lines": lines, "issued_on": "2036-01-05" });
    let checked = world.call("invoices.check", one.clone());
    assert_eq!(
        (&checked["problems"][0]["severity"], &checked["total_minor"]),
        (&json!("required"), &json!(100))
    );
    assert!(world.refused("invoices.write", one.clone()).1.contains("days ahead"));
    assert!(numbers(&mut world).is_empty());
    one["despite"] = json!("A contract of ten years");
    assert_eq!(world.call("invoices.write", one)["number"], "INV-2036-0001");
    let credit = json!({ "id": 1, "reason": "x", "on": "2037-01-01" });
    assert!(world.refused("invoices.credit", credit).1.contains("days ahead"));
    // 60 days ahead are the last that need no word; Settings know how many.
    assert!(
        world
            .refused("invoices.issue", json!({ "year": 2026, "issued_on": "2027-01-21" }))
            .1
            .contains("61 days")
    );
    set_profile(&mut world, &[("invoice_days_ahead_max", json!(61))]);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2027-01-21" }));
    let mut profile = world.call("profile.get", json!({}));
    profile["invoice_days_ahead_max"] = json!(731);
    assert!(world.refused("profile.update", profile).1.contains("0 to 730 days"));
}

#[test]
fn a_date_before_that_of_an_earlier_number_is_allowed_and_said() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    assert_eq!(write(&mut world, member, "2026-03-01")["problems"], json!([]));
    let second = write(&mut world, member, "2026-02-01");
    assert_eq!(second["number"], "INV-2026-0002");
    let said = second["problems"][0]["problem"].as_str().unwrap();
    assert!(said.starts_with("INV-2026-0001 has a later date, 1 March 2026"), "{said}");
    assert_eq!(write(&mut world, member, "2025-12-31")["problems"], json!([]), "another series");
    assert_eq!(write(&mut world, member, "2026-03-01")["problems"], json!([]), "the same day is in order");
    flat(&mut world, 2026, 100);
    let preview = world.call("billing.preview", json!({ "year": 2026, "issued_on": "2026-02-10" }));
    assert!(preview["problems"].to_string().contains("INV-2026-0003 has a later date"), "{preview}");
    assert_eq!(preview["can_issue"], true);
    let credit = |world: &mut World, on: &str| {
        let lines = json!([{ "line": 0, "amount_minor": 10 }]);
        world.call("invoices.credit", json!({ "id": 1, "reason": "x", "on": on, "lines": lines }))
    };
    assert_eq!(credit(&mut world, "2026-05-01")["problems"], json!([]));
    assert!(
        credit(&mut world, "2026-04-01")["problems"].to_string().contains("CN-2026-0001 has a later date")
    );
}

#[test]
fn single_invoices_wait_for_what_their_sender_lacks() {
    let mut world = World::bare("EUR", "01-01");
    let member = add(&mut world, "First University", &json!({}));
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    let mut request = json!({ "member_id": member, "currency": "EUR", "lines": lines });
    let told = |answer: &Value| {
        let problems = answer["problems"].as_array().unwrap().iter();
        problems.map(|problem| problem["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&world.call("invoices.check", request.clone())), ["street", "iban", "tax_text"]);
    for despite in ["", "  "] {
        request["despite"] = json!(despite);
        let (kind, said) = world.refused("invoices.write", request.clone());
        assert_eq!(kind, ErrorKind::Conflict);
        assert!(said.contains("no address") && said.contains("why you go on"), "{said}");
    }
    assert!(numbers(&mut world).is_empty());
    request["despite"] = json!("Internal");
    assert_eq!(told(&world.call("invoices.write", request.clone())), ["street", "iban", "tax_text"]);
    let summary = latest_summary(&mut world);
    assert!(summary.starts_with("Issued an invoice to First University. Despite this: "), "{summary}");
    assert!(summary.ends_with("Because: Internal"), "{summary}");
    // A script is told and not asked, but for what is wrong in itself.
    request["despite"] = Value::Null;
    assert_eq!(told(&world.call("invoices.write", request.clone())), ["street", "iban", "tax_text"]);
    let summary = latest_summary(&mut world);
    assert!(summary.contains("Despite this: The consortium has no address."), "{summary}");
    assert!(!summary.contains("Because"), "{summary}");
    request["issued_on"] = json!("2036-01-01");
    let (_, said) = world.refused("invoices.write", request.clone());
    assert!(said.contains("days ahead") && !said.contains("no address"), "{said}");
    request["issued_on"] = Value::Null;
    request["is_pro_forma"] = json!(true);
    request["despite"] = Value::Null;
    assert!(told(&world.call("invoices.write", request)).is_empty(), "nobody pays a pro forma");
    assert_eq!(latest_summary(&mut world), "Issued a pro forma invoice to First University");
}

#[test]
fn single_invoices_say_what_their_electronic_form_lacks() {
    let mut world = World::new();
    set_profile(&mut world, &[("e_invoice", json!("xrechnung"))]);
    let member = add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100);
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    let mut request = json!({ "member_id": member, "currency": "EUR", "lines": lines });
    let told = |answer: &Value| {
        let problems = answer["problems"].as_array().unwrap().iter();
        let field = |problem: &Value| problem["field"].as_str().unwrap().to_owned();
        problems.map(field).filter(|field| field == "buyer_reference").count()
    };
    assert_eq!(told(&world.call("billing.preview", json!({ "year": 2026 }))), 1, "as the run says");
    assert_eq!(told(&world.call("invoices.check", request.clone())), 1);
    assert_eq!(told(&world.call("invoices.write", request.clone())), 1, "it is said, and issued");
    request["is_pro_forma"] = json!(true);
    assert_eq!(told(&world.call("invoices.write", request)), 0, "a pro forma has no such form");
}

#[test]
fn what_cannot_be_drawn_is_never_issued_whatever_the_reason() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100);
    // Stored by another program: a name of 6,000 characters, which no page takes.
    let name = "Long ".repeat(1_200);
    let path = world.path();
    let World { folder, door } = world;
    drop(door);
    let outside = Connection::open(&path).unwrap();
    outside.execute("UPDATE member SET official_name = ?1, name_key = 'long'", [&name]).unwrap();
    drop(outside);
    let door = Door::open(&path, "ana", crate::test_world::clock(), Access::Write).unwrap();
    let mut world = World { folder, door };
    for (command, request) in [
        ("invoices.issue", json!({ "year": 2026, "despite": "x" })),
        ("invoices.write_pro_formas", json!({ "year": 2026, "member_ids": [] })),
        (
            "invoices.write",
            json!({ "member_id": member, "currency": "EUR", "despite": "x", "lines": [{ "description": "Fee", "amount_minor": 100 }] }),
        ),
    ] {
        let (kind, said) = world.refused(command, request);
        assert_eq!(kind, ErrorKind::Conflict, "{command}: {said}");
        assert!(said.starts_with("Nothing was issued."), "{command}: {said}");
    }
    assert!(numbers(&mut world).is_empty());
    assert_eq!(fields(&mut world, "blocker"), ["official_name"]);
}

#[test]
fn a_logo_is_laid_out_with_the_documents() {
    let mut world = World::new();
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(1, 1).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    use base64::Engine;
    let data = base64::engine::general_purpose::STANDARD.encode(bytes.into_inner());
    world.call("profile.set_logo", json!({ "media_type": "image/png", "data_base64": data }));
    let member = add(&mut world, "First University", &json!({}));
    assert_eq!(write(&mut world, member, "2026-03-01")["number"], "INV-2026-0001");
}

#[test]
fn names_and_lines_have_limits_at_every_way_in() {
    let mut world = World::new();
    let long = "a".repeat(301);
    let mut draft = crate::test_world::member("x");
    draft["official_name"] = json!(long);
    let (kind, said) = world.refused("members.add", draft.clone());
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(said.contains("301 characters; at most 300"), "{said}");
    draft["official_name"] = json!("á".repeat(300));
    let member = world.call("members.add", draft)["id"].clone();
    let lines = |text: &str| json!([{ "description": text, "amount_minor": 100 }]);
    let write = |text: &str| json!({ "member_id": member, "currency": "EUR", "lines": lines(text) });
    assert!(world.refused("invoices.write", write(&"a".repeat(1_001))).1.contains("at most 1000"));
    world.call("invoices.write", write(&"a ".repeat(499)));
    let mut profile = world.call("profile.get", json!({}));
    profile["name"] = json!(long);
    assert!(world.refused("profile.update", profile.clone()).1.contains("at most 300"));
    profile["name"] = json!("x");
    profile["street"] = json!("a\n".repeat(9) + "b");
    assert!(world.refused("profile.update", profile).1.contains("10 lines; at most 8"));
    let list = format!("Name,Country\n{long},DE\nFine University,DE\n");
    let staged = world.door.stage_import_bytes("members.csv", list.into_bytes()).unwrap();
    let result = world.call("imports.run", json!({ "token": staged.token, "kind": "members" }));
    assert_eq!((&result["created"], &result["rejected"]), (&json!(1), &json!(1)), "{result}");
}

#[test]
fn amounts_beyond_the_limit_block_whatever_the_reason() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    let half = 6_000_000_000_000_i64;
    let lines =
        json!([{ "description": "a", "amount_minor": half }, { "description": "b", "amount_minor": half }]);
    let request = json!({ "member_id": member, "currency": "EUR", "lines": lines, "despite": "x" });
    assert_eq!(world.refused("invoices.write", request).0, ErrorKind::Invalid);
    let component = |name: &str| {
        let rule = json!({ "kind": "flat", "amount_minor": half });
        json!({ "name": name, "rule": rule, "currency": "EUR" })
    };
    world.set_fees(2026, json!({ "components": [component("a"), component("b")] }));
    let (kind, said) = world.refused("invoices.issue", json!({ "year": 2026, "despite": "x" }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(said.contains("beyond the largest amount"), "{said}");
}
