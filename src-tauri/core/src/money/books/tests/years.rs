//! A year of Germany and one of Australia, from the invoices to the closed books, with a bank that reconciles to the cent.

use serde_json::{Value, json};

use super::bank::{import, open, place, reconciliation, statement};
use super::{agree, of_orcid, to_orcid};
use crate::test_world::World;

const GERMAN: &str = "DE89370400440532013000";
const AUSTRALIAN: &str = "06200010123456";

fn tax(world: &mut World, name: &str, percent: &str) {
    let draft = json!({
        "name": name, "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": [{ "from_on": "2020-01-01", "percent": percent }],
    });
    world.call("taxes.save", json!({ "id": null, "draft": draft }));
}

fn bill(world: &mut World, member: i64, currency: &str, minor: i64, on: &str, year: i32) -> Value {
    let lines = json!([{ "description": "Fee", "amount_minor": minor, "tax_category_id": 1 }]);
    let request = json!({
        "member_id": member, "sponsor_id": null, "currency": currency, "lines": lines, "issued_on": on, "due_on": null,
        "year": year,
    });
    world.call("invoices.write", request)["id"].clone()
}

fn book(world: &mut World, transaction: i64, invoice: &Value, minor: i64) {
    let parts = json!([{ "allocations": [{ "invoice_id": invoice, "amount_minor": minor }] }]);
    world.call(
        "bank_transactions.book",
        json!({ "bookings": [{ "transaction_id": transaction, "parts": parts }] }),
    );
}

fn amount(lines: &Value, code: &str) -> i64 {
    let of_code = lines.as_array().unwrap().iter().filter(|line| line["account_code"] == code);
    of_code.map(|line| line["amount_minor"].as_i64().unwrap()).sum()
}

/// Closes a year without passing over any advice, and makes sure that the books of it hold what was found before.
fn close(world: &mut World, through_on: &str) {
    let checks = world.call("books.check_close", json!({ "through_on": through_on }));
    assert_eq!(checks["is_clean"], true, "{checks:#}");
    world.call("books.close", json!({ "through_on": through_on }));
    let report = world.call("register.check", json!({}));
    assert_eq!(report["ok"], true, "{report}");
}

#[test]
fn a_german_year_billed_in_november_is_closed_with_a_bank_that_reconciles() {
    let mut world = World::new();
    for name in ["Universität Köln", "Bibliothek Bonn"] {
        world.add_member_with(name, &json!({ "joined_on": "2020-01-01" }));
    }
    tax(&mut world, "USt 19 %", "19");
    let first = bill(&mut world, 1, "EUR", 320_000, "2024-11-30", 2025);
    let second = bill(&mut world, 2, "EUR", 635_000, "2024-11-30", 2025);
    let early = import(
        &mut world,
        statement(GERMAN, "EUR", ("5000.00", "8808.00"), &[("2024-12-20", "A", "3808.00")]),
    );
    open(&mut world, GERMAN, "EUR", "2024-12-20", 500_000);
    book(&mut world, early[0], &first, 380_800);
    let file = statement(
        GERMAN,
        "EUR",
        ("8808.00", "16351.07"),
        &[("2025-01-15", "B", "7556.50"), ("2025-03-31", "C", "-14.90"), ("2025-12-31", "D", "1.47")],
    );
    let ids = import(&mut world, file);
    book(&mut world, ids[0], &second, 755_650);
    place(&mut world, ids[1], json!([{ "account": "bank_charges" }]));
    place(&mut world, ids[2], json!([{ "account": "interest" }]));

    let sheet = world.call("books.balance_sheet", json!({ "on": "2024-12-31" }));
    assert_eq!(amount(&sheet["liabilities"], "2400"), 955_000, "all of it is owed until the year begins");
    let half =
        world.call("books.profit_and_loss", json!({ "from_on": "2025-01-01", "until_on": "2025-06-30" }));
    assert_eq!(amount(&half["income"], "4000"), 477_500, "half of the year is half of the fees");
    let year =
        world.call("books.profit_and_loss", json!({ "from_on": "2025-01-01", "until_on": "2025-12-31" }));
    assert_eq!((amount(&year["income"], "4000"), amount(&year["income"], "4800")), (955_000, 147));
    assert_eq!(year["result_minor"], 955_000 + 147 - 1_490);
    let bank = reconciliation(&mut world, GERMAN, "2025-12-31");
    assert_eq!((&bank["books_minor"], &bank["bank_minor"]), (&json!(1_635_107), &json!(1_635_107)));
    close(&mut world, "2025-12-31");
    let sheet = world.call("books.balance_sheet", json!({ "on": "2025-12-31" }));
    assert_eq!((amount(&sheet["assets"], "1000"), amount(&sheet["liabilities"], "2400")), (1_635_107, 0));
    assert_eq!(amount(&sheet["liabilities"], "2200"), 181_450, "the tax of both");
    assert_eq!(sheet["equity_minor"], 500_000 + 953_657);
}

