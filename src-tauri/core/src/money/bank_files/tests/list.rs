use super::super::*;
use super::day;
use crate::kernel::{Currency, Result};
use crate::people::tabular::{DateOrder, Reading, SourceTable, Staging};

/// Reads `text` with what is recognised, changed by `change`.
fn read_list(text: &str, change: impl FnOnce(&mut ListReading)) -> Result<BankStatement> {
    let mut staging = Staging::default();
    let token = staging.stage_bytes("list.csv", text.as_bytes().to_vec());
    let file = staging.file(&token)?;
    let table = SourceTable::of(file, Reading::by(list_recognise::knows))?;
    let records = table.records(None)?;
    let mut reading = ListReading {
        columns: list_recognise::recognise(&records.headings, &records.records),
        ..ListReading::default()
    };
    change(&mut reading);
    list::read(
        &records.headings,
        &records.records,
        &reading,
        "NL91ABNA0417164300",
        Currency::from_code("EUR").unwrap(),
    )
}

#[test]
fn one_amount_column_with_a_decimal_comma() {
    let text = "Buchungstag;Valutadatum;Verwendungszweck;Auftraggeber/Empfänger;Betrag;Währung;Saldo\n05.01.2027;05.01.2027;RF18 5390 0754 7034;Universität;1.234,56;EUR;2.234,56\n06.01.2027;06.01.2027;Entgelt;Bank;-4,56;EUR;2.230,00\n";
    let statement = read_list(text, |_| {}).unwrap();
    assert_eq!(statement.warnings, [] as [&str; 0]);
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
    assert_eq!(statement.warnings, [] as [&str; 0]);
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
    assert_eq!(statement.warnings.len(), 4, "{:?}", statement.warnings);
    assert!(statement.warnings[1].to_string().starts_with("Row 3: “2027-13-05” is not a date"));
    let error = read_list("Date;Text\n2027-01-05;x\n", |_| {}).unwrap_err();
    assert!(error.to_string().contains("No column holds an amount"));
    let error = read_list("Date;Amount\nx;y\n", |_| {}).unwrap_err();
    assert!(error.to_string().contains("No row of the list"), "{}", error.message);
}

/// Day, minor units and payer of each transaction of a list.
fn told(text: &str) -> Vec<(String, i64, String)> {
    let statement = read_list(text, |_| {}).unwrap();
    statement
        .transactions
        .into_iter()
        .map(|one| (one.booked_on.to_string(), one.amount.minor, one.counterparty))
        .collect()
}

fn amounts(text: &str) -> Vec<i64> {
    told(text).into_iter().map(|(_, minor, _)| minor).collect()
}

/// What stops a list from being read: the field that has to be chosen, and why.
fn asked(text: &str) -> (String, String) {
    let error = read_list(text, |_| {}).unwrap_err();
    (error.field.unwrap_or_default(), error.message.to_string())
}

