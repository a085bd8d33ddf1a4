//! Removes a view. The list and its records stay as they are.

use super::{ListViews, ViewList, list, store};
use crate::kernel::{Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Removes a view and gives those that remain.
pub fn remove(register: &mut Register, request: Id) -> Result<ViewList> {
    let view = store::find(register.reader(), request.id)?.or_not_found(template!("View"), request.id)?;
    let op = Op::new(message!("Removed the view “{view}”", view = view.name));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    list(register, ListViews { list: view.definition.shows.list() })
}
