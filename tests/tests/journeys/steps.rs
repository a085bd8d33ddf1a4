//! What the journeys have in common: a run of the application around the steps, and a picture when a step fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use consortium_tests::application::{Application, Setup, built_application};
use consortium_tests::page::Page;
use consortium_tests::processes::OPENED;
use thirtyfour::error::WebDriverResult;

/// Runs `steps` in a fresh application as the user Mere Ngata.
///
/// When a step fails, the window is photographed into `target/journeys`, and the failure says so.
pub(crate) async fn journey(name: &str, steps: impl AsyncFnOnce(&Application) -> WebDriverResult<()>) {
    let home = tempfile::tempdir().expect("a folder");
    let setup = Setup::new("Mere Ngata", home.path());
    let application = Application::start(&setup).await.expect("the application starts");
    follow(name, &application, steps).await;
    application.quit().await.expect("the window closes");
}

/// Runs `steps` in an application that runs already.
pub(crate) async fn follow(
    name: &str,
    application: &Application,
    steps: impl AsyncFnOnce(&Application) -> WebDriverResult<()>,
) {
    if let Err(error) = steps(application).await {
        let picture = pictures().join(format!("{name}.png"));
        let seen = application.page.screenshot(&picture).await;
        panic!("the journey {name} ended early: {error}\n{}: {seen:?}", picture.display());
    }
}

/// Creates a consortium called `name` from the start screen and waits until it is open.
pub(crate) async fn new_consortium(application: &Application, name: &str) -> WebDriverResult<PathBuf> {
    let page = &application.page;
    let register = application.home().join("register.consortium");
    page.press("New consortium").await?;
    page.fill("Name of the consortium", name).await?;
    application.answer_dialogs(&[Some(&register)]);
    page.press("Choose where to save").await?;
    page.wait_for("nav").await?;
    page.wait_for_text(name).await?;
    Ok(register)
}

/// Describes the consortium in Settings as invoices need it.
pub(crate) async fn describe_the_sender(page: &Page) -> WebDriverResult<()> {
    page.press("Settings").await?;
    for (label, text) in [
        ("E-mail", "billing@consortium.example"),
        ("Street", "Bibliotheksplatz 1"),
        ("Postcode", "10117"),
        ("City", "Berlin"),
        ("Tax text", "No VAT is charged."),
        ("Account holder", "The consortium"),
        ("IBAN", "DE89 3704 0044 0532 0130 00"),
    ] {
        page.fill(label, text).await?;
    }
    page.choose("Country", "Germany").await?;
    page.press("Save").await?;
    page.wait_for_text("Everything is saved").await
}

/// The list of `tests/fixtures` with members in many scripts.
pub(crate) fn member_list() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/members-of-many-scripts.csv")
}

/// Imports [`member_list`] and waits until the members are there.
pub(crate) async fn import_members(application: &Application) -> WebDriverResult<()> {
    let page = &application.page;
    page.press("Import").await?;
    application.answer_dialogs(&[Some(&member_list())]);
    page.press("Choose a file").await?;
    page.press("Import 60 members").await?;
    page.wait_for_text("Imported 60 rows").await
}

/// Searches the list of members for `name`, a word of one member only, and opens that member.
pub(crate) async fn open_member(page: &Page, name: &str) -> WebDriverResult<()> {
    page.fill("Search members", name).await?;
    page.wait_for_text("1 of ").await?;
    page.press_cell("[data-testid=members-table]", name).await?;
    page.wait_for("[data-testid=detail] h2").await.map(|_| ())
}

/// What the system's viewer was asked to show, once it was; the next time it is awaited anew.
pub(crate) async fn opened_document(application: &Application) -> Vec<u8> {
    let shown = application.home().join(OPENED);
    let mut seen = Vec::new();
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let now = fs::read(&shown).unwrap_or_default();
        // The viewer may still be writing its copy.
        if !now.is_empty() && now == seen {
            fs::remove_file(&shown).expect("the copy is ours");
            return seen;
        }
        seen = now;
    }
    panic!("nothing was opened: {} is missing", shown.display());
}

fn pictures() -> PathBuf {
    let folder = built_application().parent().expect("a binary lies in a folder").join("../journeys");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// Fails with what axe-core finds wrong with `screen`.
pub(crate) async fn assert_accessible(page: &Page, screen: &str) -> WebDriverResult<()> {
    let problems = page.accessibility_problems().await?;
    assert!(problems.is_empty(), "{screen} is not accessible:\n{}", problems.join("\n"));
    Ok(())
}
