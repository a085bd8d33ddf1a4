//! What a new register has to be told of the consortium itself.

use super::get::read;
use crate::kernel::{Result, SetupKey, SetupStep};
use crate::register::Register;

/// Whether it is said who the consortium is.
pub(super) fn sender(register: &Register) -> Result<SetupStep> {
    let profile = read(register.reader())?;
    let detail = if profile.has_address() {
        let place = if profile.city.is_empty() { &profile.street } else { &profile.city };
        message!("{name}, {place}.", name = profile.name, place)
    } else {
        message!("The address of the consortium stands on invoices and letters.")
    };
    Ok(SetupStep::new(SetupKey::Sender, message!("Who you are"), profile.has_address(), detail, "settings"))
}
