//! Renews an agreement: the next term, its grid, and who leaves.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::get::members_of;
use super::store::Word;
use super::{
    Agreement, AgreementDetail, AgreementDraft, AgreementMember, Decision, check, decide, get, store,
};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::people::members::{self, ChangeMembersStatus, Status};
use crate::register::{Edit, Op, Register};

/// What a renewal starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RenewalPlan {
    /// The agreement to renew.
    pub agreement: Agreement,
    /// The proposed next agreement: the following term, everything else taken over, not signed.
    pub draft: AgreementDraft,
    /// Members that stay, as far as is noted.
    pub stays: Vec<AgreementMember>,
    /// Members that leave with the agreement's last day, or before it.
    pub leaves: Vec<AgreementMember>,
    /// Members that have not said; they stay.
    pub undecided: Vec<AgreementMember>,
}

/// Asks to renew an agreement.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RenewAgreements {
    pub id: i64,
    /// The next agreement.
    pub draft: AgreementDraft,
}

/// Proposes the renewal of an agreement.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when it was renewed already.
pub fn plan_renewal(register: &Register, request: Id) -> Result<RenewalPlan> {
    let agreement = renewable(register, request.id)?;
    let mut plan = RenewalPlan {
        draft: next(&agreement.draft)?,
        stays: Vec::new(),
        leaves: Vec::new(),
        undecided: Vec::new(),
        agreement,
    };
    for member in members_at_end(register, &plan.agreement)? {
        match member.decision {
            Decision::Stays => plan.stays.push(member),
            Decision::Leaves => plan.leaves.push(member),
            Decision::Undecided => plan.undecided.push(member),
        }
    }
    Ok(plan)
}

/// Renews an agreement. Members noted as leaving are leaving from today, with its last day as theirs; what the others
/// have in further credentials is taken over.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when it was renewed already, [`crate::kernel::ErrorKind::Invalid`] with every
/// bad field of the next agreement. In either case nobody leaves.
pub fn renew(register: &mut Register, request: RenewAgreements) -> Result<AgreementDetail> {
    let before = renewable(register, request.id)?;
    let draft = check::storable(register.reader(), None, &request.draft)?;
    if draft.starts_on <= before.draft.ends_on {
        let message = message!(
            "“{title}” runs until {ends_on, date, long}. Its renewal cannot start before that has ended.",
            title = before.draft.title,
            ends_on = before.draft.ends_on
        );
        return Err(Error::invalid("starts_on", message));
    }
    let members = members_at_end(register, &before)?;
    let summary =
        message!("Renewed “{before}” as “{title}”", before = before.draft.title, title = draft.title);
    let id = register.transact(Op::new(summary), |edit| {
        let id = store::insert(edit, &draft, Some(before.id))?;
        for member in &members {
            if member.decision == Decision::Leaves {
                let_go(edit, member, &before)?;
            } else if member.extra_credentials > 0 {
                let word = Word { extra_credentials: member.extra_credentials, ..Word::default() };
                store::set_word(edit, id, member.member_id, &word)?;
            }
        }
        Ok(id)
    })?;
    get(register, Id { id })
}

fn renewable(register: &Register, id: i64) -> Result<Agreement> {
    let agreement = get::find(register, id)?;
    decide::refuse_renewed(&agreement)?;
    Ok(agreement)
}

/// The members to ask: those of today within the term, and those that something is noted of.
fn members_at_end(register: &Register, agreement: &Agreement) -> Result<Vec<AgreementMember>> {
    let on = register.clock().today().max(agreement.draft.starts_on).min(agreement.draft.ends_on);
    members_of(register.reader(), agreement, on)
}

/// A member that gave notice before keeps the last day it has.
fn let_go(edit: &Edit<'_>, member: &AgreementMember, agreement: &Agreement) -> Result<()> {
    if !member.is_member || member.left_on.is_some_and(|left_on| left_on <= agreement.draft.ends_on) {
        return Ok(());
    }
    let change = ChangeMembersStatus {
        id: member.member_id,
        status: Status::Leaving,
        on: None,
        left_on: Some(agreement.draft.ends_on),
        reason: Some(message!("Does not renew “{title}”", title = agreement.draft.title).to_string()),
    };
    members::change_status_within(edit, &change).map_err(|error| {
        Error::new(
            error.kind,
            message!("{member} cannot leave: {problem}", member = member.member, problem = error.message),
        )
    })
}

/// The agreement that follows: a term as long, directly after it.
fn next(before: &AgreementDraft) -> Result<AgreementDraft> {
    let too_late =
        || message!("A term after {ends_on, date, long} is out of range.", ends_on = before.ends_on);
    let starts_on = before.ends_on.checked_add_days(Days::new(1)).or_invalid("starts_on", too_late())?;
    let ends_on = term_end(before.starts_on, before.ends_on, starts_on).or_invalid("ends_on", too_late())?;
    let draft = AgreementDraft {
        title: next_title(&before.title, (before.starts_on, before.ends_on), (starts_on, ends_on)),
        reference: String::new(),
        starts_on,
        ends_on,
        signed_on: None,
        note: String::new(),
        ..before.clone()
    };
    Ok(draft)
}

/// The last day of a term that starts on `next` and is as long as the given one: in whole months, or else in days.
fn term_end(starts_on: NaiveDate, ends_on: NaiveDate, next: NaiveDate) -> Option<NaiveDate> {
    let after = ends_on.checked_add_days(Days::new(1))?;
    let months =
        (1..=MONTHS_MAX).find(|months| starts_on.checked_add_months(Months::new(*months)) == Some(after));
    match months {
        Some(months) => next.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1)),
        None => next.checked_add_signed(ends_on - starts_on),
    }
}

/// The longest term that is counted in months.
const MONTHS_MAX: u32 = 120;

/// The title with the years of the next term in place of its own, if it names them.
fn next_title(title: &str, own: (NaiveDate, NaiveDate), next: (NaiveDate, NaiveDate)) -> String {
    let long = |term: (NaiveDate, NaiveDate)| format!("{}/{}", term.0.format("%Y"), term.1.format("%y"));
    let short = |term: (NaiveDate, NaiveDate)| term.0.format("%Y").to_string();
    for write in [long, short] {
        if title.contains(&write(own)) {
            return title.replace(&write(own), &write(next));
        }
    }
    format!("{title} {}", short(next))
}
