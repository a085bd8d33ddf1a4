use proptest::prelude::*;
use serde_json::{Value, json};

use super::{agree, balance, bill, consortium, journal, of_orcid, pay, postings, to_orcid};
use crate::kernel::ErrorKind;
use crate::test_world::World;

const ACCOUNT: &str = "NL91ABNA0417164300";
const SAVINGS: &str = "DE89370400440532013000";

/// A statement with its balances and an entry a line of "day reference amount".
pub(super) fn statement(
    account: &str,
    currency: &str,
    (opening, closing): (&str, &str),
    entries: &[(&str, &str, &str)],
) -> Vec<u8> {
    let signed = |amount: &str| {
        let direction = if amount.starts_with('-') { "DBIT" } else { "CRDT" };
        format!(
            "<Amt Ccy='{currency}'>{}</Amt><CdtDbtInd>{direction}</CdtDbtInd>",
            amount.trim_start_matches('-')
        )
    };
    let (first, last) = (entries[0].0, entries[entries.len() - 1].0);
    let held = |code: &str, amount: &str, on: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{}<Dt><Dt>{on}</Dt></Dt></Bal>",
            signed(amount)
        )
    };
    let entry = |(on, reference, amount): &(&str, &str, &str)| {
        format!(
            "<Ntry>{}<BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef></Ntry>",
            signed(amount)
        )
    };
    let entries: String = entries.iter().map(entry).collect();
    let (opening, closing) = (held("OPBD", opening, first), held("CLBD", closing, last));
    format!(
        "<Document><BkToCstmrStmt><Stmt><Id>{last}</Id><Acct><Id><IBAN>{account}</IBAN></Id><Ccy>{currency}</Ccy></Acct>{opening}{closing}{entries}</Stmt></BkToCstmrStmt></Document>"
    )
    .into_bytes()
}

