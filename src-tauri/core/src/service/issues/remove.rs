//! Takes an issue out of the register.

use super::get::find;
use super::{IssueList, ListIssues, list, store};
use crate::kernel::{Id, Result};
use crate::register::{Op, Register};

/// Removes an issue with its reports, escalations, references and news: for one that was entered by mistake. One that
/// nobody wants any more is withdrawn instead, and stays.
pub fn remove(register: &mut Register, request: Id) -> Result<IssueList> {
    let issue = find(register.reader(), request.id)?;
    let summary =
        message!("Removed the issue {number} “{title}”", number = issue.number, title = issue.draft.title);
    register.transact(Op::new(summary), |edit| store::delete(edit, request.id))?;
    list::list(register, ListIssues::default())
}
