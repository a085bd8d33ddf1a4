//! The round of confirmations that is under way.

use super::store;
use crate::kernel::{Need, Result};
use crate::register::Register;

/// Members that have not answered the open round; when all have, the round itself.
pub(super) fn answers(register: &Register) -> Result<Vec<Need>> {
    let open = store::rounds(register.reader())?.into_iter().find(|round| round.closed_on.is_none());
    let Some(round) = open else { return Ok(Vec::new()) };
    let missing = round.member_count - round.answered_count;
    let need = match missing {
        0 => {
            let told = message!("Every member answered “{title}”", title = round.title);
            Need::of("voting.answered", 1, told, round.due_on, (message!("Close"), "contacts"))
        }
        _ => {
            let told = message!(
                "{missing, plural, one {# member has not confirmed its contacts} other {# members have not confirmed their contacts}} (“{title}”)",
                missing,
                title = round.title
            );
            Need::of("voting.unanswered", missing, told, round.due_on, (message!("Follow up"), "contacts"))
        }
    };
    Ok(need.map(|need| need.at("tab", "rounds")).into_iter().collect())
}
