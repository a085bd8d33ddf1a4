//! Lists the payments to ORCID.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OrcidPayment, store};
use crate::kernel::{LicenceYear, OptionExt, Result};
use crate::people::profile;
use crate::register::{Connection, Register};

/// Asks for payments to ORCID.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetOrcidCostsPayments {
    /// The licence year: payments that settle an invoice of it, and those of its days that settle nothing yet; every
    /// payment when absent.
    pub year: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrcidPaymentList {
    /// The payments, the earliest first.
    pub rows: Vec<OrcidPayment>,
}

/// Lists the payments to ORCID, the earliest first.
pub fn payments(register: &Register, request: GetOrcidCostsPayments) -> Result<OrcidPaymentList> {
    let connection = register.reader();
    let rows = match request.year {
        Some(year) => of_year(connection, &licence_year(register, year)?)?,
        None => store::payments(connection)?,
    };
    Ok(OrcidPaymentList { rows })
}

/// The payments that settle an invoice of a licence year, and those made in it that settle nothing yet.
pub(super) fn of_year(connection: &Connection, year: &LicenceYear) -> Result<Vec<OrcidPayment>> {
    let invoices = store::invoice_ids(connection, year.year)?;
    let mut payments = store::payments(connection)?;
    payments.retain(|payment| match payment.draft.allocations.as_slice() {
        [] => (year.starts_on..=year.ends_on).contains(&payment.draft.paid_on),
        settled => settled.iter().any(|one| invoices.contains(&one.invoice_id)),
    });
    Ok(payments)
}

/// The licence year that starts in a calendar year.
pub(super) fn licence_year(register: &Register, year: i32) -> Result<LicenceYear> {
    let start = profile::get(register)?.draft.year_start()?;
    start.year(year).or_invalid("year", message!("{year} is not a licence year of this program.", year))
}
