//! Attaches files.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::list::owner_name;
use super::{
    AttachmentDraft, AttachmentKind, AttachmentList, AttachmentStaging, ListAttachments, list, store,
};
use crate::kernel::{Error, FieldProblems, Result, text};
use crate::register::{Op, Register, sha256};

/// Asks to attach files to a member, to an agreement or to the consortium.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AddAttachments {
    /// The member; with neither, the consortium as a whole.
    pub member_id: Option<i64>,
    #[serde(default)]
    pub agreement_id: Option<i64>,
    /// The files, each of which becomes a document.
    pub files: Vec<NewAttachment>,
}

/// A file to attach.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct NewAttachment {
    /// The token of the chosen file.
    pub token: String,
    pub title: String,
    pub kind: AttachmentKind,
    /// The date it bears.
    #[ts(as = "Option<String>")]
    pub dated_on: Option<NaiveDate>,
    /// Anything worth knowing of it.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub note: String,
}

/// Attaches files: all of them, or none.
pub fn add(
    register: &mut Register,
    staging: &mut AttachmentStaging,
    request: AddAttachments,
) -> Result<AttachmentList> {
    let attached_to = ListAttachments { member_id: request.member_id, agreement_id: request.agreement_id };
    let owner = owner_name(register.reader(), attached_to)?;
    if request.files.is_empty() {
        return Err(Error::invalid("files", message!("No file was named. Choose at least one.")));
    }
    let mut checked = Vec::with_capacity(request.files.len());
    for new in &request.files {
        let file = staging.file(&new.token)?;
        let known = store::title_of_content(register.reader(), attached_to, &sha256(&file.bytes))?;
        if let Some(title) = known {
            let message = message!(
                "{file} is attached to {owner} already, as “{title}”.",
                file = file.name,
                owner,
                title
            );
            return Err(Error::invalid("file", message));
        }
        checked.push((file, storable(new)?));
    }
    let summary = match checked.as_slice() {
        [(_, draft)] => message!("Attached “{title}” to {owner}", title = draft.title, owner),
        many => message!(
            "Attached {count, plural, one {# document} other {# documents}} to {owner}",
            count = many.len(),
            owner
        ),
    };
    register.transact(Op::new(summary), |edit| {
        for (file, draft) in &checked {
            let id = store::insert(edit, attached_to, draft)?;
            store::insert_version(edit, id, file)?;
        }
        Ok(())
    })?;
    let tokens: Vec<String> = request.files.into_iter().map(|new| new.token).collect();
    staging.forget(&tokens);
    list(register, attached_to)
}

fn storable(new: &NewAttachment) -> Result<AttachmentDraft> {
    checked(&AttachmentDraft {
        title: new.title.clone(),
        kind: new.kind,
        dated_on: new.dated_on,
        note: new.note.clone(),
    })
}

/// The stored form of a draft.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn checked(draft: &AttachmentDraft) -> Result<AttachmentDraft> {
    let mut problems = FieldProblems::default();
    let stored = AttachmentDraft {
        title: problems.take("title", text::line(&draft.title)),
        kind: draft.kind,
        dated_on: draft.dated_on,
        note: problems.take("note", text::lines(&draft.note)),
    };
    if problems.is_empty() && stored.title.is_empty() {
        problems.add("title", message!("Give the document a title."));
    }
    problems.into_result().map(|()| stored)
}
