//! One member with its people.

use serde::Serialize;
use ts_rs::TS;

use super::{MemberContact, Role, store};
use crate::kernel::country;
use crate::kernel::{Id, Result};
use crate::people::members::merged::{Merges, merges};
use crate::people::members::{self, Family, Member, Status, StatusChange};
use crate::register::Register;

/// A member with its people.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MemberDetail {
    pub member: Member,
    /// The people who hold or held a role at it: present ones first.
    pub contacts: Vec<MemberContact>,
    /// The members merged into it, or the one that it was merged into.
    pub merges: Merges,
    /// Roles that an active member must have filled and this one has not.
    pub missing_roles: Vec<Role>,
    /// The member it belongs to, and those that belong to it.
    pub family: Family,
    /// How its status and tier changed, the latest first.
    pub status_changes: Vec<StatusChange>,
    /// Its postal address as its country writes one.
    pub address_lines: Vec<String>,
    /// The address that its invoices go to, when that is another one.
    pub invoice_address_lines: Vec<String>,
}

/// Gives a member with its people.
pub fn member_detail(register: &Register, request: Id) -> Result<MemberDetail> {
    let member = members::find(register.reader(), request.id)?;
    let contacts = store::of_member(register.reader(), request.id)?;
    let is_filled = |role: Role| {
        contacts.iter().any(|contact| contact.roles.iter().any(|held| held.role == role && held.is_current))
    };
    let missing_roles = match member.draft.status {
        Status::Active => [Role::Main, Role::Voting].into_iter().filter(|&role| !is_filled(role)).collect(),
        _ => Vec::new(),
    };
    let merges = merges(register.reader(), request.id)?;
    let family = members::family(register.reader(), &member)?;
    let status_changes = members::status_changes(register.reader(), request.id)?;
    let (address, invoice_address) = (member.draft.address(), member.draft.invoice_address());
    let invoice_address_lines = if invoice_address == address {
        Vec::new()
    } else {
        invoice_address.lines("", &country::name(&invoice_address.country))
    };
    Ok(MemberDetail {
        address_lines: address.lines("", &country::name(&address.country)),
        invoice_address_lines,
        member,
        contacts,
        merges,
        missing_roles,
        family,
        status_changes,
    })
}
