//! One person with everything held at every member.

use serde::Serialize;
use ts_rs::TS;

use super::{ContactDraft, RoleHeld, store};
use crate::kernel::{Id, OptionExt, Result};
use crate::register::{Connection, Register};

/// A person with everything held, now and before.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactDetail {
    /// The person.
    pub id: i64,
    /// The person's name.
    pub name: String,
    /// The person's fields.
    #[serde(flatten)]
    pub draft: ContactDraft,
    /// What is held: present first, then the latest to end.
    pub holdings: Vec<ContactHolding>,
}

/// A role that a person holds or held at a member.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ContactHolding {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The role and its days.
    #[serde(flatten)]
    pub held: RoleHeld,
}

/// Gives a person with everything held.
pub fn contact_detail(register: &Register, request: Id) -> Result<ContactDetail> {
    let draft = store::find(register.reader(), request.id)?.or_not_found(template!("Contact"), request.id)?;
    let holdings = store::of_contact(register.reader(), request.id)?;
    Ok(ContactDetail { id: request.id, name: draft.name(), draft, holdings })
}

/// The name of the person `id`.
///
/// # Errors
/// A person that does not exist.
pub fn name_of(connection: &Connection, id: i64) -> Result<String> {
    Ok(store::find(connection, id)?.or_not_found(template!("Contact"), id)?.name())
}
