use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{
    CURRENCIES, agree, asked, balance, bill, consortium, journal, of_orcid, pay, postings, to_orcid,
};
use crate::kernel::ErrorKind;
use crate::test_world::World;

#[test]
fn every_document_is_booked_where_an_accountant_expects_it() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 100_000, "2026-02-01");
    world.call("invoices.credit", json!({ "id": invoice, "reason": "Joined later", "on": "2026-02-10", "lines": [{ "line": 0, "amount_minor": 10_000 }] }));
    let request = json!({
        "amount_minor": 59_000, "bank_fee_minor": 1_000, "currency": "EUR", "received_on": "2026-03-01", "member_id": 1,
        "allocations": [{ "invoice_id": invoice, "amount_minor": 50_000 }],
    });
    let payment = world.call("payments.record", request)["payment"]["id"].as_i64().unwrap();
    world.call(
        "payments.allocate",
        json!({ "payment_id": payment, "allocations": [{ "invoice_id": invoice, "amount_minor": 6_000 }] }),
    );
    world.call(
        "payments.refund",
        json!({ "payment_id": payment, "amount_minor": 4_000, "refunded_on": "2026-04-01" }),
    );
    world.call("payments.write_off", json!({ "invoice_id": invoice, "amount_minor": 2_000, "written_off_on": "2026-05-01", "reason": "Insolvent" }));
    let pro_forma = json!({
        "member_id": 1, "sponsor_id": null, "currency": "EUR", "is_pro_forma": true, "lines": [{ "description": "Offer", "amount_minor": 1 }],
    });
    world.call("invoices.write", pro_forma);
    let books = journal(&mut world);
    assert_eq!(
        postings(&books),
        [
            "2026-02-01 INV-2026-0001 receivables 120000 0 EUR",
            "2026-02-01 INV-2026-0001 revenue 0 100000 EUR",
            "2026-02-01 INV-2026-0001 tax_payable 0 20000 EUR",
            "2026-02-10 CN-2026-0001 receivables 0 12000 EUR",
            "2026-02-10 CN-2026-0001 revenue 10000 0 EUR",
            "2026-02-10 CN-2026-0001 tax_payable 2000 0 EUR",
            "2026-03-01 PAY-1 bank 59000 0 EUR",
            "2026-03-01 PAY-1 bank_charges 1000 0 EUR",
            "2026-03-01 INV-2026-0001 receivables 0 50000 EUR",
            "2026-03-01 PAY-1 unallocated 0 10000 EUR",
            "2026-04-01 PAY-2 bank 0 4000 EUR",
            "2026-04-01 PAY-2 unallocated 4000 0 EUR",
            "2026-05-01 INV-2026-0001 bad_debts 2000 0 EUR",
            "2026-05-01 INV-2026-0001 receivables 0 2000 EUR",
            "2026-11-21 PAY-1 unallocated 6000 0 EUR",
            "2026-11-21 INV-2026-0001 receivables 0 6000 EUR",
        ],
        "pro formas are in no book"
    );
    let named = |row: &Value| (row["entry"].as_u64().unwrap(), row["line"].as_u64().unwrap());
    let names: Vec<_> = books["rows"].as_array().unwrap().iter().map(named).collect();
    assert_eq!(names[..4], [(1, 1), (1, 2), (1, 3), (2, 1)]);
    assert!(names.is_sorted_by(|one, next| one < next), "each posting has a name of its own: {names:?}");
    assert_eq!(books["rows"][1]["tax_code"], "S 20");
    assert_eq!(books["rows"][3]["text"], "Credit note for INV-2026-0001");
    assert_eq!(balance(&books, "receivables", "EUR"), 50_000);
}

#[test]
fn an_allocation_in_another_currency_goes_over_exchange_differences() {
    let mut world = consortium();
    let invoice = bill(&mut world, "AUD", 100_000, "2026-02-01");
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 120_000, "payment_minor": 80_000 }]);
    pay(&mut world, "USD", 80_000, "2026-03-01", settles);
    let books = journal(&mut world);
    assert_eq!(
        postings(&books)[3..],
        [
            "2026-03-01 PAY-1 bank 80000 0 USD",
            "2026-03-01 INV-2026-0001 receivables 0 120000 AUD",
            "2026-03-01 INV-2026-0001 exchange 120000 0 AUD",
            "2026-03-01 INV-2026-0001 exchange 0 80000 USD",
        ]
    );
}

