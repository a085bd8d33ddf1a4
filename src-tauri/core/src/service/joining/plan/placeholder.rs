//! Takes "not yet known" for an answer to who a contact is, and asks again on a day.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::store;
use crate::kernel::{FieldProblems, Id, Result, text};
use crate::people::contacts::Role;
use crate::register::{Op, Register};
use crate::service::joining::{JoiningDetail, get, store as enquiries};

/// The roles that an organisation is asked about.
pub(super) const ASKED: [Role; 4] = [Role::Main, Role::Voting, Role::Technical, Role::Invoice];

/// Asks to note that a contact is not yet known.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AwaitJoiningContact {
    /// The enquiry.
    pub id: i64,
    /// The role that nobody holds yet.
    pub role: Role,
    /// When the organisation is asked again; none takes the note away.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub remind_on: Option<NaiveDate>,
    /// Remarks.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub note: String,
}

/// Notes that a contact is not yet known.
///
/// # Errors
/// A role that nobody is asked about, a day that is over.
pub fn await_contact(register: &mut Register, request: AwaitJoiningContact) -> Result<JoiningDetail> {
    let organisation = enquiries::find(register.reader(), request.id)?.enquiry.draft.organisation;
    let today = register.clock().today();
    let mut problems = FieldProblems::default();
    let note = problems.take("note", text::lines(&request.note));
    if !ASKED.contains(&request.role) {
        problems.add(
            "role",
            message!("Nobody is asked about this role. Choose main, voting, technical or invoice contact."),
        );
    }
    if request.remind_on.is_some_and(|on| on <= today) {
        problems.add("remind_on", message!("Choose a day to come on which to ask again."));
    }
    problems.into_result()?;
    let role = request.role.noun();
    let op = Op::new(match request.remind_on {
        Some(_) => message!("The {role} of {organisation} is not yet known", role, organisation),
        None => message!("The {role} of {organisation} is asked for", role, organisation),
    });
    register.transact(op, |edit| {
        store::set_placeholder(edit, request.id, request.role, request.remind_on, &note)
    })?;
    get(register, Id { id: request.id })
}
