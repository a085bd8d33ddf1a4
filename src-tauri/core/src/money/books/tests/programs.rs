use base64::Engine;
use serde_json::{Value, json};

use super::{bill, consortium, pay};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// An invoice of 1,000.00 with 200.00 of tax, paid with 1,195.00 and 5.00 that banks kept.
fn booked() -> World {
    let mut world = consortium();
    let name = json!({ "id": 1, "draft": { "official_name": "Universität Łódź", "joined_on": "2020-01-01", "status": "active" } });
    let mut member = world.call("members.get", json!({ "id": 1 }))["draft"].clone();
    if member.is_object() {
        member["official_name"] = name["draft"]["official_name"].clone();
        world.call("members.update", json!({ "id": 1, "draft": member }));
    }
    let invoice = bill(&mut world, "EUR", 100_000, "2026-02-01");
    let settles = json!([{ "invoice_id": invoice, "amount_minor": 120_000 }]);
    let request = json!({
        "amount_minor": 119_500, "bank_fee_minor": 500, "currency": "EUR", "received_on": "2026-03-05", "member_id": 1,
        "payer_name": "Łódź", "reference": "Ref \"1\"; x", "allocations": settles,
    });
    world.call("payments.record", request);
    world
}

fn tell(world: &mut World, program: &str, draft: &Value) {
    let mut told = world.call("books.program", json!({ "program": program }));
    for (field, value) in draft.as_object().unwrap() {
        told[field] = value.clone();
    }
    world.call("books.save_program", json!({ "program": program, "draft": told }));
}

/// The files of a year as bytes.
fn files(world: &mut World, program: &str) -> Vec<(String, Vec<u8>)> {
    let request = json!({ "program": program, "from_on": "2026-01-01", "until_on": "2026-12-31" });
    let made = world.call("books.journal_files", request);
    let decode = |file: &Value| {
        let bytes = base64::engine::general_purpose::STANDARD.decode(file["data_base64"].as_str().unwrap());
        (file["file_name"].as_str().unwrap().to_owned(), bytes.unwrap())
    };
    made["files"].as_array().unwrap().iter().map(decode).collect()
}

fn only(world: &mut World, program: &str) -> Vec<u8> {
    let made = files(world, program);
    assert_eq!(made.len(), 1);
    made.into_iter().next().unwrap().1
}

fn windows_1252(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// Rows of fields between `delimiter`s, quoted ones taken out of their quotation marks.
fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn datev_loads_a_stack_of_postings_with_its_header_and_its_125_columns() {
    let mut world = booked();
    let asked = json!({ "program": "datev", "from_on": "2026-01-01", "until_on": "2026-12-31" });
    let (_, message) = world.refused("books.journal_files", asked);
    assert!(message.contains("number of the tax consultant"), "{message}");
    let accounts = json!({ "bank": "1200", "receivables": "1400", "revenue": "8400", "tax_payable": "1776", "bank_charges": "4970" });
    tell(
        &mut world,
        "datev",
        &json!({ "consultant": "29098", "client": "55003", "account_digits": 4, "accounts": accounts }),
    );
    let made = files(&mut world, "datev");
    assert!(made[0].0.starts_with("EXTF_Buchungsstapel"), "{}", made[0].0);
    let text = windows_1252(&made[0].1);
    assert!(text.contains("Gegenkonto (ohne BU-Schlüssel)"), "the encoding is Windows-1252");
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains('\n'));
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("\"EXTF\";700;21;\"Buchungsstapel\";13;2026"), "{}", lines[0]);
    let table = rows(&text, b';');
    let head = &table[0];
    assert_eq!(head.len(), 31);
    assert_eq!(
        [10, 11, 12, 13, 14, 15, 18, 19, 20, 21].map(|place| head[place].as_str()),
        ["29098", "55003", "20260101", "4", "20260101", "20261231", "1", "0", "0", "EUR"]
    );
    assert_eq!(head[5].len(), 17, "the moment to the millisecond");
    assert!(table[1..].iter().all(|row| row.len() == 125));
    let booked: Vec<[&str; 7]> =
        table[2..].iter().map(|row| [0, 1, 2, 6, 7, 9, 10].map(|place| row[place].as_str())).collect();
    assert_eq!(
        booked,
        [
            ["1000,00", "S", "EUR", "1400", "8400", "0102", "INV-2026-0001"],
            ["200,00", "S", "EUR", "1400", "1776", "0102", "INV-2026-0001"],
            ["1195,00", "S", "EUR", "1200", "1400", "0503", "INV-2026-0001"],
            ["5,00", "S", "EUR", "4970", "1400", "0503", "INV-2026-0001"],
        ]
    );
    assert_eq!((table[2][36].as_str(), table[2][113].as_str()), ("M1", "0"), "cost centre, not fixed");
    assert!(
        lines[2].starts_with("1000,00;\"S\";\"EUR\";;;;1400;8400;;0102;\"INV-2026-0001\";;;\"Invoice"),
        "{}",
        lines[2]
    );
    let two_years = json!({ "program": "datev", "from_on": "2025-12-01", "until_on": "2026-01-31" });
    assert!(world.refused("books.journal_files", two_years).1.contains("one year at a time"));
    tell(&mut world, "datev", &json!({ "accounts": { "bank": "12000" } }));
    let asked = json!({ "program": "datev", "from_on": "2026-01-01", "until_on": "2026-12-31" });
    let (kind, message) = world.refused("books.journal_files", asked);
    assert!(kind == ErrorKind::Conflict && message.contains("up to 4 digits"), "{message}");
}

