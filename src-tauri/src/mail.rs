//! Messages to members as drafts in a folder, which any mail program opens.

use std::path::Path;

use consortium_core::kernel::Result;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::desk::Desk;
use crate::dialogs::Dialog;
use crate::files;

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
    Dialog::folder("Save the messages in", "consortium call REGISTER confirmations.draft JSON")
}

/// Drafts the messages of a round and writes each as a file into `folder`.
pub(crate) fn save(desk: &Desk, round: i64, members: Option<&[i64]>, folder: &Path) -> Result<SavedDrafts> {
    let request = json!({ "id": round, "member_ids": members });
    let response = desk.with_door(|door| door.call("confirmations.draft", request))?;
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
    desk.with_door(|door| {
        door.call("confirmations.note_asked", json!({ "id": round, "member_ids": asked }))
    })?;
    let folder = folder.display().to_string();
    Ok(SavedDrafts { saved: made.drafts.len(), folder, unreachable: made.unreachable })
}
