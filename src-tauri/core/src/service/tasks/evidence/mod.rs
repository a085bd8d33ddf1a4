//! What the register knows of a task: how many of how many, and who is missing.

pub(super) mod store;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Task;
use crate::kernel::message::commas;
use crate::kernel::{Message, Result, codes};
use crate::people::portal_sync::{self, GetPortalSyncQueue};
use crate::register::Register;

/// How many are named that are missing.
const NAMED_MAX: usize = 5;

/// What proves that a task is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Every member has a main and a voting contact.
    ContactsComplete,
    /// The main contact of every member has an ORCID iD.
    OrcidIds,
    /// ORCID was told of every member as it is now.
    OrcidTold,
    /// What ORCID was told was seen there, and nothing is left to tell.
    OrcidSeen,
    /// Every member has an invoice.
    FirstInvoice,
    /// It was ticked for every member.
    EachMember,
    /// Every invoice of ORCID for the agreement is paid.
    OrcidPaid,
    /// There are as many members as the agreement asks for.
    MembersEnough,
    /// The agreement is signed.
    AgreementSigned,
    /// A document is kept with the agreement or the member.
    Document,
}

codes!(EvidenceKind {
    ContactsComplete = "contacts_complete",
    OrcidIds = "orcid_ids",
    OrcidTold = "orcid_told",
    OrcidSeen = "orcid_seen",
    FirstInvoice = "first_invoice",
    EachMember = "each_member",
    OrcidPaid = "orcid_paid",
    MembersEnough = "members_enough",
    AgreementSigned = "agreement_signed",
    Document = "document",
});

/// What the register knows of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceState {
    /// So many are done.
    pub done: usize,
    /// Of so many.
    pub of: usize,
    /// Whether all are.
    pub is_met: bool,
    /// Whether the task is done and this says otherwise.
    pub disagrees: bool,
    /// In words: "31 of 34 members; missing: …".
    pub words: Message,
    /// The members that are missing.
    pub missing: Vec<MissingMember>,
    /// The members that it is done for, where it is ticked for each.
    pub ticked: Vec<MissingMember>,
}

/// A member by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct MissingMember {
    /// The member.
    pub id: i64,
    /// Its official name.
    pub name: String,
}

/// Looks evidence up; what serves several tasks is read once.
pub(super) struct Proofs<'a> {
    register: &'a Register,
    active: Option<Vec<MissingMember>>,
    of_members: BTreeMap<EvidenceKind, BTreeSet<i64>>,
}

impl<'a> Proofs<'a> {
    pub(super) fn of(register: &'a Register) -> Self {
        Self { register, active: None, of_members: BTreeMap::new() }
    }

    /// What the register knows of a task; nothing where nothing proves it.
    pub(super) fn state(&mut self, task: &Task) -> Result<Option<EvidenceState>> {
        let Some(kind) = task.evidence else { return Ok(None) };
        let connection = self.register.reader();
        let mut state = match kind {
            EvidenceKind::OrcidPaid => {
                let (paid, invoices) = store::orcid_invoices(connection, task.draft.agreement_id)?;
                let words = if invoices == 0 {
                    message!("No invoice of ORCID is entered.")
                } else {
                    message!(
                        "{paid} of {invoices, plural, one {# invoice} other {# invoices}} of ORCID paid.",
                        paid,
                        invoices
                    )
                };
                counted(paid, invoices.max(1), words)
            }
            EvidenceKind::MembersEnough => {
                let wanted = store::members_wanted(connection, task.draft.agreement_id)?;
                let count = self.active()?.len();
                let words =
                    message!("{count} of {wanted, plural, one {# member} other {# members}}.", count, wanted);
                counted(count.min(wanted), wanted, words)
            }
            EvidenceKind::AgreementSigned => {
                let is_signed = store::is_signed(connection, task.draft.agreement_id)?;
                let words = if is_signed {
                    message!("The agreement is signed.")
                } else {
                    message!("No signed agreement.")
                };
                counted(usize::from(is_signed), 1, words)
            }
            EvidenceKind::Document => {
                let count = store::documents(connection, &task.draft)?;
                let words = message!("{count, plural, one {# document} other {# documents}} kept.", count);
                counted(count.min(1), 1, words)
            }
            kind => self.of_members(kind, task)?,
        };
        state.is_met = state.of > 0 && state.done >= state.of;
        state.disagrees = task.done_on.is_some() && !state.is_met;
        Ok(Some(state))
    }

    /// Evidence that each member has or lacks: of the task’s own member, or of all that are active.
    fn of_members(&mut self, kind: EvidenceKind, task: &Task) -> Result<EvidenceState> {
        let wanted = match task.draft.member_id {
            Some(id) => vec![MissingMember { id, name: task.member.clone() }],
            None => self.active()?,
        };
        let lacking = if kind == EvidenceKind::EachMember {
            let ticked = store::ticked(self.register.reader(), task.id)?;
            wanted.iter().map(|member| member.id).filter(|id| !ticked.contains(id)).collect()
        } else {
            self.lacking(kind)?
        };
        let (missing, have): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|member| lacking.contains(&member.id));
        let (done, of) = (have.len(), have.len() + missing.len());
        let named: Vec<Message> = missing
            .iter()
            .take(NAMED_MAX)
            .map(|member| message!("{name}", name = &member.name))
            .chain(
                (missing.len() > NAMED_MAX)
                    .then(|| message!("{more} more", more = missing.len() - NAMED_MAX)),
            )
            .collect();
        let words = if named.is_empty() {
            message!("{done} of {of, plural, one {# member} other {# members}}.", done, of)
        } else {
            message!(
                "{done} of {of, plural, one {# member} other {# members}}; missing: {missing}.",
                done,
                of,
                missing = commas(named)
            )
        };
        let ticked = if kind == EvidenceKind::EachMember { have } else { Vec::new() };
        Ok(EvidenceState { missing, ticked, ..counted(done, of, words) })
    }

    fn active(&mut self) -> Result<Vec<MissingMember>> {
        if self.active.is_none() {
            self.active = Some(store::active_members(self.register.reader())?);
        }
        Ok(self.active.clone().unwrap_or_default())
    }

    /// The members that lack evidence of a kind.
    fn lacking(&mut self, kind: EvidenceKind) -> Result<BTreeSet<i64>> {
        if let Some(known) = self.of_members.get(&kind) {
            return Ok(known.clone());
        }
        let register = self.register;
        let untold = || -> Result<BTreeSet<i64>> {
            let all = GetPortalSyncQueue { limit: Some(usize::MAX), ..GetPortalSyncQueue::default() };
            Ok(portal_sync::queue(register, all)?
                .rows
                .iter()
                .map(|change| change.subject.member_id)
                .collect())
        };
        let lacking = match kind {
            EvidenceKind::OrcidTold => untold()?,
            EvidenceKind::OrcidSeen => {
                let waiting = portal_sync::waiting(register)?;
                let mut lacking = untold()?;
                lacking.extend(waiting.iter().map(|waiting| waiting.subject.member_id));
                lacking
            }
            kind => store::lacking(register.reader(), kind)?,
        };
        self.of_members.insert(kind, lacking.clone());
        Ok(lacking)
    }
}

fn counted(done: usize, of: usize, words: Message) -> EvidenceState {
    EvidenceState {
        done,
        of,
        is_met: false,
        disagrees: false,
        words,
        missing: Vec::new(),
        ticked: Vec::new(),
    }
}
