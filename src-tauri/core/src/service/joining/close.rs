//! Closes an enquiry with what became of it, and opens it again.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{EnquiryOutcome, JoiningDetail, get, store};
use crate::kernel::{Error, FieldProblems, Id, Result, text};
use crate::people::members::Status;
use crate::register::{Op, Register};

/// Asks to close an enquiry.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CloseJoining {
    /// The enquiry.
    pub id: i64,
    /// What became of it.
    pub outcome: EnquiryOutcome,
    /// Why; needed unless the organisation joined.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub reason: String,
    /// When; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Until when it waits, for one that is deferred.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub deferred_until: Option<NaiveDate>,
}

/// Closes an enquiry. Its plan stays as it is, with all that was done; what was not is no longer asked for.
///
/// # Errors
/// No outcome, no reason, a deferral without its day, an enquiry that joined without a member.
pub fn close(register: &mut Register, request: CloseJoining) -> Result<JoiningDetail> {
    let listed = store::find(register.reader(), request.id)?;
    let organisation = listed.enquiry.draft.organisation;
    let today = register.clock().today();
    let mut problems = FieldProblems::default();
    let reason = problems.take("reason", text::lines(&request.reason));
    let closed_on = request.on.unwrap_or(today);
    let deferred_until = request.deferred_until.filter(|_| request.outcome == EnquiryOutcome::Deferred);
    match request.outcome {
        EnquiryOutcome::Open => problems.add("outcome", message!("Say what became of the enquiry.")),
        EnquiryOutcome::Joined
            if !matches!(listed.member_status, Some(Status::Active | Status::Leaving | Status::Former)) =>
        {
            problems.add(
                "outcome",
                message!("{organisation} is no active member yet. Make it one first.", organisation),
            );
        }
        EnquiryOutcome::Joined => {}
        _ if reason.is_empty() => problems.add("reason", message!("Say why, in a few words.")),
        _ => {}
    }
    if closed_on > today {
        problems.add("on", message!("An enquiry cannot be closed on a day to come."));
    }
    if request.outcome == EnquiryOutcome::Deferred && deferred_until.is_none_or(|until| until <= closed_on) {
        problems.add("deferred_until", message!("Say until when it waits: a day to come."));
    }
    problems.into_result()?;
    let outcome = request.outcome.code();
    let summary = match request.outcome {
        EnquiryOutcome::Joined => message!("Closed the enquiry of {organisation}: it joined", organisation),
        EnquiryOutcome::Declined => message!("Closed the enquiry of {organisation}: declined", organisation),
        EnquiryOutcome::Withdrawn => {
            message!("Closed the enquiry of {organisation}: withdrawn", organisation)
        }
        EnquiryOutcome::Redirected => {
            message!("Closed the enquiry of {organisation}: sent elsewhere", organisation)
        }
        _ => message!("Deferred the enquiry of {organisation}", organisation),
    };
    register.transact(Op::new(summary), |edit| {
        store::set(
            edit,
            request.id,
            &[
                ("outcome", &outcome),
                ("outcome_reason", &reason),
                ("closed_on", &closed_on),
                ("deferred_until", &deferred_until),
            ],
        )
    })?;
    get(register, Id { id: request.id })
}

/// Opens a closed enquiry again, at the stage where it was.
pub fn reopen(register: &mut Register, request: Id) -> Result<JoiningDetail> {
    let enquiry = store::find(register.reader(), request.id)?.enquiry;
    let organisation = enquiry.draft.organisation;
    if enquiry.closed_on.is_none() {
        return Err(Error::conflict(message!(
            "The enquiry of {organisation} is open already.",
            organisation
        )));
    }
    let none: Option<NaiveDate> = None;
    let outcome = EnquiryOutcome::Open.code();
    let op = Op::new(message!("Opened the enquiry of {organisation} again", organisation));
    register.transact(op, |edit| {
        store::set(
            edit,
            request.id,
            &[
                ("outcome", &outcome),
                ("outcome_reason", &""),
                ("closed_on", &none),
                ("deferred_until", &none),
            ],
        )
    })?;
    get(register, Id { id: request.id })
}
