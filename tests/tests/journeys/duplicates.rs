//! A member that was recorded twice: found, compared, merged, and parted again.

use crate::steps::{assert_accessible, import_members, journey, new_consortium, open_member};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_member_recorded_twice_is_found_merged_and_parted_again() {
    journey("duplicates", async |application| {
        let page = &application.page;
        new_consortium(application, "Twice").await?;
        import_members(application).await?;

        page.press("Members").await?;
        page.wait_for("[data-testid=members-table] tbody td").await?;
        page.press("Add").await?;
        page.fill("Official name", "Politechnika Gesia (PG)").await?;
        page.choose("Country", "Poland").await?;
        page.fill("Website", "https://gesia.example").await?;
        page.press("Save").await?;
        page.wait_for_text("Added Politechnika Gesia (PG)").await?;
        page.press("Members").await?;
        page.wait_for_text("61 members").await?;

        page.press_selector("[data-testid=find-duplicates]").await?;
        page.wait_for("[data-testid=duplicates-table] tbody td").await?;
        assert_accessible(page, "the pairs that may be one").await?;
        page.press_cell("[data-testid=duplicates-table]", "Politechnika").await?;
        page.wait_for_text("One member or two?").await?;
        page.wait_for("[data-testid=website-other]").await?;
        assert_accessible(page, "two members side by side").await?;
        page.press_selector("[data-testid=website-other]").await?;
        page.press_selector("[data-testid=merge]").await?;
        page.wait_for_text("Merged Politechnika Gesia (PG) into Politechnika Gęsia").await?;

        page.press("Members").await?;
        page.wait_for_text("60 members").await?;
        open_member(page, "Politechnika").await?;
        // The survivor has what the other record knew, and names it.
        page.wait_for_text("gesia.example").await?;
        page.wait_for_text("Politechnika Gesia (PG)").await?;
        page.control('z').await?;
        page.wait_for_text("Undone: ").await?;
        page.fill("Search members", "").await?;
        page.wait_for_text("61 members").await?;
        page.press("Close").await?;
        page.press_selector("[data-testid=find-duplicates]").await?;
        page.press_cell("[data-testid=duplicates-table]", "Politechnika").await?;
        page.press_selector("[data-testid=not-the-same]").await?;
        page.wait_for_text("this pair is not asked about again").await?;
        page.wait_for_text("1 pair declared different").await
    })
    .await;
}
