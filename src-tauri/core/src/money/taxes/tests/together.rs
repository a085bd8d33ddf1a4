//! Taxes that are charged together, and regions that are taxed otherwise.

use serde_json::{Value, json};

use super::{save, taxes};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// A consortium in Canada: GST everywhere, with QST in Québec, HST in Ontario and Nova Scotia instead.
fn canadian_world() -> (World, i64) {
    let mut world = World::with("CAD", "01-01");
    let mut profile = world.call("profile.get", json!({}));
    profile["country"] = "CA".into();
    world.call("profile.update", profile);
    let rate = |percent: &str| json!([{ "from_on": "2013-01-01", "percent": percent }]);
    let gst = save(&mut world, None, &json!({ "name": "GST", "rates": rate("5") }));
    let qst = save(&mut world, None, &json!({ "name": "QST", "rates": rate("9.975") }));
    let both = save(&mut world, None, &json!({ "name": "GST + QST", "parts": [gst, qst] }));
    let ontario = save(&mut world, None, &json!({ "name": "HST Ontario", "rates": rate("13") }));
    let rates =
        json!([{ "from_on": "2010-07-01", "percent": "15" }, { "from_on": "2025-04-01", "percent": "14" }]);
    let scotia = save(
        &mut world,
        None,
        &json!({ "name": "HST Nova Scotia", "rates": rates, "rate_day": "invoice_date" }),
    );
    let abroad = save(&mut world, None, &json!({ "name": "Zero rated", "code": "Z" }));
    let regions: Vec<Value> = [("Quebec", both), ("ON", ontario), ("Nova Scotia", scotia)]
        .iter()
        .map(|(region, instead)| json!({ "region": region, "tax_category_id": instead }))
        .collect();
    let fields = json!({ "name": "GST", "rates": rate("5"), "regions": regions, "abroad_id": abroad });
    let gst = save(&mut world, Some(gst), &fields);
    (world, gst)
}

#[test]
fn two_taxes_of_a_line_are_reckoned_printed_and_booked_each_by_itself() {
    let (mut world, gst) = canadian_world();
    for (name, country, region) in [
        ("Alberta", "CA", "AB"),
        ("Dalhousie", "CA", "Nouvelle-Écosse"),
        ("McGill", "CA", "Québec"),
        ("Toronto", "CA", "Ont."),
        ("Vermont", "US", "VT"),
    ] {
        let fields = json!({ "country": country, "region": region, "joined_on": "2020-01-01" });
        world.add_member_with(name, &fields);
    }
    let rule = json!({ "kind": "flat", "amount_minor": 100_000 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "CAD", "tax_category_id": gst });
    world.set_fees(2026, json!({ "components": [fee] }));
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-15" }));
    for (id, percent, tax) in
        [(1, "5", 5_000), (2, "14", 14_000), (3, "14.975", 14_975), (4, "13", 13_000), (5, "0", 0)]
    {
        let billed = taxes(&mut world, id);
        assert_eq!((billed.len(), billed[0].1.as_str(), billed[0].3), (1, percent, tax), "invoice {id}");
    }
    let journal = world.call("books.journal", json!({ "account": "tax_payable" }));
    let of_quebec: Vec<(&str, i64)> = journal["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["document"] == "INV-2026-0003")
        .map(|line| (line["tax_name"].as_str().unwrap(), line["credit_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(of_quebec, [("GST", 5_000), ("QST", 9_975)]);
    let summary =
        world.call("books.tax_summary", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" }));
    let row = |name: &str| {
        let row = summary["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone();
        (
            row["taxable_minor"].as_i64().unwrap(),
            row["tax_minor"].as_i64().unwrap(),
            row["invoices"].as_i64().unwrap(),
        )
    };
    assert_eq!(row("GST"), (200_000, 10_000, 2), "Alberta and Québec");
    assert_eq!(row("QST"), (100_000, 9_975, 1));
    assert_eq!(row("HST Nova Scotia"), (100_000, 14_000, 1));
}

#[test]
fn what_is_charged_together_has_rates_of_its_own() {
    let (mut world, gst) = canadian_world();
    let list = world.call("taxes.list", json!({}));
    let both = list.as_array().unwrap().iter().find(|category| category["name"] == "GST + QST").unwrap();
    assert_eq!((&both["percent"], &both["rates"]), (&json!("14.975"), &json!([])));
    let mut refused = |id: Option<i64>, fields: &Value| {
        let mut draft = json!({ "name": "Other", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": [] });
        fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
        let error = world.door.call("taxes.save", json!({ "id": id, "draft": draft })).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Invalid, "{error:?}");
        error.context.into_keys().collect::<Vec<_>>()
    };
    let (rates, instead) = (json!([{ "from_on": "2013-01-01", "percent": "5" }]), gst);
    let twice = json!([{ "region": "QC", "tax_category_id": instead }, { "region": "Québec", "tax_category_id": instead }]);
    assert_eq!(refused(None, &json!({ "parts": [gst] })), ["parts"], "one alone");
    assert_eq!(refused(None, &json!({ "parts": [gst, both["id"]] })), ["parts"], "one that is of several");
    assert_eq!(refused(None, &json!({ "parts": [gst, 99] })), ["parts"], "one that does not exist");
    assert_eq!(refused(Some(gst), &json!({ "name": "GST", "code": "O", "reason": "So" })), ["code"]);
    assert_eq!(refused(None, &json!({ "rates": rates, "regions": twice })), ["regions"]);
    let (kind, message) = world.refused("taxes.remove", json!({ "id": gst }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("GST + QST"), "{message}");

    // What is removed comes back with its parts and regions.
    let parts = both["parts"].clone();
    let regions = json!([{ "region": "CA-AB", "tax_category_id": instead }]);
    let spare = save(&mut world, None, &json!({ "name": "Spare", "parts": parts, "regions": regions }));
    let saved = |world: &mut World| {
        let list = world.call("taxes.list", json!({}));
        list.as_array().unwrap().iter().find(|category| category["id"] == spare).cloned()
    };
    let before = saved(&mut world);
    world.call("taxes.remove", json!({ "id": spare }));
    assert_eq!(saved(&mut world), None);
    world.call("history.undo", json!({}));
    assert_eq!(saved(&mut world), before);
    assert_eq!(before.unwrap()["regions"], regions);
}
