//! Adds a member.

use super::{Member, MemberDraft, check, find, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Adds a member. Without a first day the organisation has been a member since before anybody wrote it down.
pub fn add(register: &mut Register, request: MemberDraft) -> Result<Member> {
    let draft = check::storable(register.reader(), None, &request)?;
    let op = Op::new(message!("Added {member}", member = draft.official_name));
    let id = register.transact(op, |edit| store::insert(edit, &draft))?;
    find(register.reader(), id)
}
