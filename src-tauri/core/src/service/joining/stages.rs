//! Moves an enquiry from stage to stage. A stage goes with a status: that one is proposed, and a person decides.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::outline::Outline;
use super::store::Listed;
use super::{JoiningDetail, OutlineKind, get, outline, store};
use crate::kernel::{Error, Id, Message, OptionExt, Result};
use crate::people::members::Status;
use crate::register::{Connection, Op, Register};

/// Asks to move an enquiry to a stage.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct MoveJoiningStage {
    /// The enquiry.
    pub id: i64,
    /// The key of the stage.
    pub stage: String,
    /// The first day; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// A status that goes with the stage of an enquiry and that its member does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatusProposal {
    /// The status.
    pub status: Status,
    /// The day from which it would hold: the first day of membership for one that becomes active.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What would be done, as a sentence.
    pub message: Message,
}

/// Moves an enquiry to a stage, forward or back.
///
/// # Errors
/// A stage that there is not, a day before the present stage began or one to come, an enquiry that is closed.
pub fn move_stage(register: &mut Register, request: MoveJoiningStage) -> Result<JoiningDetail> {
    let connection = register.reader();
    let Listed { enquiry, .. } = store::find(connection, request.id)?;
    let outline = outline::outline(connection)?;
    let stage = outline.item(OutlineKind::Stage, &request.stage).or_invalid(
        "stage",
        message!("There is no stage “{stage}”. Choose one of those in the settings.", stage = request.stage),
    )?;
    if enquiry.closed_on.is_some() {
        return Err(Error::conflict(message!(
            "The enquiry of {organisation} is closed. Reopen it before it moves on.",
            organisation = enquiry.draft.organisation
        )));
    }
    let today = register.clock().today();
    let on = request.on.unwrap_or(today);
    if on > today || on < enquiry.stage_since {
        return Err(Error::invalid(
            "on",
            message!(
                "Enter a day from {since, date, long}, when it came to its present stage, until today.",
                since = enquiry.stage_since
            ),
        ));
    }
    if stage.key != enquiry.stage {
        let summary = message!(
            "Moved the enquiry of {organisation} to “{stage}”",
            organisation = enquiry.draft.organisation,
            stage = stage.name
        );
        register.transact(Op::new(summary), |edit| {
            store::set(edit, enquiry.id, &[("stage", &stage.key)])?;
            store::insert_stage(edit, enquiry.id, &stage.key, on)
        })?;
    }
    get(register, Id { id: request.id })
}

/// The status that is proposed for the member of an enquiry: the one of its stage, where it is further on than the
/// member’s own.
pub(super) fn proposal(outline: &Outline, listed: &Listed, today: NaiveDate) -> Option<StatusProposal> {
    let Listed { enquiry, member, member_status } = listed;
    let status = outline.item(OutlineKind::Stage, &enquiry.stage)?.status?;
    let (member, now) = (member.as_ref()?, (*member_status)?);
    let comes_back = matches!(now, Status::Former);
    if enquiry.closed_on.is_some() || now == status || !(now < status || comes_back) {
        return None;
    }
    let on = enquiry.draft.starts_on.filter(|_| status == Status::Active).unwrap_or(today);
    let message = match status {
        Status::Active if on > today => return None,
        Status::Active => message!("Make {member} an active member from {on, date, long}.", member, on),
        Status::Onboarding => message!("Set the status of {member} to onboarding.", member),
        Status::Applicant => message!("Set the status of {member} to applicant.", member),
        _ => message!("Set the status of {member} to enquiry.", member),
    };
    Some(StatusProposal { status, on, message })
}

/// What the stage is called at which the joining of a member is, or of whoever asks without one; empty where nobody enquired.
/// Of several enquiries the one that goes on counts, or else the latest.
pub fn stage_name_of(connection: &Connection, member_id: Option<i64>, asker_email: &str) -> Result<String> {
    let outline = outline::outline(connection)?;
    let found = store::stage_of(connection, member_id, asker_email)?;
    Ok(found.map(|stage| outline.stage_name(&stage)).unwrap_or_default())
}
