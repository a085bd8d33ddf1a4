//! Pictures of the real application: every screen over the sample, in light, dark and narrow, and pages of invoices.
//!
//! `cargo xtask shots` builds what this needs and runs it.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for developers: it says what it does, or stops"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use consortium_core::invoices::export::{self, Selection};
use consortium_core::kernel::Clock;
use consortium_core::register::Access;
use consortium_core::{Door, demo};
use consortium_tests::application::{Application, Setup};
use consortium_tests::page::Page;
use thirtyfour::error::WebDriverResult;

/// How a round of pictures is taken: the beginning of the file names, the size of the window, dark or light.
const ROUNDS: [(&str, (u32, u32), bool); 3] =
    [("light", (1280, 820), false), ("dark", (1280, 820), true), ("narrow", (640, 900), false)];

/// Every how many-th invoice of the year is printed, so that several scripts come up.
const INVOICE_STRIDE: usize = 7;

/// Members of the sample, and the seed it is made from: the same pictures each time.
const SAMPLE: (usize, u64) = (48, 1);

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::var_os("CONSORTIUM_SHOTS").unwrap_or_else(|| "target/shots".into()));
    fs::create_dir_all(&folder).expect("the folder of the pictures can be made");
    let home = tempfile::tempdir().expect("a folder");
    let register = home.path().join("Open Identifier Consortium.consortium");
    let (members, seed) = SAMPLE;
    drop(
        demo::create(&register, members, seed, "Mere Ngata", Clock::System).expect("the sample can be made"),
    );

    invoices(&register, &folder);
    for (name, size, dark) in ROUNDS {
        let home = home.path().join(name);
        let setup = Setup { size, dark, ..Setup::new("Mere Ngata", &home) };
        let application = Application::start(&setup).await.expect("the application starts");
        let outcome = round(&application, &register, &folder, name).await;
        application.quit().await.expect("the window closes");
        outcome.expect("every screen can be reached");
    }
}

async fn round(
    application: &Application,
    register: &Path,
    folder: &Path,
    round: &str,
) -> WebDriverResult<()> {
    let camera = Camera { page: &application.page, folder, round };
    camera.take("00-start").await?;
    application.page.press("New consortium").await?;
    camera.take("01-new-consortium").await?;
    application.page.press("Cancel").await?;
    application.answer_dialogs(&[Some(register)]);
    application.page.press("Open a register").await?;
    application.page.wait_for("[data-testid=frame]").await?;
    for (index, screen) in camera.screens().await?.iter().enumerate() {
        camera.screen(application, (index + 1) * 10, screen).await?;
    }
    application.page.control('k').await?;
    camera.take("90-palette").await
}

/// Takes pictures of one page into one folder.
struct Camera<'run> {
    page: &'run Page,
    folder: &'run Path,
    round: &'run str,
}

