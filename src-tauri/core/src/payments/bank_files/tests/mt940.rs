use proptest::prelude::*;

use super::super::*;
use super::{day, only};

const GERMAN: &str = "{1:F01BANKDEFFXXXX}{2:O940}{4:\r\n:20:STARTUMS\r\n:25:20050550/1234567890\r\n:28C:00012/001\r\n:60F:C270104EUR1000,00\r\n:61:2701050105CR5000,NTRFNONREF//B27-77\r\n:86:166?00SEPA-GUTSCHRIFT?109310?20EREF+PO 77?21SVWZ+RF18 5390 0754 7034 ORC?22ID membership 2027?30GENODEF1ABC?31DE89370400440532013000?32UNIVERSITAET ZU?33 KOELN?34997\r\n:61:2701060105RC250,50NRTIABC\r\n:86:159?00RUECKLASTSCHRIFT?20SVWZ+RETURN?32COLLEGE\r\n:62F:C270106EUR5749,50\r\n-}";

#[test]
fn numbered_subfields_are_put_together_again() {
    let read = only(read(GERMAN.as_bytes()).unwrap());
    assert_eq!((read.account.as_str(), read.identification.as_str()), ("20050550/1234567890", "00012/001"));
    assert_eq!(read.warnings, [] as [String; 0], "1,000 + 5,000 - 250.50 = 5,749.50");
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
    assert_eq!(read.warnings, [] as [String; 0]);
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

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_badly(noise in "[ -~\r\nä?]{0,60}", at in 0_usize..700) {
        let at = at.min(GERMAN.len());
        let _ = read(format!("{}{noise}{}", &GERMAN[..at], &GERMAN[at..]).as_bytes());
    }
}
