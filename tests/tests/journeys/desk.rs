//! A day at the desk: from a mailbox to answers, and to what was counted.

use std::fs;
use std::path::{Path, PathBuf};

use thirtyfour::Key;

use crate::steps::{assert_accessible, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_mailbox_is_taken_in_and_answered() {
    journey("desk", async |application| {
        let page = &application.page;
        new_consortium(application, "Tamarind").await?;
        page.press("Import").await?;
        application.answer_dialogs(&[Some(&sample("members.csv"))]);
        page.press("Choose a file").await?;
        page.press("Import 62 members").await?;
        page.wait_for_text("Imported 62 rows").await?;

        page.press("Support desk").await?;
        page.wait_for("[data-testid=tickets-empty]").await?;
        assert_accessible(page, "no ticket yet").await?;
        application.answer_dialogs(&[Some(&sample("mail/desk.mbox"))]);
        page.press("Take in messages…").await?;
        page.wait_for("[data-testid=mail-rows]").await?;
        page.wait_for_text("Found out from the messages").await?;
        assert_accessible(page, "messages before they are taken in").await?;
        page.press_selector("[data-testid=mail-import]").await?;
        page.wait_for_text("Took in").await?;
        // The same file again brings nothing.
        application.answer_dialogs(&[Some(&sample("mail/desk.mbox"))]);
        page.press_selector("[data-testid=mail-choose]").await?;
        page.wait_for("[data-testid=mail-nothing-new]").await?;
        page.press_selector("[data-testid=mail-cancel]").await?;

        page.press_cell("[data-testid=tickets-table]", "T-2026-0003").await?;
        page.wait_for_text("It’s only “limited” – why?").await?;
        assert_accessible(page, "a ticket beside its member").await?;
        page.driver().execute("document.activeElement?.blur()", vec![]).await?;
        page.keys("a").await?;
        page.wait_for_text("Assigned 1 ticket to Mere Ngata").await?;
        page.press_selector("[data-testid=ticket-reply]").await?;
        page.fill("Answer", "Works are limited until the researcher says otherwise.").await?;
        assert_accessible(page, "an answer").await?;
        let folder = application.home().join("answers");
        fs::create_dir(&folder)?;
        application.answer_dialogs(&[Some(&folder)]);
        page.press_selector("[data-testid=save-reply]").await?;
        page.wait_for_text("It was sent").await?;
        let draft = fs::read_dir(&folder)?.next().expect("the draft was saved")?.path();
        let written = fs::read_to_string(draft)?;
        assert!(written.contains("In-Reply-To: <mb1.12@box.example.org>"), "{written}");
        assert!(written.contains("References: <mb1.4@") && written.contains("X-Unsent: 1"), "{written}");
        page.press("It was sent").await?;
        page.wait_for_text("Noted that it was sent").await?;
        page.driver().execute("document.activeElement?.blur()", vec![]).await?;
        page.keys("s").await?;
        page.wait_for_text("1 ticket: Solved").await?;
        page.control('z').await?;
        page.wait_for_text("Undone").await?;

        page.press_selector("[data-testid=ticket-escalate]").await?;
        page.fill("What ORCID is asked for", "Why are works limited?").await?;
        assert_accessible(page, "an escalation").await?;
        let package = application.home().join("escalation");
        fs::create_dir(&package)?;
        application.answer_dialogs(&[Some(&package)]);
        page.press_selector("[data-testid=save-escalation]").await?;
        page.wait_for_text("Noted what ORCID is asked").await?;
        page.wait_for_text("Waiting for ORCID").await?;
        page.driver().execute("document.activeElement?.blur()", vec![]).await?;
        page.keys(Key::Escape).await?;

        page.press("Statistics").await?;
        page.wait_for_text("Response rate").await?;
        assert_accessible(page, "what the desk counted").await?;

        page.press("Tickets").await?;
        application.answer_dialogs(&[Some(&sample("tickets/zammad.xlsx"))]);
        page.press("Import a list…").await?;
        page.wait_for("[data-testid=list-counts], [data-testid=list-question]").await?;
        assert_accessible(page, "a list of another desk").await?;
        page.press_selector("[data-testid=list-import]").await?;
        page.wait_for_text("Imported").await
    })
    .await;
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/core/fixtures").join(name)
}
