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

use consortium_core::Door;
use consortium_core::kernel::Clock;
use consortium_core::money::invoices::export::{self, Selection};
use consortium_core::office::demo;
use consortium_core::register::Access;
use consortium_tests::application::{Application, Setup};
use consortium_tests::page::Page;
use serde_json::json;
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;

/// How a round of pictures is taken: the beginning of the file names, the size of the window, dark or light.
const ROUNDS: [(&str, (u32, u32), bool); 3] =
    [("light", (1280, 820), false), ("dark", (1280, 820), true), ("narrow", (640, 900), false)];

/// Every how many-th invoice of the year is printed, so that several scripts come up.
const INVOICE_STRIDE: usize = 7;

/// Members of the sample, and the seed it is made from: the same pictures each time.
const SAMPLE: (usize, u64) = (48, 1);

/// The pages of the settings.
const SETTINGS: [&str; 10] = [
    "tax",
    "terms",
    "accounts",
    "sponsors",
    "fields",
    "stationery",
    "letters",
    "reminders",
    "documents",
    "personal-data",
];

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

    documents(&register);
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
                self.page.press("Close").await?;
                self.below_members(application, number + 5).await
            }
            "contacts" => self.contacts(number).await,
            "portal-sync" | "issues" => {
                self.open_row(3).await?;
                self.take(&format!("{detail}-detail")).await
            }
            "tickets" => self.detail_and_tabs(number, screen, 3, &["statistics"]).await,
            "joining" => self.detail_and_tabs(number, screen, 4, &["board", "forecast"]).await,
            "tasks" => {
                self.tabs(number, screen, &["templates", "checklists"]).await?;
                self.open_row(2).await?;
                self.take(&format!("{}-tasks-checklist", number + 3)).await
            }
            "agreements" => self.inside_an_agreement(number + 1).await,
            "settings" => self.tabs(number, screen, &SETTINGS).await,
            "imports" => {
                let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/members-of-many-scripts.csv");
                application.answer_dialogs(&[Some(&list)]);
                self.page.press("Choose a file").await?;
                self.take(&format!("{detail}-mapping")).await
            }
            "billing" => self.billing(number).await,
            "invoices" => self.invoices(number).await,
            "payments" => self.tabs(number, screen, &["bank", "unallocated"]).await,
            "reminders" => self.tabs(number, screen, &["made"]).await,
            "books" => {
                self.tabs(number, screen, &["receivables", "statements", "bank", "tax", "return", "close"])
                    .await
            }
            "orcid-costs" => self.orcid_costs(number).await,
            "history" => {
                self.open_row(2).await?;
                self.take(&format!("{detail}-detail")).await
            }
            _ => Ok(()),
        }
    }

    /// What opens in a row of a screen, then its tabs.
    async fn detail_and_tabs(
        &self,
        number: usize,
        screen: &str,
        row: usize,
        tabs: &[&str],
    ) -> WebDriverResult<()> {
        self.open_row(row).await?;
        self.take(&format!("{}-{screen}-detail", number + 1)).await?;
        self.page.keys(Key::Escape).await?;
        self.tabs(number + 1, screen, tabs).await
    }

    /// The forms for what ORCID charged and was paid.
    async fn orcid_costs(&self, number: usize) -> WebDriverResult<()> {
        for (nth, what) in ["invoice", "payment"].iter().enumerate() {
            self.page.press_selector(&format!("[data-testid=record-orcid-{what}]")).await?;
            self.take(&format!("{}-orcid-costs-{what}", number + 1 + nth)).await?;
            self.page.press("Cancel").await?;
        }
        Ok(())
    }

    /// The tabs of a screen, one after the other.
    async fn tabs(&self, number: usize, screen: &str, tabs: &[&str]) -> WebDriverResult<()> {
        for (place, tab) in tabs.iter().enumerate() {
            self.page.press_selector(&format!("main [data-tab={tab}]")).await?;
            self.take(&format!("{}-{screen}-{tab}", number + 1 + place)).await?;
        }
        Ok(())
    }

    /// The fees of the year to come, what if, a plan, a fee explained, and the question before issuing.
    async fn billing(&self, number: usize) -> WebDriverResult<()> {
        let detail = format!("{}-billing", number + 1);
        self.page.press("Later licence year").await?;
        self.take(&format!("{detail}-next-year")).await?;
        self.page.press_selector("[data-testid=compare-plans]").await?;
        self.page.wait_for("[data-testid=plan-comparison]").await?;
        self.take(&format!("{}-billing-what-if", number + 2)).await?;
        self.page.press_selector("[data-testid=compare-plans]").await?;
        self.page.press_selector("[data-testid=plan-edit]").await?;
        self.take(&format!("{}-billing-plan", number + 3)).await?;
        self.page.press("Cancel").await?;
        self.page.wait_for("[data-testid=billing-preview]").await?;
        self.open_row(2).await?;
        self.page.wait_for("[data-testid=explain-total]").await?;
        self.take(&format!("{}-billing-explained", number + 4)).await?;
        self.page.press("Close").await?;
        self.page.press_selector("[data-testid=billing-issue]").await?;
        self.take(&format!("{}-billing-question", number + 5)).await?;
        self.page.press("Cancel").await
    }

    /// An invoice, and what can be made out of and beside it.
    async fn invoices(&self, number: usize) -> WebDriverResult<()> {
        let detail = format!("{}-invoices", number + 1);
        self.page.press_selector("[data-testid=invoice-write]").await?;
        self.take(&format!("{}-invoices-write", number + 3)).await?;
        self.page.press("Cancel").await?;
        self.open_row(2).await?;
        self.take(&format!("{detail}-detail")).await?;
        self.page.press_selector("[data-testid=invoice-credit]").await?;
        self.take(&format!("{}-invoices-credit", number + 2)).await?;
        self.page.press("Cancel").await
    }

    /// The roll, an election made ready, and a round of confirmation.
    async fn contacts(&self, number: usize) -> WebDriverResult<()> {
        let detail = format!("{}-contacts", number + 1);
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

    /// An agreement with its tabs, and the steps of its renewal.
    async fn inside_an_agreement(&self, number: usize) -> WebDriverResult<()> {
        let page = self.page;
        self.open_row(2).await?;
        page.wait_for("[data-testid=agreement-cost]").await?;
        self.take(&format!("{number}-agreements-overview")).await?;
        page.press("Who stays").await?;
        page.wait_for("[data-testid=decisions-table] tbody input").await?;
        self.take(&format!("{}-agreements-who-stays", number + 1)).await?;
        page.press("What if").await?;
        page.fill("Standard members more", "5").await?;
        page.wait_for("[data-testid=band-chart]").await?;
        self.take(&format!("{}-agreements-what-if", number + 2)).await?;
        page.press("Renew…").await?;
        page.press("Next: Grid").await?;
        page.wait_for("[data-testid=grid-editor]").await?;
        self.take(&format!("{}-agreements-renewal", number + 3)).await?;
        page.press("Cancel").await
    }

    /// What lies further down in a member and behind its list: documents, personal data, duplicates.
    async fn below_members(&self, application: &Application, number: usize) -> WebDriverResult<()> {
        let page = self.page;
        self.scroll_to("[data-testid=documents]").await?;
        self.take(&format!("{number}-members-documents")).await?;
        let file = application.home().join("Letter of accession, signed by both.pdf");
        fs::write(&file, PDF).expect("the home folder can be written");
        application.answer_dialogs(&[Some(&file)]);
        page.press_selector("[data-testid=attach]").await?;
        page.wait_for("[data-testid=attach-dialog]").await?;
        self.take(&format!("{}-members-attach", number + 1)).await?;
        page.press("Cancel").await?;
        let edit = "[data-testid^=contact-] .edit button";
        self.scroll_to(edit).await?;
        page.press_selector(edit).await?;
        page.press_selector("[data-testid=personal-data]").await?;
        page.wait_for("[data-testid=erase-stays]").await?;
        self.take(&format!("{}-members-personal-data", number + 2)).await?;
        page.press_selector("[data-testid=person-dialog] [data-first]").await?;
        page.press("Cancel").await?;
        page.keys(Key::Escape).await?;
        page.press_selector("[data-testid=find-duplicates]").await?;
        page.wait_for("[data-testid=duplicates-table] tbody td").await?;
        self.take(&format!("{}-duplicates", number + 3)).await?;
        self.open_row(2).await?;
        page.wait_for("[data-testid=what-happens]").await?;
        self.take(&format!("{}-duplicates-pair", number + 4)).await
    }

    /// Brings what `selector` finds into the middle, away from what stays in place at the edges.
    async fn scroll_to(&self, selector: &str) -> WebDriverResult<()> {
        let element = self.page.wait_for(selector).await?.to_json()?;
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.page.driver().execute(script, vec![element]).await.map(|_| ())
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

/// As little as a file needs to be a PDF to the program.
const PDF: &[u8] = b"%PDF-1.4\n%%EOF\n";

/// Attaches documents to the member whose picture is taken: one in two versions, and one that only its own program
/// can open.
fn documents(register: &Path) {
    let mut door =
        Door::open(register, "Mere Ngata", Clock::System, Access::Write).expect("the sample opens");
    let rows = door.call("members.list", json!({ "offset": 1, "limit": 1 })).expect("it has members");
    let member = &rows["rows"][0]["id"];
    let mut stage = |name: &str, bytes: &[u8]| {
        door.stage_attachment_bytes(name, bytes.to_vec()).expect("it can be attached").token
    };
    let agreement = stage("Consortium agreement 2024-2026, countersigned.pdf", PDF);
    let amended = stage("Consortium agreement, amended.pdf", &[PDF, b"%\n"].concat());
    let drawing = stage("network.vsdx", b"a drawing");
    let files = json!([
        { "token": agreement, "title": "Consortium agreement", "kind": "agreement", "dated_on": "2024-01-15",
          "note": "The original is in the safe of the library." },
        { "token": drawing, "title": "How their repository talks to ORCID", "kind": "other", "dated_on": null },
    ]);
    let attached =
        door.call("attachments.add", json!({ "member_id": member, "files": files })).expect("attached");
    let rows = attached["rows"].as_array().expect("the documents");
    let agreement = rows.iter().find(|row| row["kind"] == "agreement").expect("the agreement");
    door.call("attachments.add_version", json!({ "id": agreement["id"], "token": amended }))
        .expect("attached too");
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
