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
    let settled = world.call("payments.write_off", write_off);
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
    world.call("payments.remove_write_off", json!({ "id": settled["write_offs"][0]["id"] }));
    assert_eq!(summary(&mut world), [row("S", "GST", 783_519, 78_352)]);
    let without = json!({ "invoice_id": invoice, "written_off_on": "2026-06-30", "reason": "Insolvent" });
    world.call("payments.write_off", without);
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
        world.call("payments.write_off", request);
    }
    assert_eq!(summary(&mut world), [row("E", "Exempt", 0, 0), row("S", "GST", 0, 0)]);
    assert_eq!(balance(&journal(&mut world), "tax_payable", "EUR"), 0);
    let free = bill(&mut world, "2026-02-01", &[(exempt, 5_000)]);
    let (kind, message) = world
        .refused("payments.write_off", json!({ "invoice_id": free, "reason": "x", "takes_tax_back": true }));
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(message.contains("charges no tax, so there is none to take back"), "{message}");
}

fn give_up(world: &mut World, invoice: i64, minor: Option<i64>, takes_tax_back: bool) -> Value {
    let request = json!({
        "invoice_id": invoice, "amount_minor": minor, "written_off_on": "2026-06-30", "reason": "Insolvent",
        "takes_tax_back": takes_tax_back,
    });
    world.call("payments.write_off", request)
}

fn open(world: &mut World, invoice: i64) -> i64 {
    world.call("invoices.get", json!({ "id": invoice }))["row"]["open_minor"].as_i64().unwrap()
}

/// What the tax account holds, which is what the summary says.
fn declared(world: &mut World) -> i64 {
    let declared: i64 = summary(world).iter().map(|(.., tax)| tax).sum();
    assert_eq!(-balance(&journal(world), "tax_payable", "EUR"), declared, "books and summary agree");
    declared
}

#[test]
fn a_credit_after_a_write_off_takes_no_tax_back_twice() {
    let mut world = consortium();
    let gst = category(&mut world, "GST", "S", Some("10"));
    for takes_tax_back in [true, false] {
        let invoice = bill(&mut world, "2026-02-01", &[(gst, 100_000)]);
        give_up(&mut world, invoice, None, takes_tax_back);
        assert_eq!(declared(&mut world), if takes_tax_back { 0 } else { 10_000 });
        world.call("invoices.credit", json!({ "id": invoice, "reason": "Never used", "on": "2026-09-01" }));
        assert_eq!(declared(&mut world), 0, "taken back once");
        let books = journal(&mut world);
        for account in ["bad_debts", "receivables", "revenue", "tax_payable"] {
            assert_eq!(balance(&books, account, "EUR"), 0, "{account}");
        }
        assert_eq!(open(&mut world, invoice), 0, "nothing is to be paid back that was never paid");
        let until_august = json!({ "from_on": "2026-01-01", "until_on": "2026-08-31" });
        let books = world.call("books.journal", until_august);
        let lost = if takes_tax_back { 100_000 } else { 110_000 };
        assert_eq!(balance(&books, "bad_debts", "EUR"), lost, "what was before stays as it was");
        let settled =
            world.call("payments.of_invoice", json!({ "invoice_id": invoice }))["write_offs"].clone();
        assert_eq!(settled[1]["amount_minor"], -110_000);
        let (_, said) = world.refused("payments.remove_write_off", json!({ "id": settled[1]["id"] }));
        assert!(said.contains("Taken over by CN-2026"), "{said}");
        world.call("payments.remove_write_off", json!({ "id": settled[0]["id"] }));
        assert_eq!(
            (open(&mut world, invoice), declared(&mut world)),
            (0, 0),
            "nothing depends on it any more"
        );
        assert_eq!(world.call("register.check", json!({}))["ok"], true);
    }
}

#[test]
fn a_credit_takes_over_what_it_takes_back_beyond_what_was_open() {
    let mut world = consortium();
    let gst = category(&mut world, "GST", "S", Some("10"));
    let exempt = category(&mut world, "Exempt", "E", None);
    // 2,100.00, of which 500.00 are paid and the rest is given up, with its tax.
    let invoice = bill(&mut world, "2026-02-01", &[(gst, 100_000), (exempt, 100_000)]);
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 50_000 }]);
    world.call(
        "payments.record",
        json!({ "amount_minor": 50_000, "currency": "EUR", "received_on": "2026-03-01", "allocations": settles }),
    );
    give_up(&mut world, invoice, None, true);
    let credit = |world: &mut World, line: usize, minor: i64| {
        let lines = json!([{ "line": line, "amount_minor": minor }]);
        let request = json!({ "id": invoice, "reason": "x", "on": "2026-09-01", "lines": lines });
        world.call("invoices.credit", request);
    };
    credit(&mut world, 1, 100_000);
    assert_eq!(open(&mut world, invoice), 0);
    // 1,100.00 are left charged, 100.00 of it tax, and 600.00 of them given up.
    assert_eq!(declared(&mut world), 10_000 - 5_455, "the tax in the 500.00 that were paid");
    credit(&mut world, 0, 100_000);
    assert_eq!(open(&mut world, invoice), -50_000, "only what was paid is to be paid back");
    assert_eq!(declared(&mut world), 0);
    assert_eq!(balance(&journal(&mut world), "bad_debts", "EUR"), 0);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_write_off_that_was_taken_over_in_part_can_still_be_taken_back() {
    let mut world = consortium();
    let gst = category(&mut world, "GST", "S", Some("10"));
    let invoice = bill(&mut world, "2026-02-01", &[(gst, 100_000)]);
    let given_up = give_up(&mut world, invoice, None, true)["write_offs"][0]["id"].clone();
    let half = json!([{ "line": 0, "amount_minor": 50_000 }]);
    world.call("invoices.credit", json!({ "id": invoice, "reason": "x", "on": "2026-09-01", "lines": half }));
    assert_eq!((open(&mut world, invoice), declared(&mut world)), (0, 0));
    world.call("payments.remove_write_off", json!({ "id": given_up }));
    assert_eq!((open(&mut world, invoice), declared(&mut world)), (55_000, 5_000), "half is open again");
    world.call("history.undo", json!({}));
    assert_eq!((open(&mut world, invoice), declared(&mut world)), (0, 0));
    // A credit note dated before the write-off takes it over on the day of the write-off.
    let other = bill(&mut world, "2026-02-01", &[(gst, 100_000)]);
    give_up(&mut world, other, None, true);
    world.call("invoices.credit", json!({ "id": other, "reason": "x", "on": "2026-03-01" }));
    let through = json!({ "from_on": "2026-01-01", "until_on": "2026-05-31" });
    let books = world.call("books.journal", through);
    assert_eq!(balance(&books, "tax_payable", "EUR"), -10_000, "that of the first invoice");
    assert_eq!((open(&mut world, other), declared(&mut world)), (0, 0));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}
