//! The countries a form offers.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Result, country};
use crate::register::Register;

/// A country by code and English name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CountryName {
    /// ISO 3166-1 alpha-2 code.
    pub code: String,
    /// English name.
    pub name: String,
}

/// Every country, by name.
pub fn countries(_: &Register) -> Result<Vec<CountryName>> {
    Ok(country::all()
        .into_iter()
        .map(|country| CountryName { code: country.code, name: country.name })
        .collect())
}
