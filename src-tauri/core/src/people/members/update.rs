//! Edits a member.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{Member, MemberDraft, check, find, merged, status_history, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Asks to replace the fields of a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct UpdateMembers {
    pub id: i64,
    /// Its fields from now on.
    pub draft: MemberDraft,
    /// The day from which a new tier or status holds; today when absent. Where both stay as they are, it corrects the day of
    /// their latest change.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub status_from: Option<NaiveDate>,
}

/// Replaces the fields of a member.
pub fn update(register: &mut Register, request: UpdateMembers) -> Result<Member> {
    let before = find(register.reader(), request.id)?;
    merged::refuse_merged(register.reader(), request.id)?;
    let draft = check::storable(register.reader(), Some(request.id), &request.draft)?;
    let op = Op::new(message!("Edited {member}", member = before.draft.official_name));
    register.transact(op, |edit| {
        let is_changed = (draft.tier, draft.status) != (before.draft.tier, before.draft.status);
        match request.status_from {
            Some(from_on) if !is_changed => status_history::correct_day(edit, &before, from_on)?,
            from_on => {
                status_history::note(edit, &before, &draft, from_on.unwrap_or_else(|| edit.today()), "")?;
            }
        }
        store::write(edit, request.id, &draft)
    })?;
    find(register.reader(), request.id)
}
