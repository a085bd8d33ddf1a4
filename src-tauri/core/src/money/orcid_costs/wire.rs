//! What the bank tells of a payment to ORCID.

use super::{OrcidPayment, store};
use crate::kernel::Result;
use crate::register::{Connection, Edit};

/// A payment to ORCID.
pub(crate) fn payment(connection: &Connection, id: i64) -> Result<Option<OrcidPayment>> {
    store::payment(connection, id)
}

/// Keeps what a payment cost without the bank's fee, which only the bank knew.
pub(crate) fn set_cost(edit: &Edit<'_>, id: i64, cost_minor: i64) -> Result<()> {
    store::set_cost(edit, id, cost_minor)
}
