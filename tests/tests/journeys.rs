//! Journeys through the real application, window and all. They need the application to be built, and a machine with
//! Xvfb, a session bus and the drivers; `cargo xtask test` sees to that and runs them with `--ignored`.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops here and says where")]

mod journey;

use consortium_tests::application::{Application, Setup};
use journey::{assert_accessible, follow, journey, new_consortium};

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

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_bad_field_says_so_and_an_edit_is_undone_from_the_keyboard() {
    journey("edit-and-undo", async |application| {
        let page = &application.page;
        new_consortium(application, "Field errors").await?;
        page.press("Add member").await?;
        page.fill("Official name", "Universität Weißenbrück").await?;
        page.choose("Country", "Germany").await?;
        page.press("Save").await?;
        page.wait_for_text("Added Universität Weißenbrück").await?;

        page.press("Edit").await?;
        page.fill("ROR id", "https://ror.org/03yrm5c27").await?;
        let message = page.message_at("ROR id").await?;
        assert!(
            message.contains("ROR"),
            "the message beside the field says what is wrong with it: {message}"
        );
        page.press("Save").await?;
        page.message_at("ROR id").await?;
        assert_accessible(page, "a form with an error").await?;

        page.fill("ROR id", "https://ror.org/03yrm5c26").await?;
        page.fill("City", "Weißenbrück am See").await?;
        page.control('s').await?;
        page.wait_for_text("Saved Universität Weißenbrück").await?;
        page.wait_for_text("Weißenbrück am See").await?;

        page.control('z').await?;
        page.wait_until_gone("Weißenbrück am See").await?;
        page.wait_for_text("Undone").await?;
        page.press("History").await?;
        page.wait_for_text("Mere Ngata").await?;
        assert_accessible(page, "the history").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn a_register_in_use_can_be_read_and_says_by_whom() {
    let (home, other_home) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let first =
        Application::start(&Setup::new("Mere Ngata", home.path())).await.expect("the application starts");
    follow("in-use-1", &first, async |application| new_consortium(application, "In use").await.map(|_| ()))
        .await;

    let other = Setup::new("Sina Tuala", other_home.path());
    let second = Application::start(&other).await.expect("a second application starts");
    let register = home.path().join("register.consortium");
    follow("in-use-2", &second, async |application| {
        let page = &application.page;
        application.answer_dialogs(&[Some(&register)]);
        page.press("Open a register").await?;
        page.wait_for_text("in use by Mere Ngata").await?;
        page.wait_for_text("No members yet").await?;
        assert!(!page.text().await?.contains("Add member"), "what can only be read offers no change");
        assert_accessible(page, "a register opened to be read").await
    })
    .await;

    // Once the first has let go of it, the second may write.
    first.quit().await.expect("the window closes");
    follow("in-use-3", &second, async |application| {
        application.answer_dialogs(&[Some(&register)]);
        application.page.control('k').await?;
        application.page.press("Open another register").await?;
        application.page.wait_until_gone("in use by").await?;
        application.page.wait_for_text("Add member").await
    })
    .await;
    second.quit().await.expect("the window closes");
}
