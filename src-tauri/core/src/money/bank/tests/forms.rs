//! The same bookings in other forms, packed files, and statements that are taken back.

use std::io::Write;

use serde_json::{Value, json};

use super::{camt, import, wrapped};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// Two bookings of 5 January 2027, as camt tells of them: EUR 10 and EUR 20, each with the payer's reference.
fn as_camt() -> Vec<u8> {
    let entry = |amount: &str, reference: &str, payer: &str| {
        format!(
            "<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2027-01-06</Dt></BookgDt><ValDt><Dt>2027-01-05</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>{payer}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"
        )
    };
    wrapped("1", &[entry("10.00", "C-1", "PO 77"), entry("20.00", "C-2", "PO 78")].concat())
}

/// The same bookings as MT940 tells of them, with a third that camt did not tell of.
fn as_mt940() -> Vec<u8> {
    let booking = |amount: &str, payer: &str| {
        format!(":61:2701050105CR{amount},NTRFNONREF//B27-77\r\n:86:166?00GUTSCHRIFT?20EREF+{payer}\r\n")
    };
    let bookings = [booking("10", "PO 77"), booking("20", "PO 78"), booking("10", "PO 77")].concat();
    format!(
        ":20:X\r\n:25:NL91ABNA0417164300\r\n:28C:1\r\n:60F:C270101EUR0,\r\n{bookings}:62F:C270105EUR40,\r\n"
    )
    .into_bytes()
}

#[test]
fn a_booking_that_was_told_in_another_form_is_shown_and_only_taken_if_asked_for() {
    let mut world = World::new();
    assert_eq!(import(&mut world, as_camt())["added"], 2);
    let staged = world.door.stage_bank_file_bytes("january.sta", as_mt940()).unwrap();
    let preview = &staged.statements[0];
    assert_eq!((preview.transactions, preview.known, preview.already_read.len()), (3, 2, 2));
    let first = &preview.already_read[0];
    assert_eq!((first.amount_minor, first.file_name.as_str(), first.is_taken), (1_000, "bank.xml", false));
    assert_eq!(preview.warnings, ["2 bookings were read already from bank.xml."]);
    let asked = json!({ "token": staged.token, "take_again": [first.fingerprint] });
    let shown = world.call("bank_statements.inspect", asked.clone());
    assert_eq!(shown["statements"][0]["already_read"][0]["is_taken"], true);
    let done = world.call("bank_statements.import", asked);
    assert_eq!((&done["added"], &done["known"]), (&json!(2), &json!(1)), "the third, and the one asked for");
}

#[test]
fn a_booking_of_another_form_is_new_where_day_amount_or_reference_differ() {
    for (from, to) in
        [("PO 77", "PO 99"), (">10.00<", ">11.00<"), ("<ValDt><Dt>2027-01-05", "<ValDt><Dt>2027-01-04")]
    {
        let mut world = World::new();
        let text = String::from_utf8(as_camt()).unwrap().replacen(from, to, 1);
        import(&mut world, text.into_bytes());
        assert_eq!(import(&mut world, as_mt940())["added"], 2, "{from}");
    }
}

/// A statement of two days as camt and as MT940 tell of it, whose bank references have nothing in common.
fn one_statement_twice() -> (Vec<u8>, Vec<u8>) {
    let balance = |kind: &str, amount: &str, day: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        )
    };
    let entry = |amount: &str, way: &str, day: &str, reference: &str| {
        format!(
            "<Ntry><Amt Ccy='EUR'>{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd><BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>{reference}</AcctSvcrRef></Ntry>"
        )
    };
    let camt = [
        balance("OPBD", "100.00", "2027-01-05"),
        balance("CLBD", "145.00", "2027-01-06"),
        entry("30.00", "CRDT", "2027-01-05", "X-1"),
        entry("20.00", "CRDT", "2027-01-06", "X-2"),
        entry("5.00", "DBIT", "2027-01-06", "X-3"),
    ]
    .concat();
    let mt940 = ":20:M\n:25:NL91ABNA0417164300\n:28C:77\n:60F:C270105EUR100,\n:61:2701050105C30,NTRFNONREF//B-77\n:86:Library\n:61:2701060106C20,NTRFNONREF//B-78\n:61:2701060106D5,NCHGNONREF//B-79\n:62F:C270106EUR145,\n";
    (wrapped("NAB001", &camt), mt940.as_bytes().to_vec())
}

