//! The host commands: what the page may ask of the shell. Each is listed in `build.rs` and granted in
//! `capabilities/window.json`; all domain commands pass through [`call`].

use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use consortium_core::people::attachments::StagedAttachment;
use consortium_core::people::profile::NewConsortium;
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::books::{self, SavedBooks};
use crate::desk::{AppState, Desk, desk};
use crate::dialogs::{BANK_FILE, Dialog, LIST, REGISTER};
use crate::files::{self, Saved};
use crate::invoices::{self, SavedInvoices};
use crate::mail::{self, Letters, SavedDrafts, SavedLetters};
use crate::package::{self, PackageForm, SavedPackage};
use crate::surroundings;
use crate::{attachments, dropped, window};

/// Runs one command of the core.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn call(app: AppHandle, name: String, request: Value) -> Result<Value> {
    work(&app, move |_app, desk| {
        // A command that reads a staged file finds it read: meanwhile other commands have the door.
        if let Some(ahead) = desk.with_door(|door| door.read_ahead(&name, &request))? {
            ahead.read();
        }
        desk.with_door(|door| door.call(&name, request))
    })
    .await
}

/// What is open, what was open before, and what went wrong at start.
#[tauri::command]
pub(crate) async fn app_state(app: AppHandle) -> Result<AppState> {
    work(&app, |app, desk| desk.state(app)).await
}

/// Asks where to save a new register, creates it and opens it.
#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn create_register(
    app: AppHandle,
    name: String,
    currency: String,
    year_start: String,
) -> Result<Option<AppState>> {
    let consortium = NewConsortium { name, currency, year_start };
    // Checked first, so that nobody chooses a file only to be told that the name is missing.
    consortium.check()?;
    let instead = "consortium new REGISTER --name NAME --currency CUR";
    let dialog = Dialog::save("Save the new register as", REGISTER, &consortium.name, instead);
    let Some(path) = dialog.show(&app).await? else { return Ok(None) };
    opened(&app, move |app, desk| desk.create(app, &path, &consortium)).await
}

/// Asks for a register and opens it.
#[tauri::command]
pub(crate) async fn open_register(app: AppHandle) -> Result<Option<AppState>> {
    let dialog =
        Dialog::open("Open a register", REGISTER, "consortium-desk REGISTER opens one without asking");
    let Some(path) = dialog.show(&app).await? else { return Ok(None) };
    opened(&app, move |app, desk| desk.open(app, &path)).await
}

/// Opens a register of the recent list.
#[tauri::command]
pub(crate) async fn open_recent(app: AppHandle, id: String) -> Result<Option<AppState>> {
    opened(&app, move |app, desk| desk.open_recent(app, &id)).await
}

/// Opens the sample consortium, which is made the first time.
#[tauri::command]
pub(crate) async fn explore_sample(app: AppHandle) -> Result<Option<AppState>> {
    opened(&app, |app, desk| desk.open_sample(app, &surroundings::data_folder()?)).await
}

/// Closes the open register.
#[tauri::command]
pub(crate) async fn close_register(app: AppHandle) -> Result<Option<AppState>> {
    opened(&app, |app, desk| desk.close(app)).await
}

/// Remembers whether something in the page is not saved yet, so that the window asks before it closes.
#[tauri::command]
pub(crate) async fn hold_window(app: AppHandle, hold: bool) -> Result<()> {
    desk(&app).hold(hold);
    Ok(())
}

/// Closes the window: the user was asked, or there was nothing to ask.
#[tauri::command]
pub(crate) async fn close_window(app: AppHandle) -> Result<()> {
    window::close(&app);
    Ok(())
}

/// Asks for a list and reads it into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn choose_import_file(app: AppHandle) -> Result<Option<Value>> {
    let dialog = Dialog::open("Choose a list to import", LIST, "consortium import REGISTER FILE");
    let Some(path) = dialog.show(&app).await? else { return Ok(None) };
    work(&app, move |_app, desk| files::stage_import(desk, &path)).await.map(Some)
}

