//! Money that settles nothing yet, debtor by debtor.

use serde::Serialize;
use ts_rs::TS;

use super::store;
use crate::kernel::{InCurrency, Need, Result};
use crate::money::sponsors::OptionalDebtor;
use crate::register::Register;

/// All money that settles nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnallocatedMoney {
    /// A row for each debtor and currency.
    pub rows: Vec<Unallocated>,
}

/// What a debtor has paid beyond what is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unallocated {
    /// Whose money it is; nobody where that is not known.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// Its name; empty for money of which nobody knows whose it is.
    pub debtor_name: String,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What is left of payments.
    pub unallocated_minor: i64,
    /// What invoices were paid too much.
    pub overpaid_minor: i64,
    /// How many payments have something left.
    pub payments: i64,
}

/// Gives the money that settles nothing, debtor by debtor.
pub fn unallocated(register: &Register) -> Result<UnallocatedMoney> {
    Ok(UnallocatedMoney { rows: store::unallocated(register.reader())? })
}

/// Money that nobody said yet what it settles.
pub(in crate::money::payments) fn to_allocate(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let mut rows = store::unallocated(register.reader())?;
    rows.retain(|row| row.unallocated_minor + row.overpaid_minor > 0);
    let told = message!(
        "{count, plural, one {# member or sponsor has} other {# members and sponsors have}} money that settles nothing",
        count = rows.len()
    );
    let need = Need::of("payments.unallocated", rows.len(), told, today, (message!("Allocate"), "payments"));
    let left =
        rows.into_iter().map(|row| (row.in_currency.currency(), row.unallocated_minor + row.overpaid_minor));
    Ok(need.map(|need| need.at("tab", "unallocated").worth(left)).into_iter().collect())
}
