use proptest::prelude::*;

use super::super::*;
use super::{day, only};

/// A statement around `entries`, in the namespace of `version`.
fn statement(version: &str, entries: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId></GrpHdr>
<Stmt><Id>2027-01</Id><Acct><Id><IBAN>NL91 ABNA 0417 1643 00</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-01-04</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-01-05</Dt></Dt></Bal>
{entries}</Stmt></BkToCstmrStmt></Document>"#
    )
}

/// An entry of `amount` euros with these details.
fn entry(amount: &str, direction: &str, rest: &str) -> String {
    format!(
        r#"<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2027-01-05</Dt></BookgDt><ValDt><DtTm>2027-01-06T00:00:00+01:00</DtTm></ValDt><AcctSvcrRef>BANK-1</AcctSvcrRef>{rest}</Ntry>"#
    )
}

fn read_text(text: &str) -> BankStatement {
    only(read(text.as_bytes()).unwrap())
}

#[test]
fn a_payment_is_read_with_all_that_is_known_of_it() {
    let details = r"<NtryDtls><TxDtls><Refs><EndToEndId>PO 77</EndToEndId></Refs>
        <RltdPties><Dbtr><Nm>University &amp; College</Nm></Dbtr><DbtrAcct><Id><IBAN>BE71096123456769</IBAN></Id></DbtrAcct><UltmtDbtr><Nm>Faculty of Arts</Nm></UltmtDbtr></RltdPties>
        <RmtInf><Ustrd>ORCID 2027</Ustrd><Ustrd>with thanks</Ustrd><Strd><RfrdDocInf><Nb>INV-2027-0001</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18 5390 0754 7034</Ref></CdtrRefInf></Strd></RmtInf>
        </TxDtls></NtryDtls><AddtlNtryInf>SEPA credit</AddtlNtryInf>";
    let read = read_text(&statement("02", &entry("5000.00", "CRDT", details)));
    assert_eq!((read.account.as_str(), read.identification.as_str()), ("NL91ABNA0417164300", "2027-01"));
    assert_eq!(read.opening.unwrap(), Balance { on: Some(day("2027-01-04")), amount_minor: 10_000 });
    assert_eq!(read.warnings, [] as [&str; 0], "100 and 5,000 make 5,100");
    let payment = &read.transactions[0];
    assert_eq!((payment.booked_on, payment.value_on), (day("2027-01-05"), Some(day("2027-01-06"))));
    assert_eq!(payment.amount.to_string(), "EUR 5,000.00");
    assert_eq!(
        (payment.counterparty.as_str(), payment.on_behalf_of.as_str()),
        ("University & College", "Faculty of Arts")
    );
    assert_eq!(payment.references, ["RF18 5390 0754 7034", "INV-2027-0001"]);
    assert_eq!(
        (payment.remittance.as_str(), payment.end_to_end.as_str()),
        ("ORCID 2027 with thanks", "PO 77")
    );
    assert_eq!((payment.bank_reference.as_str(), payment.bank_text.as_str()), ("BANK-1", "SEPA credit"));
    assert_eq!(payment.counterparty_account, "BE71096123456769");
}

#[test]
fn newer_versions_and_prefixed_names_read_alike() {
    let details = r"<NtryDtls><TxDtls><Amt Ccy='EUR'>5000.00</Amt><RltdPties><Dbtr><Pty><Nm>Univ</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls>";
    let newer = statement("08", &entry("5000.00", "CRDT", details))
        .replace("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>");
    assert_eq!(read_text(&newer).transactions[0].counterparty, "Univ");
    let prefixed = newer
        .replace("</", "</n:")
        .replace("<", "<n:")
        .replace("<n:/n:", "</n:")
        .replace("<n:?", "<?")
        .replace("xmlns=", "xmlns:n=");
    assert_eq!(read_text(&prefixed), read_text(&newer));
}

#[test]
fn a_batch_becomes_its_payments_when_they_sum_to_it() {
    let detail = |amount: &str, name: &str| {
        format!(
            "<TxDtls><AmtDtls><TxAmt><Amt Ccy='EUR'>{amount}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls>"
        )
    };
    let batch = |amounts: [&str; 2]| {
        let details = format!(
            "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{}{}</NtryDtls>",
            detail(amounts[0], "A"),
            detail(amounts[1], "B")
        );
        read_text(&statement("04", &entry("5000.00", "CRDT", &details)))
    };
    let read = batch(["3200.00", "1800.00"]);
    let parts: Vec<_> =
        read.transactions.iter().map(|part| (part.counterparty.as_str(), part.amount.minor)).collect();
    assert_eq!(parts, [("A", 320_000), ("B", 180_000)]);
    assert!(read.transactions.iter().all(|part| part.entry_reference == "BANK-1"));
    let odd = batch(["3200.00", "1800.01"]);
    assert_eq!((odd.transactions.len(), odd.transactions[0].amount.minor), (1, 500_000), "kept whole");
    assert!(odd.warnings[0].contains("do not sum"), "{:?}", odd.warnings);
}

