use proptest::prelude::*;
use serde_json::{Value, json};

use super::{agree, asked, balance, bill, consortium, journal, of_orcid, postings, to_orcid};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// Bills 1,200.00 and German VAT on 30 November 2025 for the licence year 2026, and gives the invoice's id.
fn billed_ahead(world: &mut World) -> i64 {
    let tax = json!({
        "name": "USt 19 %", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": [{ "from_on": "2020-01-01", "percent": "19" }],
    });
    let saved = world.call("taxes.save", json!({ "id": null, "draft": tax }));
    let id = saved["categories"].as_array().map_or(2, |all| all.last().unwrap()["id"].as_i64().unwrap());
    let lines = json!([{ "description": "Beitrag 2026", "amount_minor": 120_000, "tax_category_id": id }]);
    let request = json!({
        "member_id": 1, "sponsor_id": null, "currency": "EUR", "lines": lines, "issued_on": "2025-11-30", "due_on": null,
        "year": 2026,
    });
    world.call("invoices.write", request)["id"].as_i64().unwrap()
}

fn held(world: &mut World, account: &str, until_on: &str) -> i64 {
    let year = &until_on[..4];
    let request = json!({ "from_on": format!("{year}-01-01"), "until_on": until_on, "limit": 0 });
    balance(&world.call("books.journal", request), account, "EUR")
}

#[test]
fn what_is_billed_in_november_for_the_next_year_is_a_contract_liability_released_by_month() {
    let mut world = consortium();
    billed_ahead(&mut world);
    assert_eq!(
        postings(&journal(&mut world))[..5],
        [
            "2025-11-30 INV-2025-0001 receivables 142800 0 EUR",
            "2025-11-30 INV-2025-0001 deferred_income 0 120000 EUR",
            "2025-11-30 INV-2025-0001 tax_payable 0 22800 EUR",
            "2026-01-31 INV-2025-0001 deferred_income 10000 0 EUR",
            "2026-01-31 INV-2025-0001 revenue 0 10000 EUR",
        ]
    );
    for (day, liability, income) in [
        ("2025-12-31", -120_000, 0),
        ("2026-01-30", -120_000, 0),
        ("2026-01-31", -110_000, -10_000),
        ("2026-06-30", -60_000, -60_000),
        ("2026-12-31", 0, -120_000),
    ] {
        let found = (held(&mut world, "deferred_income", day), held(&mut world, "revenue", day));
        assert_eq!(found, (liability, income), "{day}");
    }
    let sheet = world.call("books.balance_sheet", json!({ "on": "2025-12-31" }));
    let of = |list: &str, code: &str| {
        let lines = sheet[list].as_array().unwrap();
        lines.iter().find(|line| line["account_code"] == code).map(|line| line["amount_minor"].clone())
    };
    assert_eq!(
        (of("assets", "1100"), of("liabilities", "2400")),
        (Some(json!(142_800)), Some(json!(120_000)))
    );
    let result =
        world.call("books.profit_and_loss", json!({ "from_on": "2025-01-01", "until_on": "2025-12-31" }));
    assert_eq!(result["result_minor"], 0, "nothing of 2026 is income of 2025");
}

#[test]
fn a_credit_note_takes_back_what_is_over_from_income_and_the_rest_from_the_liability() {
    let mut world = consortium();
    let invoice = billed_ahead(&mut world);
    let request = json!({ "id": invoice, "reason": "Left", "on": "2026-07-15", "lines": [{ "line": 0, "amount_minor": 60_000 }] });
    world.call("invoices.credit", request);
    assert_eq!(held(&mut world, "revenue", "2026-07-15"), -60_000 + 30_000, "half of six months");
    assert_eq!(held(&mut world, "deferred_income", "2026-07-15"), -60_000 + 30_000);
    assert_eq!(held(&mut world, "revenue", "2026-12-31"), -60_000);
    assert_eq!(held(&mut world, "deferred_income", "2026-12-31"), 0);
}

