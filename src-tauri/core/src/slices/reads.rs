//! What each read reads: the topics by whose change its answer may become another.
//!
//! Nobody writes them down: they are collected from SQLite itself while every read runs (`tests/`), and a read that
//! reads anything else fails the tests.

use crate::register::Command;

/// A line for each read: its name and its topics.
const READS: &str = include_str!("reads.txt");

/// What a read reads; nothing of a write.
pub(crate) fn topics_of(command: &Command) -> Vec<&'static str> {
    let line = READS.lines().find_map(|line| line.split_once(": ").filter(|(name, _)| *name == command.name));
    line.map_or_else(Vec::new, |(_, topics)| topics.split_whitespace().collect())
}
