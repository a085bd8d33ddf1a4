//! A bank statement of 100,000 lines, read and matched with 1,000 open invoices.

use std::fmt::Write;

use consortium_core::kernel::{CreditorReference, Currency};
use consortium_core::money::bank_files;
use consortium_core::money::matching::{Confidence, Incoming, KnownAccounts, OpenItem, suggest};
use consortium_core::money::sponsors::Debtor;

use crate::register::name_of;
use crate::report::{Failure, Report, line, timed};

const TRANSACTIONS: usize = 100_000;
const INVOICES: usize = 1_000;

pub(crate) fn measure(report: &mut Report) -> Result<(), Failure> {
    line("Matching 100,000 bank transactions …");
    let items = open_items()?;
    let file = statement();
    let (statements, reading) = timed(|| Ok(bank_files::read(file.as_bytes())?))?;
    let transactions = statements.iter().flat_map(|statement| &statement.transactions);
    let incoming: Vec<Incoming> =
        (1..).zip(transactions).filter_map(|(id, transaction)| Incoming::of(id, transaction)).collect();
    let (suggested, matching) = timed(|| Ok(suggest(&items, &[], &KnownAccounts::new(), &incoming)))?;
    let certain = suggested.iter().flatten().filter(|one| one.confidence == Confidence::Certain).count();
    if incoming.len() != TRANSACTIONS || certain == 0 {
        return Err(format!("{} transactions were read and {certain} matched", incoming.len()).into());
    }
    report.add("A statement of 100,000 lines, read", format!("{:.2} s", reading.as_secs_f64()), "");
    report.add(
        "  matched with 1,000 open invoices",
        format!("{:.2} s", matching.as_secs_f64()),
        "aim: below 5 s",
    );
    Ok(())
}

fn number(place: usize) -> String {
    format!("INV-2027-{place:04}")
}

fn open_items() -> Result<Vec<OpenItem>, Failure> {
    let currency = Currency::from_code("EUR").ok_or("no euro")?;
    let item = |place: usize| OpenItem {
        invoice_id: place as i64,
        number: number(place),
        // Every fifth member has two invoices.
        debtor: Debtor::Member((place - place / 5 % 2) as i64),
        debtor_names: vec![name_of(place)],
        due_on: Default::default(),
        currency,
        open_minor: 100_000 + (place % 7) as i64 * 12_345,
        difference_max_minor: 0,
        payment_reference: CreditorReference::of_number(&number(place)).as_str().to_owned(),
        fee_ids: Vec::new(),
    };
    Ok((1..=INVOICES).map(item).collect())
}

/// A camt.053 file in which payers name a reference, a number with slips, their name, or nothing that helps.
fn statement() -> String {
    let mut file = String::from(
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>",
    );
    for place in 0..TRANSACTIONS {
        let invoice = place * 7919 % (INVOICES * 10) + 1;
        let amount = 1_000 + invoice % 7 * 123;
        let text = match place % 5 {
            0 => CreditorReference::of_number(&number(invoice)).printed(),
            1 => number(invoice).replace("-0", " "),
            2 => format!("Invoice {}/{invoice}", 2027),
            _ => "ORCID membership, with thanks".to_owned(),
        };
        let _ = write!(
            file,
            "<Ntry><Amt Ccy=\"EUR\">{amount}.45</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2027-01-05</Dt></BookgDt><AcctSvcrRef>R{place}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            if place % 3 == 0 { name_of(invoice).to_uppercase() } else { name_of(invoice) },
        );
    }
    file.push_str("</Stmt></BkToCstmrStmt></Document>");
    file
}
