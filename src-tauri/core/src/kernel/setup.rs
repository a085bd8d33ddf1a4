//! What has to be told to a new register before a year can be billed with it.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::Message;

/// The steps of setting a register up, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SetupKey {
    /// Who the consortium is.
    Sender,
    /// Where members pay to, and what is said on tax.
    Account,
    Members,
    /// Since when they are members.
    FirstDays,
    /// The agreement with ORCID.
    Agreement,
    /// What members pay.
    Fees,
}

/// A step of setting a register up. Whether it is done follows from what the register holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SetupStep {
    /// Names the step.
    pub key: SetupKey,
    /// What it is, in a few words.
    pub title: Message,
    /// What is known, or what is missing and why it matters: a sentence.
    pub detail: Message,
    /// Whether the register holds it.
    pub is_done: bool,
    /// The screen on which it is done.
    pub screen: String,
    /// What is open or chosen on that screen.
    pub params: BTreeMap<String, String>,
}

impl SetupStep {
    /// A step that is taken on a screen.
    pub fn new(key: SetupKey, title: Message, is_done: bool, detail: Message, screen: &str) -> Self {
        Self { key, title, detail, is_done, screen: screen.to_owned(), params: BTreeMap::new() }
    }

    /// Shows this on its screen.
    #[must_use]
    pub fn at(mut self, name: &str, value: &str) -> Self {
        self.params.insert(name.to_owned(), value.to_owned());
        self
    }
}
