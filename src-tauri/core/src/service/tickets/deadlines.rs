//! The days by which ORCID’s answers are expected.

use chrono::NaiveDate;

use super::{escalations, store};
use crate::kernel::{Deadline, Result};
use crate::register::Connection;

/// Answers of ORCID that have not come.
pub(super) fn orcids_answers(connection: &Connection, _today: NaiveDate) -> Result<Vec<Deadline>> {
    let mut deadlines = Vec::new();
    for asked in escalations::store::unanswered(connection)? {
        let shown = store::survivor(connection, asked.ticket_id)?;
        let (Some(ticket), Some(on)) = (store::name(connection, shown)?, asked.draft.due_on) else {
            continue;
        };
        deadlines.push(Deadline {
            key: format!("ticket-escalation-{}", asked.id),
            on,
            title: message!(
                "Answer of {to_whom} on {number} “{subject}”",
                to_whom = asked.draft.to_whom,
                number = ticket.number,
                subject = ticket.subject
            ),
            detail: message!("Escalated ticket"),
            screen: "tickets".to_owned(),
            record_id: Some(ticket.id),
            remind_days: 0,
        });
    }
    Ok(deadlines)
}
