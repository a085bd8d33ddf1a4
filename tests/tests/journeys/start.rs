//! Starting: for the first time, again, and again without the file.

use consortium_tests::application::{Application, Setup};

use crate::steps::{assert_accessible, follow, journey, new_consortium};

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn the_first_start_leads_to_a_new_consortium() {
    journey("first-start", async |application| {
        let page = &application.page;
        page.wait_for_text("Explore the sample").await?;
        assert_accessible(page, "the start screen").await?;

        page.press("New consortium").await?;
        page.fill("Name of the consortium", "ORCID Consortium of Aotearoa").await?;
        assert_accessible(page, "the form of a new consortium").await?;
        application.answer_dialogs(&[None]);
        page.press("Choose where to save").await?;
        // Cancelling the file dialog leaves the form as it was.
        page.wait_for_text("Name of the consortium").await?;
        page.press("Cancel").await?;

        let register = new_consortium(application, "ORCID Consortium of Aotearoa").await?;
        assert!(register.exists(), "the register lies where the dialog said");
        page.wait_for_text("No members yet").await?;
        assert_accessible(page, "the empty member list").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn the_last_register_opens_at_the_next_start() {
    let home = tempfile::tempdir().expect("a folder");
    let setup = Setup::new("Mere Ngata", home.path());
    let first = Application::start(&setup).await.expect("the application starts");
    follow("remembered-1", &first, async |application| {
        new_consortium(application, "Remembered").await.map(|_| ())
    })
    .await;
    first.quit().await.expect("the window closes");

    let second = Application::start(&setup).await.expect("the application starts");
    follow("remembered-2", &second, async |application| {
        application.page.wait_for_text("No members yet").await?;
        application.page.wait_for_text("Remembered").await
    })
    .await;
    second.quit().await.expect("the window closes");

    std::fs::remove_file(home.path().join("register.consortium")).expect("the file can be removed");
    let third = Application::start(&setup).await.expect("the application starts without its register too");
    follow("remembered-3", &third, async |application| {
        application.page.wait_for_text("The register could not be opened").await?;
        application.page.wait_for_text("Not found").await
    })
    .await;
    third.quit().await.expect("the window closes");
}
