//! Two people, one register.

use std::path::Path;
use std::time::Duration;

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::register::Access;
use consortium_tests::application::{Application, Setup};

use crate::steps::{assert_accessible, follow, new_consortium};

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
        page.wait_for("[data-testid=setup]").await?;
        assert_accessible(page, "Home of a register opened to be read").await?;
        page.press("Members").await?;
        page.wait_for_text("No members yet").await?;
        assert!(!page.text().await?.contains("Add member"), "what can only be read offers no change");
        assert_accessible(page, "a register opened to be read").await
    })
    .await;

    // Once the first has let go of it, the second may write.
    first.quit().await.expect("the window closes");
    wait_until_free(&register).await;
    follow("in-use-3", &second, async |application| {
        application.answer_dialogs(&[Some(&register)]);
        application.page.control('k').await?;
        application.page.press("Open another register").await?;
        application.page.wait_until_gone("in use by").await?;
        application.page.press("Members").await?;
        application.page.wait_for_text("Add member").await
    })
    .await;
    second.quit().await.expect("the window closes");
}

/// The window is gone a moment before the program behind it.
async fn wait_until_free(register: &Path) {
    for _ in 0..100 {
        if Door::open(register, "Observer", Clock::System, Access::Write).is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{} is still held after its application has ended", register.display());
}
