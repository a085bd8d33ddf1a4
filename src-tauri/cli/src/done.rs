//! What this command line did already. Whatever fails afterwards failed to say so, not to do it.

use std::sync::{Mutex, PoisonError};

use consortium_core::Door;
use consortium_core::kernel::{Error, Message, Result};
use consortium_core::message;
use serde_json::Value;

static DONE: Mutex<Option<Message>> = Mutex::new(None);

/// Notes that something stands from here on; `what` is a sentence: "Issued invoices of 2026.".
pub(crate) fn stands(what: impl Into<Message>) {
    DONE.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| what.into());
}

/// Runs a command of the core; what it changed stands when it returns.
pub(crate) fn call(door: &mut Door, name: &str, request: Value) -> Result<Value> {
    let before = door.register().commit_count();
    let answer = door.call(name, request)?;
    if door.register().commit_count() > before {
        stands(message!("{name} was done, and stands.", name));
    }
    Ok(answer)
}

/// An error as it has to be told: after something was done it is not "nothing changed".
pub(crate) fn as_it_stands(error: Error) -> Error {
    match DONE.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
        Some(done) => Error::after(done, &error),
        None => error,
    }
}
