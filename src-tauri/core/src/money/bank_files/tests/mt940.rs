use proptest::prelude::*;

use super::super::*;
use super::{day, only};

const GERMAN: &str = "{1:F01BANKDEFFXXXX}{2:O940}{4:\r\n:20:STARTUMS\r\n:25:20050550/1234567890\r\n:28C:00012/001\r\n:60F:C270104EUR1000,00\r\n:61:2701050105CR5000,NTRFNONREF//B27-77\r\n:86:166?00SEPA-GUTSCHRIFT?109310?20EREF+PO 77?21SVWZ+RF18 5390 0754 7034 ORC?22ID membership 2027?30GENODEF1ABC?31DE89370400440532013000?32UNIVERSITAET ZU?33 KOELN?34997\r\n:61:2701060105RC250,50NRTIABC\r\n:86:159?00RUECKLASTSCHRIFT?20SVWZ+RETURN?32COLLEGE\r\n:62F:C270106EUR5749,50\r\n-}";

#[test]
fn numbered_subfields_are_put_together_again() {
    let read = only(read(GERMAN.as_bytes()).unwrap());
    assert_eq!((read.account.as_str(), read.identification.as_str()), ("20050550/1234567890", "00012/001"));
    assert_eq!(read.warnings, [] as [&str; 0], "1,000 + 5,000 - 250.50 = 5,749.50");
    let payment = &read.transactions[0];
    assert_eq!((payment.booked_on, payment.amount.minor), (day("2027-01-05"), 500_000));
    assert_eq!(payment.counterparty, "UNIVERSITAET ZU KOELN");
    assert_eq!(payment.counterparty_account, "DE89370400440532013000");
    assert_eq!(payment.end_to_end, "PO 77");
    assert_eq!(payment.remittance, "RF18 5390 0754 7034 ORCID membership 2027", "broken at 27 characters");
    assert_eq!((payment.bank_reference.as_str(), payment.bank_text.as_str()), ("B27-77", "SEPA-GUTSCHRIFT"));
    let taken_back = &read.transactions[1];
    assert!(taken_back.is_reversal);
    assert_eq!(taken_back.amount.minor, -25_050, "the reversal of a credit takes money away");
}

#[test]
fn line_ends_of_every_kind_give_the_same() {
    let crlf = read(GERMAN.as_bytes()).unwrap();
    for other in ["\n", "\r", "\r\r\n"] {
        assert_eq!(read(GERMAN.replace("\r\n", other).as_bytes()).unwrap(), crlf, "{other:?}");
    }
}

#[test]
fn codes_between_slashes_are_read() {
    let text = ":20:X\n:25:NL91ABNA0417164300EUR\n:28C:1\n:60F:C270101EUR0,\n:61:270105C3200,NTRFEREF//9988\n:86:/TRTP/SEPA OVERBOEKING/IBAN/BE71096123456769/BIC/GKCCBEBB\n/NAME/UNIVERSITY OF GHENT/REMI/INVOICE INV-2027-0\n012/EREF/NOTPROVIDED\n:61:270105C45,NTRFNONREF\n:86:/CNTP/DE89370400440532013000/COBADEFF/Library Group/Berlin/REMI/USTD//our part/\n:62F:C270105EUR3245,\n";
    let read = only(read(text.as_bytes()).unwrap());
    assert_eq!(read.account, "NL91ABNA0417164300", "the currency behind the account is not a part of it");
    let [first, second] = &read.transactions[..] else { panic!("two transactions") };
    assert_eq!(
        (first.counterparty.as_str(), first.remittance.as_str()),
        ("UNIVERSITY OF GHENT", "INVOICE INV-2027-0012")
    );
    assert_eq!(first.counterparty_account, "BE71096123456769");
    assert_eq!((second.counterparty.as_str(), second.remittance.as_str()), ("Library Group", "our part"));
}

#[test]
fn free_text_and_foreign_amounts_are_kept() {
    let text = ":20:X\n:25:CH9300762011623852957\n:28C:5/1\n:60F:D261231CHF10,\n:61:2612310102D20,5NCHG123\nCHARGES\n:61:270102C2120,NTRFREF//77\n/OCMT/USD3200,00/CHGS/CHF20,00/EXCH/0,6625/\n:86:PAYMENT FROM\nBOSTON COLLEGE INV 12\n:62F:C270102CHF2089,5\n";
    let read = only(read(text.as_bytes()).unwrap());
    assert_eq!(read.warnings, [] as [&str; 0]);
    let [charges, payment] = &read.transactions[..] else { panic!("two transactions") };
    assert_eq!(
        (charges.booked_on, charges.value_on),
        (day("2027-01-02"), Some(day("2026-12-31"))),
        "over the turn of the year"
    );
    assert_eq!((charges.amount.minor, charges.bank_text.as_str()), (-2_050, "CHARGES"));
    assert_eq!(payment.original.unwrap().to_string(), "USD 3,200.00");
    assert_eq!(payment.charges.unwrap().to_string(), "CHF 20.00");
    assert_eq!(
        (payment.exchange_rate.as_str(), payment.remittance.as_str()),
        ("0,6625", "PAYMENT FROM BOSTON COLLEGE INV 12")
    );
}

