//! Several bad fields at once, so that a form shows every message in one go.

use std::collections::BTreeMap;

use super::{Error, ErrorKind, Message, Result};

/// Collects what is wrong with a form, field by field.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FieldProblems {
    problems: Vec<(String, Message)>,
}

impl FieldProblems {
    /// Notes that `field` breaks a rule.
    pub fn add(&mut self, field: &str, message: impl Into<Message>) {
        self.problems.push((field.to_owned(), message.into()));
    }

    /// The value of `result`, or its default with the problem noted under `field`.
    pub fn take<T: Default>(&mut self, field: &str, result: Result<T, impl Into<Message>>) -> T {
        result.unwrap_or_else(|message| {
            self.add(field, message);
            T::default()
        })
    }

    /// What `read` makes of `text`; nothing of an empty one.
    pub fn take_optional<M: Into<Message>>(
        &mut self,
        field: &str,
        text: &str,
        read: fn(&str) -> Result<String, M>,
    ) -> String {
        if text.trim().is_empty() { String::new() } else { self.take(field, read(text)) }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// Field and message, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.problems.iter().map(|(field, message)| (field.as_str(), message))
    }

    /// One message per field, the first one found.
    pub fn by_field(&self) -> BTreeMap<String, Message> {
        let mut by_field = BTreeMap::new();
        for (field, message) in &self.problems {
            by_field.entry(field.clone()).or_insert_with(|| message.clone());
        }
        by_field
    }

    /// Nothing, or one [`ErrorKind::Invalid`] error that carries every problem.
    pub fn into_result(self) -> Result<()> {
        let Some((field, message)) = self.problems.first() else { return Ok(()) };
        Err(Error {
            kind: ErrorKind::Invalid,
            message: message.clone(),
            field: Some(field.clone()),
            context: self.by_field(),
        })
    }
}
