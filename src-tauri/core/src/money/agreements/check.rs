//! Whether an agreement can be stored.

use super::{Agreement, AgreementDraft, Band, store};
use crate::kernel::money::AMOUNT_MAX;
use crate::kernel::{Currency, FieldProblems, Result, money, text};
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
        problems.add("title", message!("Give the agreement a title."));
    }
    if stored.ends_on < stored.starts_on {
        let message = message!(
            "The term ends ({ends_on, date, long}) before it starts ({starts_on, date, long}).",
            ends_on = stored.ends_on,
            starts_on = stored.starts_on
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
            problems.add(&field, message!("A fee cannot be below nothing."));
        } else if minor > AMOUNT_MAX {
            let most = money::format_minor(AMOUNT_MAX, currency.digits());
            problems.add(&field, message!("A fee cannot be above {currency} {most}.", currency, most));
        }
    }
}

fn figures(draft: &AgreementDraft, problems: &mut FieldProblems) {
    let mut within = |field: &str, figure: Option<u32>, most: u32| {
        if figure.is_some_and(|figure| figure > most) {
            problems.add(field, message!("This can be {most} at most.", most));
        }
    };
    within("fees_due_days", draft.fees_due_days, DAYS_MAX);
    within("notice_months", draft.notice_months, MONTHS_MAX);
    within("members_within_months", draft.members_within_months, MONTHS_MAX);
    within("members_min", draft.members_min, MEMBERS_MAX);
    within("included_credentials", Some(draft.included_credentials), MEMBERS_MAX);
    match (draft.members_min, draft.members_within_months) {
        (Some(0), _) => {
            problems.add("members_min", message!("Ask for one member at least, or leave this empty."));
        }
        (Some(_), None) => {
            problems.add("members_within_months", message!("Say within how many months of signing."));
        }
        (None, Some(_)) => {
            problems.add("members_min", message!("Say how many members there must be by then."));
        }
        _ => {}
    }
}

/// Puts the bands in order.
fn grid(draft: &mut AgreementDraft, problems: &mut FieldProblems) {
    if draft.bands.is_empty() {
        problems.add(
            "bands",
            message!("The grid needs one band at least. Take over the published one, or add a band."),
        );
    }
    if draft.bands.len() > BANDS_MAX {
        problems.add(
            "bands",
            message!(
                "A grid can have {bands_max, plural, one {# band} other {# bands}} at most.",
                bands_max = BANDS_MAX
            ),
        );
    }
    for (row, band) in draft.bands.iter().enumerate() {
        let field = format!("bands.{row}.from_members");
        if band.from_members == 0 {
            problems.add(&field, message!("A band starts from one member at least."));
        } else if band.from_members > MEMBERS_MAX {
            problems.add(
                &field,
                message!(
                    "A band starts from {members_max, plural, one {# member} other {# members}} at most.",
                    members_max = MEMBERS_MAX
                ),
            );
        } else if starts_alike(&draft.bands[..row], band) {
            problems.add(
                &field,
                message!(
                    "Two bands start from {from_members, plural, one {# member} other {# members}}.",
                    from_members = band.from_members
                ),
            );
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
        let message = message!(
            "The term overlaps that of “{title}”: {starts_on, date, long} to {ends_on, date, long}.",
            title = other.title,
            starts_on = other.starts_on,
            ends_on = other.ends_on
        );
        problems.add("starts_on", message);
    }
    Ok(())
}