#[test]
fn a_page_is_narrowed_and_its_balances_are_not() {
    let mut world = consortium();
    bill(&mut world, "EUR", 1_000, "2025-12-31");
    bill(&mut world, "EUR", 2_000, "2026-01-01");
    let page = world.call("books.journal", json!({ "account": "revenue" }));
    assert_eq!((&page["total"], &page["rows"][0]["credit_minor"]), (&json!(1), &json!(2_000)));
    let revenue =
        page["balances"].as_array().unwrap().iter().find(|row| row["account"] == "revenue").unwrap();
    assert_eq!(
        (&revenue["opening_minor"], &revenue["credit_minor"], &revenue["closing_minor"]),
        (&json!(0), &json!(2_000), &json!(-2_000)),
        "income begins each year with nothing"
    );
    let second = world.call("books.journal", json!({ "offset": 1, "limit": 1 }));
    assert_eq!((&second["total"], &second["rows"][0]["account"]), (&json!(3), &json!("revenue")));
    assert_eq!(world.call("books.journal", json!({ "search": "delft" }))["total"], 0);
    assert_eq!(world.call("books.journal", json!({ "search": "GHENT" }))["total"], 3);
    let backwards = json!({ "from_on": "2026-02-01", "until_on": "2026-01-01" });
    assert_eq!(world.refused("books.journal", backwards).0, ErrorKind::Invalid);
}

#[test]
fn accounts_are_called_as_the_finance_department_calls_them() {
    let mut world = consortium();
    bill(&mut world, "EUR", 1_000, "2026-01-01");
    let saved = world.call(
        "books.save_accounts",
        json!({ "accounts": [{ "key": "revenue", "code": "8400", "name": "Erlöse" }] }),
    );
    assert_eq!(
        saved.as_array().unwrap().iter().filter(|account| account["code"] == account["usual_code"]).count(),
        17
    );
    assert_eq!(journal(&mut world)["rows"][1]["account_code"], "8400");
    let (_, message) = world.refused(
        "books.save_accounts",
        json!({ "accounts": [{ "key": "bank", "code": "8400", "name": "Bank" }] }),
    );
    assert!(message.contains("cannot both have the code 8400"), "{message}");
    let (kind, _) = world.refused(
        "books.save_accounts",
        json!({ "accounts": [{ "key": "bank", "code": " ", "name": "Bank" }] }),
    );
    assert_eq!(kind, ErrorKind::Invalid);
    world.call("history.undo", json!({}));
    assert_eq!(journal(&mut world)["rows"][1]["account_code"], "4000");
}