/// Imports a statement and gives the ids of its transactions in the order of their days.
pub(super) fn import(world: &mut World, bytes: Vec<u8>) -> Vec<i64> {
    let staged = world.door.stage_bank_file_bytes("bank.xml", bytes).unwrap();
    let done = world.call("bank_statements.import", json!({ "token": staged.token }));
    let asked = json!({ "statement_id": done["statements"][0]["id"] });
    let page = world.call("bank_transactions.list", asked);
    page["rows"].as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

pub(super) fn place(world: &mut World, id: i64, parts: Value) -> Value {
    world.call("books.place_line", json!({ "transaction_id": id, "parts": parts }))
}

pub(super) fn open(world: &mut World, account: &str, currency: &str, on: &str, minor: i64) {
    let request =
        json!({ "account": account, "currency": currency, "opening_on": on, "opening_minor": minor });
    world.call("books.save_bank_account", request);
}

pub(super) fn reconciliation(world: &mut World, account: &str, on: &str) -> Value {
    world.call("books.reconciliation", json!({ "account": account, "on": on }))
}

/// "part amount" for each line that explains the difference.
fn explained(found: &Value) -> Vec<String> {
    let line = |line: &Value| format!("{} {}", line["part"].as_str().unwrap(), line["amount_minor"]);
    found["lines"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn every_line_of_a_statement_has_its_place_and_the_account_reconciles_to_the_cent() {
    let mut world = consortium();
    let agreement = agree(&mut world);
    let owed = world.call("orcid_costs.save_invoice", of_orcid(agreement, "O-1", "2026-03-01", 50_000, None));
    let settles = json!([{ "invoice_id": owed["id"], "amount_minor": 50_000 }]);
    let mut asked = to_orcid("2026-03-09", 50_000, None, &settles);
    asked["draft"]["bank_fee_minor"] = json!(0);
    let wire = world.call("orcid_costs.save_payment", asked);
    let invoice = bill(&mut world, "EUR", 100_000, "2026-03-01");
    let file = statement(
        ACCOUNT,
        "EUR",
        ("1000.00", "1241.55"),
        &[
            ("2026-03-05", "A", "1200.00"),
            ("2026-03-06", "B", "-8.95"),
            ("2026-03-07", "C", "0.50"),
            ("2026-03-10", "D", "-465.00"),
            ("2026-03-12", "E", "-500.00"),
            ("2026-03-13", "F", "15.00"),
        ],
    );
    let ids = import(&mut world, file);
    open(&mut world, ACCOUNT, "EUR", "2026-03-05", 100_000);
    let before = reconciliation(&mut world, ACCOUNT, "2026-03-31");
    assert_eq!((&before["books_minor"], &before["bank_minor"]), (&json!(100_000), &json!(124_155)));
    assert_eq!((&before["unexplained_minor"], &before["is_reconciled"]), (&json!(0), &json!(false)));
    assert_eq!(explained(&before).len(), 6, "each line without a place is told");

    let parts = json!([{ "allocations": [{ "invoice_id": invoice, "amount_minor": 120_000 }] }]);
    world.call(
        "bank_transactions.book",
        json!({ "bookings": [{ "transaction_id": ids[0], "parts": parts }] }),
    );
    place(&mut world, ids[1], json!([{ "account": "bank_charges", "note": "March" }]));
    place(&mut world, ids[2], json!([{ "account": "interest" }]));
    place(&mut world, ids[3], json!([{ "orcid_payment_id": wire["id"] }]));
    place(&mut world, ids[4], json!([{ "account": "transfers" }]));
    let own = json!({ "code": "4950", "name": "Workshops", "kind": "income" });
    world.call("books.add_account", own);
    let partly = place(&mut world, ids[5], json!([{ "account": "own_1", "amount_minor": 1_000 }]));
    assert_eq!(partly["left_minor"], 500, "the rest goes on waiting");
    place(&mut world, ids[5], json!([{ "account": "other_income" }]));

    let after = reconciliation(&mut world, ACCOUNT, "2026-03-31");
    assert_eq!((&after["books_minor"], &after["bank_minor"]), (&json!(124_155), &json!(124_155)));
    assert_eq!((&after["is_reconciled"], &after["lines"]), (&json!(true), &json!([])));
    let books = journal(&mut world);
    let lines = postings(&books);
    for expected in [
        "2026-03-05 OPENING-1 bank 100000 0 EUR".to_owned(),
        "2026-03-05 OPENING-1 opening_balances 0 100000 EUR".to_owned(),
        format!("2026-03-06 BANK-{} bank_charges 895 0 EUR", ids[1]),
        format!("2026-03-07 BANK-{} interest 0 50 EUR", ids[2]),
        "2026-03-09 ORCID-PAY-1 bank 0 46500 EUR".to_owned(),
        format!("2026-03-12 BANK-{} transfers 50000 0 EUR", ids[4]),
        format!("2026-03-13 BANK-{} own_1 0 1000 EUR", ids[5]),
        format!("2026-03-13 BANK-{} other_income 0 500 EUR", ids[5]),
    ] {
        assert!(lines.contains(&expected), "{expected} in {lines:#?}");
    }
    assert_eq!(balance(&books, "bank", "EUR"), 124_155);
    let wired = reconciliation(&mut world, ACCOUNT, "2026-03-09");
    assert_eq!(explained(&wired), ["outstanding 46500"], "paid on the 9th, on the statement on the 10th");
    let checks = world.call("books.check_close", json!({ "through_on": "2026-03-31" }));
    let banks = checks["checks"].as_array().unwrap().iter().find(|check| check["key"] == "banks").unwrap();
    assert_eq!(banks["ok"], true, "{banks}");
}

#[test]
fn a_place_is_undone_taken_back_and_kept_by_closed_books() {
    let mut world = consortium();
    let file = statement(ACCOUNT, "EUR", ("0.00", "-8.95"), &[("2025-03-06", "B", "-8.95")]);
    let id = import(&mut world, file)[0];
    place(&mut world, id, json!([{ "account": "bank_charges" }]));
    let (kind, _) = world
        .refused("books.place_line", json!({ "transaction_id": id, "parts": [{ "account": "interest" }] }));
    assert_eq!(kind, ErrorKind::Conflict, "it has its place already");
    world.call("history.undo", json!({}));
    assert_eq!(explained(&reconciliation(&mut world, ACCOUNT, "2025-03-31")), ["unplaced -895"]);
    place(&mut world, id, json!([{ "account": "other_cost" }]));
    let row = world.call("bank_transactions.list", json!({ "id": id, "state": "booked" }))["rows"][0].clone();
    let posting = row["postings"][0]["id"].clone();
    let back = world.call("books.take_line_back", json!({ "transaction_id": id, "posting_id": posting }));
    assert_eq!(back["left_minor"], -895);
    for (account, part) in [("receivables", "follows from documents"), ("nothing", "no account")] {
        let asked = json!({ "transaction_id": id, "parts": [{ "account": account }] });
        let (_, message) = world.refused("books.place_line", asked);
        assert!(message.contains(part), "{message}");
    }
    let more =
        json!({ "transaction_id": id, "parts": [{ "account": "bank_charges", "amount_minor": -896 }] });
    assert!(world.refused("books.place_line", more).1.contains("is left"));
    place(&mut world, id, json!([{ "account": "bank_charges" }]));
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let posting =
        world.call("bank_transactions.list", json!({ "id": id, "state": "booked" }))["rows"][0]["postings"]
            [0]["id"]
            .clone();
    let taken = json!({ "transaction_id": id, "posting_id": posting });
    assert!(world.refused("books.take_line_back", taken).1.contains("The books are closed through"));
    let opening =
        json!({ "account": ACCOUNT, "currency": "EUR", "opening_on": "2025-03-01", "opening_minor": 5 });
    assert!(world.refused("books.save_bank_account", opening).1.contains("The books are closed through"));
    let late = statement(ACCOUNT, "EUR", ("-8.95", "-9.95"), &[("2025-04-06", "C", "-1.00")]);
    let late = import(&mut world, late)[0];
    let asked = json!({ "transaction_id": late, "parts": [{ "account": "bank_charges" }] });
    assert!(world.refused("books.place_line", asked).1.contains("The books are closed through"));
}

#[test]
fn a_payment_by_hand_is_outstanding_until_the_bank_tells_of_it() {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 100_000, "2026-03-01");
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 120_000 }]);
    let payment = pay(&mut world, "EUR", 120_000, "2026-03-30", settles);
    let ids = import(
        &mut world,
        statement(ACCOUNT, "EUR", ("10.00", "1210.00"), &[("2026-04-02", "A", "1200.00")]),
    );
    open(&mut world, ACCOUNT, "EUR", "2026-03-01", 1_000);
    assert_eq!(
        explained(&reconciliation(&mut world, ACCOUNT, "2026-04-30")),
        ["outstanding -120000", "unplaced 120000"]
    );
    place(&mut world, ids[0], json!([{ "payment_id": payment }]));
    assert_eq!(reconciliation(&mut world, ACCOUNT, "2026-04-30")["is_reconciled"], true);
    assert_eq!(explained(&reconciliation(&mut world, ACCOUNT, "2026-03-31")), ["outstanding -120000"]);
    let again = json!({ "transaction_id": ids[0], "payment_id": payment });
    world.call("books.take_line_back", again);
    assert_eq!(
        world.call("payments.get", json!({ "id": payment }))["payment"]["amount_minor"],
        120_000,
        "it stays"
    );
    // What was recorded before the books of the account begin is part of its opening balance.
    open(&mut world, ACCOUNT, "EUR", "2026-04-01", 1_000);
    let opened = reconciliation(&mut world, ACCOUNT, "2026-04-01");
    assert_eq!((&opened["books_minor"], &opened["lines"]), (&json!(1_000), &json!([])));
    place(&mut world, ids[0], json!([{ "payment_id": payment }]));
    let linked = reconciliation(&mut world, ACCOUNT, "2026-04-30");
    assert_eq!((&linked["books_minor"], &linked["is_reconciled"]), (&json!(121_000), &json!(true)));
}

