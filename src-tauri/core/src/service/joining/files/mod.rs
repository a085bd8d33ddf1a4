//! Files that show an answer on eligibility, and signed documents of a plan: kept by the rules of attachments.

pub(super) mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::outline::{self, OutlineKind};
use super::{JoiningDetail, get, plan, store as enquiries};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::people::attachments::{AttachmentContent, AttachmentStaging, stored_content};
use crate::register::{Op, Register, sha256};

/// A file of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JoiningFile {
    /// Its id, never reused.
    pub id: i64,
    /// The question whose answer it shows.
    pub criterion: Option<String>,
    /// The document of the plan that it is.
    pub document_id: Option<i64>,
    /// The name that it came with.
    pub file_name: String,
    /// What it was recognised as.
    pub media_type: String,
    /// Its size.
    pub size_bytes: i64,
    /// When it was added: RFC 3339 in UTC.
    pub added_at: String,
    /// Who added it.
    pub added_by: String,
    /// Whether it is of a kind that is opened; others can only be saved.
    pub opens: bool,
}

/// Asks to attach files to an answer or to a document: one of both is named.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AttachJoining {
    /// The enquiry.
    pub id: i64,
    /// The key of the question.
    #[serde(default)]
    pub criterion: Option<String>,
    /// The document.
    #[serde(default)]
    pub document_id: Option<i64>,
    /// The tokens of the chosen files.
    pub tokens: Vec<String>,
}

/// Attaches files: all of them, or none.
///
/// # Errors
/// No file, none or both of question and document, one of another enquiry, content that is attached there already.
pub fn attach(
    register: &mut Register,
    staging: &mut AttachmentStaging,
    request: AttachJoining,
) -> Result<JoiningDetail> {
    let connection = register.reader();
    let organisation = enquiries::find(connection, request.id)?.enquiry.draft.organisation;
    let to = name_of(register, &request)?;
    if request.tokens.is_empty() {
        return Err(Error::invalid("tokens", message!("No file was named. Choose at least one.")));
    }
    let attached = store::of_enquiry(connection, request.id)?;
    let mut files = Vec::with_capacity(request.tokens.len());
    for token in &request.tokens {
        let (name, bytes) = staging.content(token)?;
        let hash = sha256(bytes);
        let is_there = attached.iter().any(|(file, known)| {
            *known == hash && file.criterion == request.criterion && file.document_id == request.document_id
        });
        if is_there {
            return Err(Error::invalid(
                "file",
                message!("{file} is attached to “{to}” already.", file = name, to),
            ));
        }
        files.push((name.to_owned(), bytes.to_vec()));
    }
    let summary = message!(
        "Attached {count, plural, one {# file} other {# files}} to “{to}” of {organisation}",
        count = files.len(),
        to,
        organisation
    );
    register.transact(Op::new(summary), |edit| {
        files.iter().try_for_each(|file| store::insert(edit, &request, file))
    })?;
    staging.forget(&request.tokens);
    get(register, Id { id: request.id })
}

/// What files are attached to, by the question or the name of the document.
fn name_of(register: &Register, request: &AttachJoining) -> Result<String> {
    let connection = register.reader();
    match (&request.criterion, request.document_id) {
        (Some(key), None) => {
            let outline = outline::outline(connection)?;
            let question = outline.item(OutlineKind::Criterion, key).or_invalid(
                "criterion",
                message!("There is no question “{criterion}” among those in the settings.", criterion = key),
            )?;
            Ok(question.name.clone())
        }
        (None, Some(id)) => {
            let (of, name) =
                plan::store::document(connection, id)?.or_not_found(template!("Document"), id)?;
            if of != request.id {
                return Err(Error::invalid(
                    "document_id",
                    message!("“{name}” belongs to another enquiry.", name),
                ));
            }
            Ok(name)
        }
        _ => Err(Error::invalid(
            "criterion",
            message!("A file belongs to an answer or to a document: name one of both."),
        )),
    }
}

/// Takes a file off. Its content stays in the register, so that this can be undone.
pub fn detach(register: &mut Register, request: Id) -> Result<JoiningDetail> {
    let (enquiry_id, file_name, _) =
        store::find(register.reader(), request.id)?.or_not_found(template!("File"), request.id)?;
    let op = Op::new(message!("Took off the file {file_name}", file_name));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    get(register, Id { id: enquiry_id })
}

/// Gives a file, after making sure that it is what was stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Conflict`] when the stored bytes changed.
pub fn file(register: &Register, request: Id) -> Result<AttachmentContent> {
    let (_, file_name, stored_sha256) =
        store::find(register.reader(), request.id)?.or_not_found(template!("File"), request.id)?;
    stored_content(register.reader(), file_name, &stored_sha256)
}
