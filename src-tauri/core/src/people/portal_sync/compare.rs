//! The difference between what ORCID should know and what it was told.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::current::{self, Current, Values, entered, portal_field};
use super::store::{self, Members, PendingCounts, Submission};
use super::{PendingChange, PendingKind, PortalRecord, PortalValue};
use crate::kernel::Result;
use crate::kernel::field::{self, PortalField};
use crate::people::contacts::ContactDraft;
use crate::people::contacts::fields::FIELDS;
use crate::register::{Connection, sha256};

/// Something that ORCID has to be told, not yet written out for a person: of a hundred thousand, a page is.
pub(super) struct Difference {
    pub(super) subject: PortalRecord,
    pub(super) kind: PendingKind,
    pub(super) member: String,
    pub(super) name: String,
    /// To be remembered once ORCID was told; `None` where it has to be told that it is gone.
    pub(super) now: Option<Values>,
    before: Values,
    submitted_on: Option<NaiveDate>,
}

impl Difference {
    /// Stands for exactly these values of exactly this subject.
    pub(super) fn fingerprint(&self) -> String {
        let text = format!("{:?} {:?}", self.subject, self.now.as_ref());
        sha256(text.as_bytes())[..16].to_owned()
    }

    /// What of it the member portal takes.
    pub(super) fn pending(self) -> PendingChange {
        let fingerprint = self.fingerprint();
        let written = |now: &Values| portal_values(now, &self.before, self.kind == PendingKind::Change);
        PendingChange {
            subject: self.subject,
            kind: self.kind,
            values: self.now.as_ref().map(written).unwrap_or_default(),
            member: self.member,
            name: self.name,
            fingerprint,
            submitted_on: self.submitted_on,
        }
    }
}

/// What ORCID still has to be told of these members: by member, each before its people.
pub(super) fn differences(connection: &Connection, of: &Members) -> Result<Vec<Difference>> {
    let mut submitted = store::submissions(connection, of)?;
    let mut all = Vec::new();
    for current in current::everything(connection, of)? {
        let submitted = submitted.remove(&current.subject);
        all.extend(difference(current, submitted));
    }
    // What is left over, ORCID knows and need not know any more.
    for (subject, submitted) in submitted {
        if let Some(values) = submitted.values {
            all.push(gone(connection, subject, values, submitted.submitted_on)?);
        }
    }
    all.sort_by_cached_key(|one| (one.member.to_lowercase(), one.subject));
    Ok(all)
}

/// How much ORCID still has to be told. Only what differs is read.
pub(super) fn pending_count(connection: &Connection) -> Result<i64> {
    let PendingCounts { current, known, both } = store::counts(connection)?;
    let changed = store::unlike(connection)?.into_iter().filter(|(current, told)| current.values != *told);
    Ok(i64::from(current - both)
        + i64::from(known - both)
        + i64::try_from(changed.count()).unwrap_or(i64::MAX))
}

/// What ORCID has to be told of something it was told of as `before`; nothing where it knows all.
fn kind_of(current: &Current, before: Option<&Values>) -> Option<PendingKind> {
    match before {
        None => Some(PendingKind::Add),
        Some(before) if *before != current.values => Some(PendingKind::Change),
        Some(_) => None,
    }
}

fn difference(current: Current, submitted: Option<Submission>) -> Option<Difference> {
    let submitted_on = submitted.as_ref().map(|submitted| submitted.submitted_on);
    let before = submitted.and_then(|submitted| submitted.values);
    let kind = kind_of(&current, before.as_ref())?;
    let Current { subject, member, name, values } = current;
    let before = before.unwrap_or_default();
    Some(Difference { subject, kind, member, name, now: Some(values), before, submitted_on })
}

fn gone(
    connection: &Connection,
    subject: PortalRecord,
    before: Values,
    submitted_on: NaiveDate,
) -> Result<Difference> {
    let mut person = ContactDraft::default();
    for (name, value) in &before {
        if let Some(field) = field::named(FIELDS, name)
            && let Some(text) = field.of_mut(&mut person).text_mut()
        {
            value.clone_into(text);
        }
    }
    Ok(Difference {
        subject,
        kind: PendingKind::Remove,
        member: store::member_name(connection, subject.member_id)?,
        name: person.name(),
        now: None,
        before,
        submitted_on: Some(submitted_on),
    })
}

/// The values beside those told before; only those that differ if `only_differing`.
fn portal_values(now: &Values, before: &Values, only_differing: bool) -> Vec<PortalValue> {
    let submitted: BTreeMap<&String, &String> = before.iter().map(|(name, value)| (name, value)).collect();
    let mut values: Vec<(&String, &str, &str)> = now
        .iter()
        .map(|(name, value)| {
            (name, value.as_str(), submitted.get(name).map_or("", |submitted| submitted.as_str()))
        })
        .collect();
    let emptied = before.iter().filter(|(name, _)| now.iter().all(|(known, _)| known != name));
    values.extend(emptied.map(|(name, submitted)| (name, "", submitted.as_str())));
    values
        .into_iter()
        .filter(|(_, value, submitted)| !only_differing || value != submitted)
        .map(|(name, value, submitted)| {
            let PortalField { label, length_max } = portal_field(name);
            let value = entered(name, value);
            PortalValue {
                label: label.to_owned(),
                is_too_long: length_max.is_some_and(|length_max| value.chars().count() > length_max),
                value,
                submitted: entered(name, submitted),
                length_max,
            }
        })
        .collect()
}
