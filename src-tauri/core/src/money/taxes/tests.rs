//! Categories, rates from a day on, what applies to whom, and what invoices print of it.

mod together;

use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

fn save(world: &mut World, id: Option<i64>, fields: &Value) -> i64 {
    let mut draft = json!({ "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": [] });
    fields.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
    let list = world.call("taxes.save", json!({ "id": id, "draft": draft }));
    let saved = list.as_array().unwrap().iter().find(|category| category["name"] == draft["name"]);
    saved.unwrap()["id"].as_i64().unwrap()
}

/// A consortium in Germany with a standard rate that changes on 1 July 2026.
fn german_world() -> (World, i64) {
    let mut world = World::new();
    let mut profile = world.call("profile.get", json!({}));
    profile["country"] = "DE".into();
    world.call("profile.update", profile);
    let reverse = json!({ "name": "Reverse charge", "code": "AE", "reason": "The buyer owes the tax.", "reason_code": "vatex-eu-ae" });
    let reverse = save(&mut world, None, &reverse);
    let outside = json!({ "name": "Outside", "code": "G", "reason": "Not taxable here." });
    let outside = save(&mut world, None, &outside);
    let rates =
        json!([{ "from_on": "2026-07-01", "percent": "16" }, { "from_on": "2007-01-01", "percent": "19" }]);
    let standard = json!({ "name": "VAT", "rate_day": "invoice_date", "eu_business_id": reverse, "abroad_id": outside, "rates": rates });
    let standard = save(&mut world, None, &standard);
    (world, standard)
}

fn set_fee(world: &mut World, tax: i64, minor: i64, prices_include_tax: bool) {
    let rule = json!({ "kind": "flat", "amount_minor": minor });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "EUR", "tax_category_id": tax });
    world.set_fees(2026, json!({ "components": [fee], "prices_include_tax": prices_include_tax }));
}

/// The tax subtotals of an invoice: code, per cent, taxable amount and tax.
fn taxes(world: &mut World, id: i64) -> Vec<(String, String, i64, i64)> {
    let document = world.call("invoices.get", json!({ "id": id }))["document"].clone();
    let taxes = document["taxes"].as_array().unwrap().iter();
    taxes
        .map(|tax| {
            let text = |field: &str| tax[field].as_str().unwrap().to_owned();
            (
                text("code"),
                text("percent"),
                tax["taxable_minor"].as_i64().unwrap(),
                tax["tax_minor"].as_i64().unwrap(),
            )
        })
        .collect()
}

