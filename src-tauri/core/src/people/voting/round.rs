//! Opens a round, notes what members answer, closes it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConfirmationAnswer, ConfirmationRound, store};
use crate::kernel::{Error, FieldProblems, Id, OptionExt, Result, text};
use crate::people::contacts::{self, GetContactsVotingRoll};
use crate::register::{Op, Register};

/// The subject of a message unless it is written anew.
const SUBJECT: &str = "Please confirm the contacts of {member}";

/// The text of a message unless it is written anew.
const BODY: &str = "Dear colleagues,

once a year we check whom to turn to at each member of {consortium}. For {member} we have:

{contacts}

Please answer by {due}: either that all of this is right, or what has changed. Exactly one person votes for each
member, so please tell us in particular whether the voting contact is still the right one.

With kind regards
{consortium}";

/// Asks to open a round.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OpenVotingRound {
    pub title: String,
    /// Until when members are asked to answer.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// The subject of the message.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// A round with every member asked in it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoundDetail {
    pub round: ConfirmationRound,
    /// The members asked, by name.
    pub rows: Vec<RoundRow>,
}

/// A member asked in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoundRow {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The main contact now, to whom the message goes; empty for none.
    pub main_contact: String,
    /// That person's e-mail address.
    pub email: String,
    /// Who votes now; empty for nobody.
    pub voting_contact: String,
    /// When a message was drafted.
    #[ts(type = "string | null")]
    pub asked_on: Option<NaiveDate>,
    pub answer: Option<ConfirmationAnswer>,
    #[ts(type = "string | null")]
    pub answered_on: Option<NaiveDate>,
    /// What the answer said.
    pub note: String,
}

/// Asks to note what members answered.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AnswerVoting {
    /// The round.
    pub id: i64,
    pub member_ids: Vec<i64>,
    /// What they answered; null takes an answer back.
    pub answer: Option<ConfirmationAnswer>,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// What the answer said.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a new round starts from: the text of the last one, or the usual text.
pub fn template(register: &Register) -> Result<OpenVotingRound> {
    let today = register.clock().today();
    let last = store::rounds(register.reader())?.into_iter().next();
    let (subject, body) =
        last.map_or((SUBJECT.to_owned(), BODY.to_owned()), |last| (last.subject, last.body));
    let title = format!("Contacts {}", today.format("%Y"));
    let due_on = today.checked_add_days(chrono::Days::new(21)).unwrap_or(today);
    Ok(OpenVotingRound { title, due_on, subject, body })
}

/// Gives every round, the latest first.
pub fn rounds(register: &Register) -> Result<Vec<ConfirmationRound>> {
    store::rounds(register.reader())
}

/// Gives a round with every member asked in it.
pub fn round(register: &Register, request: Id) -> Result<RoundDetail> {
    let round = find(register, request.id)?;
    Ok(RoundDetail { round, rows: store::rows(register.reader(), request.id)? })
}

fn find(register: &Register, id: i64) -> Result<ConfirmationRound> {
    store::rounds(register.reader())?
        .into_iter()
        .find(|round| round.id == id)
        .or_not_found(template!("Round"), id)
}

/// Opens a round that asks every member that has a vote today.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] while another round is open.
pub fn open(register: &mut Register, request: OpenVotingRound) -> Result<RoundDetail> {
    let today = register.clock().today();
    let mut problems = FieldProblems::default();
    let title = problems.take("title", text::line(&request.title));
    let subject = problems.take("subject", text::line(&request.subject));
    let body = problems.take("body", text::lines(&request.body));
    for (field, value) in [("title", &title), ("subject", &subject), ("body", &body)] {
        if value.is_empty() && problems.iter().all(|(known, _)| known != field) {
            problems.add(field, message!("This cannot be empty."));
        }
    }
    if request.due_on < today {
        problems.add(
            "due_on",
            message!("{due_on, date, long} has passed. Choose a later day.", due_on = request.due_on),
        );
    }
    problems.into_result()?;
    if let Some(open) = store::rounds(register.reader())?.iter().find(|round| round.closed_on.is_none()) {
        return Err(Error::conflict(message!(
            "The round “{title}” is still open. Close it first.",
            title = open.title
        )));
    }
    let roll = contacts::voting_roll(register, GetContactsVotingRoll::default())?;
    let voting = roll.rows.iter().map(|row| row.member_id);
    let members: Vec<i64> = voting.chain(roll.missing.iter().map(|missing| missing.member_id)).collect();
    if members.is_empty() {
        return Err(Error::conflict(message!("No member is active, so there is nobody to ask.")));
    }
    let op = Op::new(message!(
        "Asked {count, plural, one {# member} other {# members}} to confirm their contacts",
        count = members.len()
    ));
    let asked = OpenVotingRound { title, due_on: request.due_on, subject, body };
    let id = register.transact(op, |edit| store::insert(edit, &asked, today, &members))?;
    round(register, Id { id })
}

/// Notes what members answered, or takes it back.
pub fn answer(register: &mut Register, request: AnswerVoting) -> Result<RoundDetail> {
    let open = find(register, request.id)?;
    if open.closed_on.is_some() {
        return Err(Error::conflict(message!("The round “{title}” is closed.", title = open.title)));
    }
    let note = text::lines(request.note.as_deref().unwrap_or_default())
        .map_err(|message| Error::invalid("note", message))?;
    let rows = store::rows(register.reader(), request.id)?;
    for id in &request.member_ids {
        rows.iter().find(|row| row.member_id == *id).or_not_found(template!("Member of the round"), id)?;
    }
    let names: Vec<&str> = rows
        .iter()
        .filter(|row| request.member_ids.contains(&row.member_id))
        .map(|row| row.member.as_str())
        .collect();
    let who = match names.as_slice() {
        [one] => message!("{text}", text = one),
        many => message!("{count, plural, one {# member} other {# members}}", count = many.len()),
    };
    let summary = match request.answer {
        Some(ConfirmationAnswer::Confirmed) => message!("Contacts confirmed by {who}", who),
        Some(ConfirmationAnswer::Changed) => message!("Contacts changed by {who}", who),
        None => message!("Took back the answer of {who}", who),
    };
    let answered_on = request.answer.map(|_| request.on.unwrap_or_else(|| register.clock().today()));
    register.transact(Op::new(summary), |edit| {
        request.member_ids.iter().try_for_each(|&member_id| {
            store::set_answer(edit, request.id, member_id, request.answer, answered_on, &note)
        })
    })?;
    round(register, Id { id: request.id })
}

/// Closes a round. Members that did not answer stay unconfirmed.
pub fn close(register: &mut Register, request: Id) -> Result<RoundDetail> {
    let open = find(register, request.id)?;
    if open.closed_on.is_some() {
        return Err(Error::conflict(message!("The round “{title}” is closed already.", title = open.title)));
    }
    let op = Op::new(message!("Closed the round {title}", title = open.title));
    register.transact(op, |edit| store::close(edit, request.id, edit.today()))?;
    round(register, request)
}
