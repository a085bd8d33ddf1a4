//! The days that follow from agreements.

use chrono::{Days, Months, NaiveDate};

use super::members_on::members_on;
use super::{Agreement, store};
use crate::kernel::{Deadline, Result, long_date};
use crate::register::Connection;

/// The days that follow from every agreement, as of a day, the earliest first.
pub fn deadlines(connection: &Connection, today: NaiveDate) -> Result<Vec<Deadline>> {
    let agreements = store::all(connection, today)?;
    let each = agreements.iter().map(|agreement| of_agreement(connection, agreement, &agreements, today));
    let mut deadlines = each.collect::<Result<Vec<_>>>()?.concat();
    deadlines.sort_by(|left, right| (left.on, &left.key).cmp(&(right.on, &right.key)));
    Ok(deadlines)
}

/// The days that follow from one agreement among all, the earliest first.
pub(super) fn of_agreement(
    connection: &Connection,
    agreement: &Agreement,
    all: &[Agreement],
    today: NaiveDate,
) -> Result<Vec<Deadline>> {
    let draft = &agreement.draft;
    let mut deadlines = Vec::new();
    match draft.signed_on {
        None => deadlines.push(Deadline {
            title: format!("Sign “{}”", draft.title),
            detail: format!("Its term starts on {}.", long_date(draft.starts_on)),
            ..deadline(agreement, "sign", draft.starts_on, 30)
        }),
        Some(signed_on) => {
            deadlines.extend(fees_due(agreement, signed_on));
            deadlines.extend(members_reached(connection, agreement, signed_on, today)?);
        }
    }
    let is_followed = all.iter().any(|other| other.draft.starts_on > draft.ends_on);
    if agreement.renewed_by_id.is_none() && !is_followed {
        deadlines.extend(notice(agreement));
        deadlines.push(Deadline {
            title: format!("“{}” ends: renew it", draft.title),
            detail: "The last day of its term. It has not been renewed.".to_owned(),
            ..deadline(agreement, "end", draft.ends_on, 90)
        });
    }
    deadlines.sort_by_key(|deadline| deadline.on);
    Ok(deadlines)
}

/// The day on which the fees of an agreement are due to ORCID; none while it is not signed or says nothing of it.
pub fn fees_due_on(agreement: &Agreement) -> Option<NaiveDate> {
    let (signed_on, days) = agreement.draft.signed_on.zip(agreement.draft.fees_due_days)?;
    signed_on.checked_add_days(Days::new(u64::from(days)))
}

fn fees_due(agreement: &Agreement, signed_on: NaiveDate) -> Option<Deadline> {
    let (days, on) = agreement.draft.fees_due_days.zip(fees_due_on(agreement))?;
    Some(Deadline {
        title: format!("Fees of “{}” are due to ORCID", agreement.draft.title),
        detail: format!("{days} days after it was signed on {}.", long_date(signed_on)),
        ..deadline(agreement, "fees", on, 14)
    })
}

/// How many members there must be by when, while there are fewer.
fn members_reached(
    connection: &Connection,
    agreement: &Agreement,
    signed_on: NaiveDate,
    today: NaiveDate,
) -> Result<Option<Deadline>> {
    let draft = &agreement.draft;
    let Some((least, months)) = draft.members_min.zip(draft.members_within_months) else { return Ok(None) };
    let Some(on) = signed_on.checked_add_months(Months::new(months)) else { return Ok(None) };
    let count = members_on(connection, today)?.len();
    if draft.ends_on < today || u32::try_from(count).is_ok_and(|count| count >= least) {
        return Ok(None);
    }
    let have = if count == 1 { "1 member is".to_owned() } else { format!("{count} members are") };
    Ok(Some(Deadline {
        title: format!("Reach {least} active members"),
        detail: format!(
            "“{}” asks for them within {months} months of signing on {}. {have} active today.",
            draft.title,
            long_date(signed_on)
        ),
        ..deadline(agreement, "members", on, 30)
    }))
}

fn notice(agreement: &Agreement) -> Option<Deadline> {
    let months = agreement.draft.notice_months?;
    let on = agreement.draft.ends_on.checked_sub_months(Months::new(months))?;
    Some(Deadline {
        title: format!("Last day to give notice of “{}”", agreement.draft.title),
        detail: format!("{months} months before it ends on {}.", long_date(agreement.draft.ends_on)),
        ..deadline(agreement, "notice", on, 30)
    })
}

fn deadline(agreement: &Agreement, what: &str, on: NaiveDate, remind_days: u32) -> Deadline {
    Deadline {
        key: format!("agreement-{}-{what}", agreement.id),
        on,
        title: String::new(),
        detail: String::new(),
        screen: "agreements".to_owned(),
        record_id: Some(agreement.id),
        remind_days,
    }
}
