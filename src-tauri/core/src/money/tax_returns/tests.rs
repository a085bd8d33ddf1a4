//! Boxes of real forms, filled from invoices.

use serde_json::{Value, json};

use crate::test_world::World;

/// A consortium in a country.
fn world_in(country: &str, currency: &str) -> World {
    let mut world = World::with(currency, "01-01");
    let mut profile = world.call("profile.get", json!({}));
    profile["country"] = country.into();
    world.call("profile.update", profile);
    world
}

/// A tax category, at a rate or with a reason why not.
fn category(world: &mut World, name: &str, code: &str, percent: Option<&str>) -> i64 {
    let rates: Vec<Value> =
        percent.iter().map(|percent| json!({ "from_on": "2000-01-01", "percent": percent })).collect();
    let draft = json!({ "name": name, "code": code, "reason": if percent.is_none() { "So" } else { "" }, "reason_code": "",
        "eu_business_id": null, "abroad_id": null, "rates": rates });
    let list = world.call("taxes.save", json!({ "draft": draft }));
    list.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["id"].as_i64().unwrap()
}

/// A member in a country that is billed an amount before tax. Gives the invoice.
fn bill(world: &mut World, whom: (&str, &str, &str), (category, minor): (i64, i64), on: &str) -> i64 {
    let (name, country, tax_id) = whom;
    let fields = json!({ "country": country, "tax_id": tax_id, "joined_on": "2020-01-01" });
    let member = world.add_member_with(name, &fields);
    let lines = json!([{ "description": "Fee", "amount_minor": minor, "tax_category_id": category }]);
    let currency = world.call("profile.get", json!({}))["currency"].clone();
    let request = json!({ "member_id": member, "currency": currency, "lines": lines, "issued_on": on });
    world.call("invoices.write", request)["id"].as_i64().unwrap()
}

/// The boxes of a form in a quarter: amount, tax and what is entered.
fn boxes(world: &mut World, form: &str) -> Vec<(String, Value, Value, Value)> {
    let request = json!({ "form": form, "from_on": "2026-01-01", "until_on": "2026-03-31" });
    let figures = world.call("tax_returns.get", request);
    let rows = figures["boxes"].as_array().unwrap().iter();
    rows.filter(|row| row["is_elsewhere"] == false)
        .map(|row| {
            let number = row["number"].as_str().unwrap().to_owned();
            (number, row["amount_minor"].clone(), row["tax_minor"].clone(), row["entered_minor"].clone())
        })
        .collect()
}

fn expect(world: &mut World, form: &str, expected: &[(&str, Value, Value, Value)]) {
    let found = boxes(world, form);
    for (number, amount, tax, entered) in expected {
        let row = found.iter().find(|row| row.0 == *number);
        assert_eq!(
            row,
            Some(&((*number).to_owned(), amount.clone(), tax.clone(), entered.clone())),
            "box {number}"
        );
    }
}

