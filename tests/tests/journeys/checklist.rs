//! The consortium’s own checklist: taken over as ORCID published it, counted from the agreement, ticked by what the register knows.

use std::fs;

use crate::steps::{assert_accessible, import_members, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn the_checklist_of_the_agreement_knows_its_evidence() {
    journey("checklist", async |application| {
        let page = &application.page;
        new_consortium(application, "New consortium").await?;
        import_members(application).await?;

        page.press("Tasks").await?;
        page.press("Templates").await?;
        page.press_selector("[data-testid=take-consortium_criteria]").await?;
        page.wait_for("[data-testid=template-start]").await?;
        assert_accessible(page, "templates of checklists").await?;
        page.press_selector("[data-testid=template-start]").await?;
        page.set_date("Agreement signed", "2025-11-30").await?;
        assert_accessible(page, "a checklist begins").await?;
        page.press_selector("[data-testid=checklist-start]").await?;
        page.wait_for("[data-testid=checklist]").await?;
        page.wait_for_text("Hold a launch event").await?;
        // Three months from the last day of November end on the last day of February.
        page.wait_for_text("28 Feb 2026").await?;
        page.wait_for_text("of 60").await?;
        assert_accessible(page, "a checklist with its evidence").await?;

        page.press("Contact every member: how to reach support, and each other").await?;
        page.wait_for("[data-testid=task-members]").await?;
        page.press_selector("[data-testid=task-members] input").await?;
        page.wait_for_text("1 of 60").await?;
        assert_accessible(page, "an item ticked member by member").await?;
        page.press("Cancel").await?;

        let sheet = application.home().join("status.pdf");
        application.answer_dialogs(&[Some(&sheet)]);
        page.press_selector("[data-testid=checklist-sheet]").await?;
        page.wait_for_text("status.pdf").await?;
        assert!(fs::read(&sheet).expect("the sheet was saved").starts_with(b"%PDF"));
        page.press("Home").await?;
        page.wait_for_text("overdue").await?;
        assert_accessible(page, "what is to be done, on Home").await
    })
    .await;
}
