//! The days that follow from agreements.

use chrono::{Days, Months, NaiveDate};

use super::members_on::members_on;
use super::{Agreement, store};
use crate::kernel::{Deadline, Message, Result};
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
            title: message!("Sign “{title}”", title = draft.title),
            detail: message!("Its term starts on {starts_on, date, long}.", starts_on = draft.starts_on),
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
            title: message!("“{title}” ends: renew it", title = draft.title),
            detail: message!("The last day of its term. It has not been renewed."),
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
        title: message!("Fees of “{title}” are due to ORCID", title = agreement.draft.title),
        detail: message!(
            "{days, plural, one {# day} other {# days}} after it was signed on {signed_on, date, long}.",
            days,
            signed_on
        ),
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
    Ok(Some(Deadline {
        title: message!("Reach {least, plural, one {# active member} other {# active members}}", least),
        detail: message!(
            "“{title}” asks for them within {months, plural, one {# month} other {# months}} of signing on {signed_on, date, long}. {count, plural, one {# member is} other {# members are}} active today.",
            title = draft.title,
            months,
            signed_on,
            count
        ),
        ..deadline(agreement, "members", on, 30)
    }))
}

fn notice(agreement: &Agreement) -> Option<Deadline> {
    let months = agreement.draft.notice_months?;
    let on = agreement.draft.ends_on.checked_sub_months(Months::new(months))?;
    Some(Deadline {
        title: message!("Last day to give notice of “{title}”", title = agreement.draft.title),
        detail: message!(
            "{months, plural, one {# month} other {# months}} before it ends on {ends_on, date, long}.",
            months,
            ends_on = agreement.draft.ends_on
        ),
        ..deadline(agreement, "notice", on, 30)
    })
}

fn deadline(agreement: &Agreement, what: &str, on: NaiveDate, remind_days: u32) -> Deadline {
    Deadline {
        key: format!("agreement-{}-{what}", agreement.id),
        on,
        title: Message::nothing(),
        detail: Message::nothing(),
        screen: "agreements".to_owned(),
        record_id: Some(agreement.id),
        remind_days,
    }
}