#[test]
fn an_australian_year_that_begins_in_may_pays_orcid_in_dollars_and_is_closed() {
    let mut world = World::with("AUD", "05-01");
    for name in ["University of Perth", "Hobart College"] {
        world.add_member_with(name, &json!({ "joined_on": "2020-05-01" }));
    }
    tax(&mut world, "GST 10 %", "10");
    let first = bill(&mut world, 1, "AUD", 400_000, "2025-04-10", 2025);
    let second = bill(&mut world, 2, "AUD", 200_000, "2025-05-02", 2025);
    let agreement = agree(&mut world);
    let mut owed = of_orcid(agreement, "O-1", "2025-06-01", 200_000, None);
    owed["draft"]["licence_year"] = json!(2025);
    let owed = world.call("orcid_costs.save_invoice", owed);
    let rate = json!({ "currency": "USD", "from_on": "2025-06-01", "rate": "1.5512", "source": "RBA" });
    world.call("books.save_rate", rate);
    let settles = json!([{ "invoice_id": owed["id"], "amount_minor": 200_000 }]);
    let mut paid = to_orcid("2025-07-01", 200_000, None, &settles);
    paid["draft"]["bank_fee_minor"] = json!(0);
    let wire = world.call("orcid_costs.save_payment", paid);
    let file = statement(
        AUSTRALIAN,
        "AUD",
        ("100.00", "3549.65"),
        &[
            ("2025-04-28", "A", "4400.00"),
            ("2025-05-20", "B", "2200.00"),
            ("2025-07-03", "C", "-3140.35"),
            ("2025-07-03", "D", "-10.00"),
        ],
    );
    let ids = import(&mut world, file);
    open(&mut world, AUSTRALIAN, "AUD", "2025-04-28", 10_000);
    book(&mut world, ids[0], &first, 440_000);
    book(&mut world, ids[1], &second, 220_000);
    place(&mut world, ids[2], json!([{ "orcid_payment_id": wire["id"] }]));
    place(&mut world, ids[3], json!([{ "account": "bank_charges" }]));

    let period = json!({ "from_on": "2025-05-01", "until_on": "2026-04-30" });
    let year = world.call("books.profit_and_loss", period);
    assert_eq!(
        amount(&year["income"], "4000"),
        600_000,
        "what was billed before May is income of the year as well"
    );
    // 2,000.00 at 1.5512 were booked as 3,102.40 and cost 3,140.35.
    assert_eq!((amount(&year["cost"], "5000"), amount(&year["cost"], "6300")), (310_240, 3_795));
    assert_eq!(year["result_minor"], 600_000 - 310_240 - 3_795 - 1_000);
    let bank = reconciliation(&mut world, AUSTRALIAN, "2026-04-30");
    assert_eq!((&bank["books_minor"], &bank["is_reconciled"]), (&json!(354_965), &json!(true)));
    close(&mut world, "2026-04-30");
    let sheet = world.call("books.balance_sheet", json!({ "on": "2026-04-30" }));
    assert_eq!((amount(&sheet["assets"], "1000"), amount(&sheet["liabilities"], "2200")), (354_965, 60_000));
    assert_eq!(sheet["equity_minor"], 10_000 + 284_965);
}
