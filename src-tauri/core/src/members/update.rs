//! Edits a member.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{Member, MemberDraft, check, find, merged, standing, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Asks to replace the fields of a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct UpdateMember {
    /// The member.
    pub id: i64,
    /// Its fields from now on.
    pub draft: MemberDraft,
    /// The day from which a new tier or status holds; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub standing_from: Option<NaiveDate>,
}

/// Replaces the fields of a member.
pub fn update(register: &mut Register, request: UpdateMember) -> Result<Member> {
    let before = find(register.reader(), request.id)?;
    merged::refuse_merged(register.reader(), request.id)?;
    let draft = check::storable(register.reader(), Some(request.id), &request.draft)?;
    let op = Op::new("members.update", format!("Edited {}", before.draft.official_name));
    register.transact(op, |edit| {
        let from_on = request.standing_from.unwrap_or_else(|| edit.today());
        standing::note(edit, &before, &draft, from_on, "")?;
        store::write(edit, request.id, &draft)
    })?;
    find(register.reader(), request.id)
}