#[test]
fn one_statement_in_two_forms_is_recognised_by_account_days_and_amounts() {
    let mut world = World::new();
    let (camt, mt940) = one_statement_twice();
    assert_eq!(import(&mut world, camt)["added"], 3);
    let staged = world.door.stage_bank_file_bytes("m.sta", mt940).unwrap();
    let preview = &staged.statements[0];
    assert_eq!((preview.known, preview.already_read.len()), (3, 3));
    assert!(
        preview.warnings[0]
            .to_string()
            .starts_with("3 bookings look like the statement NAB001 (bank.xml), read already"),
        "{:?}",
        preview.warnings
    );
    let again = json!({ "token": staged.token, "take_again": [preview.already_read[1].fingerprint] });
    assert_eq!(
        world.call("bank_statements.import", again)["added"],
        1,
        "asked about, and taken all the same"
    );
}

#[test]
fn one_statement_in_two_files_of_a_form_is_recognised_by_its_balances_too() {
    let (camt, _) = one_statement_twice();
    let other = String::from_utf8(camt.clone()).unwrap().replace("X-", "Y-").replace("NAB001", "2");
    let mut world = World::new();
    import(&mut world, camt.clone());
    assert_eq!(import(&mut world, other.clone().into_bytes())["added"], 0);
    let mut world = World::new();
    import(&mut world, camt);
    let elsewhere = other.replace(">100.00<", ">200.00<").replace(">145.00<", ">245.00<");
    assert_eq!(import(&mut world, elsewhere.into_bytes())["added"], 3, "another statement of those days");
}

#[test]
fn two_payments_of_one_amount_are_two_whatever_the_bank_fills_in() {
    let mut world = World::new();
    for name in ["Ghent", "Delft"] {
        let entry = format!(
            "<Ntry><Amt Ccy='EUR'>50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2027-01-05</Dt></BookgDt><AcctSvcrRef>NOTPROVIDED</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>"
        );
        assert_eq!(import(&mut world, wrapped("1", &entry))["added"], 1, "{name}");
    }
}

#[test]
fn a_reference_that_all_payments_of_a_day_have_tells_nothing() {
    let entry = |name: &str| {
        format!(
            "<Ntry><Amt Ccy='EUR'>50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2027-01-05</Dt></BookgDt><AcctSvcrRef>SEPA-DAY</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>"
        )
    };
    let file = |names: &[&str]| wrapped("1", &names.iter().map(|name| entry(name)).collect::<String>());
    let orders: [&[&[&str]]; 3] = [
        &[&["Ghent"], &["Delft"], &["Ghent", "Delft"], &["Delft", "Ghent"], &["Delft"]],
        &[&["Ghent", "Delft"], &["Delft"], &["Ghent"]],
        &[&["Delft", "Ghent"], &["Ghent", "Delft"]],
    ];
    for files in orders {
        let mut world = World::new();
        let added: u64 =
            files.iter().map(|names| import(&mut world, file(names))["added"].as_u64().unwrap()).sum();
        assert_eq!(added, 2, "{files:?}");
    }
    let mut world = World::new();
    import(&mut world, file(&["Ghent"]));
    assert_eq!(import(&mut world, file(&["Ghent", "Ghent"]))["added"], 1, "two equal payments are two");
}

#[test]
fn what_a_list_leaves_unsaid_is_asked_about_and_remembered() {
    let mut world = World::new();
    let list = "Date;Amount;Type\n2027-01-05;5.00;Zu\n2027-01-06;6.00;Weg\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", list.into()).unwrap();
    let problem = staged.problem.unwrap();
    assert_eq!(problem.field.as_deref(), Some("directions"), "{}", problem.message);
    assert_eq!(staged.list.unwrap().asks_directions, ["Zu", "Weg"]);
    let told = json!([{ "word": "Zu", "came_in": true }, { "word": "Weg", "came_in": false }]);
    let request = json!({ "token": staged.token, "reading": { "columns": [], "directions": told } });
    assert_eq!(world.call("bank_statements.import", request)["added"], 2);
    let next = list.replace("-05", "-07").replace("-06", "-08");
    let next = world.door.stage_bank_file_bytes("next.csv", next.into()).unwrap();
    assert_eq!((next.problem, next.statements[0].paid_minor), (None, 600));
    let list = next.list.unwrap();
    assert_eq!((list.directions.len(), list.asks_directions.len()), (2, 0));
}

#[test]
fn money_out_that_shows_only_in_a_later_list_is_seen_there() {
    let mut world = World::new();
    let list = "Datum;Buchungstext;Betrag\n05.01.2027;Gutschrift;5,00\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", list.into()).unwrap();
    world.call("bank_statements.import", json!({ "token": staged.token }));
    let next = "Datum;Buchungstext;Betrag\n06.01.2027;Gutschrift;7,00\n06.01.2027;Lastschrift;6,00\n";
    let next = world.door.stage_bank_file_bytes("next.csv", next.into()).unwrap();
    assert_eq!((next.statements[0].received_minor, next.statements[0].paid_minor), (700, 600));
}

