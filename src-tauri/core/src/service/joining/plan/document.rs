//! Notes what happened to a document of a plan.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::kernel::{FieldProblems, Id, OptionExt, Result, text};
use crate::register::{Op, Register};
use crate::service::joining::{JoiningDetail, get, store as enquiries};

/// Asks to note what happened to a document.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SetJoiningDocument {
    /// The document.
    pub id: i64,
    /// The version of the template.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub version: String,
    /// When it was sent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub sent_on: Option<NaiveDate>,
    /// When it came back.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub received_on: Option<NaiveDate>,
    /// The day on which the organisation signed it.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub signed_on: Option<NaiveDate>,
    /// Who signed.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub signed_by: String,
    /// The day on which the consortium signed it.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub countersigned_on: Option<NaiveDate>,
    /// Whether it is not needed.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub is_waived: bool,
    /// Remarks.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub note: String,
}

/// Notes what happened to a document.
///
/// # Errors
/// A day to come, a document that came back before it was sent, one that is waived without a remark.
pub fn set_document(register: &mut Register, request: SetJoiningDocument) -> Result<JoiningDetail> {
    let connection = register.reader();
    let (enquiry_id, name) =
        store::document(connection, request.id)?.or_not_found(template!("Document"), request.id)?;
    let organisation = enquiries::find(connection, enquiry_id)?.enquiry.draft.organisation;
    let today = register.clock().today();
    let mut problems = FieldProblems::default();
    let stored = SetJoiningDocument {
        version: problems.take("version", text::line(&request.version)),
        signed_by: problems.take("signed_by", text::line(&request.signed_by)),
        note: problems.take("note", text::lines(&request.note)),
        ..request
    };
    for (field, day) in [
        ("sent_on", stored.sent_on),
        ("received_on", stored.received_on),
        ("signed_on", stored.signed_on),
        ("countersigned_on", stored.countersigned_on),
    ] {
        if day.is_some_and(|day| day > today) {
            problems.add(field, message!("This has not happened yet: enter it when it has."));
        }
    }
    if let (Some(sent_on), Some(received_on)) = (stored.sent_on, stored.received_on)
        && received_on < sent_on
    {
        problems.add("received_on", message!("It came back before it was sent. Check both days."));
    }
    if stored.is_waived && stored.note.is_empty() {
        problems.add("note", message!("Say why it is not needed."));
    }
    problems.into_result()?;
    let op =
        Op::new(message!("Noted where “{document}” of {organisation} is", document = name, organisation));
    register.transact(op, |edit| store::set_document(edit, &stored))?;
    get(register, Id { id: enquiry_id })
}