#[test]
fn a_transfer_between_own_accounts_comes_to_nothing_and_each_has_its_code() {
    let mut world = consortium();
    let from = import(
        &mut world,
        statement(ACCOUNT, "EUR", ("900.00", "400.00"), &[("2026-03-12", "A", "-500.00")]),
    );
    let to =
        import(&mut world, statement(SAVINGS, "EUR", ("0.00", "500.00"), &[("2026-03-13", "B", "500.00")]));
    open(&mut world, ACCOUNT, "EUR", "2026-03-12", 90_000);
    let named = json!({ "account": SAVINGS, "currency": "EUR", "code": "1010", "name": "Savings" });
    world.call("books.save_bank_account", named);
    place(&mut world, from[0], json!([{ "account": "transfers" }]));
    place(&mut world, to[0], json!([{ "account": "transfers" }]));
    let books = journal(&mut world);
    assert_eq!(balance(&books, "transfers", "EUR"), 0);
    let held = |code: &str| {
        let rows = books["balances"].as_array().unwrap();
        rows.iter().find(|row| row["account_code"] == code).unwrap()["closing_minor"].clone()
    };
    assert_eq!((held("1000"), held("1010")), (json!(40_000), json!(50_000)));
    let only = world.call("books.journal", json!({ "account_code": "1010" }));
    assert_eq!((&only["total"], &only["rows"][0]["account_name"]), (&json!(1), &json!("Savings")));
    let taken = json!({ "account": SAVINGS, "currency": "EUR", "code": "1100", "name": "Savings" });
    assert!(world.refused("books.save_bank_account", taken).1.contains("cannot both have the code 1100"));
}

