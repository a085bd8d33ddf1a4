//! Reads the profile.

use super::{LogoDraft, Profile, ProfileDraft, logo, store};
use crate::kernel::invoice_number::NumberPattern;
use crate::kernel::{Error, LicenceYear, Result};
use crate::register::{Connection, Register};

/// The licence year that today falls in.
///
/// # Errors
/// What the register reports; a clock outside the years that the program knows.
pub fn current_licence_year(register: &Register) -> Result<LicenceYear> {
    let (draft, _) = store::read(register.reader())?;
    let today = register.clock().today();
    let year = draft.year_start()?.year_of(today);
    year.ok_or_else(|| {
        Error::internal(message!(
            "This computer’s clock says {today, date, long}. Set it, and try again.",
            today
        ))
    })
}

/// The profile alone, for the slices above.
pub fn read(connection: &Connection) -> Result<ProfileDraft> {
    Ok(store::read(connection)?.0)
}

/// Gives the profile.
pub fn get(register: &Register) -> Result<Profile> {
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
