//! What a person should know at opening that is no fault of the file itself: a clock that was set back, and other
//! versions of the same register in its folder, as programs that keep folders in step make them of a conflict.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::files::is_draft_name;
use super::open::file_name;
use super::{APPLICATION_ID, audit, file_header};
use crate::kernel::disk::folder_of;
use crate::kernel::{Clock, Message, Result};

/// How far a clock may stand behind the last entry: clocks of two machines never agree.
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::minutes(10);

/// How many of the last entries are asked for the latest instant.
const ENTRIES_LOOKED_AT: u32 = 1_000;

/// How another version in the folder stands to this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OtherVersion {
    /// It holds all that this one holds, and more.
    Newer {
        /// The file's name.
        name: String,
        /// When it was written to last.
        at: String,
    },
    /// It holds nothing that this one lacks, but its name says that a program made it because two people wrote at a time.
    OfConflict {
        /// The file's name.
        name: String,
    },
    /// Both were written to after they were one.
    Parted {
        /// The file's name.
        name: String,
        /// When they were one for the last time.
        at: String,
    },
}

impl OtherVersion {
    /// What it is, what it threatens and what to do.
    fn told(&self, own: &str, clock: Clock) -> Message {
        match self {
            Self::Newer { name, at } => message!(
                "Another version of this register lies here: {name} holds all that {own} holds and was written to after it, last on {at}. Go on with {name} and move {own} away, or numbers of invoices are given twice.",
                name,
                own,
                at = clock.wall_time(at)
            ),
            Self::OfConflict { name } => message!(
                "A copy of the same register lies here: {name}, made of a conflict between two computers to judge by its name. It holds nothing that {own} lacks. Move it away before somebody goes on in it, or numbers of invoices are given twice.",
                name,
                own
            ),
            Self::Parted { name, at } => message!(
                "Two versions of this register lie here: {own} and {name} were one until {at}, and both were written to since. Numbers of invoices may have been given twice. Compare their histories, go on with one of them and move the other away.",
                own,
                name,
                at = clock.wall_time(at)
            ),
        }
    }
}

/// What is to be said at opening; whole sentences.
pub(super) fn notices(connection: &Connection, path: &Path, clock: Clock) -> Result<Vec<Message>> {
    let mut notices: Vec<Message> = clock_behind(connection, clock)?.into_iter().collect();
    let own = file_name(path);
    notices.extend(other_versions(connection, path)?.iter().map(|version| version.told(&own, clock)));
    Ok(notices)
}

/// Versions of the register in its folder that hold something which this one does not, as a finding of the check.
pub(super) fn parted_versions(connection: &Connection, path: &Path, clock: Clock) -> Result<Option<Message>> {
    let own = file_name(path);
    let versions = other_versions(connection, path)?;
    let parted = versions.iter().find(|version| matches!(version, OtherVersion::Parted { .. }));
    Ok(parted.map(|version| version.told(&own, clock)))
}

/// An entry that is older than the one before it, in words; the clock was set back between them.
pub(super) fn backwards_entry(connection: &Connection, clock: Clock) -> Result<Option<Message>> {
    let sql = "SELECT id, at, summary, before FROM (
                   SELECT id, at, summary, lag(at) OVER (ORDER BY id) AS before FROM register_audit_entry
               ) WHERE before > at ORDER BY id DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(message!(
            "the clock was set back before entry {id} ({summary}): it says {at}, and the one before it {before}",
            id = row.get::<_, i64>("id")?,
            summary = row.get::<_, Message>("summary")?,
            at = clock.wall_time(&row.get::<_, String>("at")?),
            before = clock.wall_time(&row.get::<_, String>("before")?)
        ))
    };
    Ok(connection.query_row(sql, [], read).optional()?)
}

