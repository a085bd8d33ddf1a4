//! Lists as files, and what a spreadsheet and the import make of them.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::test_world::World;

/// What these tests do with exported lists.
trait Exports {
    fn file(&mut self, request: Value) -> Vec<u8>;
    fn csv(&mut self, request: Value) -> String;
    fn sheet(&mut self, request: Value) -> Vec<Vec<Data>>;
    fn read_back(&mut self, command: &str, list: &str) -> Value;
}

impl Exports for World {
    fn file(&mut self, request: Value) -> Vec<u8> {
        let export = self.call("exports.make", request);
        STANDARD.decode(export["data_base64"].as_str().unwrap()).unwrap()
    }

    fn csv(&mut self, mut request: Value) -> String {
        request["format"] = "csv".into();
        String::from_utf8(self.file(request)).unwrap()
    }

    fn sheet(&mut self, mut request: Value) -> Vec<Vec<Data>> {
        request["format"] = "xlsx".into();
        let mut workbook = Xlsx::new(Cursor::new(self.file(request))).unwrap();
        let range = workbook.worksheet_range_at(0).unwrap().unwrap();
        range.rows().map(<[Data]>::to_vec).collect()
    }

    fn read_back(&mut self, command: &str, list: &str) -> Value {
        let staged = self.door.stage_import_bytes("list.csv", list.as_bytes().to_vec()).unwrap();
        let mapping: Vec<_> = staged.columns.iter().map(|column| &column.field).collect();
        self.call(command, json!({ "token": staged.token, "kind": staged.kind, "mapping": mapping }))
    }
}

/// created / updated / unchanged / rejected
fn counts(result: &Value) -> [i64; 4] {
    ["created", "updated", "unchanged", "rejected"].map(|name| result[name].as_i64().unwrap())
}

fn members(request: &Value) -> Value {
    json!({ "list": { "name": "members", "request": request } })
}

#[test]
fn deadlines_are_a_list_and_a_calendar_and_members_are_none() {
    let mut world = World::new();
    let draft = world.call("agreements.template", json!({}));
    world.call("agreements.add", draft);
    let deadlines = json!({ "name": "deadlines", "request": {} });
    let list = world.csv(json!({ "list": deadlines }));
    assert!(list.contains("2026-12-31,“ORCID consortium agreement 2026” ends: renew it,"), "{list}");
    let export = world.call("exports.make", json!({ "list": deadlines, "format": "ics" }));
    assert_eq!(export["file_name"], "Deadlines 2026-11-21.ics");
    let (_, message) = world
        .refused("exports.make", json!({ "list": { "name": "members", "request": {} }, "format": "ics" }));
    assert_eq!(message, "Only checklist and deadlines can be saved as a calendar. Choose CSV or a workbook.");
}

#[test]
fn a_list_shows_what_the_screen_shows() {
    let mut world = World::new();
    let zurich = json!({ "country": "CH", "joined_on": "2019-01-01", "purchase_order": "=1+1" });
    let id = world.add_member_with("Universität Zürich", &zurich);
    world.add_member_with("Aarhus", &json!({ "country": "DK", "joined_on": "2020-01-01" }));
    world.add_member_with("Bonn", &json!({ "country": "DE" }));
    world.add_person(id, "Núñez", &["main"]);
    let mut request =
        members(&json!({ "countries": ["CH", "DK"], "sort": { "by": "joined_on", "descending": true } }));
    request["columns"] = json!(["official_name", "joined_on", "purchase_order", "main_contact", "country"]);
    assert_eq!(
        world.csv(request),
        "\u{feff}Name,Joined,PO number,Main contact name,Country\n\
         Aarhus,2020-01-01,,,Denmark\n\
         Universität Zürich,2019-01-01,'=1+1,Ana Núñez,Switzerland\n"
    );
}

#[test]
fn a_workbook_holds_dates_as_dates_amounts_as_numbers_and_formulas_as_text() {
    let mut world = World::new();
    world.add_member_with("=cmd|' /C calc'!A0", &json!({ "joined_on": "2019-01-01", "tax_id": "00123" }));
    world.set_flat_fee(2026, 123_456);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-11-21" }));
    let mut request = members(&json!({}));
    request["columns"] = json!(["official_name", "joined_on", "tax_id", "contact_count"]);
    let rows = world.sheet(request);
    assert_eq!(rows[1][0], Data::String("=cmd|' /C calc'!A0".into()), "text, and as it was written");
    assert_eq!(rows[1][1].to_string(), "43466", "a day as the spreadsheet counts days");
    assert!(matches!(rows[1][1], Data::DateTime(_)), "and shown as one: {:?}", rows[1][1]);
    assert_eq!((&rows[1][2], &rows[1][3]), (&Data::String("00123".into()), &Data::Float(0.0)));
    let invoices = json!({ "list": { "name": "invoices", "request": {} }, "columns": ["number", "total"] });
    let rows = world.sheet(invoices.clone());
    assert_eq!(rows[1][1], Data::Float(1234.56));
    assert_eq!(rows[0][2], Data::String("Currency".into()), "a total brings its currency");
    assert!(world.csv(invoices).ends_with(",1234.56,EUR\n"));
    let mut again = members(&json!({}));
    again["format"] = "xlsx".into();
    assert_eq!(world.file(again.clone()), world.file(again), "the same list makes the same file");
}

