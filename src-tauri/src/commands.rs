//! The host commands, as they are declared in `consortium-host`: one function each. All commands of the core pass
//! through [`call`].

use consortium_core::kernel::{Error, ErrorKind, FileBytes, Id, Result, foreign};
use consortium_core::message;
use consortium_core::money::bank::{self, StagedBankFile};
use consortium_core::people::attachments::{self, GetAttachmentsContent, StagedAttachment};
use consortium_core::people::imports::{self, StagedImport};
use consortium_core::people::profile::{self, LogoDraft, NewConsortium, Profile};
use consortium_core::people::tabular::{LIST_BYTES_MAX, StagedFile};
use consortium_core::service::joining::{self};
use consortium_core::service::record_lists::StagedList;
use consortium_core::service::tickets::desk_lists::{self, TicketListOutcome};
use consortium_core::service::tickets::intake::StagedMails;
use consortium_core::service::tickets::{self};
use consortium_host::{
    AppState, BANK_FILE, Call, CallAnswer, DOCUMENT, Desk as _, HoldWindow, LIST, MAILS, OpenRecent, PICTURE,
    Question, REGISTER, Saved, Saving, draw_invoice, stage_mails,
};
use tauri::AppHandle;

use crate::desk::{Desk, desk};
use crate::{dialogs, dropped, surroundings, viewer, window};

/// Largest picture looked at for a logo, in bytes.
const LOGO_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Runs one command of the core.
#[tauri::command]
pub(crate) async fn call(app: AppHandle, request: Call) -> Result<CallAnswer> {
    work(&app, move |desk| {
        let Call { name, request } = request;
        // A command that reads a staged file finds it read: meanwhile other commands have the door.
        if let Some(ahead) = desk.with_door(|door| door.read_ahead(&name, &request))? {
            ahead.read();
        }
        desk.with_door(|door| door.call(&name, request)).map(CallAnswer)
    })
    .await
}

/// What is open, what was open before, and what went wrong at start.
#[tauri::command]
pub(crate) async fn app_state(app: AppHandle) -> Result<AppState> {
    work(&app, Desk::state).await
}

