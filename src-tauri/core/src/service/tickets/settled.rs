//! What follows from the messages and states of a ticket: when it was answered and solved.

use super::{MessageKind, TicketState};

/// When a ticket was answered and solved. Instants are RFC 3339 in UTC, all of one form, so that they sort as texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) first_response_at: Option<String>,
    pub(super) first_solved_at: Option<String>,
    pub(super) last_solved_at: Option<String>,
    pub(super) last_message_at: Option<String>,
    pub(super) reopened_count: i64,
    pub(super) is_automatic: bool,
}

/// A message as far as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) kind: MessageKind,
    pub(super) at: String,
}

/// What follows from the messages of a ticket, those of tickets merged into it included, and from its own states in their
/// order. `told_response_at` is what an imported list says of the first answer.
pub(super) fn settled(
    told_response_at: Option<&str>,
    messages: &[Said],
    states: &[(TicketState, String)],
) -> Settled {
    let of_kind = |kind: MessageKind| messages.iter().filter(move |said| said.kind == kind);
    let answers = of_kind(MessageKind::Out).map(|said| said.at.as_str()).chain(told_response_at);
    let mut settled = Settled {
        first_response_at: answers.min().map(str::to_owned),
        last_message_at: messages
            .iter()
            .filter(|said| !said.kind.is_draft())
            .map(|said| said.at.clone())
            .max(),
        is_automatic: !messages.is_empty()
            && messages.iter().all(|said| matches!(said.kind, MessageKind::Automatic | MessageKind::Bounce)),
        ..Settled::default()
    };
    let mut was_done = false;
    for (state, from_at) in states {
        if state.is_done() && !was_done {
            // A list may say that a ticket is done without saying since when.
            if let Some(from_at) = Some(from_at).filter(|at| !at.is_empty()) {
                settled.first_solved_at.get_or_insert_with(|| from_at.clone());
                settled.last_solved_at = Some(from_at.clone());
            }
        }
        if was_done && state.is_active() {
            settled.reopened_count += 1;
        }
        // Merging says nothing of whether it is done.
        if *state != TicketState::Merged {
            was_done = state.is_done();
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: MessageKind, at: &str) -> Said {
        Said { kind, at: at.to_owned() }
    }

    #[test]
    fn only_people_answer_and_every_solution_counts() {
        let messages = [
            said(MessageKind::In, "2026-03-16T08:14:05Z"),
            said(MessageKind::Automatic, "2026-03-16T08:14:40Z"),
            said(MessageKind::Draft, "2026-03-16T09:00:00Z"),
            said(MessageKind::Out, "2026-03-17T00:02:00Z"),
        ];
        let at = |day: u32| format!("2026-03-{day:02}T00:00:00Z");
        let states = [
            (TicketState::New, at(16)),
            (TicketState::Solved, at(17)),
            (TicketState::Closed, at(18)),
            (TicketState::Merged, at(19)),
            (TicketState::Closed, at(19)),
            (TicketState::Open, at(20)),
            (TicketState::Solved, at(21)),
        ];
        let settled = settled(None, &messages, &states);
        assert_eq!(settled.first_response_at.as_deref(), Some("2026-03-17T00:02:00Z"));
        assert_eq!(settled.first_solved_at, Some(at(17)));
        assert_eq!(settled.last_solved_at, Some(at(21)));
        assert_eq!(settled.reopened_count, 1);
        assert!(!settled.is_automatic);
    }

    #[test]
    fn what_programs_write_to_each_other_is_nobodys_question() {
        let bounce = [said(MessageKind::Bounce, "2026-03-20T00:45:10Z")];
        assert!(super::settled(None, &bounce, &[]).is_automatic);
        assert!(!super::settled(None, &[], &[]).is_automatic, "what a list says was asked by people");
        let told = super::settled(Some("2026-03-01T00:00:00Z"), &bounce, &[]);
        assert_eq!(told.first_response_at.as_deref(), Some("2026-03-01T00:00:00Z"));
    }
}
