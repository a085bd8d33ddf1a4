//! The words under which a member is found: its own and those of its people.
//!
//! The index lies in temporary tables of the connection. It is built by the first search and afterwards kept in step:
//! an operation notes which members it touched, and the next search indexes just those.

use std::collections::BTreeSet;

use super::store;
use crate::kernel::{Result, text};
use crate::register::{Change, Connection, SearchIndex};

/// Above this many members in one operation the whole index is built anew: that is quicker than one by one.
const REINDEXED_ONE_BY_ONE_MAX: usize = 5_000;

/// How the register keeps the index.
pub const SEARCH_INDEX: SearchIndex = SearchIndex { note, refresh };

fn note(connection: &Connection, changes: &[Change]) -> Result<()> {
    if store::search_index_version(connection)?.is_none() {
        return Ok(());
    }
    let mut members = BTreeSet::new();
    for change in changes {
        match change.table.as_str() {
            "member" => members.extend(change.row_ids()),
            "member_merge" => {
                let survivors = |image: &String| id_of_image(image, "survivor_id");
                let images = || [&change.before, &change.after].into_iter().flatten();
                members.extend(images().filter_map(survivors));
                members.extend(images().filter_map(|image| id_of_image(image, "member_id")));
            }
            "contact" => members.extend(store::members_of_contacts(connection, change.row_ids())?),
            "contact_role" => {
                members.extend(store::members_of_roles(connection, change.row_ids())?);
                members.extend(
                    [&change.before, &change.after]
                        .into_iter()
                        .flatten()
                        .filter_map(|image| id_of_image(image, "member_id")),
                );
            }
            _ => {}
        }
        if members.len() > REINDEXED_ONE_BY_ONE_MAX {
            return store::invalidate_search_index(connection);
        }
    }
    members.into_iter().try_for_each(|member_id| store::mark_stale(connection, member_id))
}

fn refresh(connection: &Connection) -> Result<()> {
    let data_version = store::data_version(connection)?;
    if store::search_index_version(connection)? != Some(data_version) {
        return store::at_once(connection, || {
            store::create_search_index(connection, data_version)?;
            store::member_ids(connection)?.into_iter().try_for_each(|member_id| index(connection, member_id))
        });
    }
    let stale = store::stale_members(connection)?;
    if stale.is_empty() {
        return Ok(());
    }
    store::at_once(connection, || {
        for member_id in stale {
            store::delete_search_words(connection, member_id)?;
            index(connection, member_id)?;
        }
        store::clear_stale_members(connection)
    })
}

fn index(connection: &Connection, member_id: i64) -> Result<()> {
    match store::searchable_text(connection, member_id)? {
        Some(written) => store::insert_search_words(connection, member_id, &text::search_words(&written)),
        None => Ok(()),
    }
}

fn id_of_image(image: &str, column: &str) -> Option<i64> {
    let image: serde_json::Value = serde_json::from_str(image).ok()?;
    image.get(column)?.as_i64()
}
