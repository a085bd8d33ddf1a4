//! Ends everything a person does for a member. The person and the history stay.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::holding::end;
use super::store::Holding;
use super::{ContactDetail, MemberDetail, contact_detail, member_detail, store};
use crate::kernel::{Id, OptionExt, Result};
use crate::people::members;
use crate::register::{Op, Register};

/// Asks to end all roles of a person at a member.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveContacts {
    /// The person.
    pub id: i64,
    pub member_id: i64,
}

/// Ends all roles of a person at a member today.
pub fn remove(register: &mut Register, request: RemoveContacts) -> Result<MemberDetail> {
    let member = members::find(register.reader(), request.member_id)?;
    let contact =
        store::find(register.reader(), request.id)?.or_not_found(template!("Contact"), request.id)?;
    let summary = message!(
        "Ended the roles of {contact} at {member}",
        contact = contact.name(),
        member = member.draft.official_name
    );
    register.transact(Op::new(summary), |edit| {
        let held = store::holdings_at(edit, request.member_id)?;
        let theirs = |held: &&Holding| held.contact_id == request.id && held.lasts_beyond(edit.today());
        held.iter().filter(theirs).try_for_each(|held| end(edit, held, edit.today()))
    })?;
    member_detail(register, Id { id: request.member_id })
}

/// Asks to end everything a person does, at every member.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DepartContacts {
    /// The person.
    pub id: i64,
    /// The first day on which nothing is held any more; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// Ends all roles of a person at every member.
pub fn depart(register: &mut Register, request: DepartContacts) -> Result<ContactDetail> {
    let contact =
        store::find(register.reader(), request.id)?.or_not_found(template!("Contact"), request.id)?;
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let summary = message!("Ended all roles of {contact}", contact = contact.name());
    register.transact(Op::new(summary), |edit| {
        let held = store::holdings_of(edit, request.id)?;
        held.iter().filter(|held| held.lasts_beyond(on)).try_for_each(|held| end(edit, held, on))
    })?;
    contact_detail(register, Id { id: request.id })
}
