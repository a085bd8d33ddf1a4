//! How the sample's members paid: last year all of them, this year most, and a statement that waits to be matched.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::Result;
use crate::kernel::money::plain_minor;

/// Of this year's invoices every so many-th was not paid when the first statement came.
const UNPAID_EVERY: usize = 4;

/// Transactions of the statement that waits.
const WAITING_MAX: usize = 5;

/// Lets members pay the invoices of `year` and the one before.
pub(super) fn pay(door: &mut Door, year: i32) -> Result<()> {
    let open = door.call("payments.open_items", json!({ "limit": u32::MAX }))?["rows"].clone();
    let rows: Vec<&Value> = open.as_array().into_iter().flatten().collect();
    let today = door.register().clock().today();
    let is_of = |row: &Value, year: i32| row["licence_year"].as_i64() == Some(i64::from(year));
    let (paid, unpaid): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .filter(|row| is_of(row, year) || is_of(row, year - 1))
        .enumerate()
        .partition(|(place, row)| !is_of(row, year) || place % UNPAID_EVERY != 0);
    let mut entries = String::new();
    for (place, row) in &paid {
        let licence_year = if is_of(row, year) { year } else { year - 1 };
        let on = day(licence_year, *place, today);
        let text = field(row, "payment_reference");
        entry(&mut entries, on, minor(row), field(row, "debtor_name"), text, *place);
    }
    import(door, &format!("Statement {year}-1.xml"), "1", &entries)?;
    door.call("bank_transactions.confirm_certain", json!({}))?;
    import(door, &format!("Statement {year}-2.xml"), "2", &waiting(&unpaid, today))
}

/// What the bank wrote last: payments with a slip in the number, in part, and without any reference; interest and a fee.
fn waiting(unpaid: &[(usize, &Value)], today: NaiveDate) -> String {
    let mut entries = String::new();
    for (place, (number, row)) in unpaid.iter().take(WAITING_MAX).enumerate() {
        let (name, invoice) = (field(row, "debtor_name"), field(row, "number"));
        let (amount, text) = match place {
            0 => (minor(row), field(row, "payment_reference").to_owned()),
            1 => (minor(row), invoice.replace('-', " ").replace(" 0", " ")),
            2 => (minor(row) / 2, format!("{invoice}, first half")),
            3 => (minor(row), "ORCID membership fee".to_owned()),
            _ => (minor(row) + 1_000, invoice.to_owned()),
        };
        entry(&mut entries, today, amount, name, &text, 100_000 + number);
    }
    entry(&mut entries, today, 312, "Sample Bank", "Interest", 200_000);
    entry(&mut entries, today, -1_450, "Sample Bank", "Account fee", 200_001);
    entries
}

fn day(year: i32, place: usize, today: NaiveDate) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year, 1, 28).unwrap_or(today);
    let later = first.checked_add_days(Days::new(place as u64 % 40)).unwrap_or(first);
    later.min(today)
}

fn entry(entries: &mut String, on: NaiveDate, minor: i64, name: &str, text: &str, number: usize) {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (direction, party) = if minor < 0 { ("DBIT", "Cdtr") } else { ("CRDT", "Dbtr") };
    let _ = write!(
        entries,
        "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{on}</Dt></BookgDt><AcctSvcrRef>SB{number:08}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><{party}><Nm>{}</Nm></{party}></RltdPties><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
        plain_minor(minor.abs(), 2),
        escaped(name),
        escaped(text),
    );
}

fn import(door: &mut Door, file_name: &str, identification: &str, entries: &str) -> Result<()> {
    let file = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>{identification}</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
    );
    let staged = door.stage_bank_file_bytes(file_name, file.into_bytes())?;
    door.call("bank_statements.import", json!({ "token": staged.token }))?;
    Ok(())
}

fn minor(row: &Value) -> i64 {
    row["open_minor"].as_i64().unwrap_or_default()
}

fn field<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}
