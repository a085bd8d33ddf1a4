//! What the register itself knows of an onboarding: nobody ticks it off.

use serde::Serialize;
use ts_rs::TS;

use super::store;
use super::{Enquiry, MissingItem, MissingKind};
use crate::kernel::{Message, Result};
use crate::people::portal_sync::{self, GetPortalSyncOfMember, SyncState};
use crate::register::Register;

/// Something that is so, or not yet, as the register shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JoiningEvidence {
    /// What it is.
    pub label: Message,
    /// Whether it is so.
    pub is_met: bool,
}

/// What the register knows of the onboarding of a member.
pub(super) fn of(
    register: &Register,
    enquiry: &Enquiry,
    missing: &[MissingItem],
) -> Result<Vec<JoiningEvidence>> {
    let Some(member_id) = enquiry.member_id.filter(|_| enquiry.closed_on.is_none()) else {
        return Ok(Vec::new());
    };
    let lacks = |kinds: &[MissingKind]| missing.iter().any(|item| kinds.contains(&item.kind));
    let at_orcid = portal_sync::sync_state_of_member(register, GetPortalSyncOfMember { member_id })?;
    let contacts = [
        MissingKind::MainContact,
        MissingKind::VotingContact,
        MissingKind::TechnicalContact,
        MissingKind::InvoiceContact,
    ];
    let has_orcid_id = !lacks(&[MissingKind::OrcidId, MissingKind::MainContact]);
    let is_told = at_orcid.state != SyncState::Unknown;
    let evidence = |label, is_met| JoiningEvidence { label, is_met };
    Ok(vec![
        evidence(message!("Documents signed"), !lacks(&[MissingKind::Document])),
        evidence(message!("Contacts complete"), !lacks(&contacts)),
        evidence(message!("Main contact has an ORCID iD"), has_orcid_id),
        evidence(message!("ORCID told"), is_told),
        evidence(message!("Seen at ORCID"), at_orcid.state == SyncState::Seen),
        evidence(message!("First fee invoiced"), store::is_billed(register.reader(), member_id)?),
    ])
}
