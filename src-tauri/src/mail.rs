//! Letters in a folder: messages as drafts, which any mail program opens, and documents to print.

use consortium_core::message;
use std::path::Path;
use std::sync::atomic::Ordering;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use consortium_core::kernel::{Error, Result};
use consortium_core::money::invoices;
use consortium_core::money::reminders::ReminderFiles;
use consortium_core::service::joining::DraftJoiningMissing;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::desk::Desk;
use crate::dialogs::Dialog;
use crate::files;
use crate::invoices::Reporter;

const JOB: &str = "save_letters";

/// How many letters are made before the register is let go and the user may stop: a fraction of a second.
const LETTERS_IN_A_PIECE: usize = 25;

/// What came of writing the messages of a round.
#[derive(Debug, Serialize)]
pub(crate) struct SavedDrafts {
    saved: usize,
    folder: String,
    /// Members that cannot be written to.
    unreachable: Vec<String>,
}

/// The messages of a round, as the core returns them.
#[derive(Debug, Deserialize)]
struct MailDrafts {
    drafts: Vec<MailDraft>,
    unreachable: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct MailDraft {
    member_id: i64,
    file_name: String,
    message: String,
}

/// Asks for the folder to write messages to.
pub(crate) fn folder_dialog() -> Dialog {
    Dialog::folder("Save the messages in", "consortium call REGISTER voting.draft_round JSON")
}

/// Drafts the messages of a round and writes each as a file into `folder`.
pub(crate) fn save(desk: &Desk, round: i64, members: Option<&[i64]>, folder: &Path) -> Result<SavedDrafts> {
    let request = json!({ "id": round, "member_ids": members });
    let response = desk.with_door(|door| door.call("voting.draft_round", request))?;
    let made: MailDrafts = serde_json::from_value(response)?;
    for draft in &made.drafts {
        // Two members may have one name; neither message may overwrite the other.
        let is_alone = made.drafts.iter().filter(|other| other.file_name == draft.file_name).count() == 1;
        let file_name = if is_alone {
            draft.file_name.clone()
        } else {
            format!("{} {}.eml", draft.file_name.trim_end_matches(".eml"), draft.member_id)
        };
        files::write(&folder.join(file_name), draft.message.as_bytes())?;
    }
    let asked: Vec<i64> = made.drafts.iter().map(|draft| draft.member_id).collect();
    desk.with_door(|door| door.call("voting.note_asked", json!({ "id": round, "member_ids": asked })))?;
    let folder = folder.display().to_string();
    Ok(SavedDrafts { saved: made.drafts.len(), folder, unreachable: made.unreachable })
}

/// Letters that the core makes as files. No other command's answer is ever written to a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Letters {
    /// Messages that carry invoices, credit notes and pro formas.
    Invoices,
    /// Reminders: PDFs, and messages that carry them.
    Reminders,
    /// A statement of account: a PDF, and a message that carries it.
    Statement,
    /// The receipt of a payment, as PDF.
    Receipt,
    /// One invoice or credit note as an electronic invoice.
    InvoiceXml,
    /// What organisations that join still have to give: PDFs, and messages that carry them.
    JoiningMissing,
}

/// What came of saving letters. Fewer than there are when the user cancelled.
#[derive(Debug, Default, Serialize)]
pub(crate) struct SavedLetters {
    saved: usize,
    folder: String,
    /// The records that the files are about.
    record_ids: Vec<i64>,
    /// Who has no e-mail address.
    unreachable: Vec<String>,
    /// What could not be made, with the reason.
    failed: Vec<String>,
    cancelled: bool,
}

/// A request for some of the letters that are asked for.
#[derive(Debug, PartialEq)]
struct Piece {
    request: Value,
    letters: usize,
}

/// Files to be passed on, as the core returns them.
#[derive(Debug, Deserialize)]
struct Outgoing {
    files: Vec<OutgoingFile>,
    unreachable: Vec<String>,
    failed: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct OutgoingFile {
    record_id: i64,
    file_name: String,
    data_base64: String,
}

impl Letters {
    const fn command(self) -> &'static str {
        match self {
            Self::Invoices => "invoices.draft_messages",
            Self::Reminders => "reminders.files",
            Self::Statement => "account_statements.files",
            Self::Receipt => "account_statements.receipts",
            Self::InvoiceXml => "invoices.xml",
            Self::JoiningMissing => "joining.draft_missing",
        }
    }

