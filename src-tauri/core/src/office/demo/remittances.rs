//! What ORCID invoiced the sample and what was paid to it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::{Decimal, Error, Result};
use crate::money::agreements::orcid_cost;
use crate::people::profile;

/// What one dollar cost when the first and the second half were paid.
const RATES: [&str; 2] = ["0.9174", "0.9261"];

/// ORCID's invoice for a licence year, with all that is owed by the agreement, and its payment in two halves, as far as their
/// days have come.
pub(super) fn add(door: &mut Door, year: i32, agreement_id: &Value) -> Result<()> {
    let register = &door.session.register;
    let of_year = profile::read(register.reader())?.year_start()?.year(year);
    let (Some(of_year), Some(first_day)) = (of_year, NaiveDate::from_ymd_opt(year, 1, 1)) else {
        return Ok(());
    };
    let cost = orcid_cost(register.reader(), &of_year, first_day)?.filter(|cost| cost.total_minor != 0);
    let Some(cost) = cost else { return Ok(()) };
    let (total, currency) = (cost.total_minor, cost.in_currency.code());
    let invoice = json!({
        "agreement_id": agreement_id, "licence_year": year, "number": format!("ORC-{year}-0417"),
        "received_on": format!("{year}-01-22"), "due_on": format!("{year}-03-22"), "currency": currency,
        "member_count": cost.member_count, "member_fees_minor": cost.member_fees_minor,
        "lead_fee_minor": cost.lead_fee_minor, "credentials_minor": cost.extra_credentials_minor,
    });
    let id = door.call("orcid_costs.save_invoice", json!({ "draft": invoice }))?["id"].clone();
    let today = door.session.register.clock().today().to_string();
    let halves = [("02-26", total - total / 2), ("06-11", total / 2)];
    for ((day, amount), rate) in halves.into_iter().zip(RATES) {
        let paid_on = format!("{year}-{day}");
        if paid_on > today || amount == 0 {
            continue;
        }
        let rate: Decimal = rate.parse().map_err(Error::internal)?;
        let payment = json!({
            "paid_on": paid_on, "amount_minor": amount, "currency": currency, "exchange_rate": rate,
            "bank_fee_minor": 1_500, "reference": format!("ORC-{year}-0417"),
            "allocations": [{ "invoice_id": id, "amount_minor": amount }],
        });
        door.call("orcid_costs.save_payment", json!({ "draft": payment }))?;
    }
    Ok(())
}