#[test]
fn money_out_is_told_in_a_dozen_ways() {
    for (heading, come, gone) in [
        ("Betrag", "1.600,00 H", "50,00 S"),
        ("Betrag", "1.600,00 Haben", "50,00 Soll"),
        ("Betrag", "H 1.600,00", "S 50,00"),
        ("Betrag", "1.600,00+", "50,00-"),
        ("Betrag", "1.600,00", "(50,00)"),
        ("Betrag", "1.600,00", "\u{2212}50,00"),
        ("Betrag", "1.600,00 EUR", "-50,00 EUR"),
        ("Betrag", "1’600.–", "-50.–"),
        ("Amount", "\"1,600.00 CR\"", "\"50.00 DR\""),
        ("Amount", "C1600.00", "D50.00"),
    ] {
        let text = format!("Datum;Text;{heading}\n2027-01-05;x;{come}\n2027-01-06;y;{gone}\n");
        assert_eq!(amounts(&text), [160_000, -5_000], "{come} / {gone}");
    }
    for (heading, come, gone) in [
        ("", "H", "S"),
        (" ", "C", "D"),
        ("D/C", "C", "D"),
        ("Soll/Haben", "Haben", "Soll"),
        ("+/-", "+", "-"),
        ("Sign", "+", "\u{2013}"),
        ("Af Bij", "Bij", "Af"),
        ("DR/CR", "Cr", "Dr"),
        ("Debit/Credit", "Credit", "Debit"),
        ("Type", "Credit", "Debit"),
        ("In/Out", "In", "Out"),
        ("Umsatztyp", "Eingang", "Ausgang"),
        ("Sens", "Crédit", "Débit"),
        ("Tipo", "Abono", "Cargo"),
        ("Typ", "Uznanie", "Obciążenie"),
        ("Bewegungstyp", "Gutschrift", "Lastschrift"),
        ("Direction", "incoming", "outgoing"),
        ("Anything", "Bij", "Af"),
    ] {
        for front in [true, false] {
            let row = |day: &str, way: &str, amount: &str| match front {
                true => format!("{day};{way};{amount};x\n"),
                false => format!("{day};{amount};x;{way}\n"),
            };
            let head = if front {
                format!("Datum;{heading};Betrag;Text\n")
            } else {
                format!("Datum;Betrag;Text;{heading}\n")
            };
            let text = head + &row("2027-01-05", come, "1600,00") + &row("2027-01-06", gone, "50,00");
            assert_eq!(amounts(&text), [160_000, -5_000], "“{heading}”: {come} / {gone}");
        }
    }
    assert_eq!(
        amounts("Date;Text;Withdrawal;Deposit\n2027-01-05;x;;1600.00\n2027-01-06;y;50.00;0.00\n"),
        [160_000, -5_000]
    );
    let no_heading = "Datum;Text;Betrag\n2027-01-05;x;1600,00;H\n2027-01-06;y;50,00;S\n";
    let mut staged =
        read_list(no_heading, |reading| reading.columns.push(Some(ListField::Direction))).unwrap();
    assert_eq!(staged.transactions.remove(1).amount.minor, -5_000, "more columns than headings");
}

#[test]
fn a_direction_that_is_not_understood_is_asked_about() {
    for (text, words) in [
        ("Date;Amount;Type\n2027-01-05;5.00;Zu\n2027-01-06;6.00;Weg\n", "“Zu”, “Weg”"),
        ("Date;Amount;D/C\n2027-01-05;5.00;A\n2027-01-06;6.00;B\n", "“A”, “B”"),
        ("Date;Amount;Tipo\n2027-01-05;5.00;C\n2027-01-06;6.00;A\n", "“C”, “A”"),
        ("Date;Amount\n2027-01-05;5.00 XY\n2027-01-06;6.00 CR\n", "“XY”"),
        ("Date;Amount;DR/CR\n2027-01-05;5.00;\n2027-01-06;6.00;DR\n", "nothing at all"),
    ] {
        let (field, message) = asked(text);
        assert_eq!(field, "directions", "{message}");
        assert!(message.contains(words), "{message}");
    }
    let text = "Date;Amount;D/C\n2027-01-05;5.00;A\n2027-01-06;6.00;B\n";
    let told = |word: &str, came_in| DirectionWord { word: word.to_owned(), came_in };
    let read =
        read_list(text, |reading| reading.directions = vec![told("a", true), told("B", false)]).unwrap();
    let minor: Vec<i64> = read.transactions.iter().map(|one| one.amount.minor).collect();
    assert_eq!(minor, [500, -600]);
}

#[test]
fn what_contradicts_itself_is_passed_over_with_a_word() {
    let text = "Date;Amount;D/C\n2027-01-05;5.00;C\n2027-01-06;-6.00;C\n2027-01-07;-7.00;D\n";
    let read = read_list(text, |_| {}).unwrap();
    let minor: Vec<i64> = read.transactions.iter().map(|one| one.amount.minor).collect();
    assert_eq!(minor, [500, -700]);
    assert!(
        read.warnings[0].to_string().starts_with("Row 3: its amount and “C” disagree"),
        "{:?}",
        read.warnings
    );
}