#[test]
fn a_column_that_does_not_exist_is_named() {
    let mut world = World::new();
    let mut request = members(&json!({}));
    request["format"] = "csv".into();
    request["columns"] = json!(["official_name", "colour"]);
    let (_, message) = world.refused("exports.make", request);
    assert!(message.contains("“colour”") && message.contains("official_name"), "{message}");
}

#[test]
fn every_list_can_be_written() {
    let mut world = World::new();
    let id = world.add_member("First");
    world.add_person(id, "Núñez", &["voting"]);
    for (name, request) in [
        ("members", json!({})),
        ("contacts", json!({ "roles": ["voting"] })),
        ("voting_roll", json!({ "on": "2026-11-21" })),
        ("invoices", json!({ "year": 2026 })),
        ("history", json!({ "search": "Added" })),
        ("imports", json!({})),
    ] {
        let list = json!({ "list": { "name": name, "request": request } });
        let lines = world.csv(list.clone()).lines().count();
        assert_eq!(world.sheet(list).len(), lines, "{name}: both forms have the same rows");
        let expected = match name {
            "invoices" | "imports" => 1,
            "history" => 3,
            _ => 2,
        };
        assert_eq!(lines, expected, "{name}");
    }
}

#[test]
fn an_export_is_not_cut_off_as_a_search_is() {
    let mut world = World::new();
    let list: String = (0..1_203).map(|number| format!("Example College {number}\n")).collect();
    world.read_back("imports.run", &format!("Name\n{list}"));
    assert_eq!(world.call("members.list", json!({ "search": "college" }))["total"], 1_000);
    assert_eq!(world.csv(members(&json!({ "search": "college" }))).lines().count(), 1_204);
}

#[test]
fn people_read_back_as_they_were() {
    let mut world = World::new();
    let id = world.add_member("First University");
    for (given, family, email, roles) in [
        ("Ana María", "de la Cruz", "ana@example.org", json!(["main", "voting"])),
        ("Björk", "", "bjork@example.org", json!(["technical"])),
        ("", "", "desk@example.org", json!(["invoice"])),
        ("+Plus", "=Equals", "", json!(["other", "product"])),
    ] {
        let draft = json!({
            "given_name": given, "family_name": family, "email": email, "orcid_id": "", "phone": "+49 30 1234", "job_title": "-x", "notes": "",
        });
        world.call("contacts.save", json!({ "id": null, "member_id": id, "draft": draft, "roles": roles }));
    }
    let contacts = world.csv(json!({ "list": { "name": "contacts", "request": {} } }));
    assert_eq!(counts(&world.read_back("imports.plan", &contacts)), [0, 0, 4, 0], "{contacts}");
    let asked = json!(["member", "name", "email", "roles"]);
    let some = world.csv(json!({ "list": { "name": "contacts", "request": {} }, "columns": asked }));
    assert_eq!(counts(&world.read_back("imports.plan", &some)), [0, 0, 4, 0], "{some}");
    let roll = world.csv(json!({ "list": { "name": "voting_roll", "request": {} } }));
    assert_eq!(counts(&world.read_back("imports.plan", &roll)), [0, 0, 1, 0], "{roll}");
}

