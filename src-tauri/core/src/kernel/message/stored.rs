//! Messages as the register keeps them: template and arguments as JSON, so that what was said years ago is read in the
//! language of whoever reads it.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::{Argument, Joint, Message};
use crate::kernel::{Currency, Money};

impl Message {
    /// The form in which it is kept.
    pub(crate) fn to_stored(&self) -> String {
        value_of(self).to_string()
    }

    /// The form in which several are kept.
    pub(crate) fn to_stored_list(messages: &[Self]) -> String {
        Value::Array(messages.iter().map(value_of).collect()).to_string()
    }

    /// Several messages that were kept.
    pub(crate) fn from_stored_list(stored: &str) -> Vec<Self> {
        let values: Vec<Value> = serde_json::from_str(stored).unwrap_or_default();
        values.iter().filter_map(message_of).collect()
    }

    /// A message that was kept. What is none is shown as it is.
    pub(crate) fn from_stored(stored: &str) -> Self {
        let value = serde_json::from_str(stored).ok();
        value.as_ref().and_then(message_of).unwrap_or_else(|| Self::said(stored))
    }
}

fn value_of(message: &Message) -> Value {
    if message.arguments.is_empty() {
        return json!({ "template": message.template });
    }
    let arguments: Map<String, Value> =
        message.arguments.iter().map(|(name, value)| (name.to_string(), argument_value(value))).collect();
    json!({ "template": message.template, "arguments": arguments })
}

fn argument_value(argument: &Argument) -> Value {
    match argument {
        Argument::Text(text) => json!(text),
        Argument::Count(number) => json!(number),
        Argument::Day(day) => json!({ "day": day }),
        Argument::Amount(money) => json!(money),
        Argument::Message(message) => value_of(message),
        Argument::List(joint, parts) => {
            let word = Joint::ALL.iter().find(|(known, _)| known == joint).map_or("commas", |(_, word)| word);
            json!({ word: parts.iter().map(argument_value).collect::<Vec<_>>() })
        }
    }
}

fn message_of(value: &Value) -> Option<Message> {
    let template = Cow::Owned(value.get("template")?.as_str()?.to_owned());
    let arguments = match value.get("arguments") {
        None => Vec::new(),
        Some(arguments) => arguments
            .as_object()?
            .iter()
            .map(|(name, value)| Some((Cow::Owned(name.clone()), argument_of(value)?)))
            .collect::<Option<_>>()?,
    };
    Some(Message { template, arguments })
}

fn argument_of(value: &Value) -> Option<Argument> {
    Some(match value {
        Value::String(text) => Argument::Text(text.clone()),
        Value::Number(number) => Argument::Count(number.as_i64()?),
        Value::Object(fields) => {
            if fields.contains_key("template") {
                return message_of(value).map(Argument::Message);
            }
            if let Some(day) = fields.get("day") {
                return Some(Argument::Day(day.as_str()?.parse().ok()?));
            }
            if let Some(minor) = fields.get("minor") {
                let currency = Currency::from_code(fields.get("currency")?.as_str()?)?;
                return Some(Argument::Amount(Money { minor: minor.as_i64()?, currency }));
            }
            let (joint, parts) =
                Joint::ALL.iter().find_map(|(joint, word)| Some((*joint, fields.get(*word)?)))?;
            Argument::List(joint, parts.as_array()?.iter().map(argument_of).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}
