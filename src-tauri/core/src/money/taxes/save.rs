//! Saves a tax category with its rates.

use super::regions::region_of;
use super::{RegionalTax, SaveTaxes, TaxCategory, TaxCategoryDraft, TaxCode, list, store};
use crate::kernel::{FieldProblems, OptionExt, Result, text};
use crate::people::profile;
use crate::register::{Op, Register};

/// Saves a tax category. Invoices that are issued stay as they are.
pub fn save(register: &mut Register, request: SaveTaxes) -> Result<Vec<TaxCategory>> {
    let draft = checked(register, request.id, &request.draft)?;
    let op = Op::new(message!("Saved the tax category {draft}", draft = draft.name));
    register.transact(op, |edit| store::save(edit, request.id, &draft))?;
    list(register)
}

fn checked(register: &Register, id: Option<i64>, draft: &TaxCategoryDraft) -> Result<TaxCategoryDraft> {
    if let Some(id) = id {
        store::name(register.reader(), id)?.or_not_found(template!("Tax category"), id)?;
    }
    let others = store::all(register.reader())?;
    let known = others.iter().find(|(other, _)| Some(*other) == id).and_then(|(_, known)| known.rate_day);
    let mut problems = FieldProblems::default();
    let is_taxed = draft.code == TaxCode::S;
    let parts = if is_taxed { distinct(&draft.parts) } else { Vec::new() };
    let mut rates = if is_taxed && parts.is_empty() { draft.rates.clone() } else { Vec::new() };
    rates.sort_by_key(|rate| rate.from_on);
    let checked = TaxCategoryDraft {
        name: problems.take("name", text::name(&draft.name)),
        code: draft.code,
        reason: problems.take("reason", text::line(&draft.reason)),
        reason_code: problems.take("reason_code", text::line(&draft.reason_code)).to_uppercase(),
        eu_business_id: draft.eu_business_id.filter(|other| Some(*other) != id),
        abroad_id: draft.abroad_id.filter(|other| Some(*other) != id),
        rates,
        parts,
        regions: regions(register, draft, &mut problems)?,
        rate_day: draft.rate_day.or(known),
    };
    if checked.name.is_empty() {
        problems.add("name", message!("Give the category a name: invoices print it."));
    }
    if others.iter().any(|(other, known)| Some(*other) != id && known.name == checked.name) {
        problems
            .add("name", message!("There is a tax category “{checked}” already.", checked = checked.name));
    }
    if checked.code.needs_reason() && checked.reason.is_empty() {
        problems.add("reason", message!("Say why no tax is charged: invoices must print it."));
    }
    refuse_wrong_parts(id, &checked, &others, &mut problems);
    if is_taxed && checked.parts.is_empty() && checked.rates.is_empty() {
        problems.add("rates", message!("Give the rate and the day it holds from."));
    }
    if checked.rates.iter().any(|rate| rate.percent.is_negative()) {
        problems.add("rates", message!("A rate is not negative."));
    }
    if checked.rates.windows(2).any(|pair| pair[0].from_on == pair[1].from_on) {
        problems.add("rates", message!("Two rates begin on the same day."));
    }
    let regional = checked.regions.iter().map(|regional| ("regions", Some(regional.tax_category_id)));
    let elsewhere = [("eu_business_id", checked.eu_business_id), ("abroad_id", checked.abroad_id)];
    for (field, other) in elsewhere.into_iter().chain(regional) {
        if other.is_some_and(|other| !others.iter().any(|(known, _)| *known == other)) {
            problems.add(field, message!("Choose a category that exists."));
        }
    }
    problems.into_result().map(|()| checked)
}

fn distinct(ids: &[i64]) -> Vec<i64> {
    let mut distinct = Vec::new();
    for id in ids {
        if !distinct.contains(id) {
            distinct.push(*id);
        }
    }
    distinct
}

/// What is charged together are categories taxed at a rate of their own, at least two.
fn refuse_wrong_parts(
    id: Option<i64>,
    checked: &TaxCategoryDraft,
    others: &[(i64, TaxCategoryDraft)],
    problems: &mut FieldProblems,
) {
    let part = |id: &i64| others.iter().find(|(other, _)| other == id).map(|(_, part)| part);
    let has_rate = |part: &TaxCategoryDraft| part.code == TaxCode::S && part.parts.is_empty();
    let is_part = |other: &i64| Some(*other) != id && part(other).is_some_and(has_rate);
    if checked.parts.len() == 1 {
        problems.add("parts", message!("Choose at least two categories that are charged together."));
    } else if !checked.parts.iter().all(is_part) {
        let message =
            message!("What is charged together are other categories, each taxed at a rate of its own.");
        problems.add("parts", message);
    }
    let whole = others.iter().find(|(_, other)| id.is_some_and(|id| other.parts.contains(&id)));
    if let Some((_, whole)) = whole.filter(|_| !has_rate(checked)) {
        let message = message!(
            "“{whole}” charges it together with others, so it is taxed at a rate of its own.",
            whole = whole.name
        );
        problems.add("code", message);
    }
}

/// The regions of the consortium’s country as they are compared, each once.
fn regions(
    register: &Register,
    draft: &TaxCategoryDraft,
    problems: &mut FieldProblems,
) -> Result<Vec<RegionalTax>> {
    let country = profile::read(register.reader())?.country;
    let mut regions: Vec<RegionalTax> = Vec::new();
    for written in &draft.regions {
        let region = region_of(&country, &problems.take("regions", text::name(&written.region)));
        if region.is_empty() {
            problems.add("regions", message!("Name the region."));
        } else if regions.iter().any(|other| other.region == region) {
            let message = message!("“{region}” stands there twice.", region = written.region);
            problems.add("regions", message);
        }
        regions.push(RegionalTax { region, tax_category_id: written.tax_category_id });
    }
    Ok(regions)
}
