//! Members and other enquiries that may be of the same organisation: proposed, never joined by themselves.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::become_member::own_domain;
use super::list::ListJoining;
use super::{Enquiry, store};
use crate::kernel::{Message, Result};
use crate::people::members::similarity::NameIndex;
use crate::people::members::{self, Status};
use crate::register::Connection;

/// The most records that are proposed.
const PROPOSED_MAX: usize = 8;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlikeKind {
    /// A member, present or former.
    Member,
    /// Another enquiry.
    Enquiry,
}

/// A record that may be of the same organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AlikeRecord {
    /// What it is.
    pub kind: AlikeKind,
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub standing: Message,
    /// How alike the names are, of 100.
    pub percent: u8,
    /// What makes them alike.
    pub reason: Message,
}

/// Members and other enquiries that may be of the organisation of an enquiry, the most alike first.
pub(super) fn alike(connection: &Connection, enquiry: &Enquiry) -> Result<Vec<AlikeRecord>> {
    let mut records: Vec<AlikeRecord> = Vec::new();
    let mut index = NameIndex::default();
    let domain = own_domain(&enquiry.asker);
    let mut by_domain: BTreeMap<usize, Message> = BTreeMap::new();
    let record = |kind, id, name: &str, standing| AlikeRecord {
        kind,
        id,
        name: name.to_owned(),
        standing,
        percent: 0,
        reason: Message::nothing(),
    };
    let members = members::store::all(connection)?;
    for member in members.iter().filter(|member| Some(member.id) != enquiry.member_id) {
        let place = records.len();
        let draft = &member.draft;
        let names = draft.other_names.iter().map(|other| &other.name);
        names.chain([&draft.official_name, &draft.short_name]).for_each(|name| index.add(place, name));
        if domain.as_ref().is_some_and(|domain| *domain == draft.email_domain) {
            by_domain.insert(
                place,
                message!("Its people write from {domain} as well.", domain = draft.email_domain),
            );
        }
        let standing = match draft.status {
            Status::Former => message!("Former member"),
            status => message!("Member: {status}", status = status.label()),
        };
        records.push(record(AlikeKind::Member, member.id, &draft.official_name, standing));
    }
    for other in store::all(connection, &ListJoining::default())? {
        let other = other.enquiry;
        if other.id == enquiry.id {
            continue;
        }
        let place = records.len();
        index.add(place, &other.draft.organisation);
        if domain.is_some() && own_domain(&other.asker) == domain {
            let domain = domain.clone().unwrap_or_default();
            by_domain.insert(place, message!("Whoever enquired writes from {domain} as well.", domain));
        }
        let received_on = other.draft.received_on.unwrap_or(other.stage_since);
        let standing = match other.closed_on {
            None => message!("Open enquiry of {received_on, date, long}", received_on),
            Some(_) => message!("Closed enquiry of {received_on, date, long}", received_on),
        };
        records.push(record(AlikeKind::Enquiry, other.id, &other.draft.organisation, standing));
    }
    let mut found: BTreeMap<usize, (u8, Message)> =
        by_domain.into_iter().map(|(place, reason)| (place, (100, reason))).collect();
    for alike in index.alike(&enquiry.draft.organisation) {
        found.entry(alike.owner).or_insert((alike.percent, alike.reason.sentence()));
    }
    let mut proposed: Vec<AlikeRecord> = found
        .into_iter()
        .filter_map(|(place, (percent, reason))| {
            Some(AlikeRecord { percent, reason, ..records.get(place)?.clone() })
        })
        .collect();
    proposed.sort_by_key(|record| (std::cmp::Reverse(record.percent), record.kind, record.id));
    proposed.truncate(PROPOSED_MAX);
    Ok(proposed)
}