#[test]
fn several_statements_and_what_cannot_be_read_are_told() {
    let one = ":20:A\n:25:1\n:28C:1\n:60F:C270101JPY1000,\n:61:270101C500,NTRFX\n:61:2701XXC1,NTRFX\n:61:270101EC9,NTRFX\n:62F:C270101JPY1500,\n:86:closing words\n";
    let statements = read(format!("{one}-\n{one}").as_bytes()).unwrap();
    assert_eq!(statements.len(), 2);
    assert_eq!(statements[0].transactions.len(), 1);
    assert_eq!(
        statements[0].transactions[0].remittance, "",
        "words below the balance belong to no transaction"
    );
    assert!(
        statements[0].warnings[0].contains("Line 6: the transaction cannot be read"),
        "{:?}",
        statements[0].warnings
    );
    assert!(statements[0].warnings[1].contains("announced"));
}

#[test]
fn pages_are_one_statement() {
    let page = |number: &str, opening: &str, closing: &str| {
        format!(":20:A\n:25:1\n:28C:7/{number}\n:{opening}\n:61:270101C5,NTRFNONREF\n:{closing}\n-\n")
    };
    let text = page("1", "60F:C270101EUR0,", "62M:C270101EUR5,")
        + &page("2", "60M:C270101EUR5,", "62F:C270101EUR10,");
    let statement = only(read(text.as_bytes()).unwrap());
    assert_eq!(statement.transactions.len(), 2);
    assert_eq!((statement.closing.unwrap().amount_minor, statement.warnings.len()), (1_000, 0));
}

/// A statement of EUR around these lines, from 0 to `closing`.
fn around(lines: &str, closing: &str) -> String {
    format!(
        ":20:X\n:25:NL91ABNA0417164300\n:28C:3/1\n:60F:C270101EUR0,\n{lines}:62F:C270105EUR{closing}\n-\n"
    )
}

/// Amounts and texts of the only statement, which adds up.
fn told(file: &str) -> Vec<(i64, String)> {
    let read = only(read(file.as_bytes()).unwrap());
    assert!(!read.warnings.iter().any(|warning| warning.contains("add up")), "{:?}", read.warnings);
    read.transactions.into_iter().map(|one| (one.amount.minor, one.remittance)).collect()
}

#[test]
fn the_text_of_what_is_passed_over_belongs_to_nobody() {
    let kind = around(":61:2701050105C70,NTRFNONREF\n:86:166?00GUTSCHRIFT?20SVWZ+x\n", "70,");
    let read_kind = only(read(kind.as_bytes()).unwrap());
    assert_eq!(read_kind.transactions[0].bank_text, "", "the sign says as much");
    let booked = ":61:2701050105C70,NTRFNONREF\n:86:for the library\n";
    for passed in
        [":61:2701060106EC5,NTRFNONREF\n", ":61:2701060106X5,NTRFNONREF\n", ":61:27XX060106C5,NTRFNONREF\n"]
    {
        let file =
            around(&format!("{booked}{passed}:86:INV-2027-0009\n:NS:more\n:86:and INV-2027-0010\n"), "70,");
        assert_eq!(told(&file), [(7_000, "for the library".to_owned())], "{passed}");
        let read = only(read(file.as_bytes()).unwrap());
        assert!(read.warnings[0].to_string().starts_with("Line 7: the transaction"), "{:?}", read.warnings);
    }
}

#[test]
fn a_hyphen_ends_a_statement_only_where_nothing_of_it_follows() {
    let text = ":61:2701050105C70,NTRFNONREF\n:86:Library\n-\n - INV-2027-0009\n:61:2701050105C1,NTRFNONREF\n:86:-\nlast\n-\nwords\n";
    let file = around(text, "71,");
    assert_eq!(
        told(&file),
        [(7_000, "Library - - INV-2027-0009".to_owned()), (100, "- last - words".to_owned())]
    );
    let two = format!("{file}ABNANL2A\n940\n{file}");
    assert_eq!(read(two.as_bytes()).unwrap().len(), 2, "a lead-in stands between statements");
    let swift = format!("{{1:F01X}}{{4:\n{}}}", file.trim_end());
    assert_eq!(told(&swift).len(), 2);
}

