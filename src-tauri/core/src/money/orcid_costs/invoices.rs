//! Lists the invoices of ORCID.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OrcidInvoice, store};
use crate::kernel::Result;
use crate::register::Register;

/// Asks for invoices of ORCID.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetOrcidCostsInvoices {
    /// The licence year they are for; every one when absent.
    pub year: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrcidInvoiceList {
    /// The invoices, the earliest due first.
    pub rows: Vec<OrcidInvoice>,
}

/// Lists the invoices of ORCID, the earliest due first.
pub fn invoices(register: &Register, request: GetOrcidCostsInvoices) -> Result<OrcidInvoiceList> {
    let rows = store::invoices(register.reader(), request.year, register.clock().today())?;
    Ok(OrcidInvoiceList { rows })
}
