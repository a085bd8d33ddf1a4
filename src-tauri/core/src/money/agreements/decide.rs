//! Notes who stays, and who needs further credentials.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::store::Word;
use super::{Agreement, AgreementDetail, AgreementMember, Decision, get, store};
use crate::kernel::{Error, Id, OptionExt, Result, text};
use crate::register::{Op, Register};

/// The most further credentials of a member.
const EXTRA_CREDENTIALS_MAX: u32 = 1_000;

/// Asks to note what members decide for the time after an agreement.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DecideAgreements {
    pub id: i64,
    pub member_ids: Vec<i64>,
    /// What they decide; undecided takes a decision back.
    pub decision: Decision,
    /// When; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// What they said; what was noted before stays when absent.
    #[serde(default)]
    pub note: Option<String>,
}

/// Asks to note how many further API credentials a member has.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct SetAgreementsCredentials {
    pub id: i64,
    pub member_id: i64,
    /// Credentials beyond those that the agreement includes.
    pub extra_credentials: u32,
}

/// Notes what members decide.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] once the agreement was renewed.
pub fn decide(register: &mut Register, request: DecideAgreements) -> Result<AgreementDetail> {
    let agreement = get::find(register, request.id)?;
    refuse_renewed(&agreement)?;
    let note = request.note.as_deref().map(text::lines).transpose();
    let note = note.map_err(|message| Error::invalid("note", message))?;
    let known = get(register, Id { id: request.id })?.members;
    for id in &request.member_ids {
        let member = known.iter().find(|member| member.member_id == *id);
        let member = member.or_not_found(template!("Member of the agreement"), id)?;
        refuse_departed(member, request.decision)?;
    }
    let who = match request.member_ids.as_slice() {
        [one] => known
            .iter()
            .find(|member| member.member_id == *one)
            .map(|member| message!("{text}", text = member.member)),
        _ => None,
    };
    let count = request.member_ids.len();
    let who = who.unwrap_or_else(|| message!("{count, plural, one {# member} other {# members}}", count));
    let summary = match request.decision {
        Decision::Stays => {
            message!("Noted under “{title}” who stays: {who}", title = agreement.draft.title, who)
        }
        Decision::Leaves => {
            message!("Noted under “{title}” who leaves: {who}", title = agreement.draft.title, who)
        }
        Decision::Undecided => {
            message!("Noted under “{title}” who is undecided: {who}", title = agreement.draft.title, who)
        }
    };
    let today = register.clock().today();
    let decided_on = (request.decision != Decision::Undecided).then(|| request.on.unwrap_or(today));
    register.transact(Op::new(summary), |edit| {
        let mut words = store::words(edit, request.id)?;
        request.member_ids.iter().try_for_each(|id| {
            let before = words.remove(id).unwrap_or_default();
            let note = note.clone().unwrap_or_else(|| before.note.clone());
            let word = Word { decision: request.decision, decided_on, note, ..before };
            store::set_word(edit, request.id, *id, &word)
        })
    })?;
    get(register, Id { id: request.id })
}

/// Notes how many further API credentials a member has.
pub fn set_credentials(
    register: &mut Register,
    request: SetAgreementsCredentials,
) -> Result<AgreementDetail> {
    let agreement = get::find(register, request.id)?;
    let known = get(register, Id { id: request.id })?.members;
    let member = known.iter().find(|member| member.member_id == request.member_id);
    let member = member.or_not_found(template!("Member of the agreement"), request.member_id)?;
    if request.extra_credentials > EXTRA_CREDENTIALS_MAX {
        let message = message!(
            "A member can have {extra_credentials_max} further credentials at most.",
            extra_credentials_max = EXTRA_CREDENTIALS_MAX
        );
        return Err(Error::invalid("extra_credentials", message));
    }
    let summary = message!(
        "{member} has {extra_credentials, plural, one {# further credential} other {# further credentials}} under “{title}”",
        member = member.member,
        extra_credentials = request.extra_credentials,
        title = agreement.draft.title
    );
    register.transact(Op::new(summary), |edit| {
        let before = store::words(edit, request.id)?.remove(&request.member_id).unwrap_or_default();
        let word = Word { extra_credentials: request.extra_credentials, ..before };
        store::set_word(edit, request.id, request.member_id, &word)
    })?;
    get(register, Id { id: request.id })
}

/// Decisions for the time after an agreement are history once it was renewed.
pub(super) fn refuse_renewed(agreement: &Agreement) -> Result<()> {
    match agreement.renewed_by_id {
        Some(_) => {
            let message = message!(
                "“{title}” was renewed already. Undo its renewal to change who stays.",
                title = agreement.draft.title
            );
            Err(Error::conflict(message))
        }
        None => Ok(()),
    }
}

/// A member that gave notice leaves; only its status says otherwise.
fn refuse_departed(member: &AgreementMember, decision: Decision) -> Result<()> {
    if !member.has_notice || decision == Decision::Leaves {
        return Ok(());
    }
    let until = member
        .left_on
        .map(|left_on| message!(": {left_on, date, long} is its last day", left_on))
        .unwrap_or_default();
    let message = message!(
        "{member} gave notice{until}. Make it active again before you note that it stays.",
        member = member.member,
        until
    );
    Err(Error::conflict(message))
}
