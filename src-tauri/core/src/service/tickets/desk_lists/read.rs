//! Rows of a list as tickets, with what is wrong with them.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use super::super::draft::instant;
use super::super::{Priority, TicketChannel, TicketState, TicketTopic};
use super::{TicketField, TicketListProblem, times, words};
use crate::kernel::{Message, ids};
use crate::people::tabular::{DateOrder, Records};
use crate::service::mail_files::{plain_line, secrets};

/// A ticket of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadTicket {
    pub(super) row: usize,
    pub(super) number: String,
    pub(super) subject: String,
    pub(super) state: TicketState,
    pub(super) priority: Priority,
    pub(super) owner: String,
    pub(super) asker_name: String,
    pub(super) asker_email: String,
    pub(super) organisation: String,
    pub(super) channel: TicketChannel,
    pub(super) topic: TicketTopic,
    pub(super) received: (String, i32),
    pub(super) updated_at: Option<String>,
    pub(super) told_response_at: Option<String>,
    /// Whether the list does not say if anybody answered.
    pub(super) hides_response: bool,
    pub(super) solved_at: Option<String>,
    pub(super) minutes_spent: i64,
    pub(super) rating: Option<i64>,
}

impl ReadTicket {
    /// The states that the list tells of, in their order; an empty instant where it does not say when.
    pub(super) fn states(&self) -> Vec<(TicketState, String)> {
        let mut states = vec![(TicketState::New, self.received.0.clone())];
        if let Some(solved_at) = &self.solved_at {
            let done =
                if self.state == TicketState::Solved { TicketState::Solved } else { TicketState::Closed };
            states.push((done, solved_at.clone()));
        }
        let last = states.last().map(|(state, _)| *state);
        if last != Some(self.state) {
            let at = match self.state.is_done() {
                true => String::new(),
                false => self.updated_at.clone().unwrap_or_else(|| self.received.0.clone()),
            };
            states.push((self.state, at));
        }
        states
    }
}

/// What the rows of a list say.
#[derive(Debug, Default)]
pub(super) struct ReadList {
    pub(super) tickets: Vec<ReadTicket>,
    pub(super) problems: Vec<TicketListProblem>,
    pub(super) rows: usize,
    pub(super) doubled: usize,
    pub(super) rejected: usize,
}

/// How the cells of a list are read.
pub(super) struct Reader<'a> {
    pub(super) mapping: &'a [Option<TicketField>],
    pub(super) headings: &'a [String],
    pub(super) zone: Tz,
    pub(super) order: Option<DateOrder>,
}

/// The zone that a line below the list names, as Zammad writes it.
pub(super) fn zone_in_footer(list: &Records<'_>) -> Option<Tz> {
    list.records.iter().rev().take(5).find_map(|record| {
        let cell = record.cells.iter().find(|cell| !cell.trim().is_empty())?;
        let (label, zone) = cell.split_once(':')?;
        let label = crate::kernel::text::search_key(label);
        (label.contains("zone") || label.contains("fuso")).then(|| zone.trim().parse().ok()).flatten()
    })
}

impl Reader<'_> {
    /// The tickets of a list.
    pub(super) fn read(&self, list: &Records<'_>) -> ReadList {
        let mut read = ReadList::default();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for record in &list.records {
            let filled = record.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            // A line of one cell, such as the zone or a note below the list, is no ticket.
            if filled < 2 {
                continue;
            }
            read.rows += 1;
            let mut row = Row {
                reader: self,
                cells: &record.cells,
                line: record.line,
                number: String::new(),
                problems: Vec::new(),
            };
            row.number = plain_line(row.cell(TicketField::Number));
            let ticket = row.ticket();
            read.problems.append(&mut row.problems);
            match ticket {
                None => read.rejected += 1,
                Some(ticket) if !seen.insert(ticket.number.clone()) => read.doubled += 1,
                Some(ticket) => read.tickets.push(ticket),
            }
        }
        read
    }
}

struct Row<'a> {
    reader: &'a Reader<'a>,
    cells: &'a [std::borrow::Cow<'a, str>],
    line: usize,
    number: String,
    problems: Vec<TicketListProblem>,
}

