//! Codes to pay with on reminders: read back by another program’s decoder, paid, and found again in the bank statement.

use serde_json::{Value, json};

use super::{overdue, pay, pdf};
use crate::paper::typesetting::tests::{scanned, text};
use crate::test_world::World;

const IBAN: &str = "DE89 3704 0044 0532 0130 00";

/// The reminders of a run, made now.
fn made(world: &mut World) -> Value {
    world.call("reminders.make", json!({ "on": "2026-03-01" }))["rows"].clone()
}

/// What the bank books when a payer has scanned a code: the transaction with its suggestions.
fn paid_as_scanned(world: &mut World, code: &str) -> Value {
    let lines: Vec<&str> = code.lines().collect();
    let amount = lines[7].strip_prefix("EUR").unwrap();
    let reference = match lines.get(10) {
        None => format!("<Strd><CdtrRefInf><Ref>{}</Ref></CdtrRefInf></Strd>", lines[9]),
        Some(text) => format!("<Ustrd>{text}</Ustrd>"),
    };
    let statement = format!(
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>{}</IBAN></Id><Ccy>EUR</Ccy></Acct>\
         <Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-05</Dt></BookgDt>\
         <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Landeshauptkasse</Nm></Dbtr></RltdPties><RmtInf>{reference}</RmtInf>\
         </TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>",
        lines[6]
    );
    let staged = world.door.stage_bank_file_bytes("bank.xml", statement.into()).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }));
    world.call("bank_transactions.list", json!({}))["rows"][0].clone()
}

fn open_minor(world: &mut World, invoice: &Value) -> Value {
    world.call("payments.of_invoice", json!({ "invoice_id": invoice }))["invoice"]["open_minor"].clone()
}

#[test]
fn what_a_reminder_asks_for_is_scanned_paid_and_matched_with_certainty() {
    let mut world = World::paid_to("EUR", IBAN);
    let invoice = overdue(&mut world, "First University", "");
    pay(&mut world, invoice, 40_000);
    let reminder = made(&mut world)[0].clone();
    let file = pdf(&mut world, &reminder["id"]);
    let [code] = &scanned(&file)[..] else { panic!("one code") };
    assert_eq!(
        code,
        "BCD\n002\n1\nSCT\nCOBADEFFXXX\nTest Consortium\nDE89370400440532013000\nEUR600.00\n\nRF16INV20260001",
        "what is open, not what the invoice asked for"
    );
    let printed = text(&file);
    for part in ["Scan to pay", "RF16 INV2 0260 001", "quote invoice INV-2026-0001."] {
        assert!(printed.contains(part), "{part} in {printed}");
    }
    let transaction = paid_as_scanned(&mut world, code);
    assert_eq!(transaction["suggestions"][0]["confidence"], "certain", "{transaction}");
    let confirmed = json!({ "transaction_ids": [transaction["id"]] });
    world.call("bank_transactions.confirm_certain", confirmed);
    assert_eq!(open_minor(&mut world, &json!(invoice)), 0);
}

#[test]
fn a_fee_that_is_an_invoice_is_paid_with_what_it_is_charged_for() {
    let mut world = World::paid_to("EUR", IBAN);
    let invoice = overdue(&mut world, "First University", "");
    let fees = json!([{ "level": 1, "currency": "EUR", "amount_minor": 1_500 }]);
    let rules = json!({ "after_days": [10, null, null], "days_between": 5, "fees": fees });
    world.call("reminders.save_rules", rules);
    let reminder = made(&mut world)[0].clone();
    let file = pdf(&mut world, &reminder["id"]);
    let [code] = &scanned(&file)[..] else { panic!("one code") };
    assert!(code.ends_with("\nEUR1015.00\n\n\nINV-2026-0001, INV-2026-0002"), "free text only: {code}");
    assert!(!text(&file).contains("RF16"), "one reference would pay one of the two invoices");
    let transaction = paid_as_scanned(&mut world, code);
    assert_eq!(transaction["suggestions"][0]["confidence"], "certain", "{transaction}");
    let confirmed = json!({ "transaction_ids": [transaction["id"]] });
    world.call("bank_transactions.confirm_certain", confirmed);
    let fee_invoice = reminder["fee_invoice_id"].clone();
    assert_eq!(
        (open_minor(&mut world, &json!(invoice)), open_minor(&mut world, &fee_invoice)),
        (json!(0), json!(0))
    );
}

#[test]
fn a_reminder_in_francs_carries_the_swiss_payment_slip() {
    let mut world = World::paid_to("CHF", "CH93 0076 2011 6238 5295 7");
    let member = world.add_member_with("Université du Lac", &json!({
        "joined_on": "2020-01-01", "language": "fr", "street": "Rue du Lac 7", "postal_code": "1200", "city": "Genève", "country": "CH",
    }));
    world.call("invoices.write", json!({
        "member_id": member, "currency": "CHF", "lines": [{ "description": "Fee", "amount_minor": 123_456 }],
        "issued_on": "2026-01-02", "due_on": "2026-02-01",
    }));
    let reminder = made(&mut world)[0].clone();
    let file = pdf(&mut world, &reminder["id"]);
    let [code] = &scanned(&file)[..] else { panic!("one code") };
    assert!(code.starts_with("SPC\n0200\n1\nCH9300762011623852957\nS\nTest Consortium\n"), "{code}");
    assert!(code.contains("\n1234.56\nCHF\nS\nUniversité du Lac\nRue du Lac 7\n"), "{code}");
    assert!(code.ends_with("\nSCOR\nRF16INV20260001\nINV-2026-0001\nEPD"), "{code}");
    let printed = text(&file);
    assert!(printed.contains("Section paiement") && printed.contains("Récépissé"), "{printed}");
    assert!(!printed.contains("Scannez"), "the slip says what its standard prescribes, no more: {printed}");
}

#[test]
fn a_reminder_that_no_standard_fits_says_how_to_pay_in_words() {
    let mut world = World::paid_to("EUR", "");
    overdue(&mut world, "First University", "");
    let reminder = made(&mut world)[0].clone();
    let file = pdf(&mut world, &reminder["id"]);
    assert_eq!(scanned(&file), Vec::<String>::new());
    let printed = text(&file);
    assert!(printed.contains("Payment reference") && !printed.contains("Scan to pay"), "{printed}");
}
