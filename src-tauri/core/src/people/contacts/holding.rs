//! Beginning and ending of roles, such that nobody holds one twice and a single role has one holder on every day.

use chrono::NaiveDate;

use super::Role;
use super::store::{self, Holding};
use crate::kernel::{Message, Result, long_date};
use crate::register::Connection;

/// Ends a holding on `on`; one that begins later than that is never held.
pub(super) fn end(connection: &Connection, holding: &Holding, on: NaiveDate) -> Result<()> {
    store::end_role(connection, holding.id, on.max(holding.from_on))
}

/// Begins a role on `on`. Whoever holds a single role then, or would later, gives it up on that day.
pub(super) fn begin(
    connection: &Connection,
    contact_id: i64,
    member_id: i64,
    role: Role,
    on: NaiveDate,
) -> Result<()> {
    let held = store::holdings_at(connection, member_id)?;
    let lasting = |holding: &&Holding| holding.role == role && holding.lasts_beyond(on);
    if held.iter().filter(lasting).any(|holding| holding.contact_id == contact_id) {
        return Ok(());
    }
    if role.is_single() {
        held.iter().filter(lasting).try_for_each(|holding| end(connection, holding, on))?;
    }
    store::begin_role(connection, contact_id, member_id, role, on).map(|_| ())
}

/// What stands in the way of a holding from `from_on` until `until_on`, as a sentence.
pub(super) fn obstacle(
    connection: &Connection,
    holding: &Holding,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
) -> Result<Option<Message>> {
    if until_on.is_some_and(|until_on| until_on < from_on) {
        return Ok(Some(message!("The role ends before it begins.")));
    }
    let others = store::holdings_at(connection, holding.member_id)?;
    let other = others.iter().find(|other| {
        other.id != holding.id
            && other.role == holding.role
            && (holding.role.is_single() || other.contact_id == holding.contact_id)
            && other.overlaps(from_on, until_on)
    });
    let Some(other) = other else { return Ok(None) };
    let name = store::find(connection, other.contact_id)?.map(|person| person.name()).unwrap_or_default();
    let until = other.until_on.map_or_else(|| "today".to_owned(), long_date);
    Ok(Some(message!(
        "{name} holds the {role} role from {from_on, date, long} until {until}. Only one person can at a time; choose other days.",
        name,
        role = holding.role.code(),
        from_on = other.from_on,
        until
    )))
}
