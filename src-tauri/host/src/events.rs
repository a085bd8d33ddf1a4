//! What the host tells the page without being asked.

use std::collections::BTreeSet;

use consortium_core::api::{Bindings, Topic};
use consortium_core::kernel::Error;
use serde::Serialize;
use ts_rs::TS;

use crate::job::JobProgress;

/// An event: its payload has a type of its own.
pub trait Event: Serialize + Clone {
    /// What the page listens for.
    const NAME: &'static str;
}

/// After something was written: what the page has to read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// The tables that were changed.
    #[ts(type = "Topic[]")]
    pub topics: BTreeSet<Topic>,
}

/// Files are dragged over the window, in the shell's pixels.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct DragOver {
    /// Where; nowhere once they have left.
    pub place: Option<DropPlace>,
}

/// Where files were dropped, in the shell's pixels. What they are never reaches the page.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct DropPlace {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Somebody wants to close the window while something is not saved.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[ts(type = "null")]
pub struct CloseAsked;

macro_rules! events {
    ($($name:literal: $payload:ty;)+) => {
        $(impl Event for $payload {
            const NAME: &'static str = $name;
        })+

        /// Declares the events and their payloads.
        pub(crate) fn declare(bindings: &mut Bindings) {
            let mut text = String::new();
            $(text.push_str(&format!(" \"{}\": {};", $name, bindings.declare::<$payload>()));)+
            bindings.declare_as("host", "HostEvents", "", &format!("{{{text} }}"));
        }
    };
}

events! {
    "changed": Changed;
    // A register that was dropped, or named by another start of the application, did not open.
    "open-failed": Error;
    "drag-over": DragOver;
    "files-dropped": DropPlace;
    "job": JobProgress;
    "close-asked": CloseAsked;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_told_by_the_names_of_their_tables() {
        let changed = Changed { topics: BTreeSet::from([Topic::HISTORY]) };
        assert_eq!(serde_json::to_string(&changed).expect("JSON"), r#"{"topics":["register_audit_entry"]}"#);
    }
}
