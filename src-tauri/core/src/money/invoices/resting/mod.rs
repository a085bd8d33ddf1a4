//! What issued documents rest on: members, sponsors, fee plans, tax categories and agreements. What carries a document is
//! not undone from under it.

mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::{Message, Result};
use crate::register::{Change, Connection, Foundation, Undone};

/// What the register asks before it undoes something.
pub(crate) const FOUNDATIONS: [Foundation; 5] = [members, sponsors, plans, taxes, agreements];

fn members(connection: &Connection, undone: &Undone<'_>) -> Result<Option<Message>> {
    let (mut invoices, mut for_nothing, mut made) = (BTreeSet::new(), 0, 0);
    for change in undone.made("member") {
        made += change.last_row_id - change.first_row_id + 1;
        invoices.extend(store::invoices_of_members(connection, change.row_ids())?);
        for_nothing += store::billed_for_nothing(connection, change.row_ids())?;
    }
    let is_import = undone.of("import_batch").next().is_some();
    let whose = match (is_import, made) {
        (true, _) => message!("members of this import"),
        (false, made) => message!("{made, plural, one {this member} other {these members}}", made),
    };
    let advice = message!("Credit notes correct invoices, and members can be archived.");
    Ok(match (invoices.len(), for_nothing) {
        (0, 0) => None,
        (0, count) => Some(message!(
            "{count, plural, one {# licence year was} other {# licence years were}} billed to {whose}, with nothing to pay. {advice}",
            count,
            whose,
            advice
        )),
        (count, _) => Some(message!(
            "{count, plural, one {# invoice was} other {# invoices were}} issued to {whose}. {advice}",
            count,
            whose,
            advice
        )),
    })
}

fn sponsors(connection: &Connection, undone: &Undone<'_>) -> Result<Option<Message>> {
    let mut invoices = BTreeSet::new();
    for change in undone.made("sponsor") {
        invoices.extend(store::invoices_of_sponsors(connection, change.row_ids())?);
    }
    let told = |count| {
        message!(
            "{count, plural, one {# invoice was} other {# invoices were}} issued to this sponsor. Credit notes correct invoices.",
            count
        )
    };
    Ok(some(invoices.len()).map(told))
}

fn plans(connection: &Connection, undone: &Undone<'_>) -> Result<Option<Message>> {
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
            let advice =
                message!("Credit notes correct invoices; change the plan for what is still to be billed.");
            return Ok(Some(message!(
                "{count, plural, one {# invoice of {year} was} other {# invoices of {year} were}} issued by this fee plan. {advice}",
                count,
                year,
                advice
            )));
        }
    }
    Ok(None)
}

/// A rate that is new or gone carries the documents that charge it; a category whose own fields changed carries all that
/// name it.
fn taxes(connection: &Connection, undone: &Undone<'_>) -> Result<Option<Message>> {
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
        let advice = message!(
            "Credit notes correct invoices; add a rate from a later day, or choose another category."
        );
        message!(
            "{count, plural, one {# invoice was} other {# invoices were}} issued with this tax. {advice}",
            count,
            advice
        )
    };
    Ok(some(count).map(told))
}

fn agreements(connection: &Connection, undone: &Undone<'_>) -> Result<Option<Message>> {
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
        message!(
            "{count, plural, one {# invoice was} other {# invoices were}} issued with fees of this agreement. Credit notes correct invoices.",
            count
        )
    };
    Ok(some(count).map(told))
}

fn some(count: usize) -> Option<usize> {
    (count > 0).then_some(count)
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