#[test]
fn what_reaches_into_the_next_year_is_deferred_and_what_lies_in_its_own_is_not() {
    let mut world = consortium();
    let mut own = asked("EUR", 120_000, "2025-09-10");
    (own["period_from"], own["period_until"]) = (json!("2025-09-01"), json!("2026-08-31"));
    own["lines"][0]["tax_category_id"] = json!(null);
    world.call("invoices.write", own);
    assert_eq!(held(&mut world, "revenue", "2025-09-30"), -10_000);
    assert_eq!(held(&mut world, "revenue", "2025-12-31"), -40_000);
    assert_eq!(held(&mut world, "deferred_income", "2025-12-31"), -80_000);
    bill(&mut world, "EUR", 6_000, "2026-03-01");
    assert_eq!(held(&mut world, "revenue", "2026-03-01"), -20_000 - 6_000, "its year has begun");
}

#[test]
fn income_begins_each_year_with_nothing_and_the_result_is_carried() {
    let mut world = consortium();
    bill(&mut world, "EUR", 100_000, "2025-02-01");
    bill(&mut world, "EUR", 30_000, "2026-02-01");
    let of = |world: &mut World, year: i32, account: &str| {
        let request =
            json!({ "from_on": format!("{year}-01-01"), "until_on": format!("{year}-12-31"), "limit": 0 });
        let page = world.call("books.journal", request);
        let rows = page["balances"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["account"] == account);
        row.map(|row| (row["opening_minor"].as_i64().unwrap(), row["closing_minor"].as_i64().unwrap()))
    };
    assert_eq!(of(&mut world, 2025, "revenue"), Some((0, -100_000)), "what the year came to");
    assert_eq!(of(&mut world, 2026, "revenue"), Some((0, -30_000)), "it opens with nothing");
    assert_eq!(of(&mut world, 2026, "retained_earnings"), Some((-100_000, -100_000)));
    let turn = world.call("books.journal", json!({ "from_on": "2025-12-31", "until_on": "2026-01-01" }));
    assert_eq!(
        postings(&turn),
        ["2025-12-31 YEAR-2025 revenue 100000 0 EUR", "2025-12-31 YEAR-2025 retained_earnings 0 100000 EUR"]
    );
    let sheet = world.call("books.balance_sheet", json!({ "on": "2026-11-21" }));
    let equity = |place: usize| sheet["equity"][place]["amount_minor"].clone();
    assert_eq!((equity(0), equity(1)), (json!(100_000), json!(30_000)), "{sheet}");
}

fn rate(world: &mut World, from_on: &str, rate: &str) {
    let request = json!({ "currency": "USD", "from_on": from_on, "rate": rate, "source": "ECB" });
    world.call("books.save_rate", request);
}

