//! Stops: a member or sponsor that is reminded of nothing until a day, because of a payment plan that was agreed, a merger of
//! two universities, a budget that is late.

pub(super) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ListReminders, ReminderHistory, history};
use crate::kernel::{FieldProblems, Id, Message, OptionExt, Result, text};
use crate::money::sponsors::Debtor;
use crate::register::{Op, Register};

/// A time in which a member or sponsor is reminded of nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderStop {
    pub id: i64,
    /// Who is not reminded.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// Its first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// Its last day: reminders go on by themselves the day after.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    pub reason: String,
}

/// Asks to remind a member or sponsor of nothing until a day, or to say otherwise until when.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveRemindersStop {
    /// The stop; a new one when absent.
    #[serde(default)]
    pub id: Option<i64>,
    /// Who is not reminded.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// Its first day; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// Its last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    pub reason: String,
}

/// Reminds a member or sponsor of nothing until a day.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`] for a debtor or a stop that does not exist, [`crate::kernel::ErrorKind::Invalid`]
/// without a reason and for days that end before they begin.
pub fn save_stop(register: &mut Register, request: SaveRemindersStop) -> Result<ReminderHistory> {
    let connection = register.reader();
    let name = request
        .debtor
        .name(connection)?
        .or_invalid("member_id", message!("That member or sponsor does not exist, or no longer exists."))?;
    if let Some(id) = request.id {
        store::find(connection, id)?
            .filter(|known| known.debtor == request.debtor)
            .or_not_found(template!("Stop of reminders"), id)?;
    }
    let mut problems = FieldProblems::default();
    let reason = problems.take("reason", text::line(&request.reason));
    if reason.is_empty() && problems.is_empty() {
        problems.add("reason", message!("Say why they are not reminded."));
    }
    let from_on = request.from_on.unwrap_or_else(|| register.clock().today());
    if request.until_on < from_on {
        problems.add(
            "until_on",
            message!("The stop does not end before it begins, {from_on, date, long}.", from_on),
        );
    }
    problems.into_result()?;
    let stop = ReminderStop {
        id: request.id.unwrap_or_default(),
        debtor: request.debtor,
        from_on,
        until_on: request.until_on,
        reason,
    };
    let op = Op::new(told(&name, request.until_on));
    register.transact(op, |edit| store::save(edit, &stop))?;
    history_of(register, request.debtor)
}

fn told(name: &str, until_on: NaiveDate) -> Message {
    message!("{name} is not reminded until {until_on, date, long}", name, until_on)
}

/// Takes a stop back: reminders go on at once.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`] for a stop that does not exist.
pub fn remove_stop(register: &mut Register, request: Id) -> Result<ReminderHistory> {
    let connection = register.reader();
    let stop =
        store::find(connection, request.id)?.or_not_found(template!("Stop of reminders"), request.id)?;
    let name = stop.debtor.name(connection)?.unwrap_or_default();
    register.transact(Op::new(message!("{name} is reminded again", name)), |edit| {
        store::remove(edit, request.id)
    })?;
    history_of(register, stop.debtor)
}

fn history_of(register: &Register, debtor: Debtor) -> Result<ReminderHistory> {
    history::list(register, ListReminders { debtor: debtor.into(), ..ListReminders::default() })
}
