//! What a fee plan must keep to.

use super::{FeeComponent, FeePlanDraft, FeeRule, Weights, store};
use crate::kernel::{Currency, FieldProblems, Result, money, text};
use crate::money::sponsors;
use crate::register::Connection;

/// Components a plan may have.
const COMPONENTS_MAX: usize = 40;

/// The plan as it is stored, or every field that breaks a rule. Fields of a component are named `components.0.name`.
pub(super) fn checked(connection: &Connection, draft: &FeePlanDraft) -> Result<FeePlanDraft> {
    let mut problems = FieldProblems::default();
    let name = problems.take("name", text::line(&draft.name));
    let mut checked = FeePlanDraft {
        name: if name.is_empty() { "Fees".to_owned() } else { name },
        notes: problems.take("notes", text::lines(&draft.notes)),
        ..draft.clone()
    };
    if draft.components.is_empty() {
        problems.add("components", message!("Add at least one component: a plan without any bills nothing."));
    }
    if draft.components.len() > COMPONENTS_MAX {
        problems.add(
            "components",
            message!(
                "A plan has at most {components_max, plural, one {# component} other {# components}}.",
                components_max = COMPONENTS_MAX
            ),
        );
    }
    for (index, component) in checked.components.iter_mut().enumerate() {
        check_component(connection, index, component, &mut problems)?;
    }
    for (index, component) in checked.components.iter().enumerate() {
        let is_like = |other: &FeeComponent| {
            other.rule.is_shared() && (&other.name, &other.currency) == (&component.name, &component.currency)
        };
        if component.rule.is_shared() && checked.components[..index].iter().any(is_like) {
            let field = format!("components.{index}.name");
            problems.add(
                &field,
                message!("Another component divides a total under this name: give each its own."),
            );
        }
    }
    problems.into_result().map(|()| checked)
}

fn check_component(
    connection: &Connection,
    index: usize,
    component: &mut FeeComponent,
    problems: &mut FieldProblems,
) -> Result<()> {
    let field = |name: &str| format!("components.{index}.{name}");
    component.name = problems.take(&field("name"), text::name(&component.name));
    if component.name.is_empty() {
        problems.add(&field("name"), message!("Name the component: invoices print it."));
    }
    component.currency = component.currency.trim().to_uppercase();
    let digits = match Currency::try_from(component.currency.clone()) {
        Ok(currency) => currency.digits(),
        Err(message) => {
            problems.add(&field("currency"), message);
            0
        }
    };
    if let Some(id) = component.tax_category_id
        && !store::has_tax_category(connection, id)?
    {
        problems.add(&field("tax_category_id"), message!("Choose a tax category that exists."));
    }
    if let FeeRule::Sponsor { sponsor_id, .. } = component.rule
        && sponsors::find(connection, sponsor_id)?.is_none()
    {
        problems.add(&field("sponsor_id"), message!("Choose who pays."));
    }
    check_rule(&mut component.rule, digits, &field, problems);
    Ok(())
}

fn check_rule(rule: &mut FeeRule, digits: u32, field: &dyn Fn(&str) -> String, problems: &mut FieldProblems) {
    for (name, minor) in amounts(rule) {
        if minor < 0 {
            problems
                .add(&field(name), message!("A fee is not negative. Use a discount to take something off."));
        } else if !money::is_within_limit(minor) {
            problems.add(&field(name), message!("This is {digits}.", digits = money::beyond_limit(digits)));
        }
    }
    match rule {
        FeeRule::ByNumber { field: number, steps } => {
            steps.sort_by_key(|step| step.from);
            if number.trim().is_empty() {
                problems.add(&field("field"), message!("Choose the custom field that holds the number."));
            }
            if steps.is_empty() {
                problems.add(&field("steps"), message!("Say what is paid from which number on."));
            }
            if steps.windows(2).any(|pair| pair[0].from == pair[1].from) {
                problems.add(&field("steps"), message!("Two fees begin at the same number."));
            }
        }
        FeeRule::WeightedShare { weights: Weights::Number { field: number }, .. }
            if number.trim().is_empty() =>
        {
            problems.add(&field("field"), message!("Choose the custom field that holds the number."));
        }
        FeeRule::OrcidFee { exchange_rate } | FeeRule::OrcidLeadFee { exchange_rate }
            if !exchange_rate.is_positive() =>
        {
            problems.add(&field("exchange_rate"), message!("The rate of exchange is more than 0."));
        }
        FeeRule::Discount { percent, amount_minor, reason } => {
            if percent.is_some() == amount_minor.is_some() {
                problems.add(&field("percent"), message!("Give either a percentage or an amount."));
            }
            if percent.is_some_and(|percent| !percent.is_share()) {
                problems.add(&field("percent"), message!("A discount is 0 to 100 per cent."));
            }
            say_why(reason, &field("reason"), problems);
        }
        FeeRule::Sponsor { percent, reason, .. } => {
            if !percent.is_share() {
                problems.add(&field("percent"), message!("A sponsor pays 0 to 100 per cent."));
            }
            say_why(reason, &field("reason"), problems);
        }
        _ => {}
    }
}

/// The amounts of a rule, with their fields.
fn amounts(rule: &FeeRule) -> Vec<(&'static str, i64)> {
    match rule {
        FeeRule::Flat { amount_minor }
        | FeeRule::JoiningFee { amount_minor }
        | FeeRule::Minimum { amount_minor }
        | FeeRule::Maximum { amount_minor } => vec![("amount_minor", *amount_minor)],
        FeeRule::Credentials { price_minor } => vec![("price_minor", *price_minor)],
        FeeRule::EqualShare { total_minor } | FeeRule::WeightedShare { total_minor, .. } => {
            vec![("total_minor", *total_minor)]
        }
        FeeRule::ByTier { small_minor, standard_minor, large_minor } => {
            vec![
                ("small_minor", *small_minor),
                ("standard_minor", *standard_minor),
                ("large_minor", *large_minor),
            ]
        }
        FeeRule::ByNumber { steps, .. } => steps.iter().map(|step| ("steps", step.amount_minor)).collect(),
        FeeRule::Discount { amount_minor, .. } => {
            amount_minor.iter().map(|minor| ("percent", *minor)).collect()
        }
        FeeRule::OrcidFee { .. } | FeeRule::OrcidLeadFee { .. } | FeeRule::Sponsor { .. } => Vec::new(),
    }
}

fn say_why(reason: &mut String, field: &str, problems: &mut FieldProblems) {
    *reason = problems.take(field, text::line(reason));
    if reason.is_empty() {
        problems.add(field, message!("Say why: the invoice prints it."));
    }
}
