//! Marks what ORCID was told, and what was then seen there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PortalRecord;
use super::compare::{self, Difference};
use super::store::{self, EVERY, Submission};
use crate::kernel::{Error, Result};
use crate::people::contacts;
use crate::register::{Op, Register};

/// Asks to mark things as told.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SubmitPortalSync {
    /// The fingerprints of what was told; everything in the queue when absent.
    pub fingerprints: Option<Vec<String>>,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Whether ORCID shows it already.
    #[serde(default)]
    pub is_seen: bool,
}

/// How many things were marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Submitted {
    /// The number.
    pub count: usize,
}

/// Marks things as told to ORCID, with the values they have now.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for a fingerprint that stands for nothing in the queue: it changed since it
/// was looked at, or was told already. Nothing is marked then.
pub fn submit(register: &mut Register, request: SubmitPortalSync) -> Result<Submitted> {
    let mut chosen = compare::differences(register.reader(), &EVERY)?;
    if let Some(fingerprints) = &request.fingerprints {
        let mut by_fingerprint: BTreeMap<String, Difference> =
            chosen.into_iter().map(|difference| (difference.fingerprint(), difference)).collect();
        let find = |fingerprint: &String| {
            by_fingerprint.remove(fingerprint).ok_or_else(|| {
                Error::conflict(message!(
                    "Something changed since you looked, or was told already. Look at the list again."
                ))
            })
        };
        let wanted: BTreeSet<&String> = fingerprints.iter().collect();
        chosen = wanted.into_iter().map(find).collect::<Result<_>>()?;
    }
    let summary = match chosen.as_slice() {
        [one] => message!("Told ORCID of {title}", title = title(one)),
        many => {
            message!("Told ORCID of {count, plural, one {# change} other {# changes}}", count = many.len())
        }
    };
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let seen_on = request.is_seen.then_some(on);
    let count = chosen.len();
    register.transact(Op::new(summary), |edit| {
        for difference in chosen {
            let submitted = Submission { values: difference.now, submitted_on: on, seen_on };
            store::record(edit, difference.subject, &submitted)?;
        }
        Ok(())
    })?;
    Ok(Submitted { count })
}

/// Something that was submitted and not yet seen at ORCID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PendingSubmission {
    /// Whom it is about.
    #[serde(flatten)]
    pub subject: PortalRecord,
    /// The member's official name.
    pub member: String,
    /// The person's name; empty for the member itself.
    pub name: String,
    /// Whether ORCID was told that it is gone.
    pub is_removal: bool,
    /// When ORCID was told.
    #[ts(type = "string")]
    pub submitted_on: NaiveDate,
}

/// Gives what was submitted and not yet seen at ORCID, the earliest first.
pub fn waiting(register: &Register) -> Result<Vec<PendingSubmission>> {
    let connection = register.reader();
    let mut waiting = Vec::new();
    for (subject, submitted) in store::submissions(connection, &EVERY)?
        .into_iter()
        .filter(|(_, submitted)| submitted.seen_on.is_none())
    {
        let name = match subject.contact_id {
            Some(contact_id) => contacts::store::find(connection, contact_id)?.map(|person| person.name()),
            None => None,
        };
        waiting.push(PendingSubmission {
            subject,
            member: store::member_name(connection, subject.member_id)?,
            name: name.unwrap_or_default(),
            is_removal: submitted.values.is_none(),
            submitted_on: submitted.submitted_on,
        });
    }
    waiting.sort_by(|one, other| (one.submitted_on, &one.member).cmp(&(other.submitted_on, &other.member)));
    Ok(waiting)
}

/// Asks to mark what was submitted as seen at ORCID.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SeePortalSync {
    /// Whom it is about; everything submitted when absent.
    pub subjects: Option<Vec<PortalRecord>>,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// Marks what was submitted as seen at ORCID.
pub fn see(register: &mut Register, request: SeePortalSync) -> Result<Submitted> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let is_chosen =
        |subject: &PortalRecord| request.subjects.as_ref().is_none_or(|subjects| subjects.contains(subject));
    let mut chosen = store::submissions(register.reader(), &EVERY)?;
    chosen.retain(|subject, submitted| submitted.seen_on.is_none() && is_chosen(subject));
    let summary = match chosen.keys().collect::<Vec<_>>().as_slice() {
        [one] => {
            message!(
                "Saw at ORCID what was told of {member_id}",
                member_id = store::member_name(register.reader(), one.member_id)?
            )
        }
        many => {
            message!("Saw {count, plural, one {# change} other {# changes}} at ORCID", count = many.len())
        }
    };
    register.transact(Op::new(summary), |edit| {
        chosen.iter().try_for_each(|(subject, submitted)| {
            store::record(edit, *subject, &Submission { seen_on: Some(on), ..submitted.clone() })
        })
    })?;
    Ok(Submitted { count: chosen.len() })
}

fn title(difference: &Difference) -> String {
    match difference.name.as_str() {
        "" => difference.member.clone(),
        name => format!("{name} at {}", difference.member),
    }
}
