//! From what is missing to a letter: a pure function.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::{Line, Recipient};
use crate::paper::branding::{Stationery, Style};
use crate::paper::locale::{Locale, Words, fill};
use crate::paper::typesetting::{Cell, Column, Day, Image, Letter, Letterhead, Pair, Properties, Row, Table};
use crate::people::profile::ProfileDraft;

/// The letter that says what is still needed.
pub(super) fn letter(
    to: &Recipient,
    lines: &[Line],
    (profile, logo, today): (&ProfileDraft, Option<Arc<Image>>, NaiveDate),
    (locale, stationery): (&Locale, &Stationery),
) -> Letter {
    let words = Words::of_locale(locale);
    let row = |line: &Line| Row {
        cells: vec![Cell::new(line.what.clone()), Cell::new(line.state.clone())],
        ..Row::default()
    };
    let mut letter = Letter {
        letterhead: Letterhead {
            name: profile.name.clone(),
            address_lines: locale.address_lines(&profile.address(), &to.address.country),
            contact_lines: vec![profile.email.clone(), profile.website.clone()],
            logo,
            ..Letterhead::default()
        },
        recipient_lines: [to.member.clone(), to.contact.clone()]
            .into_iter()
            .chain(locale.address_lines(&to.address, &profile.country))
            .filter(|line| !line.is_empty())
            .collect(),
        title: words.joining.title.to_owned(),
        details: vec![Pair::new(words.date, locale.date(today))],
        introduction: match lines.is_empty() {
            true => words.joining.complete.to_owned(),
            false => fill(words.joining.introduction, &[("member", &locale.isolated(&to.member))]),
        },
        table: Table {
            columns: vec![Column::text(words.joining.item, 3.0), Column::text(words.joining.state, 2.0)],
            rows: lines.iter().map(row).collect(),
            carried: None,
        },
        page_label: words.page_label.to_owned(),
        properties: Properties {
            title: format!("{} {}", words.joining.title, to.member),
            author: profile.name.clone(),
            created_on: u16::try_from(today.year())
                .ok()
                .zip(u8::try_from(today.month()).ok())
                .and_then(|(year, month)| Some(Day { year, month, day: u8::try_from(today.day()).ok()? })),
            ..Properties::default()
        },
        ..Letter::default()
    };
    Style::now(stationery, locale.tag()).dress(&mut letter, &to.address.country);
    letter
}
