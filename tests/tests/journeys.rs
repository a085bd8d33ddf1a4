//! Journeys through the real application, window and all. They need the application to be built, and a machine with
//! Xvfb, a session bus and the drivers; `cargo xtask test` sees to that and runs them with `--ignored`.

mod journey;

use consortium_tests::application::{Application, Setup};
use journey::{fixture, journey, new_consortium};
use thirtyfour::error::WebDriverResult;

#[tokio::test]
#[ignore = "drives the built application: cargo xtask test journeys"]
async fn the_first_start_leads_to_a_new_consortium() {
    journey("first-start", async |application| {
        let page = &application.page;
        page.wait_for_text("Explore the sample").await?;
        assert_eq!(page.accessibility_problems().await?, Vec::<String>::new(), "the start screen");

        page.press("New consortium").await?;
        page.fill("Name of the consortium", "ORCID Consortium of Aotearoa").await?;
        assert_eq!(
            page.accessibility_problems().await?,
            Vec::<String>::new(),
            "the form of a new consortium"
        );
        application.answer_dialogs(&[None]);
        page.press("Choose where to save").await?;
        page.wait_for_text("Name of the consortium").await?;
        page.press("Cancel").await?;
        page.wait_for_text("Explore the sample").await?;

        let register = new_consortium(application, "ORCID Consortium of Aotearoa").await?;
        assert!(register.exists(), "the register lies where the dialog said");
        assert_eq!(
            page.driver().title().await?,
            "Consortium Desk",
            "the page's own title; the window's is set by the shell"
        );
        Ok(())
    })
    .await;
}
