//! Reads the profile.

use super::{LogoDraft, Profile, logo, store};
use crate::kernel::Result;
use crate::kernel::invoice_number::NumberPattern;
use crate::register::Register;
use crate::register::history::Nothing;

/// Gives the profile.
pub fn get(register: &Register, _: Nothing) -> Result<Profile> {
    let (draft, logo_sha256) = store::read(register.reader())?;
    let currency_digits = draft.currency()?.digits();
    let logo = logo::stored(register, logo_sha256.as_deref())?.map(LogoDraft::from);
    let today = register.clock().today();
    let licence_year = draft.year_start()?.year_of(today).map_or(0, |year| year.year);
    let pattern = NumberPattern::parse(&draft.invoice_number_pattern);
    let invoice_number_example =
        pattern.map(|pattern| pattern.number(today, licence_year, 1)).unwrap_or_default();
    Ok(Profile { draft, invoice_number_example, currency_digits, logo })
}