#[test]
fn a_german_return_has_each_sale_in_its_box() {
    let mut world = world_in("DE", "EUR");
    let standard = category(&mut world, "USt 19 %", "S", Some("19"));
    let reduced = category(&mut world, "USt 7 %", "S", Some("7"));
    let reverse = category(&mut world, "Reverse charge", "AE", None);
    let goods = category(&mut world, "Innergemeinschaftlich", "K", None);
    let abroad = category(&mut world, "Ausland", "O", None);
    let exempt = category(&mut world, "Steuerfrei", "E", None);
    let home = bill(&mut world, ("Köln", "DE", ""), (standard, 123_456), "2026-01-15");
    bill(&mut world, ("Bonn", "DE", ""), (reduced, 10_050), "2026-02-15");
    bill(&mut world, ("Lyon", "FR", "FR12345678901"), (reverse, 250_000), "2026-01-15");
    bill(&mut world, ("Graz", "AT", "ATU12345678"), (goods, 5_000), "2026-01-15");
    bill(&mut world, ("Boston", "US", ""), (abroad, 320_000), "2026-03-31");
    bill(&mut world, ("Trier", "DE", ""), (exempt, 1_999), "2026-01-15");
    bill(&mut world, ("Jena", "DE", ""), (abroad, 700), "2026-01-15");
    bill(&mut world, ("Ulm", "DE", ""), (standard, 999_999), "2026-04-01");
    world.call("invoices.credit", json!({ "id": home, "reason": "Half", "lines": [{ "line": 0, "amount_minor": 23_456 }], "on": "2026-03-01" }));
    expect(
        &mut world,
        "de",
        &[
            ("81", json!(100_000), json!(19_000), json!(100_000)),
            ("86", json!(10_050), json!(704), json!(10_000)),
            ("41", json!(5_000), json!(null), json!(5_000)),
            ("21", json!(250_000), json!(null), json!(250_000)),
            ("45", json!(320_000), json!(null), json!(320_000)),
            ("48", json!(1_999), json!(null), json!(1_900)),
            ("83", json!(null), json!(19_704), json!(null)),
        ],
    );
    let request = json!({ "form": "de", "from_on": "2026-01-01", "until_on": "2026-03-31" });
    let unplaced = world.call("tax_returns.get", request)["unplaced"].clone();
    assert_eq!(unplaced, json!([{ "category": "O", "amount_minor": 700, "documents": 1 }]));

    let list =
        world.call("tax_returns.sales_list", json!({ "from_on": "2026-01-01", "until_on": "2026-03-31" }));
    let rows: Vec<(&str, &str, &str, i64)> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |field: &str| row[field].as_str().unwrap();
            (text("country"), text("vat_id"), text("kind"), row["amount_minor"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(rows, [("AT", "U12345678", "goods", 5_000), ("FR", "12345678901", "services", 250_000)]);
}

#[test]
fn a_british_return_has_boxes_1_to_9() {
    let mut world = world_in("GB", "GBP");
    let standard = category(&mut world, "VAT 20 %", "S", Some("20"));
    let exempt = category(&mut world, "Exempt", "E", None);
    bill(&mut world, ("Leeds", "GB", ""), (standard, 100_050), "2026-01-15");
    bill(&mut world, ("Bath", "GB", ""), (exempt, 50_000), "2026-02-15");
    expect(
        &mut world,
        "gb",
        &[
            ("1", json!(null), json!(20_010), json!(null)),
            ("3", json!(null), json!(20_010), json!(null)),
            ("5", json!(null), json!(20_010), json!(null)),
            ("6", json!(150_050), json!(20_010), json!(150_000)),
            ("8", json!(0), json!(null), json!(0)),
        ],
    );
    let elsewhere = world
        .call("tax_returns.get", json!({ "form": "gb", "from_on": "2026-01-01", "until_on": "2026-03-31" }));
    let elsewhere: Vec<&str> = elsewhere["boxes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["is_elsewhere"] == true)
        .map(|row| row["number"].as_str().unwrap())
        .collect();
    assert_eq!(elsewhere, ["2", "4", "7", "9"]);
}

#[test]
fn an_australian_statement_has_sales_with_their_tax() {
    let mut world = world_in("AU", "AUD");
    let gst = category(&mut world, "GST", "S", Some("10"));
    let free = category(&mut world, "GST-free", "Z", Some("0"));
    bill(&mut world, ("Perth", "AU", ""), (gst, 440_055), "2026-01-15");
    bill(&mut world, ("Suva", "FJ", ""), (free, 100_000), "2026-01-15");
    bill(&mut world, ("Hobart", "AU", ""), (free, 20_000), "2026-01-15");
    expect(
        &mut world,
        "au",
        &[
            ("G1", json!(604_061), json!(null), json!(604_000)),
            ("G2", json!(100_000), json!(null), json!(100_000)),
            ("G3", json!(20_000), json!(null), json!(20_000)),
            ("1A", json!(null), json!(44_006), json!(44_000)),
        ],
    );
}

#[test]
fn swiss_south_african_and_french_forms_take_their_rates() {
    let mut world = world_in("CH", "CHF");
    let standard = category(&mut world, "MWST 8.1 %", "S", Some("8.1"));
    let odd = category(&mut world, "Odd", "S", Some("5"));
    bill(&mut world, ("Bern", "CH", ""), (standard, 333_333), "2026-01-15");
    bill(&mut world, ("Vaduz", "LI", ""), (odd, 1_000), "2026-01-15");
    expect(
        &mut world,
        "ch",
        &[
            ("200", json!(334_333), json!(27_050), json!(null)),
            ("303", json!(333_333), json!(27_000), json!(null)),
            ("399", json!(null), json!(27_000), json!(null)),
        ],
    );
    let request = json!({ "form": "ch", "from_on": "2026-01-01", "until_on": "2026-03-31" });
    let figures = world.call("tax_returns.get", request);
    assert_eq!(figures["unplaced"], json!([{ "category": "S 5", "amount_minor": 1_000, "documents": 1 }]));

    let mut world = world_in("ZA", "ZAR");
    let standard = category(&mut world, "VAT", "S", Some("15"));
    bill(&mut world, ("Durban", "ZA", ""), (standard, 100_000), "2026-01-15");
    expect(
        &mut world,
        "za",
        &[
            ("1", json!(115_000), json!(null), json!(null)),
            ("4", json!(null), json!(15_000), json!(null)),
            ("13", json!(null), json!(15_000), json!(null)),
        ],
    );

    let mut world = world_in("FR", "EUR");
    let standard = category(&mut world, "TVA", "S", Some("20"));
    bill(&mut world, ("Lille", "FR", ""), (standard, 100_050), "2026-01-15");
    expect(
        &mut world,
        "fr",
        &[
            ("A1", json!(100_050), json!(20_010), json!(100_100)),
            ("08", json!(100_050), json!(20_010), json!(100_100)),
            ("16", json!(null), json!(20_010), json!(20_000)),
        ],
    );
}

#[test]
fn what_is_in_another_currency_counts_by_the_rate_on_its_invoice_or_is_left_out() {
    let mut world = world_in("DE", "EUR");
    let standard = category(&mut world, "USt", "S", Some("19"));
    bill(&mut world, ("Kiel", "DE", ""), (standard, 1_000), "2026-01-15");
    let lines = json!([{ "description": "Without a category", "amount_minor": 4_000 }]);
    let bare = json!({ "member_id": 1, "currency": "EUR", "lines": lines, "issued_on": "2026-01-15" });
    world.call("invoices.write", bare);
    let rule = json!({ "kind": "flat", "amount_minor": 100_000 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "USD", "tax_category_id": standard });
    world.set_fees(2026, json!({ "components": [fee] }));
    let also_in = json!({ "currency": "EUR", "exchange_rate": "0.9" });
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-15", "also_in": also_in }));
    world.set_fees(2027, json!({ "components": [fee] }));
    world.call("invoices.issue", json!({ "year": 2027, "issued_on": "2026-02-15" }));
    let request = json!({ "form": "de", "from_on": "2026-01-01", "until_on": "2026-03-31" });
    let figures = world.call("tax_returns.get", request);
    assert_eq!(
        (&figures["boxes"][0]["amount_minor"], &figures["boxes"][0]["tax_minor"]),
        (&json!(91_000), &json!(17_290))
    );
    let bare = json!([{ "category": "", "amount_minor": 4_000, "documents": 1 }]);
    assert_eq!((&figures["unplaced"], &figures["has_sales_list"]), (&bare, &json!(true)));
    let left_out = &figures["left_out"][0];
    assert_eq!(
        (&left_out["currency"], &left_out["amount_minor"], &left_out["documents"]),
        (&json!("USD"), &json!(100_000), &json!(1))
    );
    let (_, message) = world.refused(
        "tax_returns.get",
        json!({ "form": "xx", "from_on": "2026-01-01", "until_on": "2026-03-31" }),
    );
    assert!(message.contains("xx"), "{message}");
    let (_, message) =
        world.refused("tax_returns.sales_list", json!({ "from_on": "2026-04-01", "until_on": "2026-03-31" }));
    assert!(message.contains("before"), "{message}");
}

#[test]
fn what_is_given_up_takes_its_tax_back() {
    let mut world = world_in("DE", "EUR");
    let standard = category(&mut world, "USt", "S", Some("19"));
    let invoice = bill(&mut world, ("Halle", "DE", ""), (standard, 100_000), "2026-01-15");
    world.call("payments.write_off", json!({ "invoice_id": invoice, "written_off_on": "2026-02-01", "reason": "Insolvent", "takes_tax_back": true }));
    expect(&mut world, "de", &[("81", json!(0), json!(null), json!(0))]);
}

#[test]
fn the_form_of_the_own_country_comes_first() {
    let mut world = world_in("CA", "CAD");
    let forms = world.call("tax_returns.forms", json!({}));
    let forms: Vec<&str> =
        forms.as_array().unwrap().iter().map(|form| form["form"].as_str().unwrap()).collect();
    assert_eq!(forms[..2], ["ca", "ca_qst"]);
    assert_eq!(forms.len(), 8);
}