#[test]
fn xero_loads_manual_journals_of_300_lines_at_most() {
    let mut world = booked();
    tell(
        &mut world,
        "xero",
        &json!({ "accounts": { "bank": "091", "receivables": "611" }, "tax_code": "BAS Excluded" }),
    );
    let text = String::from_utf8(only(&mut world, "xero")).unwrap();
    let table = rows(&text, b',');
    assert_eq!(
        table[0].join(","),
        "*Narration,*Date,Description,*AccountCode,*TaxRate,*Amount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2"
    );
    let line = |row: &Vec<String>| [0, 1, 3, 4, 5].map(|place| row[place].clone()).join("|");
    assert_eq!(
        table[1..].iter().map(line).collect::<Vec<_>>(),
        [
            "INV-2026-0001 (1)|01/02/2026|611|BAS Excluded|1200.00",
            "INV-2026-0001 (1)|01/02/2026|4000|BAS Excluded|-1000.00",
            "INV-2026-0001 (1)|01/02/2026|2200|BAS Excluded|-200.00",
            "PAY-1 (2)|05/03/2026|091|BAS Excluded|1195.00",
            "PAY-1 (2)|05/03/2026|6100|BAS Excluded|5.00",
            "PAY-1 (2)|05/03/2026|611|BAS Excluded|-1200.00",
        ]
    );
    for day in 1..29 {
        for _ in 0..4 {
            bill(&mut world, "EUR", 100, &format!("2026-04-{day:02}"));
        }
    }
    let made = files(&mut world, "xero");
    assert_eq!(made.len(), 2);
    let counts: Vec<usize> =
        made.iter().map(|(_, bytes)| rows(std::str::from_utf8(bytes).unwrap(), b',').len() - 1).collect();
    assert_eq!((counts.iter().sum::<usize>(), counts[0] <= 300 && counts[0] > 297), (6 + 28 * 4 * 3, true));
    assert!(made[0].0.ends_with("01 of 02.csv"), "{}", made[0].0);
}

#[test]
fn quickbooks_desktop_loads_iif_with_the_customer_on_its_line() {
    let mut world = booked();
    let bytes = only(&mut world, "quickbooks_desktop");
    let text = windows_1252(&bytes);
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines[0], ["!CUST", "NAME"]);
    assert_eq!(lines[1][0], "CUST");
    assert_eq!(lines[2].join(","), "!TRNS,TRNSID,TRNSTYPE,DATE,ACCNT,NAME,CLASS,AMOUNT,DOCNUM,MEMO");
    assert_eq!(lines[3].join(","), "!SPL,SPLID,TRNSTYPE,DATE,ACCNT,NAME,CLASS,AMOUNT,DOCNUM,MEMO");
    assert_eq!(lines[4], ["!ENDTRNS"]);
    let customer = lines[1][1];
    let of = |place: usize| [0, 2, 3, 4, 5, 7, 8].map(|field| lines[place][field]);
    assert_eq!(of(5), ["TRNS", "GENERAL JOURNAL", "02/01/2026", "Receivables", customer, "1000.00", "1-1"]);
    assert_eq!(of(6), ["SPL", "GENERAL JOURNAL", "02/01/2026", "Membership fees", "", "-1000.00", "1-1"]);
    assert_eq!(lines[7], ["ENDTRNS"]);
    assert_eq!(of(11), ["TRNS", "GENERAL JOURNAL", "03/05/2026", "Receivables", customer, "-1195.00", "2-1"]);
    assert_eq!(of(12), ["SPL", "GENERAL JOURNAL", "03/05/2026", "Bank", "", "1195.00", "2-1"]);
    assert!(lines[5..].iter().all(|line| line.len() == 10 || line == &["ENDTRNS"]));
}

