//! The yearly round: a fee, a preview, invoices with numbers, and their PDFs on disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::steps::{
    assert_accessible, describe_the_sender, import_members, journey, new_consortium, opened_document,
};

/// Members of the imported list, all of whom joined before this year: 27 small, 22 standard and 11 large ones.
const MEMBERS: usize = 60;
/// What they pay in all at 1,850, 4,250 and 5,750.
const TOTAL: &str = "206,700.00";

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_year_is_billed_from_the_fee_to_the_files() {
    journey("billing", async |application| {
        let page = &application.page;
        new_consortium(application, "Billed consortium").await?;
        describe_the_sender(page).await?;
        import_members(application).await?;

        page.press("Fees & billing").await?;
        page.wait_for_text("By tier").await?;
        page.press("By tier").await?;
        for (tier, fee) in [("Small", "1850"), ("Standard", "4250"), ("Large", "5750")] {
            page.fill(tier, fee).await?;
        }
        page.press("Save plan").await?;
        page.wait_for_value("[data-testid=billing-total]", TOTAL).await?;
        assert_accessible(page, "the preview of a run").await?;
        page.press("Approve").await?;
        page.fill("Remark", "Governance committee").await?;
        page.press_selector("[data-testid=billing-approve-confirm]").await?;
        page.wait_for_text("Approved by").await?;
        page.press("Issue 60 invoices").await?;
        page.wait_for_text("Issuing is final").await?;
        assert_accessible(page, "the question before issuing").await?;
        page.press_selector("[data-testid=billing-issue-confirm]").await?;
        page.wait_for("[data-testid=billing-issued]").await?;
        page.wait_for_text("All members of this licence year have been billed").await?;

        let folder = application.home().join("invoices");
        application.answer_dialogs(&[Some(&folder)]);
        page.press("Save all PDFs").await?;
        page.wait_for_text("60").await?;
        let files = saved_invoices(&folder).await;
        let text = text_of(files.last().expect("there are files"));
        assert!(text.contains("Billed consortium"), "the sender is on the page: {text}");

        page.press("Invoices").await?;
        page.wait_for_text("60 documents").await?;
        assert_accessible(page, "the invoice list").await?;
        page.fill("Search invoices", "桜ヶ丘").await?;
        page.wait_for_text("1 document").await?;
        page.press_selector("main table tr[aria-rowindex='2'] td:nth-child(2)").await?;
        page.wait_for("[data-testid=invoice-page]").await?;
        assert_accessible(page, "an invoice").await?;
        let single = application.home().join("single.pdf");
        application.answer_dialogs(&[Some(&single)]);
        page.press("Save PDF").await?;
        page.wait_for_text("single.pdf").await?;
        assert!(text_of(&single).contains("桜ヶ丘研究大学"), "the name can be searched and copied");

        page.press("Open PDF").await?;
        let bytes = fs::read(&single).expect("it was saved");
        assert_eq!(opened_document(application).await, bytes, "the system's viewer got the invoice");

        let is_same = |file: &PathBuf| fs::read(file).is_ok_and(|found| found == bytes);
        assert!(files.iter().any(is_same), "one by one or all at once: the same invoice is the same bytes");
        Ok(())
    })
    .await;
}

/// Waits until all invoices are there, whole, and nothing else.
async fn saved_invoices(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for _ in 0..300 {
        let entries =
            fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect());
        files = entries.unwrap_or_default();
        if files.len() == MEMBERS
            && files.iter().all(|file| file.extension().is_some_and(|ending| ending == "pdf"))
        {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(files.len(), MEMBERS, "one file an invoice: {files:?}");
    for file in &files {
        let bytes = fs::read(file).expect("it can be read");
        assert!(
            bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
            "{} is whole",
            file.display()
        );
    }
    files.sort();
    files
}

fn text_of(pdf: &Path) -> String {
    let output =
        Command::new("pdftotext").arg(pdf).arg("-").output().expect("pdftotext runs (poppler-utils)");
    assert!(output.status.success(), "{} is a PDF", pdf.display());
    String::from_utf8_lossy(&output.stdout).into_owned()
}
