//! Puts members out of the daily lists, and back. Nothing is ever deleted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{find, merged, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Some members.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MemberIds {
    pub ids: Vec<i64>,
}

/// How many members an operation changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct MembersChanged {
    /// The number.
    pub count: usize,
}

pub fn archive(register: &mut Register, request: MemberIds) -> Result<MembersChanged> {
    let today = register.clock().today();
    set_archived(register, &request.ids, Some(today))
}

/// Brings archived members back.
pub fn restore(register: &mut Register, request: MemberIds) -> Result<MembersChanged> {
    set_archived(register, &request.ids, None)
}

fn set_archived(
    register: &mut Register,
    ids: &[i64],
    archived_on: Option<chrono::NaiveDate>,
) -> Result<MembersChanged> {
    ids.iter().try_for_each(|&id| merged::refuse_merged(register.reader(), id))?;
    let found = ids.iter().map(|&id| find(register.reader(), id)).collect::<Result<Vec<_>>>()?;
    let changing: Vec<_> =
        found.iter().filter(|member| member.archived_on.is_some() != archived_on.is_some()).collect();
    let members = match changing.as_slice() {
        [one] => message!("{text}", text = one.draft.official_name),
        many => message!("{count, plural, one {# member} other {# members}}", count = many.len()),
    };
    let summary = match archived_on {
        Some(_) => message!("Archived {members}", members),
        None => message!("Restored {members}", members),
    };
    register.transact(Op::new(summary), |edit| {
        changing.iter().try_for_each(|member| store::set_archived(edit, member.id, archived_on))
    })?;
    Ok(MembersChanged { count: changing.len() })
}
