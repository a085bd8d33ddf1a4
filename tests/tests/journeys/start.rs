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
        page.wait_for_text("Set up this register").await?;
        assert_accessible(page, "Home of a new register").await?;
        page.press("Members").await?;
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
        application.page.wait_for_text("Set up this register").await?;
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

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_desktop_without_file_dialogs_is_told_what_to_do() {
    let home = tempfile::tempdir().expect("a folder");
    let setup = Setup { prepared_dialogs: false, ..Setup::new("Mere Ngata", home.path()) };
    let application = Application::start(&setup).await.expect("the application starts");
    follow("no-dialogs", &application, async |application| {
        application.page.press("Open a register").await?;
        // Asked blindly, the dialog that nobody can see would look cancelled.
        application.page.wait_for_text("This computer cannot show a file dialog").await?;
        application.page.wait_for_text("The command line works without").await
    })
    .await;
    application.quit().await.expect("the window closes");
}

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn the_sample_is_complete_and_is_there_again_the_next_time() {
    journey("sample", async |application| {
        let page = &application.page;
        page.press("Explore the sample").await?;
        page.wait_for("[data-testid=cycle-steps]").await?;
        page.wait_for("[data-testid=needs] li").await?;
        page.wait_for("[data-testid=money-chart]").await?;
        assert_accessible(page, "Home").await?;
        page.press("Members").await?;
        page.wait_for_text("48 members").await?;
        page.press("Help").await?;
        page.wait_for_text("finds by the beginnings of words").await?;
        assert_accessible(page, "the handbook").await?;
        page.press("Invoices").await?;
        page.wait_for_text("INV-").await?;
        page.control('k').await?;
        page.press("Close this register").await?;
        page.wait_for_text("Recent").await?;
        page.press("Explore the sample").await?;
        page.press("Members").await?;
        page.wait_for_text("48 members").await
    })
    .await;
}
