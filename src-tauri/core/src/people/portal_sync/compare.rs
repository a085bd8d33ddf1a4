//! The difference between what ORCID should know and what it was told.

use std::collections::BTreeMap;

use super::current::{self, Current, Values, length_max};
use super::store::{self, Told};
use super::{PortalValue, Subject, Tell, TellKind};
use crate::kernel::Result;
use crate::register::{Connection, sha256};

/// Everything that ORCID still has to be told: by member, each before its people.
pub(super) fn untold(connection: &Connection) -> Result<Vec<Tell>> {
    let mut told = store::told(connection)?;
    let mut tells = Vec::new();
    for current in current::everything(connection)? {
        let told = told.remove(&current.subject);
        tells.extend(difference(current, told));
    }
    // What is left over, ORCID knows and need not know any more.
    for (subject, told) in told {
        if let Some(values) = &told.values {
            tells.push(gone(connection, subject, values, &told)?);
        }
    }
    tells.sort_by(|one, other| {
        let key = |tell: &Tell| (tell.member.to_lowercase(), tell.subject.member_id, tell.subject.contact_id);
        key(one).cmp(&key(other))
    });
    Ok(tells)
}

fn difference(current: Current, told: Option<Told>) -> Option<Tell> {
    let told_on = told.as_ref().map(|told| told.submitted_on);
    let before = told.and_then(|told| told.values);
    let fingerprint = fingerprint(current.subject, Some(&current.values));
    let (kind, values) = match before {
        None => (TellKind::Add, portal_values(&current.values, &Values::new(), false)),
        Some(before) if before != current.values => {
            (TellKind::Change, portal_values(&current.values, &before, true))
        }
        Some(_) => return None,
    };
    Some(Tell {
        subject: current.subject,
        kind,
        member: current.member,
        name: current.name,
        values,
        fingerprint,
        told_on,
    })
}

fn gone(connection: &Connection, subject: Subject, values: &Values, told: &Told) -> Result<Tell> {
    let value = |label: &str| {
        values.iter().find(|(field, _)| field == label).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let name = format!("{} {}", value("Given name"), value("Family name")).trim().to_owned();
    let name = if name.is_empty() { value("E-mail") } else { name };
    Ok(Tell {
        subject,
        kind: TellKind::Remove,
        member: store::member_name(connection, subject.member_id)?,
        name: if subject.contact_id.is_some() { name } else { String::new() },
        values: Vec::new(),
        fingerprint: fingerprint(subject, None),
        told_on: Some(told.submitted_on),
    })
}

/// The values beside those told before; only those that differ if `only_differing`.
fn portal_values(now: &Values, before: &Values, only_differing: bool) -> Vec<PortalValue> {
    let told: BTreeMap<&String, &String> = before.iter().map(|(label, value)| (label, value)).collect();
    let mut values: Vec<(&String, &str, &str)> = now
        .iter()
        .map(|(label, value)| (label, value.as_str(), told.get(label).map_or("", |told| told.as_str())))
        .collect();
    let emptied = before.iter().filter(|(label, _)| now.iter().all(|(known, _)| known != label));
    values.extend(emptied.map(|(label, told)| (label, "", told.as_str())));
    values
        .into_iter()
        .filter(|(_, value, told)| !only_differing || value != told)
        .map(|(label, value, told)| {
            let length_max = length_max(label);
            PortalValue {
                label: label.clone(),
                value: value.to_owned(),
                told: told.to_owned(),
                length_max,
                is_too_long: length_max.is_some_and(|length_max| value.chars().count() > length_max),
            }
        })
        .collect()
}

fn fingerprint(subject: Subject, values: Option<&Values>) -> String {
    let text = format!("{subject:?} {values:?}");
    sha256(text.as_bytes())[..16].to_owned()
}

/// The values to remember once ORCID was told of `subject`; `None` when it was told that it is gone.
pub(super) fn values_now(connection: &Connection) -> Result<BTreeMap<Subject, Values>> {
    let everything = current::everything(connection)?;
    Ok(everything.into_iter().map(|current| (current.subject, current.values)).collect())
}
