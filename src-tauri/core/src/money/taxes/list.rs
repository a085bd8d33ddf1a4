//! Lists the tax categories.

use super::territory_list::TERRITORIES;
use super::{TaxCategory, TaxCategoryDraft, TaxTerritory, store};
use crate::kernel::{Decimal, Result};
use crate::register::Register;

/// Gives the tax categories, by name.
pub fn list(register: &Register) -> Result<Vec<TaxCategory>> {
    let today = register.clock().today();
    let categories = store::all(register.reader())?;
    let rate = |id: &i64| {
        let part = categories.iter().find(|(other, _)| other == id);
        part.and_then(|(_, part)| part.rate_on(today))
    };
    let percent = |draft: &TaxCategoryDraft| match draft.parts.as_slice() {
        [] => draft.rate_on(today),
        parts => parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(rate(part)?)),
    };
    let listed = categories.iter().map(|(id, draft)| TaxCategory {
        id: *id,
        percent: percent(draft),
        draft: draft.clone(),
    });
    Ok(listed.collect())
}

/// Gives the places that tax laws count otherwise than their country code says, with the law for each.
pub fn territories(_: &Register) -> Result<Vec<TaxTerritory>> {
    Ok(TERRITORIES.to_vec())
}
