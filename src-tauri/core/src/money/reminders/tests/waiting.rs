//! Whoever has a payment waiting in the bank list is not reminded unless somebody says so.

use serde_json::{Value, json};

use super::overdue;
use crate::test_world::World;

/// A transaction that arrives in the bank list and waits there.
pub(super) fn waits(world: &mut World, on: &str, amount_minor: i64, payer: &str, text: &str) {
    let statement = format!(
        "<Document><BkToCstmrStmt><Stmt><Id>{on}-{amount_minor}</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>\
        <Ntry><Amt Ccy='EUR'>{}.{:02}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{on}</Dt></BookgDt><NtryDtls><TxDtls>\
        <RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\
        </Stmt></BkToCstmrStmt></Document>",
        amount_minor / 100,
        amount_minor % 100
    );
    let staged = world.door.stage_bank_file_bytes("bank.xml", statement.into_bytes()).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }));
}

fn of(preview: &Value, invoice: i64) -> Value {
    preview["due"].as_array().unwrap().iter().find(|row| row["invoice_id"] == invoice).unwrap().clone()
}

#[test]
fn a_run_passes_over_whom_a_waiting_payment_may_settle_and_says_so() {
    let mut world = World::new();
    let ids: Vec<i64> = ["Ballarat University", "Delft Library", "Ghent College"]
        .iter()
        .map(|name| overdue(&mut world, name, ""))
        .collect();
    waits(&mut world, "2026-11-20", 100_000, "Ballarat University", "INV-2026-0001");
    waits(&mut world, "2026-11-19", 40_000, "Delft Library", "INV-2026-0002");
    waits(&mut world, "2026-11-18", 777, "Somebody", "Books");

    let preview = world.call("reminders.preview", json!({}));
    assert_eq!((&preview["waiting_transactions"], &preview["waiting_payments"]), (&json!(3), &json!(2)));
    let certain = of(&preview, ids[0]);
    assert_eq!(certain["is_held"], true);
    assert_eq!(certain["warning"], "The payment of 20 November 2026 in the bank list may settle it.");
    let part = of(&preview, ids[1]);
    assert_eq!(part["is_held"], true);
    assert_eq!(
        part["warning"],
        "The payment of 19 November 2026 in the bank list may settle EUR 400.00 of it."
    );
    assert_eq!(of(&preview, ids[2])["is_held"], false);

    let made = world.call("reminders.make", json!({}));
    let reminded: Vec<&Value> =
        made["rows"].as_array().unwrap().iter().map(|row| &row["invoice_id"]).collect();
    assert_eq!(reminded, [&json!(ids[2])]);
    let held: Vec<&Value> = made["held"].as_array().unwrap().iter().map(|row| &row["number"]).collect();
    assert_eq!(held, ["INV-2026-0001", "INV-2026-0002"]);

    let named = world.call("reminders.make", json!({ "invoice_ids": [ids[1]] }));
    assert_eq!(named["rows"][0]["invoice_id"], ids[1], "whoever is named is reminded all the same");
    assert_eq!(named["held"], json!([]));
    world.call("bank_transactions.confirm_certain", json!({}));
    let preview = world.call("reminders.preview", json!({}));
    assert!(preview["due"].as_array().unwrap().iter().all(|row| row["invoice_id"] != ids[0]), "it is paid");
}

#[test]
fn what_only_could_be_a_payment_is_told_and_holds_nothing_off() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "Ballarat University", "");
    waits(&mut world, "2026-11-20", 100_000, "Treasury Services", "transfer");
    let preview = world.call("reminders.preview", json!({}));
    let row = of(&preview, invoice);
    assert_eq!(row["is_held"], false, "{row}");
    assert_eq!(row["warning"], "The payment of 20 November 2026 in the bank list could settle it.");
    assert_eq!(world.call("reminders.make", json!({}))["rows"].as_array().unwrap().len(), 1);
}
