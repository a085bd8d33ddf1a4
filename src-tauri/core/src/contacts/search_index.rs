//! Keeps the words under which a member is found in step with the member and its people.

use std::collections::BTreeSet;

use super::store;
use crate::kernel::{Result, text};
use crate::register::{Change, Connection};

/// Above this many members in one operation the whole index is built anew: that is quicker than one by one.
const REINDEXED_ONE_BY_ONE_MAX: usize = 5_000;

/// Brings the search index up to date with the changes of one operation.
pub fn keep_search_index(connection: &Connection, changes: &[Change]) -> Result<()> {
    let mut members = BTreeSet::new();
    for change in changes {
        match change.table.as_str() {
            "member" => members.extend(change.row_ids()),
            "contact" => members.extend(store::members_of_contacts(connection, change.row_ids())?),
            "contact_role" => {
                members.extend(store::members_of_roles(connection, change.row_ids())?);
                members.extend(
                    [&change.before, &change.after]
                        .into_iter()
                        .flatten()
                        .filter_map(|image| member_of_image(image)),
                );
            }
            _ => {}
        }
    }
    let rebuild = members.len() > REINDEXED_ONE_BY_ONE_MAX;
    if rebuild {
        store::clear_search_index(connection)?;
        members = store::member_ids(connection)?;
    }
    for member_id in members {
        if !rebuild {
            store::delete_search_words(connection, member_id)?;
        }
        if let Some(written) = store::searchable_text(connection, member_id)? {
            store::insert_search_words(connection, member_id, &text::search_words(&written))?;
        }
    }
    Ok(())
}

/// Whether every member is in the index, as a business check: what is missing, in words.
pub fn is_current(connection: &Connection) -> Result<Option<String>> {
    let missing = store::members_not_indexed(connection)?;
    Ok((missing > 0)
        .then(|| format!("{missing} members are not found by search. Edit and save one of them to mend it.")))
}

fn member_of_image(image: &str) -> Option<i64> {
    let image: serde_json::Value = serde_json::from_str(image).ok()?;
    image.get("member_id")?.as_i64()
}