#[test]
fn quickbooks_online_loads_entries_that_balance() {
    let mut world = booked();
    tell(
        &mut world,
        "quickbooks_online",
        &json!({ "month_first": true, "accounts": { "bank": "Checking" } }),
    );
    let table = rows(&String::from_utf8(only(&mut world, "quickbooks_online")).unwrap(), b',');
    assert_eq!(
        table[0].join(","),
        "*JournalNo,*JournalDate,*AccountName,*Debits,*Credits,Description,Name,Currency,Location,Class"
    );
    let line = |row: &Vec<String>| [0, 1, 2, 3, 4, 7].map(|place| row[place].clone()).join("|");
    assert_eq!(
        table[1..].iter().map(line).collect::<Vec<_>>(),
        [
            "2602-1-1|02/01/2026|Receivables|1000.00||EUR",
            "2602-1-1|02/01/2026|Membership fees||1000.00|EUR",
            "2602-1-2|02/01/2026|Receivables|200.00||EUR",
            "2602-1-2|02/01/2026|Tax payable||200.00|EUR",
            "2603-2-1|03/05/2026|Checking|1195.00||EUR",
            "2603-2-1|03/05/2026|Receivables||1195.00|EUR",
            "2603-2-2|03/05/2026|Bank charges|5.00||EUR",
            "2603-2-2|03/05/2026|Receivables||5.00|EUR",
        ]
    );
    assert!(
        table[1..].iter().all(|row| (row[2] == "Receivables") != row[6].is_empty()),
        "who owes it is named"
    );
}

#[test]
fn sap_loads_documents_of_the_general_ledger_and_sage_an_audit_trail() {
    let mut world = booked();
    let asked = json!({ "program": "sap", "from_on": "2026-01-01", "until_on": "2026-12-31" });
    assert!(world.refused("books.journal_files", asked).1.contains("company code"));
    tell(&mut world, "sap", &json!({ "client": "1000", "accounts": { "bank": "113100" } }));
    let text = String::from_utf8(only(&mut world, "sap")).unwrap();
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(
        lines[0].join(","),
        "DOCNO,BUKRS,BLART,BLDAT,BUDAT,MONAT,WAERS,XBLNR,BKTXT,NEWBS,NEWKO,WRBTR,DMBTR,MWSKZ,KOSTL,ZUONR,SGTXT"
    );
    assert_eq!(lines[1][..8].join(","), "1,1000,SA,20260201,20260201,02,EUR,INV-2026-0001");
    let items: Vec<String> =
        lines[1..].iter().map(|line| [0, 9, 10, 11, 12].map(|place| line[place]).join(",")).collect();
    assert_eq!(
        items,
        [
            "1,40,1100,1200.00,1200.00",
            "1,50,4000,1000.00,1000.00",
            "1,50,2200,200.00,200.00",
            "2,40,113100,1195.00,1195.00",
            "2,40,6100,5.00,5.00",
            "2,50,1100,1200.00,1200.00",
        ]
    );
    let table = rows(&windows_1252(&only(&mut world, "sage")), b',');
    assert_eq!(
        table[0][..8].join(","),
        "Type,Account Reference,Nominal A/C Ref,Department Code,Date,Reference,Details,Net Amount"
    );
    let line = |row: &Vec<String>| [0, 1, 2, 4, 5, 7, 8, 9].map(|place| row[place].clone()).join("|");
    assert_eq!(
        table[1..].iter().map(line).collect::<Vec<_>>(),
        [
            "JD||1100|01/02/2026|INV-2026-0001|1200.00|T9|0.00",
            "JC||4000|01/02/2026|INV-2026-0001|1000.00|T9|0.00",
            "JC||2200|01/02/2026|INV-2026-0001|200.00|T9|0.00",
            "JD||1000|05/03/2026|PAY-1|1195.00|T9|0.00",
            "JD||6100|05/03/2026|PAY-1|5.00|T9|0.00",
            "JC||1100|05/03/2026|INV-2026-0001|1200.00|T9|0.00",
        ]
    );
    assert!(table.iter().all(|row| row.len() == 15));
}

#[test]
fn an_amount_without_a_rate_is_refused_and_with_one_stands_at_home() {
    let mut world = consortium();
    let invoice = bill(&mut world, "USD", 10_000, "2026-02-01");
    pay(&mut world, "USD", 12_000, "2026-03-01", json!([{ "invoice_id": invoice, "amount_minor": 12_000 }]));
    let asked = json!({ "program": "xero", "from_on": "2026-01-01", "until_on": "2026-12-31" });
    let (_, message) = world.refused("books.journal_files", asked);
    assert!(message.contains("No rate of USD is known on 1 February 2026"), "{message}");
    let rate = json!({ "currency": "USD", "from_on": "2026-01-01", "rate": "0.9", "source": "ECB" });
    world.call("books.save_rate", rate);
    let table = rows(&String::from_utf8(only(&mut world, "xero")).unwrap(), b',');
    let amounts: Vec<&str> = table[1..].iter().map(|row| row[5].as_str()).collect();
    assert_eq!(amounts, ["108.00", "-90.00", "-18.00", "108.00", "-108.00"]);
    assert!(table[1][2].starts_with("USD 120.00 "), "{}", table[1][2]);
}
