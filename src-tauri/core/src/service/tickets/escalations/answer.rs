//! What came back of an escalation.

use serde::Deserialize;
use ts_rs::TS;

use super::super::draft::read_instant;
use super::super::set_state::enter;
use super::super::{TicketDetail, TicketState, get, store as tickets};
use super::save::of;
use super::store;
use crate::kernel::{Error, FieldProblems, Id, Result, text};
use crate::register::{Op, Register};
use crate::service::mail_files::secrets;

/// Asks to note what ORCID answered, or that it has not.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AnswerTicketsEscalation {
    /// The escalation.
    pub id: i64,
    /// Whether it was answered; false takes an answer back.
    pub is_answered: bool,
    /// When: RFC 3339 with an offset; now when empty.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub at: String,
    /// ORCID’s own number of it; as it is when absent.
    pub reference: Option<String>,
    /// What the answer was.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub outcome: String,
    /// The state of the ticket from then on; as it is when absent.
    pub state: Option<TicketState>,
}

/// Notes an answer, or takes one back.
///
/// # Errors
/// On `at`: before the question. On `outcome`: nothing.
pub(in super::super) fn answer(
    register: &mut Register,
    request: AnswerTicketsEscalation,
) -> Result<TicketDetail> {
    let (known, ticket) = of(register.reader(), request.id)?;
    let mut problems = FieldProblems::default();
    let clean = |written: &str| secrets::strike_out(written).0;
    let outcome = problems.take("outcome", text::lines(&clean(&request.outcome)));
    let reference = request.reference.as_deref().unwrap_or(&known.draft.reference);
    let reference = problems.take("reference", text::line(&clean(reference)));
    problems.into_result()?;
    if request.is_answered && outcome.is_empty() {
        return Err(Error::invalid("outcome", message!("Say what the answer was.")));
    }
    let now = register.clock().now();
    let (at, _) = read_instant("at", &request.at, now)?;
    if request.is_answered && at < known.draft.asked_at {
        return Err(Error::invalid("at", message!("It cannot be answered before it was asked.")));
    }
    let op = Op::new(match request.is_answered {
        true => message!("Noted what ORCID answered about {ticket}", ticket = ticket.number),
        false => message!("Took back what ORCID answered about {ticket}", ticket = ticket.number),
    });
    let (answered_at, outcome) =
        if request.is_answered { (Some(at.as_str()), outcome) } else { (None, String::new()) };
    register.transact(op, |edit| {
        store::answer(edit, known.id, answered_at, &reference, &outcome)?;
        if let Some(state) = request.state.filter(|state| *state != ticket.state) {
            enter(edit, &ticket, state, &super::super::draft::instant(now))?;
        }
        tickets::settle(edit, ticket.id)
    })?;
    get(register, Id { id: ticket.id })
}