#[test]
fn the_tax_of_a_period_is_that_of_invoices_less_credit_notes() {
    let mut world = consortium();
    let invoice = bill(&mut world, "JPY", 1_001, "2026-02-01");
    bill(&mut world, "JPY", 500, "2027-01-01");
    world.call("invoices.credit", json!({ "id": invoice, "reason": "x", "on": "2026-02-10", "lines": [{ "line": 0, "amount_minor": 1 }] }));
    let rows = world.call("books.tax_summary", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" }))
        ["rows"]
        .clone();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    let of = |field: &str| rows[0][field].clone();
    assert_eq!((of("code"), of("percent"), of("currency_digits")), (json!("S"), json!("20"), json!(0)));
    assert_eq!((of("taxable_minor"), of("invoices"), of("credit_notes")), (json!(1_000), json!(1), json!(1)));
    assert_eq!(of("tax_minor"), -journal_tax(&mut world), "as the journal has it");
}

fn journal_tax(world: &mut World) -> i64 {
    let books = world.call("books.journal", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" }));
    balance(&books, "tax_payable", "JPY")
}

/// Debits equal credits in every entry, and what accounts hold is what the lists of invoices and payments say.
fn require_consistent(world: &mut World) -> Result<(), TestCaseError> {
    let books = journal(world);
    let mut sums: BTreeMap<(i64, String), i64> = BTreeMap::new();
    for row in books["rows"].as_array().unwrap() {
        let key = (row["entry"].as_i64().unwrap(), row["currency"].as_str().unwrap().to_owned());
        let (debit, credit) = (row["debit_minor"].as_i64().unwrap(), row["credit_minor"].as_i64().unwrap());
        prop_assert!(debit >= 0 && credit >= 0 && (debit == 0) != (credit == 0), "{row}");
        *sums.entry(key).or_default() += debit - credit;
    }
    prop_assert!(sums.values().all(|sum| *sum == 0), "debits equal credits: {:?}", sums);
    for currency in CURRENCIES {
        let sum = |sql: &str| -> i64 {
            world.door.register().reader().query_row(sql, [currency], |row| row.get(0)).unwrap()
        };
        let open = sum("SELECT coalesce(sum(open_minor), 0) FROM payment_open_item WHERE currency = ?1");
        prop_assert_eq!(balance(&books, "receivables", currency), open);
        let arrived =
            sum("SELECT coalesce(sum(amount_minor + bank_fee_minor), 0) FROM payment WHERE currency = ?1");
        let allocated = sum(
            "SELECT coalesce(sum(payment_minor), 0) FROM payment_allocation JOIN payment ON payment.id = payment_id WHERE currency = ?1",
        );
        prop_assert_eq!(-balance(&books, "unallocated", currency), arrived - allocated);
        let charged = sum(
            "SELECT coalesce(sum(iif(credits_id IS NULL, total_minor, -total_minor)), 0) FROM orcid_cost_invoice WHERE currency = ?1",
        );
        let paid = sum("SELECT coalesce(sum(amount_minor), 0) FROM orcid_cost_payment WHERE currency = ?1");
        prop_assert_eq!(balance(&books, "licence_cost", currency), charged);
        prop_assert_eq!(-balance(&books, "orcid_payable", currency), charged - paid);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn debits_equal_credits_whatever_happens(
        steps in prop::collection::vec((0_u8..14, 0_i64..6, 0_usize..4, 1_i64..90_000, 1_i64..90_000, 1_u32..28), 1..16),
    ) {
        let mut world = consortium();
        let agreement = agree(&mut world);
        for (what, place, currency, amount, other, day) in steps {
            let (id, currency, on) = (place + 1, CURRENCIES[currency], format!("2026-06-{day:02}"));
            let settles = |payment_minor: Value| json!([{ "invoice_id": id, "amount_minor": other, "payment_minor": payment_minor }]);
            let (command, request) = match what {
                0 | 1 => ("invoices.write", asked(currency, amount, &on)),
                2 => ("invoices.credit", json!({ "id": id, "reason": "x", "lines": [{ "line": 0, "amount_minor": other }] })),
                3 => ("payments.record", json!({ "amount_minor": amount, "bank_fee_minor": 7, "currency": currency, "received_on": on, "allocations": settles(json!(null)), "may_overpay": true })),
                4 => ("payments.record", json!({ "amount_minor": amount, "currency": currency, "received_on": on, "allocations": settles(json!(amount)), "may_overpay": true })),
                5 => ("payments.record", json!({ "amount_minor": amount, "currency": currency, "received_on": on })),
                6 => ("payments.allocate", json!({ "payment_id": id, "allocations": settles(json!(other)) })),
                7 => ("payments.refund", json!({ "payment_id": id, "amount_minor": other, "invoice_id": (day % 2 == 0).then_some(id) })),
                8 => ("payments.write_off", json!({ "invoice_id": id, "amount_minor": other, "reason": "x", "written_off_on": on })),
                9 => ("orcid_costs.save_invoice", of_orcid(agreement, &format!("O-{amount}"), &on, amount, None)),
                10 => ("orcid_costs.save_invoice", of_orcid(agreement, &format!("C-{amount}"), &on, other, Some(id))),
                11 => ("orcid_costs.save_payment", to_orcid(&on, amount, (day % 2 == 0).then_some(other), &json!([{ "invoice_id": id, "amount_minor": other }]))),
                12 => ("orcid_costs.save_payment", to_orcid(&on, amount, None, &json!([]))),
                _ if day % 3 == 0 => ("payments.take_back", json!({ "allocation_id": id })),
                _ => ("history.undo", json!({})),
            };
            let _ = world.door.call(command, request);
            require_consistent(&mut world)?;
        }
        require_consistent(&mut world)?;
    }
}
