//! Members that have been members already, from a list without first days to their invoices: what is final stays, and nobody is
//! reminded whose payment waits in the bank list.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::Days;
use consortium_core::kernel::Clock;
use consortium_core::kernel::creditor_reference::CreditorReference;

use crate::steps::{assert_accessible, describe_the_sender, journey, new_consortium};

/// As many as a large national consortium has.
const MEMBERS: usize = 774;

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn existing_members_are_billed_in_full_and_whoever_paid_is_not_reminded() {
    journey("existing", async |application| {
        let page = &application.page;
        new_consortium(application, "Existing members").await?;
        describe_the_sender(page).await?;
        let list = member_list(application.home());
        page.press("Import").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_text("Choose one of the two before you import").await?;
        assert_accessible(page, "the question since when members are members").await?;
        page.press_selector("[data-testid=import-first-day-choice] label").await?;
        page.press("Import 774 members").await?;
        page.wait_for_text("Imported 774 rows").await?;

        page.press("Fees & billing").await?;
        page.press("One flat price").await?;
        page.fill("For a whole year", "2500").await?;
        page.press("Save plan").await?;
        page.wait_for_value("[data-testid=billing-total]", "1,935,000.00").await?;
        page.press("Issue 774 invoices").await?;
        page.wait_for("[data-testid=issue-dialog]").await?;
        // Long enough ago that the invoices are overdue.
        let issued_on = Clock::System.today() - Days::new(90);
        page.set_date("Invoice date", &issued_on.to_string()).await?;
        page.wait_for("[data-testid=billing-issue-confirm]:not(:disabled)").await?;
        assert_accessible(page, "the question before issuing").await?;
        page.press_selector("[data-testid=billing-issue-confirm]").await?;
        page.wait_for("[data-testid=billing-issued]").await?;

        page.control('z').await?;
        page.wait_for_text("cannot be undone").await?;
        page.wait_for_text("Credit notes correct invoices").await?;
        assert_accessible(page, "undo at a final act").await?;
        page.keys(thirtyfour::Key::Escape).await?;
        page.wait_until_gone("Credit notes correct invoices").await?;
        page.wait_for("[data-testid=billing-issued]").await?;

        page.press("Invoices").await?;
        page.wait_for_text("774 documents").await?;
        page.press_selector("main table tr[aria-rowindex='2'] td:nth-child(2)").await?;
        let number = page.wait_for("[data-testid=detail-title]").await?.text().await?;
        let statement = statement(application.home(), &number);
        page.press("Payments").await?;
        application.answer_dialogs(&[Some(&statement)]);
        page.press("Bank").await?;
        page.press_selector("[data-testid=bank-choose], [data-testid=bank-empty] button").await?;
        page.press_selector("[data-testid=bank-import]").await?;
        page.wait_for("[data-testid=bank-table]").await?;

        page.press("Reminders").await?;
        page.wait_for("[data-testid=reminders-waiting]").await?;
        page.wait_for_text("1 may pay invoices listed here").await?;
        page.wait_for_text("Create 773 reminders").await?;
        assert_accessible(page, "reminders while a payment waits").await
    })
    .await;
}

/// A list that does not say since when its members are members.
fn member_list(home: &Path) -> PathBuf {
    let mut text = "Name,Country,City\n".to_owned();
    for number in 1..=MEMBERS {
        writeln!(text, "University {number:03},DE,Town {number}").expect("a string can be written");
    }
    let path = home.join("members.csv");
    fs::write(&path, text).expect("the list can be written");
    path
}

/// A statement in which the invoice called `number` is paid by its reference.
fn statement(home: &Path, number: &str) -> PathBuf {
    let reference = CreditorReference::of_number(number);
    let day = Clock::System.today() - Days::new(2);
    let document = format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>\
         <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy=\"EUR\">2500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
         <BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>BANK1</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf><Ref>{}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>",
        reference.as_str()
    );
    let path = home.join("statement.xml");
    fs::write(&path, document).expect("the statement can be written");
    path
}
