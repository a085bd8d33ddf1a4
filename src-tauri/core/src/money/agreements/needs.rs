//! Agreements whose days are near.

use chrono::Days;

use super::{deadlines, store};
use crate::kernel::{Deadline, Message, Need, Result};
use crate::register::Register;

/// What has to be done about agreements soon, or should have been by now: to sign, to give notice, to renew, to have as many
/// members as was agreed. When their fees are due is the business of who pays ORCID.
pub(super) fn near(register: &Register) -> Result<Vec<Need>> {
    let (connection, today) = (register.reader(), register.clock().today());
    let agreements = store::all(connection, today)?;
    let mut needs = Vec::new();
    for agreement in &agreements {
        for deadline in deadlines::of_agreement(connection, agreement, &agreements, today)? {
            let Some(verb) = verb_of(&deadline) else { continue };
            let from = deadline.on.checked_sub_days(Days::new(u64::from(deadline.remind_days)));
            // The last day for a notice passes by itself; the others stay until they are done.
            let is_over = deadline.on < today && deadline.key.ends_with("-notice");
            if from.is_some_and(|from| from <= today) && !is_over {
                let need =
                    Need::of(&deadline.key, 1, deadline.title.clone(), deadline.on, (verb, &deadline.screen));
                needs.extend(need.map(|need| need.at("id", agreement.id)));
            }
        }
    }
    Ok(needs)
}

fn verb_of(deadline: &Deadline) -> Option<Message> {
    [
        ("-sign", message!("Sign")),
        ("-end", message!("Renew")),
        ("-notice", message!("Decide")),
        ("-members", message!("Show")),
    ]
    .into_iter()
    .find_map(|(what, verb)| deadline.key.ends_with(what).then_some(verb))
}
