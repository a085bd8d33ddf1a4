use super::super::*;
use super::day;
use crate::imports::DateOrder;
use crate::imports::staging::Staging;
use crate::imports::table::{Reading, Table};
use crate::kernel::{Currency, Result};

/// Reads `text` with what is recognised, changed by `change`.
fn read_list(text: &str, change: impl FnOnce(&mut ListReading)) -> Result<BankStatement> {
    let mut staging = Staging::default();
    let token = staging.stage_bytes("list.csv", text.as_bytes().to_vec());
    let file = staging.file(&token)?;
    let table = Table::of(file, Reading::default())?;
    let records = table.records("list.csv", None)?;
    let mut reading =
        ListReading { columns: ListField::recognise(&records.headings), ..ListReading::default() };
    change(&mut reading);
    list::read(&records.records, &reading, "NL91ABNA0417164300", Currency::from_code("EUR").unwrap())
}

#[test]
fn one_amount_column_with_a_decimal_comma() {
    let text = "Buchungstag;Valutadatum;Verwendungszweck;Auftraggeber/Empfänger;Betrag;Währung;Saldo\n05.01.2027;05.01.2027;RF18 5390 0754 7034;Universität;1.234,56;EUR;2.234,56\n06.01.2027;06.01.2027;Entgelt;Bank;-4,56;EUR;2.230,00\n";
    let statement = read_list(text, |_| {}).unwrap();
    assert_eq!(statement.warnings, [] as [String; 0]);
    let amounts: Vec<i64> =
        statement.transactions.iter().map(|transaction| transaction.amount.minor).collect();
    assert_eq!(amounts, [123_456, -456]);
    assert_eq!(statement.transactions[0].counterparty, "Universität");
    assert_eq!(statement.opening.unwrap().amount_minor, 100_000);
    assert_eq!(statement.closing.unwrap(), Balance { on: Some(day("2027-01-06")), amount_minor: 223_000 });
}

#[test]
fn debit_and_credit_columns_from_new_to_old() {
    let text = "Account,123\n\nDate,Details,Paid out,Paid in,Balance\n2027-01-06,Card,\"1,000.00\",,500.00\n2027-01-05,From the university,,\"1,500.00\",\"1,500.00\"\n,Total,,,\n";
    let statement = read_list(text, |_| {}).unwrap();
    let amounts: Vec<i64> =
        statement.transactions.iter().map(|transaction| transaction.amount.minor).collect();
    assert_eq!(amounts, [-100_000, 150_000]);
    assert_eq!(
        (statement.opening.unwrap().amount_minor, statement.closing.unwrap().amount_minor),
        (0, 50_000)
    );
    assert_eq!(statement.warnings, [] as [String; 0]);
}

#[test]
fn words_tell_the_direction() {
    let text = "Datum;Naam tegenpartij;Af Bij;Bedrag (EUR);Mededelingen\n20270105;Bibliotheek;Bij;12,50;x\n20270105;Kosten;Af;1,50;y\n";
    let order = |reading: &mut ListReading| {
        assert_eq!(reading.columns[2], Some(ListField::Direction));
    };
    let statement = read_list(&text.replace("20270105", "2027-01-05"), order).unwrap();
    let amounts: Vec<i64> =
        statement.transactions.iter().map(|transaction| transaction.amount.minor).collect();
    assert_eq!(amounts, [1_250, -150]);
}

#[test]
fn what_reads_in_two_ways_is_asked() {
    let text = "Date;Amount;Text\n03/04/2027;1.234;x\n";
    let error = read_list(text, |_| {}).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("decimal_sign"), "{}", error.message);
    let error = read_list(text, |reading| reading.decimal_sign = Some(DecimalSign::Comma)).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("date_order"));
    let told = read_list(text, |reading| {
        reading.decimal_sign = Some(DecimalSign::Comma);
        reading.date_order = Some(DateOrder::Mdy);
    });
    let transaction = told.unwrap().transactions.remove(0);
    assert_eq!((transaction.booked_on, transaction.amount.minor), (day("2027-03-04"), 123_400));
}

#[test]
fn rows_that_cannot_be_read_are_named() {
    let text = "Date;Amount;Text\n2027-01-05;5.00;x\n2027-13-05;5.00;x\n2027-01-05;five;x\n;7.00;no date\n";
    let statement = read_list(text, |_| {}).unwrap();
    assert_eq!(statement.transactions.len(), 1);
    assert_eq!(statement.warnings.len(), 3, "{:?}", statement.warnings);
    assert!(statement.warnings[0].starts_with("Row 3: “2027-13-05” is not a date"));
    let error = read_list("Date;Text\n2027-01-05;x\n", |_| {}).unwrap_err();
    assert!(error.message.contains("No column holds an amount"));
    let error = read_list("Date;Amount\nx;y\n", |_| {}).unwrap_err();
    assert!(error.message.contains("No row of the list"), "{}", error.message);
}