#[test]
fn a_batch_without_details_says_so() {
    let details = "<NtryDtls><Btch><NbOfTxs>12</NbOfTxs></Btch></NtryDtls>";
    let read = read_text(&statement("02", &entry("5000.00", "CRDT", details)));
    assert_eq!(read.transactions[0].bank_text, "12 payments in one booking");
}

#[test]
fn what_was_ordered_in_another_currency_is_kept_with_rate_and_charges() {
    let details = r"<NtryDtls><TxDtls><AmtDtls><InstdAmt><Amt Ccy='USD'>7500.00</Amt><CcyXchg><XchgRate>0.67</XchgRate></CcyXchg></InstdAmt><TxAmt><Amt Ccy='EUR'>5000.00</Amt></TxAmt></AmtDtls>
        <Chrgs><TtlChrgsAndTaxAmt Ccy='EUR'>25.00</TtlChrgsAndTaxAmt><Rcrd><Amt Ccy='EUR'>20.00</Amt></Rcrd><Rcrd><Amt Ccy='EUR'>5.00</Amt></Rcrd></Chrgs></TxDtls></NtryDtls>";
    let payment = read_text(&statement("06", &entry("5000.00", "CRDT", details))).transactions.remove(0);
    assert_eq!(payment.original.unwrap().to_string(), "USD 7,500.00");
    assert_eq!(payment.exchange_rate, "0.67");
    assert_eq!(payment.charges.unwrap().to_string(), "EUR 25.00");
}

#[test]
fn a_reversal_names_whose_payment_came_back() {
    let details = r"<RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Us</Nm></Cdtr><Dbtr><Nm>University</Nm></Dbtr></RltdPties><RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></RtrInf></TxDtls></NtryDtls>";
    let reversal = read_text(&statement("02", &entry("10.00", "DBIT", details))).transactions.remove(0);
    assert!(reversal.is_reversal);
    assert_eq!((reversal.amount.minor, reversal.counterparty.as_str()), (-1_000, "University"));
    assert_eq!(reversal.bank_text, "AC04 Account closed");
}

#[test]
fn a_statement_that_does_not_add_up_is_told_of() {
    let read = read_text(&statement("02", &entry("4999.99", "CRDT", "")));
    assert!(
        read.warnings[0].contains("100.00 before and 4,999.99 moved make 5,099.99"),
        "{:?}",
        read.warnings
    );
}

#[test]
fn what_is_not_booked_or_not_readable_is_named_and_the_rest_read() {
    let pending = entry("7.00", "CRDT", "").replace("BOOK<", "PDNG<");
    let wrong = entry("five", "CRDT", "");
    let read = read_text(&statement("02", &format!("{pending}{wrong}{}", entry("5000.00", "CRDT", ""))));
    assert_eq!(read.transactions.len(), 1);
    assert!(read.warnings.iter().any(|warning| warning.contains("One entry is announced")));
    assert!(
        read.warnings
            .iter()
            .any(|warning| warning.contains("Entry 2 (five) cannot be read: “five” is not an amount"))
    );
}

#[test]
fn a_notification_has_no_balances() {
    let text = r#"<Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N1</Id><Acct><Id><Othr><Id>123-4</Id></Othr></Id></Acct>
        <Ntry><Amt Ccy="KWD">1.500</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><DtTm>2027-02-01T10:00:00</DtTm></BookgDt></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"#;
    let read = read_text(text);
    assert_eq!((read.account.as_str(), read.currency.code()), ("123-4", "KWD"));
    assert_eq!(read.transactions[0].amount.minor, 1_500);
    assert_eq!((read.opening, read.closing), (None, None));
}