/// Asks where to save a new register, creates it and opens it.
#[tauri::command]
pub(crate) async fn create_register(app: AppHandle, request: NewConsortium) -> Result<Option<AppState>> {
    // Checked first, so that nobody chooses a file only to be told that the name is missing.
    request.check()?;
    let instead = "consortium new REGISTER --name NAME --currency CUR";
    let question = Question::save(message!("Save the new register as"), REGISTER, &request.name, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    opened(&app, move |desk| desk.create(&path, &request)).await
}

/// Asks for a register and opens it.
#[tauri::command]
pub(crate) async fn open_register(app: AppHandle) -> Result<Option<AppState>> {
    let instead = "consortium-desk REGISTER opens one without asking";
    let question = Question::open(message!("Open a register"), REGISTER, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    opened(&app, move |desk| desk.open(&path)).await
}

/// Opens a register of the recent list.
#[tauri::command]
pub(crate) async fn open_recent(app: AppHandle, request: OpenRecent) -> Result<Option<AppState>> {
    opened(&app, move |desk| desk.open_recent(&request.id)).await
}

/// Opens the sample consortium, which is made the first time.
#[tauri::command]
pub(crate) async fn explore_sample(app: AppHandle) -> Result<Option<AppState>> {
    opened(&app, |desk| desk.open_sample(&surroundings::data_folder()?)).await
}

/// Closes the open register.
#[tauri::command]
pub(crate) async fn close_register(app: AppHandle) -> Result<Option<AppState>> {
    opened(&app, Desk::close).await
}

/// Remembers whether something in the page is not saved yet, so that the window asks before it closes.
#[tauri::command]
pub(crate) async fn hold_window(app: AppHandle, request: HoldWindow) -> Result<()> {
    desk(&app).hold(request.hold);
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
pub(crate) async fn choose_import_file(app: AppHandle) -> Result<Option<StagedImport>> {
    let instead = "consortium import REGISTER FILE";
    let question = Question::open(message!("Choose a list to import"), LIST, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    work(&app, move |desk| stage_import(desk, &path)).await.map(Some)
}

/// Reads the list that was dropped last into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn import_dropped(app: AppHandle) -> Result<StagedImport> {
    work(&app, |desk| stage_import(desk, &dropped::only_one(desk.take_dropped())?)).await
}

/// Asks for a bank's file and reads it into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn choose_bank_file(app: AppHandle) -> Result<Option<StagedBankFile>> {
    let instead = "consortium bank REGISTER FILE";
    let question = Question::open(message!("Choose a bank statement"), BANK_FILE, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    work(&app, move |desk| stage_bank_file(desk, &path)).await.map(Some)
}

/// Reads the bank's file that was dropped last into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn bank_file_dropped(app: AppHandle) -> Result<StagedBankFile> {
    work(&app, |desk| stage_bank_file(desk, &dropped::only_one(desk.take_dropped())?)).await
}

/// Asks for a document and reads it into memory, ready to be attached.
#[tauri::command]
pub(crate) async fn choose_attachment(app: AppHandle) -> Result<Vec<StagedAttachment>> {
    let instead = "consortium attach REGISTER MEMBER FILE";
    let question = Question::open(message!("Choose a document to attach"), DOCUMENT, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(Vec::new()) };
    work(&app, move |desk| stage_attachments(desk, &[path])).await
}

/// Reads what was dropped last into memory, ready to be attached.
#[tauri::command]
pub(crate) async fn attach_dropped(app: AppHandle) -> Result<Vec<StagedAttachment>> {
    work(&app, |desk| stage_attachments(desk, &desk.take_dropped())).await
}

/// Asks for a file with messages and reads it into memory, ready to be taken in.
#[tauri::command]
pub(crate) async fn choose_mails(app: AppHandle) -> Result<Option<StagedMails>> {
    let question = Question::open(message!("Choose messages"), MAILS, "consortium mail REGISTER FILE");
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    work(&app, move |desk| stage_mails(desk, &[path])).await.map(Some)
}

/// Reads the messages that were dropped last into memory, ready to be taken in.
#[tauri::command]
pub(crate) async fn mails_dropped(app: AppHandle) -> Result<StagedMails> {
    work(&app, |desk| stage_mails(desk, &desk.take_dropped())).await
}

/// Asks for a list of tickets and reads it into memory, ready to be looked at.
#[tauri::command]
pub(crate) async fn choose_ticket_list(app: AppHandle) -> Result<Option<TicketListOutcome>> {
    let instead = "consortium import REGISTER FILE --kind tickets";
    let question = Question::open(message!("Choose a list of tickets"), LIST, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    work(&app, move |desk| stage_ticket_list(desk, &path)).await.map(Some)
}

/// Asks for a list and reads it into memory, ready to be looked at by whoever knows its records.
#[tauri::command]
pub(crate) async fn choose_list(app: AppHandle) -> Result<Option<StagedList>> {
    let instead = "consortium import REGISTER FILE --kind enquiries|tasks|issues";
    let question = Question::open(message!("Choose a list"), LIST, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    work(&app, move |desk| {
        let bytes = foreign::read_file(&path, LIST_BYTES_MAX)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        desk.with_door(|door| door.stage_list_bytes(&name, bytes))
    })
    .await
    .map(Some)
}

/// Asks for a picture and makes it the consortium's logo.
#[tauri::command]
pub(crate) async fn choose_logo(app: AppHandle) -> Result<Option<Profile>> {
    let instead = "consortium call REGISTER profile.set_logo JSON";
    let question = Question::open(message!("Choose a logo"), PICTURE, instead);
    let Some(path) = dialogs::ask(&app, &question).await? else { return Ok(None) };
    work(&app, move |desk| {
        let bytes = FileBytes(foreign::read_file(&path, LOGO_BYTES_MAX)?);
        // What kind of picture it is, its bytes say.
        let logo = LogoDraft { media_type: String::new(), bytes };
        desk.with_door(|door| door.write("profile.set_logo", |register| profile::set_logo(register, logo)))
    })
    .await
    .map(Some)
}

/// Shows a version of a document in the system's program for it.
#[tauri::command]
pub(crate) async fn open_attachment(app: AppHandle, request: GetAttachmentsContent) -> Result<()> {
    work(&app, move |desk| {
        let content = desk.with_door(|door| attachments::content(door.register(), request))?;
        viewer::show_attachment(&content)
    })
    .await
}

/// Shows one invoice in the system's PDF viewer.
#[tauri::command]
pub(crate) async fn open_invoice(app: AppHandle, request: Id) -> Result<()> {
    work(&app, move |desk| {
        let (file_name, pdf) = draw_invoice(desk, request)?;
        viewer::show(&file_name, &pdf)
    })
    .await
}

/// Shows a file of a message in the system's program for it.
#[tauri::command]
pub(crate) async fn open_ticket_file(app: AppHandle, request: Id) -> Result<()> {
    work(&app, move |desk| {
        let content = desk.with_door(|door| tickets::file(door.register(), request))?;
        viewer::show_attachment(&content)
    })
    .await
}

/// Shows a file of an enquiry in the system's program for it.
#[tauri::command]
pub(crate) async fn open_joining_file(app: AppHandle, request: Id) -> Result<()> {
    work(&app, move |desk| {
        let content = desk.with_door(|door| joining::file(door.register(), request))?;
        viewer::show_attachment(&content)
    })
    .await
}

/// Makes what is asked for, asks where to save it, and saves it there; answers when it is done or was cancelled.
#[tauri::command]
pub(crate) async fn save(app: AppHandle, request: Saving) -> Result<Option<Saved>> {
    let prepared = work(&app, move |desk| request.prepare(desk)).await?;
    let Some(place) = dialogs::ask(&app, prepared.question()).await? else { return Ok(None) };
    work(&app, move |desk| prepared.write(desk, &place)).await.map(Some)
}

/// Asks the running job to stop.
#[tauri::command]
pub(crate) async fn cancel_job(app: AppHandle) -> Result<()> {
    desk(&app).job().cancel();
    Ok(())
}

fn stage_import(desk: &Desk, path: &std::path::Path) -> Result<StagedImport> {
    // A large workbook takes long to read: meanwhile other commands have the door.
    let file = StagedFile::read(path, imports::READING)?;
    desk.with_door(|door| door.stage_import_read(file))
}

fn stage_bank_file(desk: &Desk, path: &std::path::Path) -> Result<StagedBankFile> {
    let file = StagedFile::read(path, bank::READING)?;
    desk.with_door(|door| door.stage_bank_file_read(file))
}

fn stage_ticket_list(desk: &Desk, path: &std::path::Path) -> Result<TicketListOutcome> {
    let file = StagedFile::read(path, desk_lists::READING)?;
    desk.with_door(|door| door.stage_ticket_list_read(file))
}

/// Reads documents into memory: all of them, or none.
fn stage_attachments(desk: &Desk, paths: &[std::path::PathBuf]) -> Result<Vec<StagedAttachment>> {
    let read = paths.iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, attachments::read(path)?))
    });
    let files: Vec<(String, Vec<u8>)> = read.collect::<Result<_>>()?;
    desk.with_door(|door| {
        files.into_iter().map(|(name, bytes)| door.stage_attachment_bytes(&name, bytes)).collect()
    })
}

