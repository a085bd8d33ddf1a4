//! A whole year of money: a register set up, agreement, fee plan, approval, invoices, e-mail drafts, the bank’s statement, a
//! credit note, and the year at a glance.

use std::fs;
use std::path::{Path, PathBuf};

use consortium_core::kernel::creditor_reference::CreditorReference;

use crate::steps::{assert_accessible, import_members, journey, new_consortium};

/// A transaction of the bank: euros and what it says of them.
struct Transaction {
    euros: u32,
    reference: String,
    text: &'static str,
}

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_year_goes_from_the_agreement_to_the_payments() {
    journey("year", async |application| {
        let page = &application.page;
        new_consortium(application, "Whole year").await?;
        import_members(application).await?;
        page.press("Home").await?;
        page.wait_for("[data-testid=setup-members].done").await?;
        assert_accessible(page, "a register that is being set up").await?;

        page.press_selector("[data-testid=setup-open-agreement]").await?;
        page.press("Start from the published grid").await?;
        page.fill("Title", "ORCID agreement").await?;
        page.press("Save").await?;
        page.wait_for_text("the band of 60 and more").await?;

        page.press("Home").await?;
        page.wait_for("[data-testid=setup-agreement].done").await?;
        page.press_selector("[data-testid=setup-open-fees]").await?;
        page.wait_for_text("Every member pays the same").await?;
        assert_accessible(page, "ways of recovering costs").await?;
        page.press("One flat price").await?;
        page.fill("For a whole year", "1200").await?;
        assert_accessible(page, "a fee plan").await?;
        page.press("Save plan").await?;
        page.wait_for_value("[data-testid=billing-total]", "72,000.00").await?;
        page.press_selector("[data-testid=billing-preview] tr[aria-rowindex='2'] td").await?;
        page.wait_for_value("[data-testid=explain-total]", "EUR\u{a0}1,200.00").await?;
        assert_accessible(page, "a fee explained").await?;
        page.press("Close").await?;
        page.press("Approve…").await?;
        page.press_selector("[data-testid=billing-approve-confirm]").await?;
        page.wait_for_text("Approved by").await?;
        page.press("Issue 60 invoices").await?;
        page.wait_for("[data-testid=must-fix]").await?;
        assert_accessible(page, "what must be fixed before issuing").await?;
        page.fill("Issue despite this, because", "A rehearsal").await?;
        page.press_selector("[data-testid=billing-issue-confirm]").await?;
        page.wait_for("[data-testid=billing-issued]").await?;

        page.press("Invoices").await?;
        page.wait_for_text("60 documents").await?;
        page.press_selector("main table tr[aria-rowindex='2'] td:nth-child(2)").await?;
        let number = page.wait_for("[data-testid=detail-title]").await?.text().await?;
        let (series, last) = number.rsplit_once('-').expect("a number has its counter at the end");
        assert_eq!(last, "0060", "the latest invoice stands first");
        page.press("Credit note…").await?;
        page.fill("Reason", "Joined later").await?;
        page.press_selector("[data-testid=credit-confirm]").await?;
        page.wait_for_text("Credits").await?;
        assert_accessible(page, "a credit note").await?;

        let statement = statement(application.home(), series);
        page.press("Payments").await?;
        application.answer_dialogs(&[Some(&statement)]);
        page.press("Bank").await?;
        page.press_selector("[data-testid=bank-choose], [data-testid=bank-empty] button").await?;
        page.press_selector("[data-testid=bank-import]").await?;
        page.wait_for("[data-testid=bank-table]").await?;
        assert_accessible(page, "a bank statement").await?;
        page.press_selector("[data-testid=confirm-certain]").await?;
        page.wait_for_text("Undo").await?;

        page.press("Home").await?;
        page.wait_for_text("60 issued, nobody is left to bill.").await?;
        page.wait_for_text("58 of 60 invoices not settled").await?;
        page.wait_for_text("Collected EUR 1,200.00").await?;
        page.wait_for("[data-testid=money-chart]").await?;
        assert_accessible(page, "Home in the middle of a year").await?;
        Ok(())
    })
    .await;
}

/// A statement with a payment by reference, one that says little, and one that has nothing to do with invoices.
fn statement(home: &Path, series: &str) -> PathBuf {
    let reference =
        |counter: &str| CreditorReference::of_number(&format!("{series}-{counter}")).as_str().to_owned();
    let transactions = [
        Transaction { euros: 1_200, reference: reference("0001"), text: "" },
        Transaction { euros: 500, reference: String::new(), text: "ORCID fee, first part" },
        Transaction { euros: 42, reference: String::new(), text: "Coffee returned" },
    ];
    let entries: String = transactions.iter().enumerate().map(entry).collect();
    let path = home.join("statement.xml");
    let document = format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>\
         <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
    );
    fs::write(&path, document).expect("the statement can be written");
    path
}

fn entry((index, transaction): (usize, &Transaction)) -> String {
    let Transaction { euros, reference, text } = transaction;
    let structured = if reference.is_empty() {
        format!("<Ustrd>{text}</Ustrd>")
    } else {
        format!("<Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd>")
    };
    let day = "<BookgDt><Dt>2026-03-02</Dt></BookgDt>";
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{euros}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{day}<AcctSvcrRef>BANK{index}</AcctSvcrRef>\
         <NtryDtls><TxDtls><RmtInf>{structured}</RmtInf></TxDtls></NtryDtls></Ntry>"
    )
}