#[test]
fn hostile_documents_are_refused() {
    let bomb = statement("02", "")
        .replace("<Document", r#"<!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Document"#);
    assert!(read(bomb.as_bytes()).unwrap_err().message.contains("document type"));
    let entity = statement("02", &entry("5000.00", "CRDT", "<AddtlNtryInf>&secret;</AddtlNtryInf>"));
    assert!(read(entity.as_bytes()).unwrap_err().message.contains("“secret”"));
    let deep = statement("02", &format!("<Ntry>{}", "<a>".repeat(100_000)));
    assert!(read(deep.as_bytes()).unwrap_err().message.contains("deeper"));
    let cut = statement("02", &entry("5000.00", "CRDT", ""));
    assert!(read(&cut.as_bytes()[..cut.len() - 80]).is_err(), "a file cut off is no statement");
    for other in ["<html></html>", "<Document><pain/></Document>", "<a", ""] {
        assert!(read(format!("<?xml version='1.0'?>{other}").as_bytes()).is_err(), "{other}");
    }
    assert!(read(b"<Document><BkToCstmrAcctRpt/></Document>").unwrap_err().message.contains("camt.052"));
}

#[test]
fn the_declared_encoding_counts() {
    let text = statement("02", &entry("5000.00", "CRDT", "<AddtlNtryInf>Universität</AddtlNtryInf>"));
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let declared = String::from_utf8_lossy(&bytes).contains("UTF-8");
    let found = only(read(&bytes).unwrap());
    assert_eq!((declared, found.transactions[0].bank_text.as_str()), (true, "Universität"));
    assert!(found.warnings[0].contains("read as Windows-1252"), "{:?}", found.warnings);
    let told = GivenFacts { encoding: Some("windows-1250"), ..GivenFacts::default() };
    assert_eq!(only(read_told(&bytes, told).unwrap()).transactions[0].bank_text, "Universität");
    let stray = [text.as_bytes(), b"<!-- \xe9 -->"].concat();
    assert_eq!(only(read(&stray).unwrap()).transactions[0].bank_text, "Universität", "the rest is UTF-8");
    let other = text.replace("UTF-8", "ISO-8859-1");
    let found = only(read(other.as_bytes()).unwrap());
    assert_eq!(found.transactions[0].bank_text, "Universität", "UTF-8 that says it is not");
    let honest = text.replace("UTF-8", "ISO-8859-1");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&honest);
    assert_eq!(only(read(&bytes).unwrap()).transactions[0].bank_text, "Universität");
}

/// A detail of a batch.
fn detail(amount: &str, name: &str, rest: &str) -> String {
    format!(
        "<TxDtls><Amt Ccy='EUR'>{amount}</Amt>{rest}<RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties></TxDtls>"
    )
}

#[test]
fn charges_of_a_batch_stand_apart_or_with_each_payment() {
    let charges =
        |amount: &str| format!("<Chrgs><TtlChrgsAndTaxAmt Ccy='EUR'>{amount}</TtlChrgsAndTaxAmt></Chrgs>");
    let of_whole = format!(
        "{}<NtryDtls>{}{}</NtryDtls>",
        charges("3.00"),
        detail("3000.00", "A", ""),
        detail("2003.00", "B", "")
    );
    let read = read_text(&statement("08", &entry("5000.00", "CRDT", &of_whole)));
    let parts: Vec<i64> = read.transactions.iter().map(|part| part.amount.minor).collect();
    assert_eq!((parts, read.warnings.len()), (vec![300_000, 200_300, -300], 0), "it adds up");
    assert!(read.transactions[2].bank_text.contains("charges"));
    let of_each = format!(
        "<NtryDtls>{}{}</NtryDtls>",
        detail("3000.00", "A", ""),
        detail("2003.00", "B", &charges("3.00"))
    );
    let read = read_text(&statement("08", &entry("5000.00", "CRDT", &of_each)));
    let parts: Vec<(i64, Option<i64>)> = read
        .transactions
        .iter()
        .map(|part| (part.amount.minor, part.charges.map(|money| money.minor)))
        .collect();
    assert_eq!(parts, [(300_000, None), (200_000, Some(300))]);
}

#[test]
fn a_reversal_is_turned_where_only_so_the_balances_agree() {
    let reversal = "<RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>University</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>";
    let read = read_text(&statement("08", &entry("5000.00", "DBIT", reversal)));
    assert_eq!(read.transactions[0].amount.minor, 500_000);
    assert!(
        read.warnings[0].contains("read as EUR 5,000.00") && read.warnings.len() == 1,
        "{:?}",
        read.warnings
    );
    let both = entry("5030.00", "CRDT", "") + &entry("30.00", "DBIT", reversal);
    let read = read_text(&statement("08", &both));
    assert_eq!(
        (read.transactions[1].amount.minor, read.warnings.len()),
        (-3_000, 0),
        "as the standard has it"
    );
}

