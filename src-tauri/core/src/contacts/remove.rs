//! Ends everything a person does for a member. The person and the history stay.

use serde::Deserialize;
use ts_rs::TS;

use super::save::end_role;
use super::{MemberDetail, member_detail, store};
use crate::kernel::{OptionExt, Result};
use crate::members::{self, GetMember};
use crate::register::{Op, Register};

/// Asks to end all roles of a person at a member.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveContact {
    /// The person.
    pub id: i64,
    /// The member.
    pub member_id: i64,
}

/// Ends all roles of a person at a member today.
pub fn remove(register: &mut Register, request: RemoveContact) -> Result<MemberDetail> {
    let member = members::find(register.reader(), request.member_id)?;
    let contact = store::find(register.reader(), request.id)?.or_not_found("Contact", request.id)?;
    let summary = format!("Ended the roles of {} at {}", contact.name(), member.draft.official_name);
    register.transact(Op::new("contacts.remove", summary), |edit| {
        let held = store::current_roles(edit, request.member_id)?;
        held.iter()
            .filter(|holding| holding.contact_id == request.id)
            .try_for_each(|holding| end_role(edit, holding.id, holding.from_on, edit.today()))
    })?;
    member_detail(register, GetMember { id: request.member_id })
}
