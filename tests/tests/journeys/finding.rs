//! Finding members and working on what was found: a slip of the fingers, a saved view, columns, many at once, a list
//! taken out.

use std::fs;

use crate::steps::{assert_accessible, import_members, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn what_is_found_is_kept_as_a_view_changed_at_once_and_taken_out() {
    journey("finding", async |application| {
        let page = &application.page;
        new_consortium(application, "Finding").await?;
        import_members(application).await?;
        page.press("Members").await?;

        page.fill("Search members", "Politehcnika").await?;
        page.wait_for_text("Showing results for “politechnika”").await?;
        page.wait_for_text("Politechnika Gęsia").await?;
        assert_accessible(page, "a search that was put right").await?;
        page.fill("Search members", "").await?;
        page.wait_for_text("Members 60 members").await?;

        // Typed, and gone to another screen in the same breath.
        let type_and_go = "const box = document.querySelector('[role=search] input');
            box.value = 'Gęsia';
            box.dispatchEvent(new Event('input', { bubbles: true }));
            document.querySelector('[data-testid=nav-history]').click();";
        page.driver().execute(type_and_go, vec![]).await?;
        page.wait_for("[data-testid=nav-history][aria-current=page]").await?;
        page.press("Members").await?;
        page.wait_for_text("Members 1 of 60 members").await?;
        page.fill("Search members", "").await?;
        page.wait_for_text("Members 60 members").await?;

        page.press("Country").await?;
        page.press_selector("[data-testid=choice-DE]").await?;
        page.wait_for_text("of 60 members").await?;
        page.press("Columns").await?;
        page.press_selector("[data-testid=column-voting_contact]").await?;
        assert_accessible(page, "the menu of columns").await?;
        page.press("Views").await?;
        page.press("Save as a new view…").await?;
        page.fill("Name", "In Germany").await?;
        page.press("Save").await?;
        page.wait_for_text("Saved the view “In Germany”").await?;
        page.press("Clear").await?;
        page.wait_for_text("60 members").await?;
        page.press("Views").await?;
        page.press("In Germany").await?;
        page.wait_for_text("Voting contact").await?;
        page.wait_for_text("Universität Weißenbrück").await?;
        page.wait_until_gone("Politechnika Gęsia").await?;

        page.press_selector("[data-testid=check-all]").await?;
        page.press("Edit ").await?;
        page.fill("New value: Sector", "Research library").await?;
        assert_accessible(page, "the form for many members").await?;
        page.press("Change ").await?;
        page.wait_for_text("Changed ").await?;

        let list = application.home().join("germany.csv");
        application.answer_dialogs(&[Some(&list)]);
        page.press("Export: Members").await?;
        page.press("CSV…").await?;
        page.wait_for_text("germany.csv").await?;
        let kept = fs::read_to_string(&list).expect("the list was saved");
        assert!(kept.lines().next().is_some_and(|head| head.ends_with("Voting contact name")), "{kept}");
        assert!(kept.contains("Universität Weißenbrück") && !kept.contains("Politechnika"), "{kept}");

        page.control('z').await?;
        page.wait_for_text("Undone: Changed sector of").await
    })
    .await;
}
