//! The event `changed`: after a successful write, which topics the page has to read again.

use std::collections::BTreeSet;

use consortium_core::api::{self, CommandKind, Topic};
use serde::Serialize;
use tauri::{AppHandle, Emitter};

use crate::desk::desk;

const EVENT: &str = "changed";

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Changed {
    topics: BTreeSet<Topic>,
}

/// Tells the page what the command `name` has changed; says nothing for a read.
pub(crate) fn announce(app: &AppHandle, name: &str) {
    let Some(changed) = changed_by(name) else { return };
    if changed.topics.contains(&Topic::Profile)
        && let Err(error) = desk(app).show_name(app)
    {
        log::warn!("the title could not follow the consortium's name: {error}");
    }
    if let Err(error) = app.emit(EVENT, changed) {
        log::error!("the page could not be told what changed: {error}");
    }
}

fn changed_by(name: &str) -> Option<Changed> {
    let command = api::command(name).filter(|command| command.kind == CommandKind::Write)?;
    let mut topics: BTreeSet<Topic> = command.topics.iter().copied().collect();
    // Every write leaves an audit entry.
    topics.insert(Topic::History);
    Some(Changed { topics })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_names_its_topics_and_history() {
        let changed = changed_by("members.add").expect("a write");
        assert!(changed.topics.contains(&Topic::Members));
        assert!(changed.topics.contains(&Topic::History), "every write is in the history");
    }

    #[test]
    fn a_read_changes_nothing() {
        assert_eq!(changed_by("members.list"), None);
        assert_eq!(changed_by("no.such.command"), None);
    }
}