impl Camera<'_> {
    /// The names of the screens, in the order of the navigation.
    async fn screens(&self) -> WebDriverResult<Vec<String>> {
        let script = "return [...document.querySelectorAll('nav [data-testid^=nav-]')].map(
            (button) => button.dataset.testid.slice('nav-'.length));";
        self.page.driver().execute(script, vec![]).await?.convert()
    }

    /// One screen as it opens, then what can be opened in it.
    async fn screen(&self, application: &Application, number: usize, screen: &str) -> WebDriverResult<()> {
        self.page.press_selector(&format!("[data-testid=nav-{screen}]")).await?;
        self.take(&format!("{number}-{screen}")).await?;
        let detail = format!("{}-{screen}", number + 1);
        match screen {
            "members" => {
                self.open_row(3).await?;
                self.take(&format!("{detail}-detail")).await?;
                self.page.press("Edit").await?;
                self.page.fill("ROR id", "https://ror.org/03yrm5c27").await?;
                self.page.message_at("ROR id").await?;
                self.take(&format!("{}-members-form", number + 2)).await?;
                self.page.press("Cancel").await?;
                self.page.press("Discard changes").await?;
                self.page.press("Status…").await?;
                self.take(&format!("{}-members-status", number + 3)).await?;
                self.page.press("Cancel").await?;
                self.page.press_selector("[data-testid=detail] ul button").await?;
                self.take(&format!("{}-members-person", number + 4)).await?;
                self.page.press("Close").await
            }
            "contacts" => {
                self.page.press("Voting roll").await?;
                self.take(&format!("{detail}-voting-roll")).await?;
                self.page.press("Readiness").await?;
                self.take(&format!("{}-contacts-readiness", number + 2)).await?;
                self.page.press("Confirmation").await?;
                self.page.press("Ask members to confirm").await?;
                self.take(&format!("{}-contacts-round", number + 3)).await?;
                self.page.press_selector("[data-testid=save-round]").await?;
                self.page.wait_for("[data-testid=round-table]").await?;
                self.take(&format!("{}-contacts-confirmation", number + 4)).await?;
                // The next round of pictures begins from the same register.
                self.page.control('z').await?;
                self.page.wait_for_text("No round yet").await
            }
            "told" => {
                self.open_row(3).await?;
                self.take(&format!("{detail}-detail")).await
            }
            "settings" => {
                for (place, tab) in ["Custom fields", "Documents", "Personal data"].into_iter().enumerate() {
                    self.page.press(tab).await?;
                    let name = tab.to_lowercase().replace(' ', "-");
                    self.take(&format!("{}-settings-{name}", number + 1 + place)).await?;
                }
                Ok(())
            }
            "import" => {
                let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/members-of-many-scripts.csv");
                application.answer_dialogs(&[Some(&list)]);
                self.page.press("Choose a file").await?;
                self.take(&format!("{detail}-mapping")).await
            }
            "billing" => {
                self.page.press("Later licence year").await?;
                self.take(&format!("{detail}-next-year")).await?;
                self.page.press_selector("[data-testid=billing-issue]").await?;
                self.take(&format!("{}-billing-question", number + 2)).await?;
                self.page.press("Cancel").await
            }
            "invoices" | "history" => {
                self.open_row(2).await?;
                self.take(&format!("{detail}-detail")).await
            }
            _ => Ok(()),
        }
    }

    async fn open_row(&self, number: usize) -> WebDriverResult<()> {
        self.page.press_selector(&format!("main table tr[aria-rowindex='{number}'] td:not(.check)")).await
    }

    /// Photographs the window once nothing in it moves or loads any more.
    async fn take(&self, name: &str) -> WebDriverResult<()> {
        self.page.wait_until_calm().await?;
        let path = self.folder.join(format!("{}-{name}.png", self.round));
        self.page.screenshot(&path).await?;
        println!("{}", path.display());
        Ok(())
    }
}

/// Prints some invoices of the present year and turns their pages into pictures.
fn invoices(register: &Path, folder: &Path) {
    let mut door = Door::open(register, "Mere Ngata", Clock::System, Access::Read).expect("the sample opens");
    let years = door.call("billing.years", serde_json::json!({})).expect("it has licence years");
    let year = years["current"].as_i64().and_then(|year| i32::try_from(year).ok()).expect("a year");
    let documents = export::gather(door.register(), &Selection::Year(year)).expect("they can be read");
    assert!(!documents.is_empty(), "the present year of the sample is billed");
    let pdfs = tempfile::tempdir().expect("a folder");
    for document in documents.iter().step_by(INVOICE_STRIDE) {
        let name = export::file_name(document);
        let pdf = pdfs.path().join(&name);
        fs::write(&pdf, export::pdf(document).expect("it can be printed")).expect("it can be written");
        let picture = folder.join(format!("pdf-{}", name.trim_end_matches(".pdf")));
        let status = Command::new("pdftoppm").args(["-png", "-r", "96"]).arg(&pdf).arg(&picture).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "pdftoppm (poppler-utils) turns {name} into pictures"
        );
        println!("{}", picture.display());
    }
}
