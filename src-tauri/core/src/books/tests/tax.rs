//! The tax summary: categories apart, and the tax of bad debts where it is taken back.

use serde_json::{Value, json};

use super::{balance, consortium, journal, postings};
use crate::kernel::ErrorKind;
use crate::test_world::World;

fn category(world: &mut World, name: &str, code: &str, percent: Option<&str>) -> i64 {
    let rates: Vec<Value> =
        percent.iter().map(|percent| json!({ "from_on": "2016-07-01", "percent": percent })).collect();
    let draft = json!({
        "name": name, "code": code, "reason": if percent.is_some() { "" } else { name }, "reason_code": "",
        "eu_business_id": null, "abroad_id": null, "rates": rates,
    });
    let all = world.call("taxes.save", json!({ "id": null, "draft": draft }));
    all.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["id"].as_i64().unwrap()
}

/// An invoice to the first member, with a line for each category and amount.
fn bill(world: &mut World, on: &str, lines: &[(i64, i64)]) -> i64 {
    let lines: Vec<Value> = lines
        .iter()
        .map(|(category, minor)| json!({ "description": "Fee", "amount_minor": minor, "tax_category_id": category }))
        .collect();
    let request = json!({ "member_id": 1, "currency": "EUR", "lines": lines, "issued_on": on });
    world.call("invoices.write", request)["id"].as_i64().unwrap()
}

/// The rows of 2026: code, name, taxable and tax.
fn summary(world: &mut World) -> Vec<(String, String, i64, i64)> {
    let request = json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" });
    let rows = world.call("books.tax_summary", request)["rows"].clone();
    let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    let row = |row: &Value| {
        let minor = |field: &str| row[field].as_i64().unwrap();
        (text(row, "code"), text(row, "name"), minor("taxable_minor"), minor("tax_minor"))
    };
    rows.as_array().unwrap().iter().map(row).collect()
}

fn row(code: &str, name: &str, taxable_minor: i64, tax_minor: i64) -> (String, String, i64, i64) {
    (code.to_owned(), name.to_owned(), taxable_minor, tax_minor)
}

#[test]
fn categories_of_one_code_and_rate_stand_apart() {
    let mut world = consortium();
    let hst = category(&mut world, "HST NB", "S", Some("15"));
    let other = category(&mut world, "Other 15", "S", Some("15"));
    let education = category(&mut world, "Exempt education", "E", None);
    let section = category(&mut world, "Exempt section 87", "E", None);
    let invoice = bill(
        &mut world,
        "2026-03-01",
        &[(hst, 10_000), (other, 20_000), (education, 3_000), (section, 4_000)],
    );
    assert_eq!(
        summary(&mut world),
        [
            row("E", "Exempt education", 3_000, 0),
            row("E", "Exempt section 87", 4_000, 0),
            row("S", "HST NB", 10_000, 1_500),
            row("S", "Other 15", 20_000, 3_000),
        ]
    );
    let books = journal(&mut world);
    let named: Vec<(&str, i64)> = books["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["account"] == "revenue")
        .map(|row| (row["tax_name"].as_str().unwrap(), row["credit_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        named,
        [("HST NB", 10_000), ("Other 15", 20_000), ("Exempt education", 3_000), ("Exempt section 87", 4_000)]
    );
    world.call("invoices.credit", json!({ "id": invoice, "reason": "x", "on": "2026-04-01", "lines": [{ "line": 3, "amount_minor": 1_000 }] }));
    assert_eq!(summary(&mut world)[1], row("E", "Exempt section 87", 3_000, 0));
}

#[test]
fn the_tax_in_a_bad_debt_is_taken_back_where_one_says_so() {
    let mut world = consortium();
    let gst = category(&mut world, "GST", "S", Some("10"));
    let invoice = bill(&mut world, "2026-02-01", &[(gst, 783_519)]);
    assert_eq!(balance(&journal(&mut world), "receivables", "EUR"), 861_871);
    let write_off = json!({ "invoice_id": invoice, "written_off_on": "2026-06-30", "reason": "Insolvent", "takes_tax_back": true });
    let settled = world.call("write_offs.add", write_off);
    assert_eq!(settled["write_offs"][0]["tax_minor"], 78_352);
    assert_eq!(
        postings(&journal(&mut world))[3..],
        [
            "2026-06-30 INV-2026-0001 bad_debts 783519 0 EUR",
            "2026-06-30 INV-2026-0001 tax_payable 78352 0 EUR",
            "2026-06-30 INV-2026-0001 receivables 0 861871 EUR",
        ]
    );
    assert_eq!(summary(&mut world), [row("S", "GST", 0, 0)]);
    assert_eq!(balance(&journal(&mut world), "tax_payable", "EUR"), 0, "as the summary has it");
    world.call("history.undo", json!({}));
    assert_eq!(summary(&mut world), [row("S", "GST", 783_519, 78_352)]);
    world.call("history.redo", json!({}));
    assert_eq!(summary(&mut world), [row("S", "GST", 0, 0)]);
    world.call("write_offs.remove", json!({ "id": settled["write_offs"][0]["id"] }));
    assert_eq!(summary(&mut world), [row("S", "GST", 783_519, 78_352)]);
    let without = json!({ "invoice_id": invoice, "written_off_on": "2026-06-30", "reason": "Insolvent" });
    world.call("write_offs.add", without);
    assert_eq!(balance(&journal(&mut world), "bad_debts", "EUR"), 861_871);
    assert_eq!(summary(&mut world), [row("S", "GST", 783_519, 78_352)]);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn parts_of_a_bad_debt_take_back_what_was_charged_and_no_more() {
    let mut world = consortium();
    let gst = category(&mut world, "GST", "S", Some("10"));
    let exempt = category(&mut world, "Exempt", "E", None);
    let invoice = bill(&mut world, "2026-02-01", &[(gst, 10_005), (exempt, 5_000)]);
    world.call("invoices.credit", json!({ "id": invoice, "reason": "x", "on": "2026-03-01", "lines": [{ "line": 0, "amount_minor": 1_000 }] }));
    for minor in [Some(333), Some(4_444), None] {
        let request = json!({ "invoice_id": invoice, "amount_minor": minor, "written_off_on": "2026-06-30", "reason": "x", "takes_tax_back": true });
        world.call("write_offs.add", request);
    }
    assert_eq!(summary(&mut world), [row("E", "Exempt", 0, 0), row("S", "GST", 0, 0)]);
    assert_eq!(balance(&journal(&mut world), "tax_payable", "EUR"), 0);
    let free = bill(&mut world, "2026-02-01", &[(exempt, 5_000)]);
    let (kind, message) =
        world.refused("write_offs.add", json!({ "invoice_id": free, "reason": "x", "takes_tax_back": true }));
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(message.contains("charges no tax, so there is none to take back"), "{message}");
}
