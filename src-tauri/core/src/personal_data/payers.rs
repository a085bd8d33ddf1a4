//! A person as the payer of money: in payments, and in what banks say.

use chrono::NaiveDate;
use serde::Serialize;

use super::identity::Identity;
use super::store;
use crate::kernel::Result;
use crate::register::{Connection, Edit};

/// Where a person stands as the payer, or as whoever was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PayerItem {
    /// `payment` or `bank_transaction`.
    #[serde(rename = "where")]
    pub(super) table: String,
    #[serde(skip)]
    pub(super) id: i64,
    pub(super) on: NaiveDate,
    pub(super) name: String,
    pub(super) on_behalf_of: String,
    /// What was written to it.
    pub(super) text: String,
}

/// The payments and bank transactions that name a person as the payer, the earliest first.
pub(super) fn payers(connection: &Connection, identity: &Identity) -> Result<Vec<PayerItem>> {
    let mut items = store::payers(connection, identity.contact_id)?;
    items.retain(|item| is_named(identity, &item.name) || is_named(identity, &item.on_behalf_of));
    Ok(items)
}

/// Puts the pseudonym where the name stood; amounts, days and references stay.
pub(super) fn forget(
    edit: &Edit<'_>,
    items: &[PayerItem],
    identity: &Identity,
    pseudonym: &str,
) -> Result<()> {
    let without = |name: &str| {
        if is_named(identity, name) { pseudonym.to_owned() } else { name.to_owned() }
    };
    items.iter().try_for_each(|item| {
        store::rename_payer(edit, item, &without(&item.name), &without(&item.on_behalf_of))
    })
}

/// The person's name as it stands there.
pub(super) fn names(item: &PayerItem, identity: &Identity) -> Vec<String> {
    let written = [&item.name, &item.on_behalf_of].into_iter();
    written.filter(|name| is_named(identity, name)).cloned().collect()
}

fn is_named(identity: &Identity, name: &str) -> bool {
    !name.is_empty() && identity.is_named_in([name].into_iter())
}
