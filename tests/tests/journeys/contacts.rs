//! People and what they do: a role handed over, what ORCID is told of it, and a round in which members confirm.

use std::fs;

use crate::steps::{assert_accessible, import_members, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_vote_is_handed_over_told_to_orcid_and_confirmed() {
    journey("contacts", async |application| {
        let page = &application.page;
        new_consortium(application, "Trusted").await?;
        import_members(application).await?;

        page.press("ORCID updates").await?;
        page.wait_for_text("to submit").await?;
        page.press("Mark all as submitted").await?;
        page.wait_for_text("ORCID knows everything").await?;
        assert_accessible(page, "nothing left to tell").await?;

        page.press("Members").await?;
        page.fill("Search members", "Politechnika").await?;
        page.wait_for_text("1 of 60 members").await?;
        page.press_selector("[data-testid=members-table] tbody td:nth-child(2)").await?;
        page.wait_for_text("Submitted to ORCID").await?;
        page.press("Add contact").await?;
        page.fill("Given name", "Zofia").await?;
        page.fill("Family name", "Nowak").await?;
        page.fill("E-mail", "zofia@gesia.example").await?;
        page.press_selector("[data-testid=role-main]").await?;
        page.press_selector("[data-testid=role-voting]").await?;
        page.press("Save").await?;
        page.wait_for_text("Saved Zofia Nowak").await?;
        page.press("Add contact").await?;
        page.fill("Given name", "Jan").await?;
        page.fill("Family name", "Kowal").await?;
        page.fill("E-mail", "jan@gesia.example").await?;
        page.press_selector("[data-testid=role-technical]").await?;
        page.press("Save").await?;
        page.wait_for_text("Saved Jan Kowal").await?;

        page.press("Zofia Nowak").await?;
        page.press_selector("[data-testid=hand-over-voting]").await?;
        page.type_into("To", "Kowal").await?;
        page.press_selector("[role=option]").await?;
        assert_accessible(page, "handing a role over").await?;
        page.press_selector("[data-testid=save-hand-over]").await?;
        page.wait_for_text("Voting contact: passed from Zofia Nowak to Jan Kowal").await?;
        page.press("Close").await?;
        page.wait_for_text("3 to tell ORCID").await?;

        page.press("ORCID updates").await?;
        page.press_selector("[data-testid=portal-sync-table] tr[aria-rowindex='4'] td:nth-child(3)").await?;
        page.wait_for("[data-testid=portal-values]").await?;
        assert_accessible(page, "what to tell ORCID").await?;
        page.press_selector("[data-testid=portal-values] .button").await?;
        page.wait_for_text(" copied").await?;
        page.press_selector("[data-testid=mark-submitted]").await?;
        page.wait_for_text("1 change marked as submitted").await?;

        page.press("Contacts").await?;
        page.wait_for("[data-testid=contacts-table]").await?;
        page.press("Confirmation").await?;
        page.press("Ask members to confirm").await?;
        page.wait_for_text("Answers until").await?;
        assert_accessible(page, "the message of a round").await?;
        page.press_selector("[data-testid=save-round]").await?;
        page.wait_for_text("answered").await?;
        let folder = application.home().join("messages");
        fs::create_dir(&folder)?;
        application.answer_dialogs(&[Some(&folder)]);
        page.press("Messages to all").await?;
        page.wait_for_text("saved in").await?;
        let message =
            fs::read_to_string(folder.join("Politechnika Gęsia.eml")).expect("the message was saved");
        assert!(message.contains("zofia@gesia.example") && message.contains("X-Unsent: 1"), "{message}");
        page.press("Readiness").await?;
        page.wait_for_text("Its contacts were never confirmed.").await?;
        assert_accessible(page, "the readiness of an election").await
    })
    .await;
}