#[test]
fn a_sign_that_breaks_the_custom_of_its_list_is_said() {
    for (usual, odd) in [("5.00", "-7.00"), ("-5.00", "7.00")] {
        let text = format!(
            "Date;Amount;D/C\n2027-01-05;{usual};D\n2027-01-06;{usual};D\n2027-01-07;{odd};D\n2027-01-08;9.00;C\n"
        );
        let read = read_list(&text, |_| {}).unwrap();
        let minor: Vec<i64> = read.transactions.iter().map(|one| one.amount.minor).collect();
        assert_eq!(minor, [-500, -500, 900], "{odd}");
        assert!(
            read.warnings[0].to_string().starts_with("Row 4: its sign and “D” disagree"),
            "{:?}",
            read.warnings
        );
    }
}

#[test]
fn balances_tell_directions_where_nothing_else_does() {
    let text = "Date;Amount;Balance\n2027-01-05;1600.00;1600.00\n2027-01-06;50.00;1550.00\n2027-01-07;10.00;1560.00\n";
    assert_eq!(amounts(text), [160_000, -5_000, 1_000]);
    let from_new =
        "Date;Amount;Balance\n2027-01-07;10.00;1560.00\n2027-01-06;50.00;1550.00\n2027-01-05;7.00;1600.00\n";
    let read = read_list(from_new, |_| {}).unwrap();
    assert_eq!(read.transactions.iter().map(|one| one.amount.minor).collect::<Vec<_>>(), [1_000, -5_000]);
    assert!(
        read.warnings[0].to_string().starts_with("Row 4: nothing says which way its EUR 7.00 went"),
        "{:?}",
        read.warnings
    );
    let none = read_list("Date;Amount\n2027-01-05;5.00\n2027-01-06;6.00\n", |_| {}).unwrap();
    assert!(none.warnings[0].to_string().starts_with("No amount has a sign"), "{:?}", none.warnings);
}

#[test]
fn what_is_not_booked_is_passed_over_and_said() {
    for (heading, booked, pending) in [
        ("Status", "Booked", "Pending"),
        ("Info", "Umsatz gebucht", "Umsatz vorgemerkt"),
        ("Status", "Gebucht", "Vorgemerkt"),
        ("State", "COMPLETED", "PENDING"),
        ("Statut", "Comptabilisé", "En attente"),
        ("Estado", "Contabilizado", "Pendiente"),
        ("Status", "Geboekt", "In behandeling"),
        ("Stato", "Contabilizzato", "Non contabilizzato"),
        ("Stan", "Zaksięgowana", "Oczekująca"),
        ("Status", "", "not yet booked"),
        ("Pending", "no", "yes"),
        ("Booked", "true", "false"),
        ("Vorgemerkt", "", "x"),
        ("Note", "", "Vorgemerkt"),
        ("Status", "Completed", "Declined"),
        ("Status", "Posted", "Cancelled"),
    ] {
        let text = format!("Date;Amount;{heading}\n2027-01-05;5.00;{booked}\n2027-01-06;-6.00;{pending}\n");
        let read = read_list(&text, |_| {}).unwrap();
        let minor: Vec<i64> = read.transactions.iter().map(|one| one.amount.minor).collect();
        assert_eq!(minor, [500], "{heading}: {pending}");
        assert!(
            read.warnings.iter().any(|warning| warning.to_string().starts_with("Row 3 (“")),
            "{pending}: {:?}",
            read.warnings
        );
    }
    let sections = "Date;Text;Amount\nPending transactions;;\n2027-01-06;x;-6.00\nPosted transactions;;\n2027-01-05;y;5.00\n";
    assert_eq!(amounts(sections), [500]);
    let in_the_date = "Date;Text;Amount\nPending;x;-6.00\n2027-01-05;y;5.00\n";
    assert_eq!(amounts(in_the_date), [500]);
    let odd =
        read_list("Date;Amount;Status\n2027-01-05;5.00;Booked\n2027-01-06;-6.00;Blue\n", |_| {}).unwrap();
    assert_eq!(odd.transactions.len(), 2);
    assert!(
        odd.warnings[0].contains("“Blue” is not understood, so one row is read as booked"),
        "{:?}",
        odd.warnings
    );
}

