//! Gives a view another name.

use serde::Deserialize;
use ts_rs::TS;

use super::save::free_name;
use super::{SavedView, store};
use crate::kernel::{OptionExt, Result};
use crate::register::{Op, Register};

/// Asks to rename a view.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct RenameViews {
    pub id: i64,
    /// Its name from now on.
    pub name: String,
}

/// Renames a view.
///
/// # Errors
/// As saving one.
pub fn rename(register: &mut Register, request: RenameViews) -> Result<SavedView> {
    let view = store::find(register.reader(), request.id)?.or_not_found(template!("View"), request.id)?;
    let list = view.definition.shows.list();
    let name = free_name(register.reader(), list, Some(request.id), &request.name)?;
    let op = Op::new(message!("Renamed the view “{view}” to “{name}”", view = view.name, name));
    register.transact(op, |edit| store::update(edit, request.id, &name, &view.definition))?;
    Ok(SavedView { name, ..view })
}
