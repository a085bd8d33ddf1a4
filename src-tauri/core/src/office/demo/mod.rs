//! A complete, made-up consortium to try everything on: members in many countries and scripts, people, agreements, two years billed and
//! paid, one of them in part, ORCID paid, enquiries of who would like to join, and issues that members share.

mod desk;
mod issues;
mod joining;
mod list;
mod logo;
mod payments;
mod places;
mod random;
mod remittances;
mod service;
#[cfg(test)]
mod tests;

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::{Clock, Result};
use crate::people::profile::NewConsortium;

/// In a sample of this size or more, some members join after the present year was billed.
const LATE_JOINERS_FROM: usize = 12;

/// What the sample's lead organisation pays ORCID for itself, in minor units of USD.
const LEAD_FEE_MINOR: i64 = 500_000;

const NAME: &str = "Open Identifier Consortium";

/// Creates a sample register at `path` with `members` members; the same seed and clock give the same sample.
///
/// # Errors
/// A path that is taken or cannot be written.
pub fn create(path: &Path, members: usize, seed: u64, user: &str, clock: Clock) -> Result<Door> {
    let consortium =
        NewConsortium { name: NAME.to_owned(), currency: "EUR".to_owned(), year_start: "01-01".to_owned() };
    let mut door = Door::create(path, &consortium, user, clock)?;
    door.call(
        "profile.set_logo",
        json!({ "media_type": "image/png", "data_base64": STANDARD.encode(logo::png()?) }),
    )?;
    door.call("profile.update", profile())?;
    let current = door.call("billing.years", json!({}))?["current"].as_i64().unwrap_or_default();
    let year = i32::try_from(current).unwrap_or_default();

    let late = if members >= LATE_JOINERS_FROM { members / 12 } else { 0 };
    let list = list::SampleList::new(seed, year);
    import(&mut door, "members.csv", &list.members(0, members - late))?;
    issue(&mut door, year - 1, [150_000, 300_000, 420_000])?;
    issue(&mut door, year, [160_000, 320_000, 430_000])?;
    payments::pay(&mut door, year)?;
    if late > 0 {
        import(&mut door, "late-joiners.csv", &list.members(members - late, late))?;
    }
    let [before, present] = agreements(&mut door, year)?;
    remittances::add(&mut door, year - 1, &before)?;
    remittances::add(&mut door, year, &present)?;
    door.call("fees.save", plan(year + 1, [165_000, 330_000, 440_000]))?;
    service::calendars(&mut door, year)?;
    service::tasks(&mut door, year, &present)?;
    joining::add(&mut door, clock.today())?;
    issues::add(&mut door, clock.today())?;
    desk::tickets(&mut door)?;
    Ok(door)
}

fn profile() -> Value {
    json!({
        "name": NAME,
        "street": "c/o Library and Information Services\nHaupttor 3",
        "city": "Berlin",
        "region": "",
        "postal_code": "10117",
        "country": "DE",
        "email": "billing@identifier-consortium.example",
        "website": "https://identifier-consortium.example",
        "tax_id": "DE000000000",
        "tax_text": "Exempt from VAT: membership fee of a not-for-profit consortium.",
        "currency": "EUR",
        "year_start": "01-01",
        "invoice_number_pattern": "INV-{YYYY}-{0000}",
        "payment_due_days": 30,
        "bank_account_holder": NAME,
        "bank_name": "Sample Bank",
        "iban": "DE89370400440532013000",
        "bic": "COBADEFFXXX",
        "bank_details": "",
        "invoice_footer": "A sample of Consortium Desk: nobody owes any of this.",
    })
}

fn plan(year: i32, [small, standard, large]: [i64; 3]) -> Value {
    let rule =
        json!({ "kind": "by_tier", "small_minor": small, "standard_minor": standard, "large_minor": large });
    let fee = json!({ "name": "Consortium membership fee", "rule": rule, "currency": "EUR" });
    json!({ "year": year, "draft": { "name": "Fees by tier", "components": [fee] } })
}

/// Sets a year's fees and issues its invoices in the middle of January, if there is anybody to bill.
fn issue(door: &mut Door, year: i32, fees: [i64; 3]) -> Result<()> {
    door.call("fees.save", plan(year, fees))?;
    let preview = door.call("billing.preview", json!({ "year": year }))?;
    if preview["can_issue"] == true {
        door.call("invoices.issue", json!({ "year": year, "issued_on": format!("{year}-01-15") }))?;
    }
    Ok(())
}

/// Last year's agreement, signed in time, and the present one that renews it; one member has further credentials.
fn agreements(door: &mut Door, year: i32) -> Result<[Value; 2]> {
    let mut draft = door.call("agreements.template", json!({}))?;
    draft["title"] = json!(format!("ORCID consortium agreement {}", year - 1));
    draft["reference"] = json!(format!("OIC-{}", year - 1));
    draft["starts_on"] = json!(format!("{}-01-01", year - 1));
    draft["ends_on"] = json!(format!("{}-12-31", year - 1));
    draft["signed_on"] = json!(format!("{}-12-04", year - 2));
    draft["lead_fee_minor"] = json!(LEAD_FEE_MINOR);
    let before = door.call("agreements.add", draft)?["agreement"]["id"].clone();
    let mut next = door.call("agreements.plan_renewal", json!({ "id": before }))?["draft"].clone();
    next["reference"] = json!(format!("OIC-{year}"));
    next["signed_on"] = json!(format!("{}-12-01", year - 1));
    let current = door.call("agreements.renew", json!({ "id": before, "draft": next }))?;
    let id = current["agreement"]["id"].clone();
    let members = current["members"].as_array().into_iter().flatten();
    let staying: Vec<Value> = members
        .filter(|member| member["decision"] == "undecided")
        .map(|member| member["member_id"].clone())
        .collect();
    if let Some(first) = staying.first() {
        let request = json!({ "id": id, "member_id": first, "extra_credentials": 2 });
        door.call("agreements.set_credentials", request)?;
    }
    let decided = &staying[..staying.len() / 2];
    if !decided.is_empty() {
        let request = json!({ "id": id, "member_ids": decided, "decision": "stays" });
        door.call("agreements.decide", request)?;
    }
    Ok([before, id])
}

fn import(door: &mut Door, file_name: &str, list: &str) -> Result<()> {
    let staged = door.stage_import_bytes(file_name, list.as_bytes().to_vec())?;
    door.call("imports.run", json!({ "token": staged.token, "kind": "members" }))?;
    Ok(())
}