#[test]
fn days_are_read_in_every_usual_form() {
    for day in [
        "05.01.27",
        "5.1.2027",
        "2027-01-05T10:15:00Z",
        "05.01.2027 10:15",
        "20270105",
        "5 Jan 2027",
        "05-Jan-27",
        "5. Januar 2027",
        "Jan 5, 2027",
        "2027/01/05",
        "5 janvier 2027",
    ] {
        let text = format!("Date;Amount\n\"{day}\";5.00\n\"{day}\";-5.00\n");
        assert_eq!(told(&text)[0].0, "2027-01-05", "{day}");
    }
    assert_eq!(asked("Date;Amount\n3/4/27;5.00\n").0, "date_order");
    let settled = "Date;Amount\n3/4/27;5.00\n13/4/27;-5.00\n";
    assert_eq!(told(settled)[0].0, "2027-04-03");
}

#[test]
fn a_blemish_costs_no_row() {
    let text = "Date;Value date;Amount;Charges;Currency;Original amount;Original currency;Name\n2027-01-05;soon;5.00;free;€;x;USD;A\nyesterday;2027-01-06;-6.00;;Euro;;;B\n";
    let read = read_list(text, |_| {}).unwrap();
    assert_eq!(read.transactions.len(), 2, "{:?}", read.warnings);
    for part in [
        "Row 2: the value date “soon”",
        "Row 2: the charges cannot be read",
        "Row 2: the original amount",
        "Row 3: “yesterday” is not a date",
    ] {
        assert!(
            read.warnings.iter().any(|warning| warning.to_string().starts_with(part)),
            "{part}: {:?}",
            read.warnings
        );
    }
    let empty = read_list("Date;Text;Amount\n2027-01-05;x;5.00\n2027-01-06;y;\n", |_| {}).unwrap();
    assert!(
        empty
            .warnings
            .iter()
            .any(|warning| warning.to_string().starts_with("Row 3: it has a day, but no amount")),
        "{:?}",
        empty.warnings
    );
}

#[test]
fn payer_and_payee_may_have_a_column_each() {
    let text = "Buchungsdatum;Zahlungspflichtige*r;Zahlungsempfänger*in;Betrag (€)\n05.01.2027;Library;Us;5,00\n06.01.2027;Us;Printer;-6,00\n";
    let names: Vec<String> = told(text).into_iter().map(|(_, _, name)| name).collect();
    assert_eq!(names, ["Library", "Printer"]);
    let one = "Buchungstag;Zahlungsempfänger;Betrag\n05.01.2027;Library;5,00\n";
    assert_eq!(told(one)[0].2, "Library");
    let in_francs = "Datum;Gutschrift in CHF;Lastschrift in CHF;Saldo in CHF\n05.01.2027;1600.00;;1600.00\n06.01.2027;;-5.00;1595.00\n";
    assert_eq!(amounts(in_francs), [160_000, -500]);
}

#[test]
fn a_balance_or_a_sum_is_no_booking() {
    let text = "Datum;Name;Text;Betrag\n01.01.2027;;Anfangssaldo;100,00\n05.01.2027;Total Energies;Total;5,00\n06.01.2027;;Gebühr;-1,00\n31.01.2027;;Closing balance;104,00\n";
    let read = read_list(text, |_| {}).unwrap();
    assert_eq!(read.transactions.iter().map(|one| one.amount.minor).collect::<Vec<_>>(), [500, -100]);
    assert_eq!(read.warnings.len(), 2, "{:?}", read.warnings);
}
