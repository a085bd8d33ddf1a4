//! What ORCID has to be told today.

use super::compare;
use crate::kernel::{Need, Result};
use crate::register::Register;

/// Changes that ORCID was not told of.
pub(super) fn to_submit(register: &Register) -> Result<Vec<Need>> {
    let count = compare::pending_count(register.reader())?;
    let title = message!("{count, plural, one {# change} other {# changes}} to submit to ORCID", count);
    let today = register.clock().today();
    let need = Need::of("portal_sync.pending", count, title, today, (message!("Submit"), "portal-sync"));
    Ok(need.into_iter().map(Need::with_badge).collect())
}
