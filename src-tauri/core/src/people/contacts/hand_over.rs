//! Hands a role over from one person to another in one step.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::holding::{begin, end};
use super::{MemberDetail, member_detail, store};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::people::members;
use crate::register::{Op, Register};

/// Asks to hand a role over.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct HandContactsOver {
    /// The holding that passes on.
    pub role_id: i64,
    /// The person who takes it: of this member or of another.
    pub to_contact_id: i64,
    /// The first day of the new holder; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// Ends a role on a day and begins it for another person on the same day.
pub fn hand_over(register: &mut Register, request: HandContactsOver) -> Result<MemberDetail> {
    let connection = register.reader();
    let holding =
        store::holding(connection, request.role_id)?.or_not_found(template!("Role"), request.role_id)?;
    let from = store::find(connection, holding.contact_id)?
        .or_not_found(template!("Contact"), holding.contact_id)?;
    let to = store::find(connection, request.to_contact_id)?
        .or_not_found(template!("Contact"), request.to_contact_id)?;
    let member = members::find(connection, holding.member_id)?;
    let on = request.on.unwrap_or_else(|| register.clock().today());
    if holding.contact_id == request.to_contact_id {
        return Err(Error::invalid(
            "to_contact_id",
            message!("{to} holds this role already.", to = to.name()),
        ));
    }
    if !holding.lasts_beyond(on) {
        let message = message!(
            "{from} no longer holds this role on {on, date, long}. Choose an earlier day.",
            from = from.name(),
            on
        );
        return Err(Error::invalid("on", message));
    }
    let role = holding.role;
    let summary = message!(
        "Handed the {role} role at {member} from {from} to {to}",
        role = role.code(),
        member = member.draft.official_name,
        from = from.name(),
        to = to.name()
    );
    register.transact(Op::new(summary), |edit| {
        end(edit, &holding, on)?;
        begin(edit, request.to_contact_id, holding.member_id, role, on)
    })?;
    member_detail(register, Id { id: holding.member_id })
}