    /// The request in pieces, between which the window can be worked with and the job be stopped.
    fn pieces(self, desk: &Desk, request: Value) -> Result<Vec<Piece>> {
        let ids = match self {
            Self::Invoices => {
                let request = serde_json::from_value(request)?;
                desk.with_door(|door| invoices::chosen(door.register(), request))?
            }
            Self::Reminders => serde_json::from_value::<ReminderFiles>(request)?.ids,
            Self::JoiningMissing => serde_json::from_value::<DraftJoiningMissing>(request)?.ids,
            Self::Statement | Self::Receipt | Self::InvoiceXml => {
                return Ok(vec![Piece { request, letters: 1 }]);
            }
        };
        Ok(ids
            .chunks(LETTERS_IN_A_PIECE)
            .map(|ids| Piece { request: json!({ "ids": ids }), letters: ids.len() })
            .collect())
    }

    /// Asks for the folder to write the letters to.
    pub(crate) fn folder_dialog(self) -> Dialog {
        let (title, instead) = match self {
            Self::Invoices => {
                ("Save the messages in", "consortium call REGISTER invoices.draft_messages JSON")
            }
            Self::Reminders => ("Save the reminders in", "consortium call REGISTER reminders.files JSON"),
            Self::Statement => {
                ("Save the statement in", "consortium call REGISTER account_statements.files JSON")
            }
            Self::Receipt => {
                ("Save the receipt in", "consortium call REGISTER account_statements.receipts JSON")
            }
            Self::JoiningMissing => {
                ("Save the drafts in", "consortium call REGISTER joining.draft_missing JSON")
            }
            Self::InvoiceXml => ("Save the XML in", "consortium invoices REGISTER YEAR --xml FOLDER"),
        };
        Dialog::folder(title, instead)
    }
}

/// Makes letters, a few at a time, and writes each as a file into `folder`, telling the page how far it is; ends early when
/// the job is cancelled. What carries invoices makes them ready to send, as far as it was written.
pub(crate) fn save_letters(
    app: &AppHandle,
    desk: &Desk,
    letters: Letters,
    request: Value,
    folder: &Path,
) -> Result<SavedLetters> {
    let running = desk.job.begin()?;
    let pieces = letters.pieces(desk, request)?;
    let reporter = Reporter::new(app, JOB, pieces.iter().map(|piece| piece.letters).sum());
    let mut saved = SavedLetters { folder: folder.display().to_string(), ..SavedLetters::default() };
    let outcome = pieces.into_iter().try_for_each(|piece| {
        if running.cancelled().load(Ordering::Acquire) {
            saved.cancelled = true;
            return Ok(());
        }
        write_piece(desk, letters, piece.request, folder, &mut saved)?;
        reporter.advance(piece.letters);
        Ok(())
    });
    let noted = if letters == Letters::Invoices && !saved.record_ids.is_empty() {
        let request = json!({ "ids": saved.record_ids, "channel": "email" });
        desk.with_door(|door| door.call("invoices.note_dispatch", request)).map(|_| ())
    } else {
        Ok(())
    };
    // The page takes its bar away whatever came of it, so it must hear of the end before it hears of an error.
    reporter.end();
    outcome.and(noted).map(|()| saved)
}

/// Makes the letters of one request and writes each as a file.
fn write_piece(
    desk: &Desk,
    letters: Letters,
    request: Value,
    folder: &Path,
    saved: &mut SavedLetters,
) -> Result<()> {
    let response = desk.with_door(|door| door.call(letters.command(), request))?;
    let made: Outgoing = serde_json::from_value(response)?;
    for file in &made.files {
        let bytes = STANDARD.decode(&file.data_base64);
        let bytes = bytes.map_err(|error| {
            Error::internal(message!("{file}: {error}.", file = file.file_name, error = error.to_string()))
        })?;
        files::write(&folder.join(&file.file_name), &bytes)?;
        saved.saved += 1;
        if !saved.record_ids.contains(&file.record_id) {
            saved.record_ids.push(file.record_id);
        }
    }
    saved.unreachable.extend(made.unreachable);
    saved.failed.extend(made.failed);
    Ok(())
}
