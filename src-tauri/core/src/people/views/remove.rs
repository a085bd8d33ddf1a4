//! Removes a view. The list and its records stay as they are.

use serde::Deserialize;
use ts_rs::TS;

use super::{ListViews, ViewList, list, store};
use crate::kernel::{OptionExt, Result};
use crate::register::{Op, Register};

/// Asks to remove a view.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveViews {
    /// The view.
    pub id: i64,
}

/// Removes a view and gives those that remain.
pub fn remove(register: &mut Register, request: RemoveViews) -> Result<ViewList> {
    let view = store::find(register.reader(), request.id)?.or_not_found(template!("View"), request.id)?;
    let op = Op::new(message!("Removed the view “{view}”", view = view.name));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    list(register, ListViews { list: view.definition.shows.list() })
}