#[test]
fn a_wire_from_an_account_in_dollars_leaves_it_in_dollars_and_a_linked_payment_stays() {
    let mut world = consortium();
    agree(&mut world);
    let mut asked = to_orcid("2026-03-09", 50_000, Some(45_000), &json!([]));
    asked["draft"]["bank_fee_minor"] = json!(0);
    let wire = world.call("orcid_costs.save_payment", asked)["id"].clone();
    let ids = import(
        &mut world,
        statement(ACCOUNT, "USD", ("600.00", "100.00"), &[("2026-03-10", "A", "-500.00")]),
    );
    place(&mut world, ids[0], json!([{ "orcid_payment_id": wire }]));
    let books = journal(&mut world);
    assert_eq!((balance(&books, "bank", "USD"), balance(&books, "bank", "EUR")), (-50_000, 0));
    assert_eq!(balance(&books, "exchange", "USD"), 0, "nothing was exchanged");
    assert!(
        world.refused("orcid_costs.remove_payment", json!({ "id": wire })).1.contains("Take that back first")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// Whatever is placed, linked, put aside or left: the books hold what the statement says, with what is listed.
    #[test]
    fn the_books_hold_what_the_statement_says_with_what_is_outstanding(
        amounts in prop::collection::vec((1_i64..50_000, any::<bool>()), 1..8),
        steps in prop::collection::vec((0_u8..7, 0_usize..8, 1_i64..40_000, 1_u32..28), 0..16),
        opening in -100_000_i64..100_000,
        day in 1_u32..29,
    ) {
        let mut world = consortium();
        let shown = |minor: i64| crate::kernel::money::plain_minor(minor, 2);
        let signed: Vec<i64> = amounts.iter().map(|(minor, is_out)| if *is_out { -minor } else { *minor }).collect();
        let texts: Vec<(String, String)> =
            signed.iter().enumerate().map(|(place, minor)| (format!("2026-03-{:02}", 3 + 3 * place), shown(*minor))).collect();
        let references: Vec<String> = (0..signed.len()).map(|place| format!("R{place}")).collect();
        let entries: Vec<(&str, &str, &str)> = texts.iter().zip(&references)
            .map(|((on, amount), reference)| (on.as_str(), reference.as_str(), amount.as_str())).collect();
        let closing = shown(opening + signed.iter().sum::<i64>());
        let ids = import(&mut world, statement(ACCOUNT, "EUR", (&shown(opening), &closing), &entries));
        open(&mut world, ACCOUNT, "EUR", "2026-03-01", opening);
        let mut done = 0;
        for (what, place, minor, on) in steps {
            let id = ids[place % ids.len()];
            let on = format!("2026-03-{on:02}");
            let (command, request) = match what {
                0 => ("books.place_line", json!({ "transaction_id": id, "parts": [{ "account": "bank_charges" }] })),
                1 => ("books.place_line", json!({ "transaction_id": id, "parts": [{ "account": "other_income", "amount_minor": minor }] })),
                2 => ("payments.record", json!({ "amount_minor": minor, "currency": "EUR", "received_on": on, "member_id": 1 })),
                3 => ("books.place_line", json!({ "transaction_id": id, "parts": [{ "payment_id": place + 1 }] })),
                4 => ("bank_transactions.book", json!({ "bookings": [{ "transaction_id": id, "parts": [{}] }] })),
                5 => ("bank_transactions.ignore", json!({ "ids": [id], "reason": "x" })),
                _ if done == 0 => continue,
                _ => ("history.undo", json!({})),
            };
            // What cannot be done is refused; the import and the opening balance are not undone.
            if world.door.call(command, request).is_ok() {
                done += if command == "history.undo" { -1 } else { 1 };
            }
        }
        for on in [format!("2026-03-{day:02}"), "2026-03-31".to_owned()] {
            let found = reconciliation(&mut world, ACCOUNT, &on);
            let number = |field: &str| found[field].as_i64().unwrap();
            prop_assert_eq!(number("books_minor") + number("explained_minor") + number("unexplained_minor"), number("bank_minor"));
            let until = json!({ "from_on": "2000-01-01", "until_on": on, "limit": 1000 });
            let books = world.call("books.journal", until);
            prop_assert_eq!(balance(&books, "bank", "EUR"), number("books_minor"));
        }
        let last = reconciliation(&mut world, ACCOUNT, "2026-03-31");
        prop_assert_eq!(&last["unexplained_minor"], 0, "{}", last);
    }
}
