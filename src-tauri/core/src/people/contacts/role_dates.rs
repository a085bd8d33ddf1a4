//! Corrects the days on which a role was held.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{MemberDetail, holding, member_detail, store};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::people::members;
use crate::register::{Op, Register};

/// Asks to set the days of a holding.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetContactsRoleDates {
    /// The holding.
    pub role_id: i64,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The first day on which it is no longer held; null while it has no end.
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
}

/// Sets the days of a holding.
pub fn set_role_dates(register: &mut Register, request: SetContactsRoleDates) -> Result<MemberDetail> {
    let connection = register.reader();
    let holding =
        store::holding(connection, request.role_id)?.or_not_found(template!("Role"), request.role_id)?;
    let person = store::find(connection, holding.contact_id)?
        .or_not_found(template!("Contact"), holding.contact_id)?;
    let member = members::find(connection, holding.member_id)?;
    if let Some(obstacle) = holding::obstacle(connection, &holding, request.from_on, request.until_on)? {
        return Err(Error::invalid("from_on", obstacle));
    }
    let summary = message!(
        "Set the days of the {role} role of {person} at {member}",
        role = holding.role.code(),
        person = person.name(),
        member = member.draft.official_name
    );
    register.transact(Op::new(summary), |edit| {
        store::set_role_dates(edit, holding.id, request.from_on, request.until_on)
    })?;
    member_detail(register, Id { id: holding.member_id })
}
