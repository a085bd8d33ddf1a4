//! Edits a member.

use serde::Deserialize;
use ts_rs::TS;

use super::{Member, MemberDraft, check, find, merged, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Asks to replace the fields of a member.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateMember {
    /// The member.
    pub id: i64,
    /// Its fields from now on.
    pub draft: MemberDraft,
}

/// Replaces the fields of a member.
pub fn update(register: &mut Register, request: UpdateMember) -> Result<Member> {
    let before = find(register.reader(), request.id)?;
    merged::refuse_merged(register.reader(), request.id)?;
    let draft = check::storable(register.reader(), Some(request.id), &request.draft)?;
    let op = Op::new("members.update", format!("Edited {}", before.draft.official_name));
    register.transact(op, |edit| store::update(edit, request.id, &draft))?;
    find(register.reader(), request.id)
}
