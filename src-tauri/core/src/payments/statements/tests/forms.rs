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
        world.door.stage_bank_file_bytes("bank.zip", packed(files)).unwrap_err().message
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