#[test]
fn what_applies_depends_on_where_the_buyer_is_and_on_the_day() {
    let (mut world, standard) = german_world();
    for (name, country, tax_id) in [
        ("At home", "DE", ""),
        ("Business in the Union", "FR", "FR123"),
        ("No tax id", "FR", ""),
        ("Overseas", "US", ""),
    ] {
        let fields = json!({ "country": country, "tax_id": tax_id, "joined_on": "2020-01-01" });
        world.add_member_with(name, &fields);
    }
    set_fee(&mut world, standard, 10_005, false);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-15" }));
    let expected = [
        ("S", "19", 10_005, 1_901),
        ("AE", "0", 10_005, 0),
        ("S", "19", 10_005, 1_901),
        ("G", "0", 10_005, 0),
    ];
    // Invoices are numbered by name: at home, business, no tax id, overseas.
    for (id, (code, percent, taxable, tax)) in (1..).zip(expected) {
        assert_eq!(
            taxes(&mut world, id),
            [(code.to_owned(), percent.to_owned(), taxable, tax)],
            "invoice {id}"
        );
    }
    let list = world.call("invoices.list", json!({ "year": 2026, "search": "at home" }));
    assert_eq!(list["rows"][0]["total_minor"], 11_906);
    let reverse = world.call("invoices.get", json!({ "id": 2 }))["document"]["taxes"][0].clone();
    assert_eq!(
        (&reverse["reason"], &reverse["reason_code"]),
        (&json!("The buyer owes the tax."), &json!("VATEX-EU-AE"))
    );
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

/// The tax code that a member is billed with.
fn code(world: &mut World, member: i64, category: i64) -> String {
    let lines = json!([{ "description": "Fee", "amount_minor": 10_000, "tax_category_id": category }]);
    let request =
        json!({ "member_id": member, "currency": "EUR", "lines": lines, "issued_on": "2026-01-15" });
    let id = world.call("invoices.write", request)["id"].as_i64().unwrap();
    taxes(world, id)[0].0.clone()
}

/// What a run of 2026 says of the currencies that members pay in.
fn currency_problems(world: &mut World, also_in: &Value) -> Vec<String> {
    let request = json!({ "year": 2026, "issued_on": "2026-01-05", "also_in": also_in });
    let problems = world.call("billing.preview", request)["problems"].clone();
    let of_currency = problems.as_array().unwrap().iter().filter(|problem| problem["field"] == "currency");
    of_currency.map(|problem| problem["problem"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn liechtenstein_is_inland_for_a_swiss_seller() {
    let mut world = World::with("CHF", "01-01");
    let mut profile = world.call("profile.get", json!({}));
    profile["country"] = "CH".into();
    world.call("profile.update", profile);
    let abroad = save(&mut world, None, &json!({ "name": "Ausland", "code": "O", "reason": "Ausland" }));
    let rates = json!([{ "from_on": "2024-01-01", "percent": "8.1" }]);
    let standard =
        save(&mut world, None, &json!({ "name": "MWST 8.1", "abroad_id": abroad, "rates": rates }));
    for (name, country, postal_code, currency) in [
        ("Büsingen", "DE", "78266", ""),
        ("Konstanz", "DE", "78462", "EUR"),
        ("Universität Liechtenstein", "LI", "9490", "CHF"),
        ("Zürich", "CH", "8001", ""),
    ] {
        let fields = json!({ "country": country, "postal_code": postal_code, "currency": currency, "joined_on": "2020-01-01" });
        world.add_member_with(name, &fields);
    }
    let rule = json!({ "kind": "flat", "amount_minor": 333_333 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "CHF", "tax_category_id": standard });
    world.set_fees(2026, json!({ "components": [fee] }));
    let preview = world.call("billing.preview", json!({ "year": 2026, "issued_on": "2026-01-05" }));
    let tax: Vec<(&str, i64)> = preview["bills"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bill| (bill["debtor_name"].as_str().unwrap(), bill["tax_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        tax,
        [("Büsingen", 27_000), ("Konstanz", 0), ("Universität Liechtenstein", 27_000), ("Zürich", 27_000)]
    );
    assert_eq!(currency_problems(&mut world, &json!(null)), ["They pay in EUR, and are billed in CHF."]);
    let rate = json!({ "currency": "EUR", "exchange_rate": "1.05" });
    assert_eq!(currency_problems(&mut world, &rate), Vec::<String>::new(), "the invoice shows both");
    let other = json!({ "currency": "USD", "exchange_rate": "1.2" });
    assert_eq!(currency_problems(&mut world, &other).len(), 1);
}

#[test]
fn places_outside_the_tax_area_of_their_country_are_abroad_unless_excepted() {
    let (mut world, standard) = german_world();
    for (name, country, postal_code, expected) in [
        ("Heligoland", "DE", "27498", "G"),
        ("Büsingen", "DE", "78266", "G"),
        ("Bonn", "DE", "53111", "S"),
        ("Las Palmas", "ES", "35001", "G"),
        ("Madrid", "ES", "28001", "AE"),
        ("Monaco", "MC", "98000", "AE"),
        ("Saint-Denis", "FR", "97400", "G"),
        ("Mariehamn", "FI", "22100", "G"),
    ] {
        let fields = json!({ "country": country, "postal_code": postal_code, "tax_id": "X123", "joined_on": "2020-01-01" });
        let member = world.add_member_with(name, &fields);
        assert_eq!(code(&mut world, member, standard), expected, "{name}");
    }
    let exception =
        json!({ "member_id": 1, "tax_category_id": standard, "reason": "It has a branch in Hamburg" });
    world.call("taxes.save_exception", exception);
    assert_eq!(code(&mut world, 1, standard), "S");
    let listed = world.call("taxes.territories", json!({}));
    let canaries = listed.as_array().unwrap().iter().find(|place| place["name"] == "Canary Islands").unwrap();
    assert!(canaries["source"].as_str().unwrap().contains("2006/112/EC"), "{canaries}");
}

#[test]
fn the_rate_is_that_of_the_invoice_date() {
    let (mut world, standard) = german_world();
    world.add_member_with("At home", &json!({ "country": "DE", "joined_on": "2020-01-01" }));
    set_fee(&mut world, standard, 100_000, false);
    let preview = |world: &mut World, day: &str| {
        let request = json!({ "year": 2026, "issued_on": day });
        world.call("billing.preview", request)["bills"][0]["tax_minor"].as_i64()
    };
    assert_eq!(preview(&mut world, "2026-06-30"), Some(19_000));
    assert_eq!(preview(&mut world, "2026-07-01"), Some(16_000));
    let early = world.call("billing.preview", json!({ "year": 2026, "issued_on": "2006-12-31" }));
    assert_eq!(early["can_issue"], false);
    let problem = early["problems"][0]["problem"].as_str().unwrap();
    assert_eq!(problem, "No rate of the tax category “VAT” holds on 31 December 2006.");
}

#[test]
fn prices_with_tax_stay_what_they_are() {
    let (mut world, standard) = german_world();
    world.add_member_with("At home", &json!({ "country": "DE", "joined_on": "2020-01-01" }));
    set_fee(&mut world, standard, 10_000, true);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-15" }));
    assert_eq!(taxes(&mut world, 1), [("S".to_owned(), "19".to_owned(), 8_403, 1_597)]);
    assert_eq!(world.call("invoices.get", json!({ "id": 1 }))["row"]["total_minor"], 10_000);
}

#[test]
fn a_category_says_what_it_must_and_is_kept_while_it_is_used() {
    let (mut world, standard) = german_world();
    let draft = json!({ "name": "VAT", "code": "E", "reason": " ", "reason_code": "", "eu_business_id": 99, "abroad_id": null, "rates": [] });
    let error = world.door.call("taxes.save", json!({ "id": null, "draft": draft })).unwrap_err();
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["eu_business_id", "name", "reason"]);
    set_fee(&mut world, standard, 100, false);
    let (kind, message) = world.refused("taxes.remove", json!({ "id": standard }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("used by the fee plan “Fees” of 2026"), "{message}");
    let (_, message) = world.refused("taxes.remove", json!({ "id": 1 }));
    assert!(message.contains("used by the tax category “VAT”"), "{message}");
}

#[test]
fn total_and_tax_are_shown_in_a_second_currency_and_owed_in_the_first() {
    let (mut world, standard) = german_world();
    world.add_member_with("At home", &json!({ "country": "DE", "joined_on": "2020-01-01" }));
    set_fee(&mut world, standard, 100_000, false);
    let also_in = json!({ "currency": "JPY", "exchange_rate": "163.455" });
    let request = json!({ "year": 2026, "issued_on": "2026-01-15", "also_in": also_in });
    world.call("invoices.issue", request);
    let document = world.call("invoices.get", json!({ "id": 1 }))["document"].clone();
    let second = &document["also_in"];
    assert_eq!((&second["total_minor"], &second["tax_minor"]), (&json!(194_511), &json!(31_056)));
    assert_eq!((&document["total_minor"], &document["currency"]), (&json!(119_000), &json!("EUR")));
    let bad = json!({ "year": 2026, "also_in": { "currency": "JPY", "exchange_rate": "0" } });
    assert_eq!(
        world.door.call("billing.preview", bad).unwrap_err().field.as_deref(),
        Some("also_in.exchange_rate")
    );
}

#[test]
fn who_is_exempt_by_itself_is_taxed_by_its_exception() {
    let (mut world, standard) = german_world();
    let exempt = save(
        &mut world,
        None,
        &json!({ "name": "Exempt", "code": "E", "reason": "Exempt.", "reason_code": "vatex-eu-132" }),
    );
    let fields = json!({ "joined_on": "2020-01-01", "country": "DE", "street": "Road 1", "city": "Town" });
    let [plain, special] = ["Plain", "Special"].map(|name| world.add_member_with(name, &fields));
    set_fee(&mut world, standard, 10_000, false);
    let refused = |world: &mut World, request: Value| world.refused("taxes.save_exception", request).1;
    assert_eq!(
        refused(&mut world, json!({ "tax_category_id": exempt, "reason": "x" })),
        "Choose a member or a sponsor."
    );
    let nameless = json!({ "member_id": special, "tax_category_id": exempt, "reason": " " });
    assert!(refused(&mut world, nameless).starts_with("Say why"));
    let request = json!({ "member_id": special, "tax_category_id": exempt, "reason": "Certificate 12/2026" });
    let listed = world.call("taxes.save_exception", request);
    assert_eq!((&listed[0]["name"], &listed[0]["category"]), (&json!("Special"), &json!("Exempt")));
    let explained = world.call("billing.explain", json!({ "year": 2026, "member_id": special }));
    assert_eq!(explained["tax_exception"], "Taxed as “Exempt”: Certificate 12/2026");
    let (_, message) = world.refused("taxes.remove", json!({ "id": exempt }));
    assert!(message.contains("is used by the exception of Special"), "{message}");
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-08-01" }));
    let rows = world.call("invoices.list", json!({}))["rows"].clone();
    let of = |member: i64| {
        rows.as_array().unwrap().iter().find(|row| row["member_id"] == json!(member)).unwrap()["id"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(taxes(&mut world, of(plain)), [("S".into(), "16".into(), 10_000, 1_600)]);
    assert_eq!(taxes(&mut world, of(special)), [("E".into(), "0".into(), 10_000, 0)]);
    let document = world.call("invoices.get", json!({ "id": of(special) }))["document"].clone();
    assert_eq!(document["taxes"][0]["reason"], "Certificate 12/2026", "its own reason is printed");
    world.call("taxes.remove_exception", json!({ "id": 1 }));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("taxes.exceptions", json!({}))[0]["reason"], "Certificate 12/2026");
}

/// The rates of the category `id`, as the list gives them: day and per cent.
fn rates_of(world: &mut World, id: i64) -> Vec<(String, String)> {
    let list = world.call("taxes.list", json!({}));
    let category = list.as_array().unwrap().iter().find(|category| category["id"] == id);
    let rates = category.map_or(&[][..], |category| category["rates"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rates.iter().map(|rate| (text(&rate["from_on"]), text(&rate["percent"]))).collect()
}

#[test]
fn a_new_rate_is_saved_undone_and_comes_back_with_its_category() {
    let mut world = World::new();
    let rate = |from_on: &str, percent: &str| json!({ "from_on": from_on, "percent": percent });
    let pair = |from_on: &str, percent: &str| (from_on.to_owned(), percent.to_owned());
    let before = [pair("2020-01-01", "19")];
    let after = [pair("2020-01-01", "19"), pair("2027-01-01", "21")];
    let id = save(&mut world, None, &json!({ "name": "VAT", "rates": [rate("2020-01-01", "19")] }));
    let rates = [rate("2020-01-01", "19"), rate("2027-01-01", "21")];
    save(&mut world, Some(id), &json!({ "name": "VAT", "rates": rates }));
    assert_eq!(rates_of(&mut world, id), after, "a rate alone is a change");
    world.call("history.undo", json!({}));
    assert_eq!(rates_of(&mut world, id), before);
    world.call("history.redo", json!({}));
    assert_eq!(rates_of(&mut world, id), after);
    world.call("taxes.remove", json!({ "id": id }));
    world.call("history.undo", json!({}));
    assert_eq!(rates_of(&mut world, id), after, "the category is back with its rates");
    world.call("history.undo", json!({}));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("taxes.list", json!({})), json!([]), "its creation is undone with its rates");
    assert!(world.call("register.check", json!({}))["ok"].as_bool().unwrap());
}

/// A consortium in Switzerland whose fee of 3,333.33 is taxed at a rate that rose on 1 January 2024.
fn swiss_world(rate_day: Option<&str>) -> (World, i64) {
    let mut world = World::with("CHF", "01-01");
    let mut profile = world.call("profile.get", json!({}));
    profile["country"] = "CH".into();
    world.call("profile.update", profile);
    let rates =
        json!([{ "from_on": "2018-01-01", "percent": "7.7" }, { "from_on": "2024-01-01", "percent": "8.1" }]);
    let mut category = json!({ "name": "MWST", "rates": rates });
    if let Some(rate_day) = rate_day {
        category["rate_day"] = rate_day.into();
    }
    let tax = save(&mut world, None, &category);
    let fee = json!({ "name": "Fee", "rule": { "kind": "flat", "amount_minor": 333_333 }, "currency": "CHF", "tax_category_id": tax });
    world.set_fees(2024, json!({ "components": [fee.clone()] }));
    world.set_fees(2023, json!({ "components": [fee], "billed_by": "anniversary" }));
    world.add_member_with("ETH", &json!({ "country": "CH", "joined_on": "2015-07-01" }));
    (world, tax)
}

#[test]
fn the_rate_follows_what_is_billed_not_the_day_of_the_invoice() {
    for (rate_day, tax, of_anniversary) in [
        (None, 27_000, 25_667),
        (Some("first_day"), 27_000, 25_667),
        (Some("last_day"), 27_000, 27_000),
        (Some("invoice_date"), 25_667, 25_667),
    ] {
        let (mut world, category) = swiss_world(rate_day);
        let asked = json!({ "year": 2024, "issued_on": "2023-12-01" });
        let preview = world.call("billing.preview", asked.clone());
        assert_eq!(
            preview["bills"][0]["tax_minor"], tax,
            "{rate_day:?}: the fee of 2024, invoiced on 1 December 2023"
        );
        world.call("invoices.issue", asked);
        let note = world.call("invoices.credit", json!({ "id": 1, "reason": "x", "on": "2024-02-01" }));
        assert_eq!(note["total_minor"], 333_333 + tax, "a credit note takes back what was charged");
        let anniversary = json!({ "year": 2023, "issued_on": "2023-06-01" });
        let preview = world.call("billing.preview", anniversary);
        assert_eq!(
            preview["bills"][0]["tax_minor"], of_anniversary,
            "{rate_day:?}: 1 July 2023 to 30 June 2024, invoiced before"
        );
        let lines = json!([{ "description": "Fee", "amount_minor": 333_333, "tax_category_id": category }]);
        let mut written = json!({ "member_id": 1, "sponsor_id": null, "currency": "CHF", "lines": lines, "issued_on": "2023-12-01" });
        let one_off = world.call("invoices.write", written.clone());
        assert_eq!(one_off["total_minor"], 333_333 + 25_667, "without a period the invoice date counts");
        written["period_from"] = "2024-03-01".into();
        assert_eq!(world.refused("invoices.write", written.clone()).0, ErrorKind::Invalid, "half a period");
        written["period_until"] = "2024-03-31".into();
        let of_march = world.call("invoices.write", written);
        assert_eq!(of_march["total_minor"], 333_333 + tax);
        let document = world.call("invoices.get", json!({ "id": of_march["id"] }))["document"].clone();
        assert_eq!(
            (&document["period_from"], &document["period_until"]),
            (&json!("2024-03-01"), &json!("2024-03-31"))
        );
    }
}

#[test]
fn pro_formas_sponsors_and_exceptions_follow_the_same_day() {
    let (mut world, category) = swiss_world(Some("first_day"));
    world.call(
        "taxes.save_exception",
        json!({ "member_id": 1, "tax_category_id": category, "reason": "Asked for" }),
    );
    let sponsor = serde_json::to_value(crate::money::sponsors::SponsorDraft {
        name: "Fund".into(),
        country: "CH".into(),
        ..Default::default()
    });
    world.call("sponsors.save", json!({ "id": null, "draft": sponsor.unwrap() }));
    let fee = json!({ "name": "Fee", "rule": { "kind": "flat", "amount_minor": 333_333 }, "currency": "CHF", "tax_category_id": category });
    let pays = json!({ "name": "Grant", "rule": { "kind": "sponsor", "sponsor_id": 1, "percent": "100", "reason": "Grant" }, "currency": "CHF", "tax_category_id": category });
    world.add_member_with("Late", &json!({ "country": "CH", "joined_on": "2024-07-01" }));
    world.set_fees(2024, json!({ "components": [fee, pays] }));
    let preview = world.call("billing.preview", json!({ "year": 2024, "issued_on": "2023-12-01" }));
    let bill = &preview["bills"][0];
    assert_eq!(
        (&bill["sponsor_id"], &bill["net_minor"], &bill["tax_minor"]),
        (&json!(1), &json!(500_000), &json!(40_500)),
        "8.1 % on 3,333.33 and 1,666.67"
    );
    let made = world.call("invoices.write_pro_formas", json!({ "year": 2024, "member_ids": [] }));
    assert_eq!(made[0]["total_minor"], 540_500);
}

#[test]
fn a_category_keeps_its_day_unless_somebody_changes_it() {
    let (mut world, category) = swiss_world(Some("last_day"));
    let of = |world: &mut World| world.call("taxes.list", json!({}))[0]["rate_day"].clone();
    let rates = json!([{ "from_on": "2018-01-01", "percent": "7.7" }]);
    save(&mut world, Some(category), &json!({ "name": "MWST", "rates": rates }));
    assert_eq!(of(&mut world), "last_day");
    save(&mut world, Some(category), &json!({ "name": "MWST", "rates": rates, "rate_day": "invoice_date" }));
    assert_eq!(of(&mut world), "invoice_date");
}
