//! What issued documents rest on: members, sponsors, fee plans, tax categories and agreements. What carries a document is
//! not undone from under it.

mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::Result;
use crate::register::{Change, Connection, Foundation, Undone};

/// What the register asks before it undoes something.
pub(crate) const FOUNDATIONS: [Foundation; 5] = [members, sponsors, plans, taxes, agreements];

fn members(connection: &Connection, undone: &Undone<'_>) -> Result<Option<String>> {
    let (mut invoices, mut for_nothing, mut made) = (BTreeSet::new(), 0, 0);
    for change in undone.made("member") {
        made += change.last_row_id - change.first_row_id + 1;
        invoices.extend(store::invoices_of_members(connection, change.row_ids())?);
        for_nothing += store::billed_for_nothing(connection, change.row_ids())?;
    }
    let is_import = undone.of("import_batch").next().is_some();
    let whose = match (is_import, made) {
        (true, _) => "members of this import",
        (false, 1) => "this member",
        (false, _) => "these members",
    };
    let advice = "Credit notes correct invoices, and members can be archived.";
    Ok(match (invoices.len(), for_nothing) {
        (0, 0) => None,
        (0, count) => {
            let (years, were) = if count == 1 { ("year", "was") } else { ("years", "were") };
            Some(format!("{count} licence {years} {were} billed to {whose}, with nothing to pay. {advice}"))
        }
        (count, _) => Some(format!("{} issued to {whose}. {advice}", invoices_were(count))),
    })
}

fn sponsors(connection: &Connection, undone: &Undone<'_>) -> Result<Option<String>> {
    let mut invoices = BTreeSet::new();
    for change in undone.made("sponsor") {
        invoices.extend(store::invoices_of_sponsors(connection, change.row_ids())?);
    }
    let told =
        |count| format!("{} issued to this sponsor. Credit notes correct invoices.", invoices_were(count));
    Ok(some(invoices.len()).map(told))
}

fn plans(connection: &Connection, undone: &Undone<'_>) -> Result<Option<String>> {
    let Some(first) = store::first_issued_after(connection, undone.entry_id)? else { return Ok(None) };
    let of_plans = undone.of("fee_plan").filter(|change| change.after.is_some());
    let of_components = undone.of("fee_component").filter(|change| change.after.is_some());
    let mut plans: BTreeSet<i64> = of_plans.map(|change| change.first_row_id).collect();
    plans.extend(of_components.filter_map(|change| number(change, "plan_id")));
    for plan in plans {
        let was_adopted = undone.of("fee_plan").any(|change| {
            change.first_row_id == plan && images(change).any(|image| image["is_adopted"] == 1)
        });
        if let Some((year, count)) = store::invoices_of_plan(connection, plan, first, was_adopted)? {
            let advice = "Credit notes correct invoices; change the plan for what is still to be billed.";
            let were = if count == 1 { "invoice of" } else { "invoices of" };
            let by = if count == 1 { "was issued by" } else { "were issued by" };
            return Ok(Some(format!("{count} {were} {year} {by} this fee plan. {advice}")));
        }
    }
    Ok(None)
}

/// A rate that is new or gone carries the documents that charge it; a category whose own fields changed carries all that
/// name it.
fn taxes(connection: &Connection, undone: &Undone<'_>) -> Result<Option<String>> {
    let Some(first) = store::first_issued_after(connection, undone.entry_id)? else { return Ok(None) };
    let mut whole: BTreeSet<i64> = BTreeSet::new();
    whole.extend(undone.of("tax_category").filter(|change| change.after.is_some()).map(|it| it.first_row_id));
    // A category is saved with its rates written anew: those that are as before cancel out.
    let mut rates: BTreeMap<(i64, String, String), i32> = BTreeMap::new();
    for change in undone.of("tax_rate") {
        for (image, step) in [(&change.before, -1), (&change.after, 1)] {
            if let Some(image) = image.as_deref().and_then(parsed) {
                let text = |name: &str| image[name].as_str().unwrap_or_default().to_owned();
                let category = image["tax_category_id"].as_i64().unwrap_or_default();
                *rates.entry((category, text("from_on"), text("percent"))).or_default() += step;
            }
        }
    }
    let mut count = 0;
    for category in &whole {
        count += store::invoices_of_tax(connection, *category, None, first)?;
    }
    for (category, _, percent) in rates.into_iter().filter(|(_, step)| *step != 0).map(|(rate, _)| rate) {
        if !whole.contains(&category) {
            count += store::invoices_of_tax(connection, category, Some(&percent), first)?;
        }
    }
    let told = |count| {
        let advice =
            "Credit notes correct invoices; add a rate from a later day, or choose another category.";
        format!("{} issued with this tax. {advice}", invoices_were(count))
    };
    Ok(some(count).map(told))
}

fn agreements(connection: &Connection, undone: &Undone<'_>) -> Result<Option<String>> {
    let Some(first) = store::first_issued_after(connection, undone.entry_id)? else { return Ok(None) };
    let own =
        undone.of("agreement").filter(|change| change.after.is_some()).map(|change| change.first_row_id);
    let mut agreements: BTreeSet<i64> = own.collect();
    agreements.extend(undone.of("agreement_fee").filter_map(|change| number(change, "agreement_id")));
    let mut count = 0;
    for agreement in agreements {
        count += store::invoices_of_agreement(connection, agreement, first)?;
    }
    let told = |count| {
        format!("{} issued with fees of this agreement. Credit notes correct invoices.", invoices_were(count))
    };
    Ok(some(count).map(told))
}

fn some(count: usize) -> Option<usize> {
    (count > 0).then_some(count)
}

fn invoices_were(count: usize) -> String {
    if count == 1 { "1 invoice was".to_owned() } else { format!("{count} invoices were") }
}

fn images(change: &Change) -> impl Iterator<Item = serde_json::Value> {
    [&change.before, &change.after].into_iter().flatten().filter_map(|image| parsed(image))
}

fn number(change: &Change, column: &str) -> Option<i64> {
    images(change).find_map(|image| image[column].as_i64())
}

fn parsed(image: &str) -> Option<serde_json::Value> {
    serde_json::from_str(image).ok()
}