/// Saves the rows that an import rejected.
#[tauri::command]
pub(crate) async fn save_rejected(app: AppHandle, batch: i64) -> Result<Option<Saved>> {
    let rejected = work(&app, move |_app, desk| files::rejected(desk, batch)).await?;
    files::save_rejected(&app, rejected).await
}

/// Saves a list as CSV or as a workbook; `request` is that of `exports.make`.
#[tauri::command]
pub(crate) async fn save_export(app: AppHandle, request: Value) -> Result<Option<Saved>> {
    let export = work(&app, move |_app, desk| files::export(desk, request)).await?;
    files::save_export(&app, export).await
}

/// Asks for a picture and makes it the consortium's logo.
#[tauri::command]
pub(crate) async fn choose_logo(app: AppHandle) -> Result<Option<Value>> {
    let Some(path) = files::logo_dialog().show(&app).await? else { return Ok(None) };
    work(&app, move |_app, desk| {
        let logo = files::read_logo(&path)?;
        desk.with_door(|door| door.call("profile.set_logo", logo)).map(Some)
    })
    .await
}

/// Saves one invoice as PDF.
#[tauri::command]
pub(crate) async fn save_invoice(app: AppHandle, id: i64) -> Result<Option<Saved>> {
    let pdf = work(&app, move |_app, desk| invoices::render(desk, id)).await?;
    invoices::save_one(&app, pdf).await
}

/// Shows one invoice in the system's PDF viewer.
#[tauri::command]
pub(crate) async fn open_invoice(app: AppHandle, id: i64) -> Result<()> {
    work(&app, move |_app, desk| invoices::open(&invoices::render(desk, id)?)).await
}

/// Asks for a folder and saves all invoices of a licence year there; answers when it is done or was cancelled.
#[tauri::command]
pub(crate) async fn save_invoices(app: AppHandle, year: i32) -> Result<Option<SavedInvoices>> {
    let Some(folder) = invoices::folder_dialog().show(&app).await? else { return Ok(None) };
    work(&app, move |app, desk| invoices::save_year(app, desk, year, &folder)).await.map(Some)
}

/// Asks for a folder and writes there the messages of a round of confirmation, to `members` or to all who did not answer.
#[tauri::command]
pub(crate) async fn save_mail_drafts(
    app: AppHandle,
    round: i64,
    members: Option<Vec<i64>>,
) -> Result<Option<SavedDrafts>> {
    let Some(folder) = mail::folder_dialog().show(&app).await? else { return Ok(None) };
    work(&app, move |_app, desk| mail::save(desk, round, members.as_deref(), &folder)).await.map(Some)
}

/// Asks for a folder and writes letters there; `request` is that of the core's command for them.
#[tauri::command]
pub(crate) async fn save_letters(
    app: AppHandle,
    letters: Letters,
    request: Value,
) -> Result<Option<SavedLetters>> {
    let Some(folder) = letters.folder_dialog().show(&app).await? else { return Ok(None) };
    work(&app, move |app, desk| mail::save_letters(app, desk, letters, request, &folder)).await.map(Some)
}

/// Asks for a folder and saves the books of a licence year there; answers when it is done or was cancelled.
#[tauri::command]
pub(crate) async fn save_auditor_folder(app: AppHandle, year: i32) -> Result<Option<SavedBooks>> {
    let Some(folder) = books::folder_dialog().show(&app).await? else { return Ok(None) };
    work(&app, move |app, desk| books::save(app, desk, year, &folder)).await.map(Some)
}

/// Asks where to save the documents of a licence year to be passed on, and saves them there; answers when it is done or
/// was cancelled.
#[tauri::command]
pub(crate) async fn save_package(
    app: AppHandle,
    year: i32,
    form: PackageForm,
) -> Result<Option<SavedPackage>> {
    let Some(path) = form.dialog(year).show(&app).await? else { return Ok(None) };
    work(&app, move |app, desk| package::save(app, desk, year, form, &path)).await.map(Some)
}