#[test]
fn a_line_break_in_a_transaction_costs_nothing() {
    let whole = ":61:2701050105CR30,00NTRFNONREF//B1\n:86:Library\n";
    let expected = only(read(around(whole, "30,").as_bytes()).unwrap()).transactions;
    for at in [8, 12, 15, 16, 17, 18, 21, 22, 23] {
        let broken = format!("{}\n{}", &whole[..at], &whole[at..]);
        let read = only(read(around(&broken, "30,").as_bytes()).unwrap());
        assert_eq!(read.transactions, expected, "{broken}");
        assert_eq!(read.warnings, [] as [&str; 0], "{broken}");
    }
    let with_supplement = around(":61:270105C30,NTRFNONREF\nFROM THE LIBRARY\n", "30,");
    let read = only(read(with_supplement.as_bytes()).unwrap());
    assert_eq!(read.transactions[0].bank_text, "FROM THE LIBRARY");
}

#[test]
fn amounts_may_have_a_decimal_point() {
    let point = around(":61:270105C000000002145.50NTRFNONREF\n", "2.145,50").replace("EUR0,", "EUR000000.00");
    assert_eq!(told(&point)[0].0, 214_550);
    let unclear = around(":61:270105C2.145NTRFNONREF\n", "2145,");
    let read = only(read(unclear.as_bytes()).unwrap());
    assert!(read.warnings[0].contains("“2.145” has more decimals than EUR has"), "{:?}", read.warnings);
}

#[test]
fn tags_may_be_missing() {
    let full = around(":61:2701050105C70,NTRFNONREF\n:86:Library\n", "70,");
    let transactions = only(read(full.as_bytes()).unwrap()).transactions;
    for without in [":20:X\n", ":28C:3/1\n", ":60F:C270101EUR0,\n", ":62F:C270105EUR70,\n", "-\n"] {
        let file = full.replace(without, "");
        assert_eq!(format_of(file.as_bytes()), BankFormat::Mt940, "without {without}");
        assert_eq!(only(read(file.as_bytes()).unwrap()).transactions, transactions, "without {without}");
    }
    let two = full.replace(":20:X\n", "") + &full.replace(":20:X\n", "").replace("3/1", "4/1");
    assert_eq!(read(two.as_bytes()).unwrap().len(), 2, "each begins with its account");
    let bare = full.replace(":60F:C270101EUR0,\n", "").replace(":62F:C270105EUR70,\n", "");
    let error = read(bare.as_bytes()).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("currency"), "{}", error.message);
    let told = GivenFacts { currency: Currency::from_code("CHF"), ..GivenFacts::default() };
    let read = only(read_told(bare.as_bytes(), told).unwrap());
    assert_eq!(read.transactions[0].amount.to_string(), "CHF 70.00");
    assert!(read.warnings[0].contains("read as CHF"));
}

#[test]
fn what_banks_add_between_colons_is_no_text() {
    let file =
        around(":61:270105C70,NTRFNONREF\n:86:Payment\n:NS:01more\n17Library\n:XX:still the text\n", "70,");
    assert_eq!(told(&file)[0].1, "Payment");
    let at_signs = around(":61:270105C70,NTRFNONREF\n:86:Payment\n", "70,").replace('\n', "@@");
    assert_eq!(told(&at_signs)[0].1, "Payment");
}

#[test]
fn a_reference_that_says_nothing_is_none() {
    for reference in ["NONREF", "nonref", "NOTPROVIDED", "NOT PROVIDED", "NON-REF", "0000000", "N/A", "-"] {
        let file = around(
            &format!(":61:270105C70,NTRF{reference}//{reference}\n:86:?20EREF+{reference}?21SVWZ+x\n"),
            "70,",
        );
        let read = only(read(file.as_bytes()).unwrap());
        let one = &read.transactions[0];
        assert_eq!((one.bank_reference.as_str(), one.end_to_end.as_str()), ("", ""), "{reference}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_badly(noise in "[ -~\r\nä?]{0,60}", at in 0_usize..700) {
        let at = at.min(GERMAN.len());
        let _ = read(format!("{}{noise}{}", &GERMAN[..at], &GERMAN[at..]).as_bytes());
    }
}