impl Row<'_> {
    /// What the list says under a field; nothing where it says nothing.
    fn cell(&self, field: TicketField) -> &str {
        let place = self.reader.mapping.iter().position(|known| *known == Some(field));
        let cell = place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim());
        // A subject is taken as it is, whatever it looks like.
        if field != TicketField::Subject && words::is_nothing(cell) { "" } else { cell }
    }

    fn problem(&mut self, field: TicketField, problem: Message) {
        let place = self.reader.mapping.iter().position(|known| *known == Some(field));
        let column = place.and_then(|place| self.reader.headings.get(place)).cloned().unwrap_or_default();
        let value = self.cell(field).to_owned();
        self.problems.push(TicketListProblem {
            row: self.line,
            number: self.number.clone(),
            column,
            value,
            problem,
        });
    }

    fn instant(&mut self, field: TicketField) -> Option<(chrono::DateTime<chrono::Utc>, i32)> {
        let cell = self.cell(field).to_owned();
        if cell.is_empty() {
            return None;
        }
        match times::instant(&cell, self.reader.zone, self.reader.order) {
            Ok((at, offset, note)) => {
                if let Some(note) = note {
                    self.problem(field, note);
                }
                Some((at, offset))
            }
            Err(problem) => {
                self.problem(field, problem);
                None
            }
        }
    }

    fn ticket(&mut self) -> Option<ReadTicket> {
        if self.number.is_empty() {
            self.problem(TicketField::Number, message!("The row has no number of a ticket. It is left out."));
            return None;
        }
        let Some((received, offset_minutes)) = self.instant(TicketField::ReceivedAt) else {
            if self.cell(TicketField::ReceivedAt).is_empty() {
                self.problem(
                    TicketField::ReceivedAt,
                    message!("The row does not say when the ticket was received. It is left out."),
                );
            }
            return None;
        };
        let solved = self.instant(TicketField::SolvedAt).or_else(|| self.instant(TicketField::ClosedAt));
        let updated = self.instant(TicketField::UpdatedAt);
        let response = self.response(received);
        if response.is_some_and(|response| response < received) {
            self.problem(
                self.response_field(),
                message!("The first answer lies before the question. It counts in no figure."),
            );
        }
        if solved.is_some_and(|(solved, _)| solved < received) {
            let field = if self.cell(TicketField::SolvedAt).is_empty() {
                TicketField::ClosedAt
            } else {
                TicketField::SolvedAt
            };
            self.problem(field, message!("It was solved before it was asked. It counts in no figure."));
        }
        let state = self.state();
        let subject = plain_line(&unescaped(self.cell(TicketField::Subject)));
        let email = self.cell(TicketField::AskerEmail).to_owned();
        let asker_email = ids::email(&email).map(|email| email.to_lowercase()).unwrap_or_default();
        Some(ReadTicket {
            row: self.line,
            number: self.number.clone(),
            subject: if subject.is_empty() {
                message!("(no subject)").to_string()
            } else {
                secrets::strike_out(&subject).0
            },
            state,
            priority: words::priority(self.cell(TicketField::Priority)),
            owner: plain_line(self.cell(TicketField::Owner)),
            asker_name: plain_line(&unescaped(self.cell(TicketField::AskerName))),
            asker_email,
            organisation: plain_line(&unescaped(self.cell(TicketField::Organisation))),
            channel: words::channel(self.cell(TicketField::Channel)),
            topic: words::topic(self.cell(TicketField::Topic)),
            received: (instant(received), offset_minutes),
            updated_at: updated.map(|(at, _)| instant(at)),
            told_response_at: response.map(instant),
            hides_response: !self.tells_response(),
            solved_at: solved.map(|(at, _)| instant(at)),
            minutes_spent: self.cell(TicketField::MinutesSpent).parse::<f64>().ok().map_or(0, whole_minutes),
            rating: words::rating(self.cell(TicketField::Rating)),
        })
    }

    /// When a person answered first: an instant, or so long after it was received.
    fn response(&mut self, received: chrono::DateTime<chrono::Utc>) -> Option<chrono::DateTime<chrono::Utc>> {
        if let Some((at, _)) = self.instant(TicketField::FirstResponseAt) {
            return Some(at);
        }
        let after = self.cell(TicketField::FirstResponseAfter).to_owned();
        if after.is_empty() {
            return None;
        }
        let read = times::duration(&after).and_then(|after| received.checked_add_signed(after));
        if read.is_none() {
            let problem = message!("“{after}” is no span of time. The first answer is left out.", after);
            self.problem(TicketField::FirstResponseAfter, problem);
        }
        read
    }

    fn tells_response(&self) -> bool {
        let tells = |field| self.reader.mapping.contains(&Some(field));
        tells(TicketField::FirstResponseAt) || tells(TicketField::FirstResponseAfter)
    }

    fn response_field(&self) -> TicketField {
        match self.cell(TicketField::FirstResponseAt) {
            "" => TicketField::FirstResponseAfter,
            _ => TicketField::FirstResponseAt,
        }
    }

    fn state(&mut self) -> TicketState {
        if let Some(aside) = words::aside(self.cell(TicketField::Tags), self.cell(TicketField::Group)) {
            return aside;
        }
        let word = self.cell(TicketField::State).to_owned();
        words::state(&word).unwrap_or_else(|| {
            if !word.is_empty() {
                self.problem(
                    TicketField::State,
                    message!("“{word}” is no state that is known. The ticket is taken as open.", word),
                );
            }
            TicketState::Open
        })
    }
}

/// Minutes that another desk counts with decimals, as whole ones.
fn whole_minutes(minutes: f64) -> i64 {
    minutes.round().clamp(0.0, 1_000_000.0) as i64
}

/// A text in which references of HTML stand for their characters.
fn unescaped(text: &str) -> String {
    if text.contains('&') && text.contains(';') {
        crate::service::mail_files::unescaped(text)
    } else {
        text.to_owned()
    }
}