#[test]
fn the_people_of_members_and_workbooks_read_back_as_they_were() {
    let mut world = World::new();
    let id = world.add_member_with(
        "First University",
        &json!({
            "joined_on": "2020-05-01", "country": "CI", "tax_id": "00123", "notes": "=1+1", "tags": ["North", "Pilot 2027"],
            "not_for_profit": false, "purchase_order_required": true, "language": "fr", "currency": "USD",
            "invoice_name": "Finance office", "invoice_street": "PO box 1\nRoom 2", "invoice_postal_code": "01 BP",
            "invoice_city": "Abidjan", "invoice_region": "Lagunes", "invoice_country": "CI",
        }),
    );
    let other =
        world.add_member_with("Second College", &json!({ "joined_on": "2021-01-31", "country": "KR" }));
    for (member, given, family, email, roles) in [
        (id, "Ana María", "de la Cruz", "ana@example.org", json!(["main", "technical"])),
        (id, "Björk", "", "bjork@example.org", json!(["voting"])),
        (other, "", "", "desk@example.org", json!(["main", "voting"])),
    ] {
        let draft = json!({
            "given_name": given, "family_name": family, "email": email, "orcid_id": "", "phone": "", "job_title": "", "notes": "",
        });
        world.call(
            "contacts.save",
            json!({ "id": null, "member_id": member, "draft": draft, "roles": roles }),
        );
    }
    let list = world.csv(members(&json!({})));
    let mut copy = World::new();
    assert_eq!(counts(&copy.read_back("imports.run", &list)), [2, 0, 0, 0]);
    assert_eq!(copy.csv(members(&json!({}))), list, "every field of a member is in the list");
    let tagged = json!({ "ids": [1, 2], "set": { "add_tags": ["New"], "not_for_profit": true } });
    copy.call("members.bulk_update", tagged);
    let back = copy.read_back("imports.plan", &list);
    assert_eq!(counts(&back), [0, 1, 1, 0], "an empty cell takes nothing away: {back:#}");
    let fields: Vec<_> =
        back["preview"][0]["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
    assert_eq!(fields, ["tags", "not-for-profit"]);
    let mut shown = members(&json!({}));
    shown["columns"] = json!([
        "official_name",
        "country",
        "city",
        "tier",
        "status",
        "joined_on",
        "main_contact",
        "voting_contact",
        "contact_count"
    ]);
    let people = json!({ "list": { "name": "contacts", "request": {} } });
    let roll = json!({ "list": { "name": "voting_roll", "request": {} } });
    for (list, rows) in [(members(&json!({})), 2), (shown, 2), (people, 3), (roll, 2)] {
        for (format, name) in [("csv", "list.csv"), ("xlsx", "list.xlsx")] {
            let mut request = list.clone();
            request["format"] = format.into();
            let staged = world.file(request);
            let staged = world.door.stage_import_bytes(name, staged).unwrap();
            let mapping: Vec<_> = staged.columns.iter().map(|column| &column.field).collect();
            let plan = world.call(
                "imports.plan",
                json!({ "token": staged.token, "kind": staged.kind, "mapping": mapping }),
            );
            assert_eq!(counts(&plan), [0, 0, rows, 0], "{format} of {list}: {plan:#}");
        }
    }
}

#[test]
fn every_country_is_read_back_by_its_name() {
    for code in ["DE", "GB", "US", "CI", "KR", "TW", "CD", "VA", "BQ", "MF", "AX", "CW"] {
        let name = crate::kernel::country::name(code);
        assert_eq!(crate::kernel::country::parse(&name).as_deref(), Ok(code), "{name}");
    }
}

/// Texts that a spreadsheet or a list format could mistake for something else.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "=1+1",
        "'=x",
        "''",
        "+49",
        "-5",
        "@home",
        "a,b",
        "\"quoted\"",
        "two; parts",
        "'tis",
        "0012",
        "Ünï",
        "東京",
        "1e5",
        "2026-01-02",
        "TRUE",
    ]);
    prop_oneof![Just(String::new()), awkward.prop_map(str::to_owned), "[a-zA-Z'=+,;\" -]{1,12}x"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn export_then_import_is_the_identity(
        drafts in prop::collection::vec((text(), text(), text(), text(), text()), 1..6),
    ) {
        let mut world = World::new();
        for (number, (short_name, city, street, notes, purchase_order)) in drafts.iter().enumerate() {
            world.add_member_with(&format!("={number} University"), &json!({
                "short_name": short_name, "city": city, "street": street, "notes": format!("{notes}\n{notes}x"),
                "purchase_order": purchase_order, "joined_on": "2020-05-01", "status": "leaving", "tier": "small",
            }));
        }
        let list = world.csv(members(&json!({})));
        let count = i64::try_from(drafts.len()).unwrap_or_default();
        prop_assert_eq!(counts(&world.read_back("imports.plan", &list)), [0, 0, count, 0], "{}", list);
        let mut other = World::new();
        prop_assert_eq!(counts(&other.read_back("imports.run", &list)), [count, 0, 0, 0]);
        prop_assert_eq!(other.csv(members(&json!({}))), list, "a copy made through the file is the same list");
        let keys = ["official_name", "country", "main_contact", "voting_contact", "contact_count", "short_name"];
        let mut shown = members(&json!({}));
        shown["columns"] = json!(keys);
        let shown = world.csv(shown);
        prop_assert_eq!(counts(&world.read_back("imports.plan", &shown)), [0, 0, count, 0], "{}", shown);
    }
}