/// Asks the running job to stop.
#[tauri::command]
pub(crate) async fn cancel_job(app: AppHandle) -> Result<Value> {
    desk(&app).job.cancel();
    Ok(json!(null))
}

/// Asks for a document and reads it into memory, ready to be attached.
#[tauri::command]
pub(crate) async fn choose_attachment(app: AppHandle) -> Result<Vec<StagedAttachment>> {
    let Some(path) = attachments::dialog().show(&app).await? else { return Ok(Vec::new()) };
    work(&app, move |_app, desk| attachments::stage(desk, &[path])).await
}

/// Reads what was dropped last into memory, ready to be attached.
#[tauri::command]
pub(crate) async fn attach_dropped(app: AppHandle) -> Result<Vec<StagedAttachment>> {
    work(&app, |_app, desk| attachments::stage(desk, &desk.take_dropped())).await
}

/// Shows a version of a document in the system's program for it.
#[tauri::command]
pub(crate) async fn open_attachment(app: AppHandle, version: i64) -> Result<()> {
    work(&app, move |_app, desk| attachments::open(&attachments::content(desk, version)?)).await
}

/// Saves a version of a document.
#[tauri::command]
pub(crate) async fn save_attachment(app: AppHandle, version: i64) -> Result<Option<Saved>> {
    let content = work(&app, move |_app, desk| attachments::content(desk, version)).await?;
    attachments::save(&app, content).await
}

/// Reads the list that was dropped last into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn import_dropped(app: AppHandle) -> Result<Value> {
    work(&app, |_app, desk| files::stage_import(desk, &dropped::only_one(desk.take_dropped())?)).await
}

/// Asks for a bank's file and reads it into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn choose_bank_file(app: AppHandle) -> Result<Option<Value>> {
    let dialog = Dialog::open("Choose a bank statement", BANK_FILE, "consortium bank REGISTER FILE");
    let Some(path) = dialog.show(&app).await? else { return Ok(None) };
    work(&app, move |_app, desk| files::stage_bank_file(desk, &path)).await.map(Some)
}

/// Reads the bank's file that was dropped last into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn bank_file_dropped(app: AppHandle) -> Result<Value> {
    work(&app, |_app, desk| files::stage_bank_file(desk, &dropped::only_one(desk.take_dropped())?)).await
}

/// Asks for a folder and saves everything about one person there.
#[tauri::command]
pub(crate) async fn save_person(app: AppHandle, contact: i64) -> Result<Option<Saved>> {
    let Some(folder) = files::person_folder_dialog().show(&app).await? else { return Ok(None) };
    work(&app, move |_app, desk| files::save_person(desk, contact, &folder)).await.map(Some)
}

/// Does something to what is open, and answers with what is open then.
async fn opened(
    app: &AppHandle,
    change: impl FnOnce(&AppHandle, &Desk) -> Result<()> + Send + 'static,
) -> Result<Option<AppState>> {
    work(app, move |app, desk| {
        change(app, desk)?;
        desk.state(app)
    })
    .await
    .map(Some)
}

/// Runs `action` on a thread of its own: the core reads and writes files, and the window must stay alive meanwhile.
async fn work<T: Send + 'static>(
    app: &AppHandle,
    action: impl FnOnce(&AppHandle, &Desk) -> Result<T> + Send + 'static,
) -> Result<T> {
    let app = app.clone();
    let done = tauri::async_runtime::spawn_blocking(move || action(&app, &desk(&app))).await;
    done.unwrap_or_else(|error| {
        log::error!("a command ended without an answer: {error}");
        let message = message!("A defect in this program stopped the operation. It is not known whether it was done: look into the history before you repeat it.");
        Err(Error::new(ErrorKind::Unknown, message))
    })
}
