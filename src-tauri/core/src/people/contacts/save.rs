//! Saves a person and the roles held at a member, handing single roles over from whoever held them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::holding::{begin, end};
use super::store::Holding;
use super::{ContactDraft, MemberDetail, Role, check, member_detail, store};
use crate::kernel::{Id, OptionExt, Result};
use crate::people::members;
use crate::register::{Edit, Op, Register};

/// Asks to save a person and the roles held at a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveContacts {
    /// The person; absent for a new one.
    pub id: Option<i64>,
    pub member_id: i64,
    /// The person's fields from now on.
    pub draft: ContactDraft,
    /// The roles the person holds at the member from now on.
    pub roles: Vec<Role>,
    /// The day from which the roles change hands; today when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
}

/// Saves a person. A role that only one person can hold passes from its present holder, whose history is kept.
pub fn save(register: &mut Register, request: SaveContacts) -> Result<MemberDetail> {
    let member = members::find(register.reader(), request.member_id)?;
    members::merged::refuse_merged(register.reader(), request.member_id)?;
    if let Some(id) = request.id {
        store::find(register.reader(), id)?.or_not_found(template!("Contact"), id)?;
    }
    let checked = check::checked(&request.draft);
    checked.problems.into_result()?;
    let draft = checked.draft;
    let (person, at) = (draft.name(), &member.draft.official_name);
    let summary = match request.id {
        Some(_) => message!("Edited {person} at {member}", person, member = at),
        None => message!("Added {person} at {member}", person, member = at),
    };
    register.transact(Op::new(summary), |edit| {
        let contact_id = match request.id {
            Some(id) => store::update(edit, id, &draft).map(|()| id)?,
            None => store::insert(edit, &draft)?,
        };
        let on = request.from_on.unwrap_or_else(|| edit.today());
        set_roles(edit, contact_id, request.member_id, &request.roles, on)
    })?;
    member_detail(register, Id { id: request.member_id })
}

/// Makes `roles` the ones that the person holds at the member from `on`: ends the others, takes over single roles
/// from their holders, begins the new ones.
fn set_roles(edit: &Edit<'_>, contact_id: i64, member_id: i64, roles: &[Role], on: NaiveDate) -> Result<()> {
    let wanted: BTreeSet<Role> = roles.iter().copied().collect();
    let unwanted = |held: &&Holding| {
        held.contact_id == contact_id && !wanted.contains(&held.role) && held.lasts_beyond(on)
    };
    store::holdings_at(edit, member_id)?.iter().filter(unwanted).try_for_each(|held| end(edit, held, on))?;
    wanted.iter().try_for_each(|&role| begin(edit, contact_id, member_id, role, on))
}
