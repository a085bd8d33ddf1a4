//! Saves a tax category with its rates.

use super::{SaveTaxes, TaxCategory, TaxCategoryDraft, TaxCode, list, store};
use crate::kernel::{FieldProblems, OptionExt, Result, text};
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
    let mut rates = if draft.code == TaxCode::S { draft.rates.clone() } else { Vec::new() };
    rates.sort_by_key(|rate| rate.from_on);
    let checked = TaxCategoryDraft {
        name: problems.take("name", text::name(&draft.name)),
        code: draft.code,
        reason: problems.take("reason", text::line(&draft.reason)),
        reason_code: problems.take("reason_code", text::line(&draft.reason_code)).to_uppercase(),
        eu_business_id: draft.eu_business_id.filter(|other| Some(*other) != id),
        abroad_id: draft.abroad_id.filter(|other| Some(*other) != id),
        rates,
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
    if checked.code == TaxCode::S && checked.rates.is_empty() {
        problems.add("rates", message!("Give the rate and the day it holds from."));
    }
    if checked.rates.iter().any(|rate| rate.percent.is_negative()) {
        problems.add("rates", message!("A rate is not negative."));
    }
    if checked.rates.windows(2).any(|pair| pair[0].from_on == pair[1].from_on) {
        problems.add("rates", message!("Two rates begin on the same day."));
    }
    for (field, other) in [("eu_business_id", checked.eu_business_id), ("abroad_id", checked.abroad_id)] {
        if other.is_some_and(|other| !others.iter().any(|(known, _)| *known == other)) {
            problems.add(field, message!("Choose a category that exists."));
        }
    }
    problems.into_result().map(|()| checked)
}
