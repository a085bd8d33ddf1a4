//! Bringing in a list: seen before, counted after, rejected rows kept, and taken back as one.

use std::fs;

use crate::steps::{assert_accessible, journey, member_list, new_consortium};

/// Rows of the list that can be imported, and those that cannot.
const TAKEN: &str = "60";
const REJECTED: &str = "2";

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_list_in_many_scripts_is_planned_imported_and_taken_back() {
    journey("import", async |application| {
        let page = &application.page;
        let list = member_list();
        new_consortium(application, "Many scripts").await?;

        page.press("Import a list").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_text("Nothing has been changed yet").await?;
        page.wait_for_value("[data-testid=import-count-created]", TAKEN).await?;
        page.wait_for_value("[data-testid=import-count-rejected]", REJECTED).await?;
        assert_accessible(page, "the plan of an import").await?;
        page.press("Problems").await?;
        page.wait_for_text("“Atlantis” is not a country").await?;
        page.press("Import 60 members").await?;
        page.wait_for_text("Imported 60 rows").await?;
        assert_accessible(page, "the outcome of an import").await?;

        let rejected = application.home().join("rejected.csv");
        application.answer_dialogs(&[Some(&rejected)]);
        page.press("Save rejected rows").await?;
        page.wait_for_text("rejected.csv").await?;
        let kept = fs::read_to_string(&rejected).expect("the rejected rows were saved");
        assert!(kept.contains("Atlantis") && kept.contains("is not a country"), "with the reason: {kept}");

        page.press("Show members").await?;
        page.wait_for_text("60 members").await?;
        assert_accessible(page, "the member list").await?;
        page.fill("Search members", "桜ヶ丘").await?;
        page.wait_for_text("桜ヶ丘研究大学").await?;
        page.fill("Search members", "").await?;
        page.wait_until_gone("1 of 60 members").await?;

        // The same list again would change nothing.
        page.press("Import").await?;
        page.press("Import another list").await?;
        application.answer_dialogs(&[Some(&list)]);
        page.press("Choose a file").await?;
        page.wait_for_value("[data-testid=import-count-unchanged]", TAKEN).await?;
        page.wait_for_value("[data-testid=import-count-created]", "0").await?;
        page.press("Cancel").await?;

        page.control('z').await?;
        page.wait_for_text("Undone").await?;
        page.press("Members").await?;
        page.wait_for_text("No members yet").await
    })
    .await;
}
