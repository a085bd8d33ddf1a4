//! Whether an agreement can be stored.

use super::{Agreement, AgreementDraft, Band, store};
use crate::kernel::money::AMOUNT_MAX;
use crate::kernel::{Currency, FieldProblems, Result, long_date, money, text};
use crate::people::members::Tier;
use crate::register::Connection;

/// The most months and days that a deadline may lie off.
const MONTHS_MAX: u32 = 120;
const DAYS_MAX: u32 = 3_650;

/// The most members that a band may start from, and the most that may be asked for.
const MEMBERS_MAX: u32 = 100_000;

/// The most bands of a grid.
const BANDS_MAX: usize = 50;

/// The stored form of a draft, of the agreement `id` if it exists already.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn storable(
    connection: &Connection,
    id: Option<i64>,
    draft: &AgreementDraft,
) -> Result<AgreementDraft> {
    let mut problems = FieldProblems::default();
    let mut stored = AgreementDraft {
        title: problems.take("title", text::line(&draft.title)),
        reference: problems.take("reference", text::line(&draft.reference)),
        note: problems.take("note", text::lines(&draft.note)),
        ..draft.clone()
    };
    if stored.title.is_empty() && problems.is_empty() {
        problems.add("title", "Give the agreement a title.");
    }
    if stored.ends_on < stored.starts_on {
        let message = format!(
            "The term ends ({}) before it starts ({}).",
            long_date(stored.ends_on),
            long_date(stored.starts_on)
        );
        problems.add("ends_on", message);
    }
    match Currency::try_from(stored.currency.clone()) {
        Ok(currency) => {
            stored.currency = currency.code().to_owned();
            amounts(&stored, currency, &mut problems);
        }
        Err(message) => problems.add("currency", message),
    }
    figures(&stored, &mut problems);
    grid(&mut stored, &mut problems);
    if problems.is_empty() {
        overlap(connection, id, &stored, &mut problems)?;
    }
    problems.into_result().map(|()| stored)
}

fn amounts(draft: &AgreementDraft, currency: Currency, problems: &mut FieldProblems) {
    let single =
        [("lead_fee_minor", draft.lead_fee_minor), ("extra_credential_minor", draft.extra_credential_minor)];
    let single = single.into_iter().map(|(field, minor)| (field.to_owned(), minor));
    let fees = draft.bands.iter().enumerate().flat_map(|(row, band)| {
        Tier::ALL
            .iter()
            .map(move |tier| (format!("bands.{row}.{}_minor", tier.code()), band.fee_minor(*tier)))
    });
    for (field, minor) in single.chain(fees) {
        if minor < 0 {
            problems.add(&field, "A fee cannot be below nothing.");
        } else if minor > AMOUNT_MAX {
            let most = money::format_minor(AMOUNT_MAX, currency.digits());
            problems.add(&field, format!("A fee cannot be above {currency} {most}."));
        }
    }
}

fn figures(draft: &AgreementDraft, problems: &mut FieldProblems) {
    let mut within = |field: &str, figure: Option<u32>, most: u32| {
        if figure.is_some_and(|figure| figure > most) {
            problems.add(field, format!("This can be {most} at most."));
        }
    };
    within("fees_due_days", draft.fees_due_days, DAYS_MAX);
    within("notice_months", draft.notice_months, MONTHS_MAX);
    within("members_within_months", draft.members_within_months, MONTHS_MAX);
    within("members_min", draft.members_min, MEMBERS_MAX);
    within("included_credentials", Some(draft.included_credentials), MEMBERS_MAX);
    match (draft.members_min, draft.members_within_months) {
        (Some(0), _) => problems.add("members_min", "Ask for one member at least, or leave this empty."),
        (Some(_), None) => problems.add("members_within_months", "Say within how many months of signing."),
        (None, Some(_)) => problems.add("members_min", "Say how many members there must be by then."),
        _ => {}
    }
}

/// Puts the bands in order.
fn grid(draft: &mut AgreementDraft, problems: &mut FieldProblems) {
    if draft.bands.is_empty() {
        problems
            .add("bands", "The grid needs one band at least. Take over the published one, or add a band.");
    }
    if draft.bands.len() > BANDS_MAX {
        problems.add("bands", format!("A grid can have {BANDS_MAX} bands at most."));
    }
    for (row, band) in draft.bands.iter().enumerate() {
        let field = format!("bands.{row}.from_members");
        if band.from_members == 0 {
            problems.add(&field, "A band starts from one member at least.");
        } else if band.from_members > MEMBERS_MAX {
            problems.add(&field, format!("A band starts from {MEMBERS_MAX} members at most."));
        } else if starts_alike(&draft.bands[..row], band) {
            problems.add(&field, format!("Two bands start from {} members.", band.from_members));
        }
    }
    draft.bands.sort_by_key(|band| band.from_members);
}

fn starts_alike(bands: &[Band], band: &Band) -> bool {
    bands.iter().any(|other| other.from_members == band.from_members)
}

/// Terms never overlap, so that on each day one agreement holds.
fn overlap(
    connection: &Connection,
    id: Option<i64>,
    draft: &AgreementDraft,
    problems: &mut FieldProblems,
) -> Result<()> {
    let overlaps = |other: &Agreement| {
        Some(other.id) != id
            && other.draft.starts_on <= draft.ends_on
            && draft.starts_on <= other.draft.ends_on
    };
    if let Some(other) = store::all(connection, draft.starts_on)?.iter().find(|other| overlaps(other)) {
        let other = &other.draft;
        let message = format!(
            "The term overlaps that of “{}”: {} to {}.",
            other.title,
            long_date(other.starts_on),
            long_date(other.ends_on)
        );
        problems.add("starts_on", message);
    }
    Ok(())
}
