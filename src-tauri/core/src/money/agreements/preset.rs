//! What a first agreement starts from.

use chrono::{Datelike, Days};

use super::{AgreementDraft, Band, store};
use crate::kernel::{OptionExt, Result};
use crate::people::profile;
use crate::register::Register;

/// A grid in USD as consortia have published it: only a proposal, to be compared with one's own agreement.
const PUBLISHED: [(u32, i64, i64, i64); 5] = [
    (5, 320_000, 635_000, 855_000),
    (10, 265_000, 530_000, 715_000),
    (20, 215_000, 425_000, 575_000),
    (35, 185_000, 370_000, 500_000),
    (60, 160_000, 320_000, 430_000),
];

/// What a further API credential costs beside that grid.
const PUBLISHED_EXTRA_CREDENTIAL_MINOR: i64 = 106_000;

/// Proposes an agreement for the first licence year, from the present one on, that has none.
pub fn template(register: &Register) -> Result<AgreementDraft> {
    let start = profile::get(register)?.draft.year_start()?;
    let today = register.clock().today();
    let last_end =
        store::all(register.reader(), today)?.into_iter().map(|agreement| agreement.draft.ends_on).max();
    let from =
        last_end.and_then(|end| end.checked_add_days(Days::new(1))).map_or(today, |next| next.max(today));
    let year = start
        .year_of(from)
        .or_invalid("starts_on", message!("{year} is out of range.", year = from.year()))?;
    Ok(AgreementDraft {
        title: message!("ORCID consortium agreement {year}", year = year.label()).to_string(),
        reference: String::new(),
        starts_on: year.starts_on,
        ends_on: year.ends_on,
        signed_on: None,
        currency: "USD".to_owned(),
        lead_fee_minor: 0,
        included_credentials: 5,
        extra_credential_minor: PUBLISHED_EXTRA_CREDENTIAL_MINOR,
        fees_due_days: Some(60),
        notice_months: Some(3),
        members_min: Some(5),
        members_within_months: Some(3),
        note: String::new(),
        bands: PUBLISHED.iter().map(band).collect(),
    })
}

fn band(&(from_members, small_minor, standard_minor, large_minor): &(u32, i64, i64, i64)) -> Band {
    Band { from_members, small_minor, standard_minor, large_minor }
}
