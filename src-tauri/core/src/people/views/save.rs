//! Names what a list shows, or changes what a name stands for.

use serde::Deserialize;
use ts_rs::TS;

use super::list::built_in;
use super::{SavedView, ViewDefinition, ViewedList, store};
use crate::kernel::{Error, OptionExt, Result, text};
use crate::register::{Connection, Op, Register};

/// Longest name of a view, in characters: it has to fit into a menu.
const NAME_LENGTH_MAX: usize = 60;

/// Asks to save a view.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveViews {
    /// The view to change; a new one when absent.
    pub id: Option<i64>,
    pub name: String,
    /// What it shows.
    pub definition: ViewDefinition,
}

/// Saves a view.
///
/// # Errors
/// On `name`: an empty or long one, and one that another view of the list has. A view of another list.
pub fn save(register: &mut Register, request: SaveViews) -> Result<SavedView> {
    let shows = request.definition.shows.of_all_pages();
    let definition = ViewDefinition { shows, columns: request.definition.columns };
    let list = definition.shows.list();
    let name = free_name(register.reader(), list, request.id, &request.name)?;
    let summary = match request.id {
        None => message!("Saved the view “{name}”", name),
        Some(id) => {
            let known = store::find(register.reader(), id)?.or_not_found(template!("View"), id)?;
            if known.definition.shows.list() != list {
                let message =
                    message!("“{known}” is a view of another list. Save a new one.", known = known.name);
                return Err(Error::invalid("id", message));
            }
            message!("Changed the view “{name}”", name)
        }
    };
    let op = Op::new(summary);
    let id = register.transact(op, |edit| match request.id {
        None => store::insert(edit, &name, &definition),
        Some(id) => store::update(edit, id, &name, &definition).map(|()| id),
    })?;
    Ok(SavedView { id: Some(id), name, definition })
}

/// `name` in its stored form, if no other view of the list has it.
pub(super) fn free_name(
    connection: &Connection,
    list: ViewedList,
    id: Option<i64>,
    name: &str,
) -> Result<String> {
    let name = text::line(name).map_err(|message| Error::invalid("name", message))?;
    let key = text::search_key(&name);
    if key.is_empty() {
        return Err(Error::invalid("name", message!("Give the view a name.")));
    }
    let length = name.chars().count();
    if length > NAME_LENGTH_MAX {
        let message = message!(
            "The name has {length, plural, one {# character} other {# characters}}; {name_length_max} fit. Shorten it.",
            length,
            name_length_max = NAME_LENGTH_MAX
        );
        return Err(Error::invalid("name", message));
    }
    let is_built_in = built_in(list).iter().any(|view| text::search_key(&view.name) == key);
    let is_taken = store::by_name_key(connection, list, &key)?.is_some_and(|holder| Some(holder) != id);
    if is_built_in || is_taken {
        return Err(Error::invalid(
            "name",
            message!("There is a view “{name}” already. Choose another name.", name),
        ));
    }
    Ok(name)
}