#[test]
fn the_reconciliation_with_orcid_is_a_table_of_figures() {
    let mut world = World::new();
    let agreement = world.call("agreements.template", json!({}));
    let agreement = world.call("agreements.add", agreement)["agreement"]["id"].clone();
    let invoice = json!({
        "agreement_id": agreement, "licence_year": 2026, "number": "=ORC-1", "received_on": "2026-01-20",
        "due_on": "2026-03-20", "currency": "USD", "lead_fee_minor": 500_000,
    });
    let id = world.call("orcid_costs.save_invoice", json!({ "draft": invoice }))["id"].clone();
    let payment = json!({
        "paid_on": "2026-03-01", "amount_minor": 200_000, "currency": "USD", "cost_minor": 180_000,
        "allocations": [{ "invoice_id": id, "amount_minor": 200_000 }],
    });
    world.call("orcid_costs.save_payment", json!({ "draft": payment }));
    let list = |name: &str| json!({ "list": { "name": name, "request": { "year": 2026 } }, "columns": null });
    let invoices = world.sheet(list("orcid_invoices"));
    assert_eq!(invoices[1][0], Data::String("=ORC-1".into()));
    assert_eq!(invoices[1][15], Data::Float(3_000.0), "what is open");
    let payments = world.sheet(list("orcid_payments"));
    assert_eq!((&payments[1][3], &payments[1][4]), (&Data::String("0.9".into()), &Data::Float(1_800.0)));
    let figures = world.sheet(list("remittance"));
    let paid = figures.iter().find(|row| row[1] == Data::String("Paid to ORCID".into())).unwrap();
    assert_eq!((&paid[0], &paid[2]), (&Data::String("In EUR".into()), &Data::Float(-1_800.0)));
    let settled =
        figures.iter().find(|row| row[1] == Data::String("Surplus when all is settled".into())).unwrap();
    assert_eq!(settled[2], Data::String("not known".into()), "no rate is known for what is left to pay");
}

/// What a field is worth that is only declared: a form checks and keeps it, lists sort, import and export it, many are given it at
/// once, and the history names it and takes it back.
#[test]
fn a_time_zone_works_wherever_a_field_does() {
    let mut world = World::new();
    let checked = world.call(
        "members.check",
        json!({ "id": null, "draft": { "official_name": "First", "time_zone": "Berlin" } }),
    );
    assert_eq!(
        checked["problems"]["time_zone"],
        "“Berlin” is not the name of a time zone. Is Europe/Berlin meant?"
    );
    let first = world.add_member_with("First", &json!({ "time_zone": " europe/berlin" }));
    let second = world.add_member_with("Second", &json!({ "time_zone": "America/New York" }));
    let third = world.add_member("Third");
    let zones = |world: &mut World| {
        let rows = world.call("members.list", json!({}))["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["time_zone"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(zones(&mut world), ["Europe/Berlin", "America/New_York", ""], "as IANA spells them");
    assert_eq!(
        world.names(json!({ "sort": { "by": "time_zone", "descending": true } })),
        ["First", "Second", "Third"]
    );

    let update = json!({ "ids": [first, second, third], "set": { "time_zone": "asia/tokyo" } });
    assert_eq!(world.call("members.bulk_preview", update.clone())["changed"], 3);
    world.call("members.bulk_update", update);
    assert_eq!(zones(&mut world), ["Asia/Tokyo"; 3]);
    let entry = world.call("history.list", json!({ "limit": 1 }))["rows"][0].clone();
    assert_eq!(entry["summary"], "Changed time zone of 3 members");
    let detail = world.call("history.get", json!({ "id": entry["id"] }));
    let change = json!([{ "field": "Time zone", "before": "Europe/Berlin", "after": "Asia/Tokyo" }]);
    assert_eq!(detail["changes"][0]["fields"], change);
    world.call("history.undo", json!({}));
    assert_eq!(zones(&mut world), ["Europe/Berlin", "America/New_York", ""]);
    world.refused("members.bulk_update", json!({ "ids": [first], "set": { "time_zone": "Tokio" } }));

    let mut columns = members(&json!({}));
    columns["columns"] = json!(["official_name", "time_zone"]);
    let list = world.csv(columns);
    assert!(
        list.ends_with("Name,Time zone\nFirst,Europe/Berlin\nSecond,America/New_York\nThird,\n"),
        "{list}"
    );
    let mut copy = World::new();
    let read = copy.read_back("imports.run", &list.replace("America/New_York", "Nowhere"));
    assert_eq!((read["created"].as_i64(), read["rejected"].as_i64()), (Some(3), Some(0)));
    assert_eq!(
        zones(&mut copy),
        ["Europe/Berlin", "", ""],
        "what is no time zone costs the field, not the row"
    );
    assert_eq!(read["problems"][0]["column"], "Time zone");
    let plan = copy.read_back("imports.plan", &list);
    assert_eq!(
        plan["preview"][0]["changes"][0],
        json!({ "field": "time zone", "before": "", "after": "America/New_York" })
    );
}
