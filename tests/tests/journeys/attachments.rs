//! A document of a member: attached, opened from the list, and a later version beside it.

use std::fs;

use crate::steps::{
    assert_accessible, import_members, journey, new_consortium, open_member, opened_document,
};

/// As little as a file needs to be a PDF to the program.
const AGREEMENT: &[u8] = b"%PDF-1.4\n% the agreement that was signed\n%%EOF\n";
const AMENDED: &[u8] = b"%PDF-1.4\n% the agreement as it was amended\n%%EOF\n";

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_document_is_attached_to_a_member_and_opened_again() {
    journey("attachments", async |application| {
        let page = &application.page;
        let (agreement, amended) =
            (application.home().join("agreement.pdf"), application.home().join("amended.pdf"));
        fs::write(&agreement, AGREEMENT)?;
        fs::write(&amended, AMENDED)?;
        new_consortium(application, "Documents").await?;
        import_members(application).await?;
        page.press("Members").await?;
        open_member(page, "Politechnika").await?;

        application.answer_dialogs(&[Some(&agreement)]);
        page.press_selector("[data-testid=attach]").await?;
        page.wait_for_text("Attach to Politechnika Gęsia").await?;
        page.fill("Title", "Consortium agreement").await?;
        assert_accessible(page, "the form of a document").await?;
        page.press_selector("[data-testid=save-attachment]").await?;
        page.wait_for_text("Attached 1 document to Politechnika Gęsia").await?;

        // It is in the register: the file it came from may go.
        fs::remove_file(&agreement)?;
        page.press("History").await?;
        page.wait_for_text("Consortium agreement").await?;
        page.press("Members").await?;
        open_member(page, "Politechnika").await?;
        page.press("Open Consortium agreement").await?;
        assert_eq!(opened_document(application).await, AGREEMENT, "the viewer got what was attached");

        application.answer_dialogs(&[Some(&amended)]);
        page.press("Add a version of Consortium agreement").await?;
        page.wait_for_text("1 older version").await?;
        assert_accessible(page, "the documents of a member").await?;
        page.press("Open Consortium agreement").await?;
        assert_eq!(opened_document(application).await, AMENDED, "the latest version is the one that opens");
        page.press("1 older version").await?;
        page.press("Open version 1 of Consortium agreement").await?;
        assert_eq!(opened_document(application).await, AGREEMENT, "the older version is kept as it was");
        Ok(())
    })
    .await;
}
