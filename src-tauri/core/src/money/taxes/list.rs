//! Lists the tax categories.

use super::territory_list::TERRITORIES;
use super::{TaxCategory, TaxTerritory, store};
use crate::kernel::Result;
use crate::register::Register;

/// Gives the tax categories, by name.
pub fn list(register: &Register) -> Result<Vec<TaxCategory>> {
    let today = register.clock().today();
    let categories = store::all(register.reader())?;
    Ok(categories
        .into_iter()
        .map(|(id, draft)| TaxCategory { id, percent: draft.rate_on(today), draft })
        .collect())
}

/// Gives the places that tax laws count otherwise than their country code says, with the law for each.
pub fn territories(_: &Register) -> Result<Vec<TaxTerritory>> {
    Ok(TERRITORIES.to_vec())
}
