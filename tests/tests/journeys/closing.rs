//! The end of a year in the sample: reminders, a statement of account, what ORCID charges, the close of the books, and the
//! auditor's folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use consortium_core::kernel::Clock;
use consortium_core::office::demo;
use consortium_tests::application::Application;
use consortium_tests::page::Page;
use thirtyfour::error::WebDriverResult;

use crate::steps::{assert_accessible, journey};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_year_is_reminded_of_reconciled_and_closed() {
    journey("closing", async |application| {
        let register = application.home().join("Sample.consortium");
        drop(demo::create(&register, 24, 3, "Mere Ngata", Clock::System).expect("the sample can be made"));
        application.answer_dialogs(&[Some(&register)]);
        application.page.press("Open a register").await?;
        application.page.wait_for("[data-testid=frame]").await?;
        remind(application).await?;
        state_an_account(application).await?;
        record_what_orcid_charges(&application.page).await?;
        close_the_books(application).await
    })
    .await;
}

async fn remind(application: &Application) -> WebDriverResult<()> {
    let page = &application.page;
    page.press("Reminders").await?;
    page.wait_for("[data-testid=reminders-due]").await?;
    assert_accessible(page, "a run of reminders").await?;
    // All of them may have paid: the bank list of the sample is not gone through. They are reminded all the same.
    page.wait_for_text("may pay invoices listed here").await?;
    page.press_selector("[data-testid=reminders-due] thead input[type=checkbox]").await?;
    let folder = application.home().join("reminders");
    fs::create_dir(&folder).expect("the home folder can be written");
    application.answer_dialogs(&[Some(&folder)]);
    page.press_selector("[data-testid=reminders-make]").await?;
    page.wait_for_text("Reminders are final").await?;
    assert_accessible(page, "the question before reminders are made").await?;
    page.press_selector("[data-testid=reminders-confirm]").await?;
    page.wait_for_text("files saved").await?;
    page.press("Close").await?;
    page.press_selector("[data-tab=made]").await?;
    page.wait_for("[data-testid=reminder-list]").await?;
    assert_accessible(page, "the reminders that were made").await?;
    let files = files_in(&folder).await;
    assert!(has(&files, "pdf") && has(&files, "eml"), "{files:?}");
    Ok(())
}

async fn state_an_account(application: &Application) -> WebDriverResult<()> {
    let page = &application.page;
    page.press("Members").await?;
    page.press_selector("main table tr[aria-rowindex='2'] td:not(.check)").await?;
    page.press_selector("[data-testid=statement-open]").await?;
    page.wait_for("[data-testid=statement-dialog] table").await?;
    assert_accessible(page, "a statement of account").await?;
    let folder = application.home().join("statements");
    fs::create_dir(&folder).expect("the home folder can be written");
    application.answer_dialogs(&[Some(&folder)]);
    page.press_selector("[data-testid=statement-save]").await?;
    let files = files_in(&folder).await;
    assert!(has(&files, "pdf"), "{files:?}");
    page.wait_for_text("Saved to").await?;
    page.press("Close").await?;
    page.wait_until_gone("Saved to").await?;
    page.press("Close").await
}

async fn record_what_orcid_charges(page: &Page) -> WebDriverResult<()> {
    page.press("ORCID settlement").await?;
    page.wait_for("[data-testid=orcid-ledger]").await?;
    assert_accessible(page, "the reconciliation with ORCID").await?;
    page.press_selector("[data-testid=record-orcid-invoice]").await?;
    page.wait_for("[data-testid=orcid-invoice-dialog]").await?;
    page.fill("ORCID’s number", "ORC-LATE-1").await?;
    page.set_date("To be paid by", "2026-05-01").await?;
    page.fill("Member fees", "1600").await?;
    page.wait_for_value("[data-testid=orcid-invoice-total]", "USD\u{a0}1,600.00").await?;
    assert_accessible(page, "an invoice of ORCID").await?;
    page.press_selector("[data-testid=save-orcid-invoice]").await?;
    page.wait_until_gone("Record an invoice of ORCID").await?;
    page.wait_for_text("ORC-LATE-1").await
}

async fn close_the_books(application: &Application) -> WebDriverResult<()> {
    let page = &application.page;
    page.press("Books").await?;
    page.wait_for("[data-testid=journal-table]").await?;
    assert_accessible(page, "the journal").await?;
    page.press_selector("[data-tab=receivables]").await?;
    page.wait_for("[data-testid=receivables]").await?;
    assert_accessible(page, "the receivables by age").await?;
    page.press_selector("[data-tab=close]").await?;
    // The year before the present one is over, and no year before it is open.
    page.press_selector("select[aria-label=Year] option:nth-child(2)").await?;
    page.wait_for("[data-testid=close-checks]").await?;
    assert_accessible(page, "the checks before a close").await?;
    page.press_selector("[data-testid=close-books]").await?;
    page.press("Close the books").await?;
    page.wait_for("[data-testid=closed-periods]").await?;

    let folder = application.home().join("audit");
    fs::create_dir(&folder).expect("the home folder can be written");
    application.answer_dialogs(&[Some(&folder)]);
    page.press_selector("[data-testid=save-auditor-folder]").await?;
    page.wait_for_text("Saved").await?;
    let files = files_in(&folder).await;
    assert!(has(&files, "pdf") && has(&files, "csv"), "{files:?}");
    Ok(())
}

fn has(files: &[PathBuf], extension: &str) -> bool {
    files.iter().any(|file| file.extension().is_some_and(|found| found == extension))
}

/// The files in a folder and below it, once there are some and no more come.
async fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut seen = Vec::new();
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = files_below(folder);
        if !now.is_empty() && now == seen {
            return now;
        }
        seen = now;
    }
    panic!("nothing was saved into {}", folder.display());
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read").flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect();
    files.sort();
    files
}