/// Does something to what is open, and answers with what is open then.
async fn opened(
    app: &AppHandle,
    change: impl FnOnce(&Desk) -> Result<()> + Send + 'static,
) -> Result<Option<AppState>> {
    work(app, move |desk| {
        change(desk)?;
        desk.state()
    })
    .await
    .map(Some)
}

/// Runs `action` on a thread of its own: the core reads and writes files, and the window must stay alive meanwhile.
async fn work<T: Send + 'static>(
    app: &AppHandle,
    action: impl FnOnce(&Desk) -> Result<T> + Send + 'static,
) -> Result<T> {
    let app = app.clone();
    let done = tauri::async_runtime::spawn_blocking(move || action(&desk(&app))).await;
    done.unwrap_or_else(|error| {
        log::error!("a command ended without an answer: {error}");
        let message = message!("A defect in this program stopped the operation. It is not known whether it was done: look into the history before you repeat it.");
        Err(Error::new(ErrorKind::Unknown, message))
    })
}

/// Every function asks and answers what is declared of it, or this does not compile.
mod declared {
    use std::future::Future;

    use super::*;

    const fn asks_nothing<Answered, Done: Future<Output = Result<Answered>>>(_: fn(AppHandle) -> Done) {}

    const fn asks<Request, Answered, Done: Future<Output = Result<Answered>>>(
        _: fn(AppHandle, Request) -> Done,
    ) {
    }

    macro_rules! fits {
        ($($name:ident $(: $request:ty)? => $answer:ty;)+) => { $(fits!(@one $name $(: $request)? => $answer);)+ };
        (@one $name:ident => $answer:ty) => { const _: () = asks_nothing::<$answer, _>(super::$name); };
        (@one $name:ident: $request:ty => $answer:ty) => {
            const _: () = asks::<$request, $answer, _>(super::$name);
        };
    }

    consortium_host::host_commands!(fits);
}
