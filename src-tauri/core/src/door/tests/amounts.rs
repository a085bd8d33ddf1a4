//! The largest amount is one limit, and it holds at every way in.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::api;
use crate::kernel::ErrorKind;
use crate::kernel::message::lines;
use crate::kernel::money::AMOUNT_MAX;
use crate::register::{CheckReport, Connection};
use crate::test_world::{World, flat_plan};

const BEYOND: i64 = AMOUNT_MAX + 1;

/// Two members that have been there for long, and a fee for 2026.
fn billed(fee_minor: i64, members: usize) -> World {
    let mut world = World::new();
    for number in 0..members {
        world.add_member_with(&format!("University {number}"), &json!({ "joined_on": "2020-01-01" }));
    }
    world.set_flat_fee(2026, fee_minor);
    world
}

fn check(world: &World) -> CheckReport {
    world.door.register().check().unwrap()
}

/// Every list and sum that shows amounts can still be asked for.
fn everything_is_still_shown(world: &mut World) {
    for (command, request) in [
        ("invoices.list", json!({})),
        ("payments.list", json!({})),
        ("payments.unallocated", json!({})),
        ("year.get", json!({ "year": 2026 })),
        ("billing.years", json!({})),
        ("billing.preview", json!({ "year": 2026 })),
        ("books.journal", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" })),
        ("books.receivables", json!({ "on": "2026-12-31" })),
        ("books.balances", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" })),
    ] {
        if api::command(command).is_some() {
            world.call(command, request);
        }
    }
    let report = check(world);
    assert!(report.ok, "{report:?}");
}

#[test]
fn every_command_refuses_an_amount_beyond_the_limit_wherever_it_stands() {
    let mut world = World::new();
    for command in api::commands() {
        for wrong in [json!(BEYOND), json!(-BEYOND), json!(i64::MAX), json!(i64::MIN), json!(u64::MAX)] {
            let request = json!({ "draft": { "lines": [{ "amount_minor": 1 }, { "amount_minor": wrong }] } });
            let error = world.door.call(command.name, request).unwrap_err();
            assert_eq!(error.kind, ErrorKind::Invalid, "{}: {error}", command.name);
            assert_eq!(error.field.as_deref(), Some("lines.1.amount_minor"), "{}", command.name);
            assert!(error.to_string().contains("beyond the largest amount"), "{}: {error}", command.name);
        }
    }
    let request = json!({ "draft": { "money": { "minor": BEYOND, "currency": "JPY" } } });
    let error = world.door.call("payments.record", request).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("money.minor"));
    assert!(error.to_string().ends_with("10,000,000,000,000, in JPY."), "{error}");
}

#[test]
fn the_largest_fee_is_billed_and_what_adds_up_to_more_is_not() {
    let mut world = billed(AMOUNT_MAX, 1);
    let issued = world.call("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(issued["total_minor"], json!(AMOUNT_MAX));
    everything_is_still_shown(&mut world);

    let mut world = billed(AMOUNT_MAX / 2 + 1, 2);
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(preview["can_issue"], json!(false));
    let (kind, message) = world.refused("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("add up to 100,000,000,000.02") && message.contains("beyond"), "{message}");
    assert_eq!(world.call("invoices.list", json!({}))["total"], json!(0), "nothing was issued");
}

#[test]
fn tax_on_top_counts_and_the_bill_names_its_debtor() {
    let mut world = billed(1, 1);
    let draft = json!({ "code": "S", "name": "VAT", "reason": "", "reason_code": "", "rates": [{ "percent": "19", "from_on": "2000-01-01" }] });
    let categories = world.call("taxes.save", json!({ "id": null, "draft": draft }));
    let saved = categories.as_array().unwrap().iter().find(|category| category["name"] == json!("VAT"));
    let mut plan = flat_plan(AMOUNT_MAX, "EUR");
    plan["components"][0]["tax_category_id"] = saved.unwrap()["id"].clone();
    world.set_fees(2026, plan);
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let told = preview["problems"].as_array().unwrap().iter().any(|problem| {
        problem["member"] == json!("University 0")
            && problem["problem"].as_str().unwrap().contains("beyond the largest amount")
    });
    assert!(told, "{}", preview["problems"]);
    world.refused("invoices.issue", json!({ "year": 2026 }));
}

#[test]
fn lines_of_an_invoice_do_not_add_up_to_more() {
    let mut world = billed(1, 1);
    let member = world.call("members.list", json!({}))["rows"][0]["id"].clone();
    let write = |amounts: &[i64]| {
        let lines: Vec<Value> =
            amounts.iter().map(|minor| json!({ "description": "Seat", "amount_minor": minor })).collect();
        json!({ "member_id": member, "currency": "EUR", "lines": lines })
    };
    let (kind, message) = world.refused("invoices.write", write(&[AMOUNT_MAX, 1]));
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(message.contains("beyond the largest amount"), "{message}");
    world.refused("invoices.write", write(&[AMOUNT_MAX; 40]));
    world.call("invoices.write", write(&[AMOUNT_MAX, AMOUNT_MAX, -AMOUNT_MAX]));
    everything_is_still_shown(&mut world);
}

#[test]
fn the_largest_payments_are_added_up_and_larger_ones_refused() {
    let mut world = billed(AMOUNT_MAX, 1);
    let invoice = world.call("invoices.issue", json!({ "year": 2026 }))["invoices"][0]["id"].clone();
    let pay = |amount: i64, fee: i64| {
        json!({
            "amount_minor": amount, "currency": "EUR", "bank_fee_minor": fee, "may_overpay": true,
            "allocations": [{ "invoice_id": invoice, "amount_minor": amount }],
        })
    };
    for _ in 0..3 {
        world.call("payments.record", pay(AMOUNT_MAX, AMOUNT_MAX));
    }
    everything_is_still_shown(&mut world);
    for (amount, fee) in [(BEYOND, 0), (1, i64::MAX), (i64::MAX, i64::MAX)] {
        let (kind, message) = world.refused("payments.record", pay(amount, fee));
        assert_eq!(kind, ErrorKind::Invalid, "{message}");
    }
}

#[test]
fn an_entry_beyond_the_limit_is_a_warning_and_the_rest_of_the_banks_file_is_read() {
    let camt_entry = |amount: &str| {
        format!(
            "<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-01-05</Dt></BookgDt></Ntry>"
        )
    };
    let camt = format!(
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>{}{}{}</Stmt></BkToCstmrStmt></Document>",
        camt_entry("10.00"),
        camt_entry("92233720368547758.07"),
        camt_entry("100000000000.01"),
    );
    let mt940 = ":20:X\n:25:NL91ABNA0417164300EUR\n:28C:1\n:60F:C260101EUR0,\n:61:2601050105C10,00NTRFONE\n:61:2601050105C92233720368547,NTRFTWO\n:61:2601050105D99999999999999,NTRFTHREE\n:62F:C260105EUR10,\n";
    for (name, bytes) in [("bank.xml", camt.into_bytes()), ("bank.sta", mt940.as_bytes().to_vec())] {
        let mut world = World::new();
        let staged = world.door.stage_bank_file_bytes(name, bytes).unwrap();
        let warnings = lines(&staged.statements[0].warnings).to_string();
        assert_eq!(warnings.matches("beyond the largest amount").count(), 2, "{name}: {warnings}");
        let read = world.call("bank_statements.import", json!({ "token": staged.token }));
        assert_eq!(read["added"], json!(1), "{name}: the entry within the limit is read");
        everything_is_still_shown(&mut world);
    }
}

#[test]
fn the_schema_guards_every_amount_of_every_table() {
    let world = World::new();
    let connection = Connection::open(world.path()).unwrap();
    let text = |sql: &str| -> String { connection.query_row(sql, [], |row| row.get(0)).unwrap() };
    let columns = crate::register::amount_columns(&connection).unwrap();
    assert!(columns.len() > 25, "{columns:?}");
    for (table, column) in columns {
        let rules = text(&format!("SELECT sql FROM sqlite_schema WHERE name = '{table}' AND type = 'table'"));
        let is_guarded = ["-10000000000000", "0", "1"]
            .iter()
            .any(|least| rules.contains(&format!("{column} BETWEEN {least} AND 10000000000000")));
        assert!(
            is_guarded,
            "{table}.{column} may hold more than the largest amount: say in a CHECK that it does not"
        );
    }
}

#[test]
fn another_program_is_refused_as_well_and_the_check_finds_what_it_forced() {
    let mut world = billed(100, 1);
    world.call("payments.record", json!({ "amount_minor": 100, "currency": "EUR" }));
    world.call("payments.record", json!({ "amount_minor": 100, "currency": "EUR" }));
    let connection = Connection::open(world.path()).unwrap();
    let raise = |minor: i64| connection.execute("UPDATE payment SET amount_minor = ?1", [minor]);
    for wrong in [BEYOND, i64::MAX, i64::MIN] {
        let refusal = raise(wrong).unwrap_err().to_string();
        assert!(refusal.contains("amount_minor BETWEEN -10000000000000 AND 10000000000000"), "{refusal}");
    }
    connection
        .execute_batch(
            "PRAGMA ignore_check_constraints = ON; UPDATE payment SET amount_minor = 9223372036854775807;",
        )
        .unwrap();
    let report = check(&world);
    assert!(
        !report.ok && report.checks[0].detail.contains("CHECK constraint failed in payment"),
        "{report:?}"
    );
    // Whatever else such a register is good for: asking it ends with an answer, or points at the check.
    let mut refused = 0;
    for (command, request) in [
        ("payments.list", json!({})),
        ("payments.unallocated", json!({})),
        ("books.journal", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" })),
    ] {
        if let Err(error) = world.door.call(command, request) {
            assert_ne!(error.kind, ErrorKind::Internal, "{command}: {}", error.message);
            refused += usize::from(error.to_string().contains("`consortium check`"));
        }
    }
    assert!(refused > 0, "two such amounts cannot be added up");
}

fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), Just(1), Just(AMOUNT_MAX), Just(AMOUNT_MAX - 1), 0..=AMOUNT_MAX]
}

fn rule() -> impl Strategy<Value = Value> {
    prop_oneof![
        amount().prop_map(|minor| json!({ "kind": "flat", "amount_minor": minor })),
        amount().prop_map(|minor| json!({ "kind": "equal_share", "total_minor": minor })),
        amount().prop_map(|minor| json!({ "kind": "joining_fee", "amount_minor": minor })),
        amount().prop_map(|minor| json!({ "kind": "minimum", "amount_minor": minor })),
        amount().prop_map(|minor| json!({ "kind": "maximum", "amount_minor": minor })),
        amount().prop_map(
            |minor| json!({ "kind": "discount", "percent": null, "amount_minor": minor, "reason": "x" })
        ),
        "[0-9]{1,2}(\\.[0-9]{1,4})?".prop_map(
            |percent| json!({ "kind": "discount", "percent": percent, "amount_minor": null, "reason": "x" })
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_plan_of_any_amounts_is_billed_within_the_limit_or_says_why_not(rules in prop::collection::vec(rule(), 1..6)) {
        let mut world = billed(1, 3);
        let components: Vec<Value> = rules
            .iter()
            .enumerate()
            .map(|(place, rule)| json!({ "name": format!("Part {place}"), "currency": "EUR", "rule": rule }))
            .collect();
        let draft = json!({ "components": components });
        world.set_fees(2026, draft);
        let preview = world.call("billing.preview", json!({ "year": 2026 }));
        let within = |minor: &Value| minor.as_i64().is_some_and(|minor| (-AMOUNT_MAX..=AMOUNT_MAX).contains(&minor));
        if preview["can_issue"] == json!(true) {
            for bill in preview["bills"].as_array().unwrap() {
                prop_assert!(within(&bill["total_minor"]), "{bill}");
            }
            for total in preview["totals"].as_array().unwrap() {
                prop_assert!(within(&total["total_minor"]), "{total}");
            }
            world.call("invoices.issue", json!({ "year": 2026 }));
            everything_is_still_shown(&mut world);
        } else {
            world.refused("invoices.issue", json!({ "year": 2026 }));
        }
    }
}