#[test]
fn every_foreign_amount_has_its_rate_with_its_source_and_the_sheet_balances() {
    let mut world = consortium();
    let agreement = agree(&mut world);
    let owed =
        world.call("orcid_costs.save_invoice", of_orcid(agreement, "O-1", "2026-02-01", 100_000, None));
    let missing = world.call("books.profit_and_loss", json!({}));
    assert_eq!(missing["result_minor"], Value::Null);
    assert!(missing["missing"][0].as_str().unwrap().contains("No rate of USD is known"), "{missing}");
    rate(&mut world, "2026-01-01", "0.90");
    rate(&mut world, "2026-06-30", "0.95");
    // Half is paid at a rate of its own, 460.00 for 500.00; the rest is owed at the rate of the day.
    let settles = json!([{ "invoice_id": owed["id"], "amount_minor": 50_000 }]);
    world.call("orcid_costs.save_payment", to_orcid("2026-03-01", 50_000, Some(46_000), &settles));
    bill(&mut world, "EUR", 200_000, "2026-02-01");
    let result =
        world.call("books.profit_and_loss", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" }));
    let cost = result["cost"].as_array().unwrap();
    let of = |code: &str| cost.iter().find(|line| line["account_code"] == code).unwrap();
    assert_eq!(of("5000")["amount_minor"], 90_000, "1,000.00 at 0.90");
    assert_eq!(
        (&of("5000")["parts"][0]["rate"], &of("5000")["parts"][0]["source"]),
        (&json!("0.9"), &json!("ECB, 1 January 2026"))
    );
    // 500.00 were booked at 450.00 and cost 460.00; 500.00 more are owed, booked at 450.00 and worth 475.00.
    let exchange = cost.iter().filter(|line| line["account_code"] == "6300");
    let exchange: i64 = exchange.map(|line| line["amount_minor"].as_i64().unwrap()).sum();
    assert_eq!(exchange, 1_000 + 2_500);
    assert_eq!(result["result_minor"], 200_000 - 90_000 - 300 - 3_500);
    let sheet = world.call("books.balance_sheet", json!({ "on": "2026-12-31" }));
    let sum = |side: &str| sheet[side].as_i64().unwrap();
    assert_eq!(sum("assets_minor"), sum("liabilities_minor") + sum("equity_minor"));
    assert_eq!(sum("assets_minor"), 240_000 - 46_300);
    let page = world.call("books.journal", json!({ "account": "licence_cost" }));
    let row = &page["rows"][0];
    assert_eq!(
        (&row["home_minor"], &row["rate"], &row["rate_source"]),
        (&json!(90_000), &json!("0.9"), &json!("ECB, 1 January 2026"))
    );
}

#[test]
fn a_rate_is_refused_where_it_is_none_and_in_closed_books() {
    let mut world = consortium();
    for (currency, value, source, part) in [
        ("EUR", "1", "ECB", "own currency"),
        ("USD", "0", "ECB", "above zero"),
        ("USD", "1", " ", "where the rate comes from"),
    ] {
        let request =
            json!({ "currency": currency, "from_on": "2025-01-01", "rate": value, "source": source });
        let (kind, message) = world.refused("books.save_rate", request);
        assert!(kind == ErrorKind::Invalid && message.contains(part), "{message}");
    }
    rate(&mut world, "2025-01-01", "0.90");
    rate(&mut world, "2025-01-01", "0.91");
    let known = world.call("books.rates", json!({}));
    assert_eq!((known.as_array().unwrap().len(), &known[0]["rate"]), (1, &json!("0.91")));
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let (_, message) = world.refused("books.remove_rate", json!({ "id": known[0]["id"] }));
    assert!(message.contains("The books are closed through"), "{message}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// Whenever invoices are issued and credited: the income of all months is what they billed, less what was credited.
    #[test]
    fn the_income_of_all_months_of_a_licence_year_is_its_invoices(
        bills in prop::collection::vec((1_i64..99_999, 1_u32..13, 1_u32..29, any::<bool>()), 1..6),
        credits in prop::collection::vec((0_usize..6, 1_i64..50_000, 1_u32..11, 1_u32..29), 0..4),
    ) {
        let mut world = consortium();
        let mut expected = 0;
        for (minor, month, day, is_ahead) in bills {
            let year = if is_ahead { 2025 } else { 2026 };
            let month = if is_ahead { month } else { month.min(10) };
            let mut request = asked("EUR", minor, &format!("{year}-{month:02}-{day:02}"));
            request["year"] = json!(2026);
            world.call("invoices.write", request);
            expected += minor;
        }
        for (place, minor, month, day) in credits {
            let request = json!({ "id": place + 1, "reason": "x", "on": format!("2026-{month:02}-{day:02}"), "lines": [{ "line": 0, "amount_minor": minor }] });
            if world.door.call("invoices.credit", request).is_ok() {
                expected -= minor;
            }
        }
        let mut income = 0;
        for month in 1..13 {
            let from: chrono::NaiveDate = format!("2026-{month:02}-01").parse().unwrap();
            let until = from + chrono::Months::new(1) - chrono::Days::new(1);
            let request = json!({ "from_on": from, "until_on": until });
            let result = world.call("books.profit_and_loss", request);
            income += result["income_minor"].as_i64().unwrap();
        }
        prop_assert_eq!(income, expected);
        prop_assert_eq!(held(&mut world, "deferred_income", "2026-12-31"), 0);
        let before = world.call("books.profit_and_loss", json!({ "from_on": "2025-01-01", "until_on": "2025-12-31" }));
        prop_assert_eq!(&before["income_minor"], 0, "nothing of it is income of an earlier year");
        let sheet = world.call("books.balance_sheet", json!({ "on": "2026-08-31" }));
        let sum = |side: &str| sheet[side].as_i64().unwrap();
        prop_assert_eq!(sum("assets_minor"), sum("liabilities_minor") + sum("equity_minor"));
    }
}
