//! The agreement with ORCID: from the published grid over who leaves to the renewal, and back again.

use std::fs;

use crate::steps::{assert_accessible, import_members, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn an_agreement_is_kept_and_renewed_once() {
    journey("agreements", async |application| {
        let page = &application.page;
        new_consortium(application, "Trusted").await?;
        import_members(application).await?;

        page.press("Agreements").await?;
        page.wait_for_text("No agreement yet").await?;
        assert_accessible(page, "no agreement yet").await?;
        page.press("Start from the published grid").await?;
        page.wait_for("[data-testid=grid-editor]").await?;
        page.fill("Title", "").await?;
        page.press("Save").await?;
        page.wait_for_text("Give the agreement a title.").await?;
        assert_accessible(page, "an agreement without a title").await?;
        page.fill("Title", "First agreement").await?;
        page.press("Save").await?;
        page.wait_for_text("the band of 60 and more").await?;
        assert_accessible(page, "an agreement").await?;

        page.press("What if").await?;
        page.wait_for_text("1 member fewer: 60 pay").await?;
        page.fill("Small members more", "-1").await?;
        page.wait_for_text("more together.").await?;
        assert_accessible(page, "what if").await?;

        page.press("Who stays").await?;
        page.wait_for_text("60 undecided").await?;
        page.press_selector("[data-testid=decisions-table] tbody input").await?;
        page.press("Leaves…").await?;
        page.fill("Note", "No budget").await?;
        assert_accessible(page, "who leaves").await?;
        page.press("Note it").await?;
        page.wait_for_text("1 leave").await?;
        assert_accessible(page, "who stays").await?;

        page.press("Renew…").await?;
        page.press("Next: Grid").await?;
        page.wait_for("[data-testid=grid-editor]").await?;
        page.press("Next: Members").await?;
        page.wait_for_text("Leave: 1 member").await?;
        assert_accessible(page, "the last step of a renewal").await?;
        page.press_selector("[data-testid=renewal-next]").await?;
        page.wait_for_text("Renewed as").await?;
        page.wait_for_text("59 members on").await?;
        page.press("All agreements").await?;
        page.wait_for_text("renewed").await?;
        page.control('z').await?;
        page.wait_for_text("Undone: Renewed").await?;
        page.wait_for_text("1 agreement").await?;

        page.press("Home").await?;
        page.wait_for("[data-testid=coming-up]").await?;
        assert_accessible(page, "what comes up").await?;
        let calendar = application.home().join("deadlines.ics");
        application.answer_dialogs(&[Some(&calendar)]);
        page.press_selector("[data-testid=save-calendar]").await?;
        page.wait_for_text("Saved ").await?;
        let calendar = fs::read_to_string(calendar).expect("the calendar was saved");
        assert!(calendar.contains("BEGIN:VEVENT") && calendar.contains("First agreement"), "{calendar}");
        Ok(())
    })
    .await;
}
