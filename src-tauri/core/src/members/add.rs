//! Adds a member.

use super::{Member, MemberDraft, check, find, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Adds a member; one that is active and has no first day joins today.
pub fn add(register: &mut Register, request: MemberDraft) -> Result<Member> {
    let mut draft = check::storable(register.reader(), None, &request)?;
    if draft.status == super::Status::Active && draft.joined_on.is_none() {
        draft.joined_on = Some(register.clock().today());
    }
    let op = Op::new("members.add", format!("Added {}", draft.official_name));
    let id = register.transact(op, |edit| store::insert(edit, &draft))?;
    find(register.reader(), id)
}