#[test]
fn an_interim_report_gives_what_is_booked() {
    let text = statement(
        "02",
        &(entry("5000.00", "CRDT", "") + &entry("9.00", "CRDT", "").replace("BOOK<", "PDNG<")),
    )
    .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
    .replace("Stmt>", "Rpt>");
    let read = read_text(&text);
    assert_eq!(read.transactions.len(), 1);
    assert!(read.warnings.iter().any(|warning| warning.contains("interim report")), "{:?}", read.warnings);
}

#[test]
fn whatever_is_wrapped_around_a_message_is_no_matter() {
    let text = statement("08", &entry("5000.00", "CRDT", ""));
    let message = text.split_once("?>").unwrap().1;
    let plain = read_text(&text);
    for (before, after) in [
        ("<DataPDU xmlns='urn:swift'><Body><AppHdr><Fr/></AppHdr>", "</Body></DataPDU>"),
        ("<s:Envelope><s:Body><Resp><Sts>OK</Sts><File>", "</File></Resp></s:Body></s:Envelope>"),
        ("<Xchg><Pyld>", "</Pyld><Other/></Xchg>"),
        ("<Resp><![CDATA[<?xml version='1.0'?>", "]]></Resp>"),
    ] {
        assert_eq!(read_text(&format!("<?xml version='1.0'?>{before}{message}{after}")), plain, "{before}");
    }
}

#[test]
fn what_says_that_there_is_no_reference_is_none() {
    for reference in ["NONREF", "NOTPROVIDED", "NOREF", "NOT PROVIDED", "00000000", "none", "N/A"] {
        let details = format!(
            "<NtryDtls><TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs></TxDtls></NtryDtls>"
        );
        let text = statement("08", &entry("5000.00", "CRDT", &details)).replace("BANK-1", reference);
        let one = read_text(&text).transactions.remove(0);
        let texts = [&one.bank_reference, &one.entry_reference, &one.end_to_end];
        assert!(texts.iter().all(|text| text.is_empty()), "{reference}: {texts:?}");
    }
}

#[test]
fn a_blemish_costs_no_entry() {
    let odd = |from: &str, to: &str| {
        let text = statement(
            "08",
            &entry(
                "5000.00",
                "CRDT",
                "<NtryDtls><TxDtls><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>Arts & Letters</Ustrd></RmtInf></TxDtls></NtryDtls>",
            ),
        );
        assert!(text.contains(from), "{from}");
        read_text(&text.replace(from, to)).transactions.remove(0)
    };
    let plain = odd("M1", "M1");
    assert_eq!(plain.remittance, "Arts & Letters", "a lone ampersand");
    for (from, to) in [
        ("<Amt Ccy=\"EUR\">5000.00<", "<Amt>5000.00<"),
        ("<Amt Ccy=\"EUR\">5000.00<", "<Amt Ccy=\"EUR\">5.000,00<"),
        ("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>"),
        ("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<CdtDbtInd>C</CdtDbtInd><Sts>"),
        ("<Dt>2027-01-05</Dt></BookgDt>", "<Dt>20270105</Dt></BookgDt>"),
        ("<BookgDt><Dt>2027-01-05</Dt></BookgDt>", "<BookgDt>2027-01-05</BookgDt>"),
    ] {
        assert_eq!(odd(from, to), plain, "{to}");
    }
    let unclear = statement("08", &entry("5000.00", "UPWARDS", ""));
    let read = read_text(&unclear);
    assert!(
        read.transactions.is_empty() && read.warnings[0].contains("not known whether money came in"),
        "{read:?}"
    );
}

#[test]
fn a_file_that_ends_between_entries_is_refused() {
    let text = statement("08", &(entry("1.00", "CRDT", "") + &entry("2.00", "CRDT", "")));
    let cut = text.rfind("<Ntry>").unwrap();
    assert!(read(&text.as_bytes()[..cut]).unwrap_err().message.contains("ends in the middle"));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_fail_badly(noise in prop::collection::vec(any::<u8>(), 0..200), at in 0_usize..2000) {
        let mut bytes = statement("02", &entry("5000.00", "CRDT", "")).into_bytes();
        let at = at.min(bytes.len());
        bytes.splice(at..at, noise);
        let _ = read(&bytes);
    }
}
