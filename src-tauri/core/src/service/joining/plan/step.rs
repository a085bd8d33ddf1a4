//! Notes that a step of a plan was done, or is not needed.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::kernel::{FieldProblems, Id, OptionExt, Result, text};
use crate::register::{Op, Register};
use crate::service::joining::{JoiningDetail, get, store as enquiries};

/// Asks to note what became of a step.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SetJoiningStep {
    /// The step.
    pub id: i64,
    /// When it was done; none while it is open.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub done_on: Option<NaiveDate>,
    /// To whom, or with whom.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub with_whom: String,
    /// The version of what was sent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub version: String,
    /// Whether it is not needed.
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub is_waived: bool,
    /// Remarks.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub note: String,
}

/// Notes what became of a step.
///
/// # Errors
/// A day to come; a step that is waived without a remark, or done as well.
pub fn set_step(register: &mut Register, request: SetJoiningStep) -> Result<JoiningDetail> {
    let connection = register.reader();
    let (enquiry_id, name) =
        store::step(connection, request.id)?.or_not_found(template!("Step"), request.id)?;
    let organisation = enquiries::find(connection, enquiry_id)?.enquiry.draft.organisation;
    let today = register.clock().today();
    let mut problems = FieldProblems::default();
    let stored = SetJoiningStep {
        with_whom: problems.take("with_whom", text::line(&request.with_whom)),
        version: problems.take("version", text::line(&request.version)),
        note: problems.take("note", text::lines(&request.note)),
        ..request
    };
    if stored.done_on.is_some_and(|on| on > today) {
        problems.add("done_on", message!("This has not happened yet: enter it when it has."));
    }
    if stored.is_waived && stored.done_on.is_some() {
        problems.add("is_waived", message!("It was done, so it is not left out. Clear one of both."));
    }
    if stored.is_waived && stored.note.is_empty() {
        problems.add("note", message!("Say why it is not needed."));
    }
    problems.into_result()?;
    let summary = match (stored.done_on, stored.is_waived) {
        (Some(_), _) => message!("Done for {organisation}: {step}", organisation, step = name),
        (None, true) => message!("Not needed for {organisation}: {step}", organisation, step = name),
        (None, false) => message!("Open again for {organisation}: {step}", organisation, step = name),
    };
    register.transact(Op::new(summary), |edit| store::set_step(edit, &stored))?;
    get(register, Id { id: enquiry_id })
}
