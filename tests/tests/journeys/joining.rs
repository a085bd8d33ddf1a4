//! Joining: from an enquiry to an active member, without anything being typed twice.

use std::fs;

use thirtyfour::Key;

use crate::steps::{assert_accessible, import_members, journey, new_consortium, open_member};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn an_enquiry_becomes_an_active_member() {
    journey("joining", async |application| {
        let page = &application.page;
        new_consortium(application, "Growing").await?;
        import_members(application).await?;

        page.press("Joining").await?;
        page.wait_for("[data-testid=joining-empty]").await?;
        assert_accessible(page, "no enquiry yet").await?;
        page.press_selector("[data-testid=joining-empty] button").await?;
        page.fill("Organisation", "Univerza na Krasu").await?;
        page.fill("Country", "Slovenia").await?;
        page.choose("Tier asked about", "Standard").await?;
        page.set_date("Membership begins", "2026-05-02").await?;
        page.fill("Given name", "Metka").await?;
        page.fill("Family name", "Košir").await?;
        page.fill("E-mail", "metka@kras.example.org").await?;
        assert_accessible(page, "a new enquiry").await?;
        page.press_selector("[data-testid=save-enquiry]").await?;
        page.wait_for_text("Saved the enquiry of Univerza na Krasu").await?;
        page.wait_for_text("is not the first of a month").await?;
        page.press_selector("[data-testid=edit-enquiry]").await?;
        page.set_date("Membership begins", "2026-05-01").await?;
        page.press_selector("[data-testid=save-enquiry]").await?;
        page.wait_until_gone("is not the first of a month").await?;

        page.press_selector("[data-testid=decide-enquiry]").await?;
        page.fill("Decided by", "The consortium’s board").await?;
        page.press_selector("[data-testid=save-decision]").await?;
        page.wait_for_text("The consortium’s board ·").await?;
        page.press_selector("[data-testid=become-member]").await?;
        assert_accessible(page, "an enquiry becomes a member").await?;
        page.press_selector("[data-testid=save-become-member]").await?;
        page.wait_for_text("Univerza na Krasu is a member now").await?;
        page.wait_for("[data-testid=plan-steps]").await?;

        let folder = application.home().join("drafts");
        fs::create_dir(&folder)?;
        application.answer_dialogs(&[Some(&folder)]);
        page.press_selector("[data-testid=joining-missing-drafts]").await?;
        page.wait_for_text("Saved to").await?;
        let drafts: Vec<_> = fs::read_dir(&folder)?.filter_map(|entry| entry.ok()).collect();
        assert!(drafts.iter().any(|entry| entry.path().extension().is_some_and(|end| end == "eml")));
        page.press("Close").await?;

        page.press("Done: Welcome pack sent").await?;
        page.fill("To whom, or with whom", "Metka Košir").await?;
        page.press_selector("[data-testid=save-step]").await?;
        page.wait_for_text("1 of 11 steps done").await?;

        page.press("Board").await?;
        page.wait_for("[data-testid=joining-board]").await?;
        assert_accessible(page, "the board of enquiries").await?;
        page.press_selector("[data-testid=joining-card]").await?;
        page.driver().execute("document.querySelector('[data-testid=joining-card]').focus()", vec![]).await?;
        for stage in ["Information sent", "Eligibility checked"] {
            let keys = page.driver().action_chain();
            keys.key_down(Key::Alt).send_keys(Key::Right).key_up(Key::Alt).perform().await?;
            page.wait_for_text(&format!("Univerza na Krasu: {stage}")).await?;
            // The card takes the keyboard along.
            page.wait_for(&format!("[aria-label='{stage}'] [data-testid=joining-card]:focus")).await?;
        }
        page.press("Table").await?;
        page.press_cell("[data-testid=joining-table]", "Univerza na Krasu").await?;
        page.choose("Stage", "Membership begun").await?;
        page.press_selector("[data-testid=follow-status]").await?;
        page.wait_for_text("Active").await?;
        page.press("Forecast").await?;
        assert_accessible(page, "the forecast").await?;

        page.press("Members").await?;
        open_member(page, "Krasu").await?;
        page.wait_for("[data-testid=member-joining]").await?;
        page.wait_for_text("Metka Košir").await?;
        assert_accessible(page, "a member that joined").await
    })
    .await;
}

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_list_of_enquiries_comes_in_once() {
    journey("enquiries", async |application| {
        let page = &application.page;
        new_consortium(application, "Growing").await?;
        page.press("Joining").await?;
        page.wait_for("[data-testid=joining-empty]").await?;
        let list = application.home().join("enquiries.csv");
        fs::write(&list, "Organisation,Country\nHarbour Institute,DE\n")?;
        application.answer_dialogs(&[Some(&list), Some(&list)]);
        page.press("Import a list…").await?;
        page.wait_for("[data-testid=list-counts]").await?;
        assert_accessible(page, "a list of enquiries").await?;
        page.press_selector("[data-testid=list-import]").await?;
        page.wait_for_text("Imported 1 row").await?;
        page.press_cell("[data-testid=joining-table]", "Harbour Institute").await?;
        page.keys(Key::Escape).await?;
        page.press_selector("[data-testid=import-enquiries]").await?;
        page.wait_for("[data-testid=list-counts]").await?;
        let import = page.wait_for("[data-testid=list-import]").await?;
        assert!(!import.is_enabled().await?, "the same list again brings nothing");
        Ok(())
    })
    .await;
}
