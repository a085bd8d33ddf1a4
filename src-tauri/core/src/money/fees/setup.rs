//! What a new register has to be told of fees.

use super::store;
use crate::kernel::{Result, SetupKey, SetupStep};
use crate::people::profile;
use crate::register::Register;

/// Whether a fee plan is adopted for this licence year or a later one.
pub(super) fn fees(register: &Register) -> Result<SetupStep> {
    let year = profile::current_licence_year(register)?;
    let adopted = store::years(register.reader())?.into_iter().find(|number| *number >= year.year);
    let detail = match adopted {
        Some(number) => message!("A fee plan is adopted for {number}.", number),
        None => message!("Decide how the costs of {year} are recovered from members.", year = year.label()),
    };
    Ok(SetupStep::new(SetupKey::Fees, message!("Fees"), adopted.is_some(), detail, "billing"))
}