#[test]
fn account_and_currency_may_stand_above_the_list() {
    let mut world = World::new();
    let list = "Konto:;=\"CH9300762011623852957\"\nWährung:;=\"CHF\"\n\nDatum;Text;Gutschrift;Lastschrift\n05.01.2027;x;5.00;\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", list.into()).unwrap();
    let list = staged.list.unwrap();
    assert_eq!((list.account.as_str(), list.currency.as_str()), ("CH9300762011623852957", "CHF"));
    let beside = "Auftragskonto;Buchungstag;Betrag\nNL91ABNA0417164300;05.01.27;5,00\nNL91ABNA0417164300;06.01.27;-5,00\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", beside.into()).unwrap();
    assert_eq!(staged.list.unwrap().account, "NL91ABNA0417164300");
}

#[test]
fn a_list_without_headings_keeps_its_first_row() {
    let mut world = World::new();
    let list = "14/05/2027,1600.00,Alpha INV-1\n15/05/2027,-50.00,Phone\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", list.into()).unwrap();
    assert_eq!(staged.problem, None);
    let of = &staged.statements[0];
    assert_eq!((of.received_minor, of.paid_minor, of.transactions), (160_000, 5_000, 2));
}

#[test]
fn headings_are_found_below_what_a_bank_writes_first() {
    let mut world = World::new();
    let list = "Umsätze;;;Kundennummer: 1;E-Mail: x@y.org;Name: Us\n01.05.2027 - 31.05.2027\nLetzter Kontostand;;;;10;EUR\n\nBuchungstag;Wert;Begünstigter / Auftraggeber;Verwendungszweck;Soll;Haben;Währung\n04.05.2027;04.05.2027;Alpha;INV-1;;5,00;EUR\n05.05.2027;05.05.2027;Phone;bill;-2,00;;EUR\nKontostand;05.05.2027;;;13;EUR\n";
    let staged = world.door.stage_bank_file_bytes("list.csv", list.into()).unwrap();
    assert_eq!(staged.problem, None);
    let of = &staged.statements[0];
    assert_eq!((of.received_minor, of.paid_minor, of.transactions), (500, 200, 2), "{:?}", of.warnings);
}

