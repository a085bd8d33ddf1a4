//! What at the desk waits for somebody today.

use super::{DeskQueue, clocks, escalations, list};
use crate::kernel::{Message, Need, Result};
use crate::register::Register;

/// Tickets that wait longer than was promised.
pub(super) fn breached(register: &Register) -> Result<Vec<Need>> {
    let count = i64::try_from(clocks::breached(register)?.len()).unwrap_or(i64::MAX);
    let title = message!(
        "{count, plural, one {# ticket waits} other {# tickets wait}} longer than was promised",
        count
    );
    let need =
        Need::of("tickets.breached", count, title, register.clock().today(), (message!("Look"), "tickets"));
    Ok(need.map(|need| need.at("queue", DeskQueue::Breached.code())).into_iter().collect())
}

/// Tickets about which ORCID should have answered by now.
pub(super) fn orcid_overdue(register: &Register) -> Result<Vec<Need>> {
    let since = escalations::overdue(register)?.iter().filter_map(|one| one.draft.due_on).min();
    let Some(since) = since else { return Ok(Vec::new()) };
    let count = escalations::overdue_tickets(register)?.len();
    let title =
        message!("ORCID’s answer on {count, plural, one {# ticket} other {# tickets}} is overdue", count);
    let need = Need::of("tickets.orcid_overdue", count, title, since, (message!("Ask again"), "tickets"));
    Ok(need.map(|need| need.at("queue", DeskQueue::OrcidOverdue.code())).into_iter().collect())
}

/// Tickets about which ORCID wrote, though nobody noted what the answer was.
pub(super) fn orcid_wrote(register: &Register) -> Result<Vec<Need>> {
    let since = escalations::to_be_noted(register.reader())?;
    let since = since.iter().filter_map(|one| one.draft.asked_at.get(..10)?.parse().ok()).min();
    let Some(since) = since else { return Ok(Vec::new()) };
    let count = escalations::to_be_noted_tickets(register)?.len();
    let title = message!(
        "ORCID wrote about {count, plural, one {# escalated ticket} other {# escalated tickets}}: note the answer",
        count
    );
    let need = Need::of("tickets.orcid_wrote", count, title, since, (message!("Note it"), "tickets"));
    Ok(need.map(|need| need.at("queue", DeskQueue::OrcidWrote.code())).into_iter().collect())
}

/// Answers to the question what the asker thought of it that nobody noted.
pub(super) fn rating_wrote(register: &Register) -> Result<Vec<Need>> {
    let title = |count| {
        message!(
            "{count, plural, one {# asker} other {# askers}} said what they thought of the desk: note it",
            count
        )
    };
    let need = need(register, "tickets.rating_wrote", DeskQueue::RatingWrote, title, message!("Note it"))?;
    Ok(need.into_iter().collect())
}

/// Questions that no person has answered yet.
pub(super) fn unanswered(register: &Register) -> Result<Vec<Need>> {
    let title = |count| {
        message!("{count, plural, one {# question is} other {# questions are}} not answered yet", count)
    };
    let need = need(register, "tickets.unanswered", DeskQueue::Unanswered, title, message!("Answer"))?;
    Ok(need.map(Need::with_badge).into_iter().collect())
}

/// Tickets that nobody sees to, though they were answered.
pub(super) fn unassigned(register: &Register) -> Result<Vec<Need>> {
    let title = |count| message!("Nobody sees to {count, plural, one {# ticket} other {# tickets}}", count);
    Ok(need(register, "tickets.unassigned", DeskQueue::Unassigned, title, message!("Assign"))?
        .into_iter()
        .collect())
}

fn need(
    register: &Register,
    key: &str,
    queue: DeskQueue,
    title: impl Fn(i64) -> Message,
    verb: Message,
) -> Result<Option<Need>> {
    let (count, since) = list::store::waiting(register.reader(), queue, register.user())?;
    let on = since.and_then(|at| at.get(..10)?.parse().ok()).unwrap_or_else(|| register.clock().today());
    let need = Need::of(key, count, title(count), on, (verb, "tickets"));
    Ok(need.map(|need| need.at("queue", queue.code())))
}