fn clock_behind(connection: &Connection, clock: Clock) -> Result<Option<Message>> {
    let sql = "SELECT max(at) AS at FROM (SELECT at FROM register_audit_entry ORDER BY id DESC LIMIT ?1)";
    let last: Option<String> = connection.query_row(sql, [ENTRIES_LOOKED_AT], |row| row.get("at"))?;
    let Some(last) = last else { return Ok(None) };
    let Ok(instant) = DateTime::parse_from_rfc3339(&last) else { return Ok(None) };
    let now = clock.now();
    if instant.with_timezone(&Utc) <= now + CLOCK_TOLERANCE {
        return Ok(None);
    }
    Ok(Some(message!(
        "The clock of this computer says {timestamp}, but this register was changed on {last} already. Set the clock right before you issue or book anything: dates and the history follow it.",
        timestamp = clock.wall_time(&clock.timestamp()),
        last = clock.wall_time(&last)
    )))
}

fn other_versions(connection: &Connection, path: &Path) -> Result<Vec<OtherVersion>> {
    let (Some(first), Some((own_id, own_hash))) =
        (audit::hash_of_entry(connection, 1)?, audit::head(connection)?)
    else {
        return Ok(Vec::new());
    };
    let Ok(entries) = std::fs::read_dir(folder_of(path)) else { return Ok(Vec::new()) };
    let own_name = file_name(path);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| *name != own_name && !is_draft_name(name))
        // Whatever makes a copy of a conflict keeps the name and adds to it; a person may call one anything.
        .filter(|name| name.to_lowercase().contains(&stem) || name.ends_with(".consortium"))
        .collect();
    names.sort();
    let mut versions = Vec::new();
    for name in names {
        let other = folder_of(path).join(&name);
        // One that cannot be read right now, or is no register, says nothing.
        let Some(other) = open_other(&other, &first) else { continue };
        let Ok(Some((other_id, other_hash))) = audit::head(&other) else { continue };
        if audit::hash_of_entry(connection, other_id)?.as_ref() == Some(&other_hash) {
            if says_conflict(&name) {
                versions.push(OtherVersion::OfConflict { name });
            }
            continue;
        }
        let holds_ours =
            audit::hash_of_entry(&other, own_id).is_ok_and(|hash| hash.as_ref() == Some(&own_hash));
        versions.push(if holds_ours {
            OtherVersion::Newer { name, at: audit::instant_of(&other, other_id)? }
        } else {
            let common = last_common(connection, &other, own_id.min(other_id))?;
            OtherVersion::Parted { name, at: audit::instant_of(connection, common)? }
        });
    }
    Ok(versions)
}

/// Whether a program that keeps folders in step called a file a copy of a conflict: in the languages that such programs speak.
fn says_conflict(name: &str) -> bool {
    let name = name.to_lowercase();
    ["conflict", "konflikt", "conflit", "conflito", "競合", "冲突"].iter().any(|word| name.contains(word))
}

/// A connection to another file, if that is a register whose history begins with the entry of hash `first`.
fn open_other(path: &Path, first: &str) -> Option<Connection> {
    if file_header::application_id(path) != Some(APPLICATION_ID) {
        return None;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let other = Connection::open_with_flags(path, flags).ok()?;
    other.pragma_update(None, "trusted_schema", "OFF").ok()?;
    // A view of that name could do anything; a table only holds rows.
    let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'register_audit_entry'";
    other.query_row(sql, [], |_| Ok(())).ok()?;
    audit::hash_of_entry(&other, 1).is_ok_and(|hash| hash.as_deref() == Some(first)).then_some(other)
}

/// The last entry, at most `until`, that both histories hold; they hold the first.
fn last_common(one: &Connection, other: &Connection, until: i64) -> Result<i64> {
    let (mut common, mut apart) = (1, until + 1);
    while apart - common > 1 {
        let middle = common + (apart - common) / 2;
        if audit::hash_of_entry(one, middle)? == audit::hash_of_entry(other, middle)? {
            common = middle;
        } else {
            apart = middle;
        }
    }
    Ok(common)
}
