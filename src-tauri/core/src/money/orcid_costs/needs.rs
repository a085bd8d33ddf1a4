//! What is to be paid to ORCID soon.

use chrono::{Days, NaiveDate};

use super::store;
use crate::kernel::{Need, Result};
use crate::money::agreements;
use crate::register::Register;

/// How many days before they are due invoices of ORCID are spoken of.
const DAYS_BEFORE: u64 = 14;

/// Invoices of ORCID that are due soon or overdue.
pub(super) fn to_pay(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let mut invoices = store::invoices(register.reader(), None, today)?;
    invoices.retain(|invoice| invoice.open_minor > 0 && is_near(invoice.draft.due_on, today));
    let due = invoices.iter().map(|invoice| invoice.draft.due_on).min().unwrap_or(today);
    let told = message!(
        "{count, plural, one {# invoice of ORCID is} other {# invoices of ORCID are}} to be paid",
        count = invoices.len()
    );
    let need = Need::of("orcid_costs.to_pay", invoices.len(), told, due, (message!("Pay"), "orcid-costs"));
    let open = invoices
        .iter()
        .map(|invoice| Ok((store::currency(&invoice.draft.currency)?, invoice.open_minor)))
        .collect::<Result<Vec<_>>>()?;
    let one = (invoices.len() == 1).then(|| invoices.first().map(|invoice| invoice.id)).flatten();
    let need = need.map(|need| need.worth(open).with_badge());
    Ok(need.map(|need| one.into_iter().fold(need, |need, id| need.at("id", id))).into_iter().collect())
}

/// Agreements whose fees are due soon, while no invoice of ORCID is entered for them.
pub(super) fn to_expect(register: &Register) -> Result<Vec<Need>> {
    let (connection, today) = (register.reader(), register.clock().today());
    let entered = store::invoices(connection, None, today)?;
    let mut needs = Vec::new();
    for agreement in agreements::store::all(connection, today)? {
        let Some(due_on) = agreements::fees_due_on(&agreement) else { continue };
        let is_entered = entered.iter().any(|invoice| invoice.draft.agreement_id == agreement.id);
        if is_entered || due_on < today || !is_near(due_on, today) {
            continue;
        }
        let told = message!(
            "Fees of “{title}” are due to ORCID, and no invoice is entered",
            title = agreement.draft.title
        );
        let key = format!("orcid_costs.expected-{}", agreement.id);
        needs.extend(Need::of(&key, 1, told, due_on, (message!("Enter"), "orcid-costs")));
    }
    Ok(needs)
}

fn is_near(due_on: NaiveDate, today: NaiveDate) -> bool {
    today.checked_add_days(Days::new(DAYS_BEFORE)).is_none_or(|near| due_on <= near)
}