#[test]
fn an_encoding_that_is_no_encoding_is_asked_about() {
    let mut world = World::new();
    let staged = world.door.stage_bank_file_bytes("bank.xml", camt("1", &[("A", "1.00")])).unwrap();
    let shown =
        world.call("bank_statements.inspect", json!({ "token": staged.token, "encoding": "klingon" }));
    assert_eq!(shown["problem"]["field"], "encoding");
    let fine =
        world.call("bank_statements.inspect", json!({ "token": staged.token, "encoding": "windows-1252" }));
    assert_eq!(fine["statements"][0]["transactions"], 1);
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_packed_file_is_read_like_the_files_in_it() {
    let mut world = World::new();
    let (one, two) = (camt("1", &[("A", "10.00")]), camt("2", &[("B", "5.00"), ("A", "10.00")]));
    let archive =
        packed(&[("b/two.xml", &two), ("a/one.xml", &one), ("readme.txt", b"Hello"), ("__MACOSX/x", b"x")]);
    let done = import(&mut world, archive.clone());
    assert_eq!((&done["added"], &done["known"]), (&json!(2), &json!(1)));
    assert_eq!(done["statements"][0]["identification"], "1", "in the order of their names");
    assert_eq!(import(&mut world, archive)["added"], 0);
}

#[test]
fn what_is_packed_and_no_statement_is_refused_with_its_name() {
    let mut world = World::new();
    let mut refused = |files: &[(&str, &[u8])]| {
        world.door.stage_bank_file_bytes("bank.zip", packed(files)).unwrap_err().to_string()
    };
    let nothing = refused(&[("readme.txt", b"Hello")]);
    assert!(nothing.starts_with("bank.zip: The archive holds no camt or MT940 file."), "{nothing}");
    let broken = refused(&[("a.xml", b"<html/>")]);
    assert!(broken.starts_with("bank.zip: a.xml: The file is XML, but no bank statement"), "{broken}");
    let mixed = refused(&[("a.xml", &camt("1", &[("A", "1.00")])), ("b.sta", &as_mt940())]);
    assert!(mixed.contains("side by side"), "{mixed}");
    let bomb = vec![b' '; 201_000_000];
    assert!(refused(&[("a.xml", &bomb)]).contains("unpacks to more than 200 MB"));
    let cut = packed(&[("a.xml", &camt("1", &[("A", "1.00")]))]);
    let cut = world.door.stage_bank_file_bytes("cut.zip", cut[..60].to_vec()).unwrap_err();
    assert!(cut.message.contains("cannot be unpacked"), "{}", cut.message);
}

fn listed(world: &mut World) -> Value {
    world.call("bank_statements.list", json!({}))["rows"].clone()
}

#[test]
fn statements_are_listed_and_taken_back_while_nothing_is_booked() {
    let mut world = World::new();
    import(&mut world, as_camt());
    let rows = listed(&mut world);
    let of = |field: &str| rows[0][field].clone();
    assert_eq!((of("file_name"), of("format")), (json!("bank.xml"), json!("camt")));
    assert_eq!((of("first_on"), of("last_on")), (json!("2027-01-06"), json!("2027-01-06")));
    assert_eq!((of("kept"), of("settled")), (json!(2), json!(0)));
    world.call("bank_transactions.ignore", json!({ "ids": [1], "reason": "Ours" }));
    let (kind, message) = world.refused("bank_statements.take_back", json!({ "id": 1 }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.starts_with("One transaction of bank.xml is booked or put aside."), "{message}");
    world.call("history.undo", json!({}));
    assert_eq!(world.call("bank_statements.take_back", json!({ "id": 1 }))["rows"], json!([]));
    assert_eq!(world.call("bank_transactions.list", json!({}))["total"], 0);
    world.call("history.undo", json!({}));
    assert_eq!(listed(&mut world)[0]["kept"], 2);
    world.call("bank_statements.take_back", json!({ "id": 1 }));
    assert_eq!(import(&mut world, as_camt())["added"], 2, "what was taken back is new again");
}

#[test]
fn a_list_says_how_it_was_read() {
    let mut world = World::new();
    let list = "Date;Name;Amount\n2027-01-05;Universit\u{e9};1,50\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(list);
    let staged = world.door.stage_bank_file_bytes("list.csv", bytes.into_owned()).unwrap();
    let list = staged.list.unwrap();
    assert_eq!((list.encoding.as_str(), list.delimiter.as_str()), ("windows-1252", ";"));
    assert!(list.sheets.is_empty() && list.sheet.is_none());
    let otherwise = json!({ "token": staged.token, "delimiter": "," });
    let shown = world.call("bank_statements.inspect", otherwise);
    assert_eq!(
        (&shown["list"]["delimiter"], shown["list"]["columns"].as_array().unwrap().len()),
        (&json!(","), 2)
    );
}

#[test]
fn what_nobody_sees_in_a_workbook_is_said_of_bank_lists_too() {
    let mut world = World::new();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in
        [["Date", "Amount", "Text"], ["2027-01-05", "10.00", "A"], ["2027-01-06", "20.00", "B"]]
            .iter()
            .enumerate()
    {
        sheet.write_row(u32::try_from(row).unwrap(), 0, cells.iter().copied()).unwrap();
    }
    sheet.set_row_hidden(2).unwrap();
    workbook.add_worksheet().set_name("Old").unwrap().write(0, 0, "Date").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let staged = serde_json::to_value(world.door.stage_bank_file_bytes("bank.xlsx", bytes).unwrap()).unwrap();
    let warnings = staged["statements"][0]["warnings"].as_array().unwrap();
    assert!(warnings[0].as_str().unwrap().contains("Other sheets of the workbook: “Old”"), "{warnings:?}");
    assert!(
        warnings[1]
            .as_str()
            .unwrap()
            .contains("1 row is hidden in the sheet “Sheet1” and read like the others"),
        "the money came all the same: {warnings:?}"
    );
    let asked = json!({ "token": staged["token"], "reading": { "columns": [null, "amount", "text"] } });
    let unread = world.call("bank_statements.inspect", asked);
    assert_eq!(unread["statements"], json!([]));
    assert_eq!(
        unread["list"]["notices"].as_array().unwrap().len(),
        2,
        "also while something is asked: {unread}"
    );
}

#[test]
fn few_rows_with_decimal_commas_are_read_under_a_long_preamble() {
    let mut world = World::new();
    let preamble = "Musterbank AG, Köln\nUmsätze, Stand 31.01.2027\nSehr geehrte Damen und Herren, anbei\nSaldo 1.234,56 EUR\nVorher 1.000,00 EUR\nLimit 5.000,00 EUR\n\n";
    let rows = "Buchungstag;Auftraggeber;Verwendungszweck;Betrag\n05.01.2027;Meier, Hans;Rechnung, danke;1.234,56\n31.01.2027;Beta;Miete;-1.000,00\n";
    let staged =
        world.door.stage_bank_file_bytes("bank.csv", format!("{preamble}{rows}").into_bytes()).unwrap();
    assert_eq!(staged.list.unwrap().delimiter, ";");
    let statement = &staged.statements[0];
    assert_eq!((statement.received_minor, statement.paid_minor), (123_456, 100_000));
}
