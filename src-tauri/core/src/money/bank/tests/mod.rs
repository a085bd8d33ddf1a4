mod booking;
mod forms;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::test_world::World;

/// A camt file: a statement called `name` with an entry a line of "reference amount", of 5 January 2027.
fn camt(name: &str, entries: &[(&str, &str)]) -> Vec<u8> {
    let entry = |(reference, amount): &(&str, &str)| {
        let direction = if amount.starts_with('-') { "DBIT" } else { "CRDT" };
        let reference = if reference.is_empty() {
            String::new()
        } else {
            format!("<AcctSvcrRef>{reference}</AcctSvcrRef>")
        };
        format!(
            "<Ntry><Amt Ccy='EUR'>{}</Amt><CdtDbtInd>{direction}</CdtDbtInd><BookgDt><Dt>2027-01-05</Dt></BookgDt>{reference}</Ntry>",
            amount.trim_start_matches('-')
        )
    };
    let entries: String = entries.iter().map(entry).collect();
    wrapped(name, &entries)
}

fn wrapped(name: &str, entries: &str) -> Vec<u8> {
    format!("<Document><BkToCstmrStmt><Stmt><Id>{name}</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>{entries}</Stmt></BkToCstmrStmt></Document>").into_bytes()
}

fn import(world: &mut World, bytes: Vec<u8>) -> Value {
    let staged = world.door.stage_bank_file_bytes("bank.xml", bytes).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }))
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let mut world = World::new();
    let file = camt("1", &[("A", "10.00"), ("", "5.00"), ("", "5.00"), ("B", "-3.00")]);
    let first = import(&mut world, file.clone());
    assert_eq!((&first["added"], &first["known"]), (&json!(4), &json!(0)));
    let again = import(&mut world, file);
    assert_eq!((&again["added"], &again["known"], &again["entry_id"]), (&json!(0), &json!(4), &json!(null)));
}

#[test]
fn statements_that_overlap_add_what_is_new() {
    let mut world = World::new();
    import(&mut world, camt("1", &[("A", "10.00"), ("", "5.00")]));
    let second = import(&mut world, camt("2", &[("A", "10.00"), ("", "5.00"), ("", "5.00"), ("C", "1.00")]));
    assert_eq!((&second["added"], &second["known"]), (&json!(2), &json!(2)));
}

#[test]
fn an_import_is_undone_as_one_and_can_be_done_again() {
    let mut world = World::new();
    let file = camt("1", &[("A", "10.00"), ("B", "5.00")]);
    let first = import(&mut world, file.clone());
    world.call("history.undo", json!({ "id": first["entry_id"] }));
    let again = import(&mut world, file);
    assert_eq!(again["added"], json!(2), "what was undone is new again");
}

#[test]
fn what_a_file_holds_is_shown_before() {
    let mut world = World::new();
    let staged =
        world.door.stage_bank_file_bytes("bank.xml", camt("7", &[("A", "10.00"), ("B", "-4.50")])).unwrap();
    let preview = &staged.statements[0];
    assert_eq!(
        (preview.received_minor, preview.paid_minor, preview.transactions, preview.known),
        (1_000, 450, 2, 0)
    );
    assert_eq!(preview.identification, "7");
    let wrong = world.door.stage_bank_file_bytes("x.xml", b"<html/>".to_vec()).unwrap_err();
    assert!(
        wrong.to_string().starts_with("x.xml: The file is XML, but no bank statement"),
        "{}",
        wrong.message
    );
}

#[test]
fn a_list_is_asked_about_once() {
    let mut world = World::new();
    let list = "Date;Name;Amount\n03/04/2027;University;1.234\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", list.into()).unwrap();
    let shown = staged.list.unwrap();
    assert!(shown.asks_date_order && shown.asks_decimal_sign && shown.saved.is_none());
    assert!(staged.problem.is_some());
    let (_, message) = world.refused("bank_statements.import", json!({ "token": staged.token }));
    assert!(message.contains("two ways"), "{message}");
    let told = json!({
        "token": staged.token, "account": "NL91 ABNA 0417 1643 00",
        "reading": { "columns": ["booked_on", "counterparty", "amount"], "decimal_sign": "comma", "date_order": "dmy" },
    });
    assert_eq!(world.call("bank_statements.import", told)["added"], json!(1));
    let next =
        world.door.stage_bank_file_bytes("next.csv", list.replace("University", "College").into()).unwrap();
    let shown = next.list.unwrap();
    assert_eq!(shown.saved.unwrap().file_name, "list.csv");
    assert_eq!((shown.account.as_str(), next.statements[0].received_minor), ("NL91ABNA0417164300", 123_400));
}

#[test]
fn a_total_never_stands_beside_its_payments() {
    let details = |amounts: [&str; 2]| {
        let detail = |amount| {
            format!("<TxDtls><AmtDtls><TxAmt><Amt Ccy='EUR'>{amount}</Amt></TxAmt></AmtDtls></TxDtls>")
        };
        let entry = "<Ntry><Amt Ccy='EUR'>30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2027-01-05</Dt></BookgDt><AcctSvcrRef>BATCH</AcctSvcrRef>";
        wrapped(
            "notification",
            &format!("{entry}<NtryDtls>{}{}</NtryDtls></Ntry>", detail(amounts[0]), detail(amounts[1])),
        )
    };
    let total = camt("statement", &[("BATCH", "30.00")]);
    let mut world = World::new();
    import(&mut world, total.clone());
    let parts = import(&mut world, details(["10.00", "20.00"]));
    assert_eq!(parts["added"], json!(2));
    assert!(parts["statements"][0]["warnings"][0].as_str().unwrap().contains("take its place"), "{parts}");
    let back = import(&mut world, total.clone());
    assert_eq!(back["added"], json!(0), "the total comes back to nothing: {back}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    /// No amount is the sum of others: under one reference that would be the total of a batch, which is not added beside
    /// its payments.
    #[test]
    fn however_files_overlap_each_transaction_is_added_once(
        entries in prop::collection::vec((prop::sample::select(vec!["", "A", "B"]), 5_u32..10), 1..12),
        cut in 0_usize..12,
    ) {
        let texts: Vec<(&str, String)> = entries.iter().map(|(reference, euros)| (*reference, format!("{euros}.00"))).collect();
        let all: Vec<(&str, &str)> = texts.iter().map(|(reference, amount)| (*reference, amount.as_str())).collect();
        let cut = cut.min(all.len());
        let mut world = World::new();
        let mut added = 0;
        for part in [&all[..cut], &all[..], &all[..], &all[..cut]] {
            added += import(&mut world, camt("1", part))["added"].as_u64().unwrap();
        }
        prop_assert_eq!(added, all.len() as u64);
    }
}
