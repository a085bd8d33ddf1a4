//! The words under which a ticket is found: its own and those of the messages that it shows.
//!
//! The index lies in temporary tables of the connection, as that of members does. It is built by the first search for tickets,
//! not by one for members, and afterwards kept in step: an operation notes which tickets it touched.

mod store;

use std::collections::BTreeSet;

use super::store::survivor;
use crate::kernel::{Result, text};
use crate::register::{Change, Connection, SearchIndex};

/// Above this many tickets in one operation the whole index is built anew: that is quicker than one by one.
const REINDEXED_ONE_BY_ONE_MAX: usize = 2_000;

/// Characters of a message that are searched: what people write, without the tail of endless logs.
const CHARACTERS_MAX: usize = 8_000;

/// How the register keeps the index. Only searches for tickets bring it up to date.
pub(super) const SEARCH_INDEX: SearchIndex = SearchIndex { note, refresh: |_| Ok(()) };

fn note(connection: &Connection, changes: &[Change]) -> Result<()> {
    if store::version(connection)?.is_none() {
        return Ok(());
    }
    let mut tickets = BTreeSet::new();
    for change in changes {
        let column = match change.table.as_str() {
            "ticket" => {
                tickets.extend(change.row_ids());
                "merged_into_id"
            }
            "ticket_message" => {
                tickets.extend(store::tickets_of_messages(connection, change.row_ids())?);
                "ticket_id"
            }
            _ => continue,
        };
        let images = [&change.before, &change.after].into_iter().flatten();
        tickets.extend(images.filter_map(|image| id_of_image(image, column)));
        if tickets.len() > REINDEXED_ONE_BY_ONE_MAX {
            return store::invalidate(connection);
        }
    }
    tickets.into_iter().try_for_each(|id| store::mark_stale(connection, id))
}

fn id_of_image(image: &str, column: &str) -> Option<i64> {
    let image: serde_json::Value = serde_json::from_str(image).ok()?;
    image.get(column)?.as_i64()
}

/// What to ask the index for what was typed, with the index up to date; none when nothing can be searched for. Every word must
/// begin one of a ticket or of its messages.
pub(super) fn query(connection: &Connection, typed: &str) -> Result<Option<String>> {
    let query = text::search_query(typed);
    if query.is_some() {
        refresh(connection)?;
    }
    Ok(query)
}

fn refresh(connection: &Connection) -> Result<()> {
    let data_version = store::data_version(connection)?;
    if store::version(connection)? != Some(data_version) {
        return store::at_once(connection, || {
            store::create(connection, data_version)?;
            store::ids(connection)?.into_iter().try_for_each(|id| index(connection, id))
        });
    }
    let mut stale = store::stale(connection)?;
    if stale.is_empty() {
        return Ok(());
    }
    let shown = stale.iter().map(|id| survivor(connection, *id)).collect::<Result<Vec<_>>>()?;
    stale.extend(shown);
    store::at_once(connection, || {
        for id in stale {
            store::delete(connection, id)?;
            index(connection, id)?;
        }
        store::clear_stale(connection)
    })
}

/// Indexes a ticket with the messages of those merged into it; nothing for one that is merged itself.
fn index(connection: &Connection, id: i64) -> Result<()> {
    let Some(mut words) = store::words(connection, id)? else { return Ok(()) };
    for said in store::texts(connection, id)? {
        let end = said.char_indices().nth(CHARACTERS_MAX).map_or(said.len(), |(at, _)| at);
        words.push(' ');
        words.push_str(&text::search_words(&said[..end]));
    }
    store::insert(connection, id, &words)
}
