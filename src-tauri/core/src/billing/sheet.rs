//! The explanation of a fee as a sheet for the member.

use std::sync::Arc;

use super::explain::{ExplainFee, ExplainedLine, FeeExplanation, explain};
use crate::documents::{
    Cell, Column, Image, Letter, Letterhead, Pair, Properties, Renderer, Row, Table, Total,
};
use crate::kernel::{Error, Result};
use crate::locale::{Language, Locale, Words, fill};
use crate::members;
use crate::profile::{self, ProfileDraft};
use crate::register::Register;
use crate::stationery::{House, Style};

/// The sheet as PDF, and the name of its file.
///
/// # Errors
/// As [`explain`]; a character that no font covers.
pub fn fee_sheet(register: &Register, request: ExplainFee) -> Result<(String, Vec<u8>)> {
    let explanation = explain(register, request)?;
    let connection = register.reader();
    let member = members::find(connection, request.member_id)?;
    let style = House::read(connection)?.style_for(&member.draft.language);
    let logo = profile::logo_image(register)?;
    let letter = letter(&profile::read(connection)?, logo, &explanation, &style, &member.draft.country);
    let mut renderer = Renderer::new();
    let failed =
        |error| Error::conflict(format!("The fee of {} cannot be printed: {error}.", explanation.member));
    let layout = renderer.layout(&letter).map_err(failed)?;
    let pdf = renderer.pdf(&layout).map_err(failed)?;
    Ok((format!("Fee {} {}.pdf", explanation.label, explanation.member), pdf))
}

fn letter(
    profile: &ProfileDraft,
    logo: Option<Arc<Image>>,
    explanation: &FeeExplanation,
    style: &Style,
    country: &str,
) -> Letter {
    let locale = Locale::of_tag(&style.language);
    let words = Words::of(locale.language());
    let (from, until) = (locale.date(explanation.period_from), locale.date(explanation.period_until));
    let title = fill(words.fee_title, &[("year", &explanation.label)]);
    let mut letter = Letter {
        letterhead: Letterhead {
            name: profile.name.clone(),
            address_lines: profile.address().lines(country),
            contact_lines: vec![profile.email.clone(), profile.website.clone()],
            logo,
            ..Letterhead::default()
        },
        recipient_lines: vec![explanation.member.clone()],
        details: vec![
            Pair::new(words.licence_year, &explanation.label),
            Pair::new(words.period, fill(words.range, &[("from", &from), ("until", &format!("\n{until}"))])),
            Pair::new(words.fee_plan, &explanation.plan),
        ],
        table: Table {
            columns: vec![Column::text(words.fee_part, 4.0), Column::amount(words.amount_before_tax, 1.4)],
            rows: explanation.lines.iter().map(|line| row(line, &locale, words)).collect(),
            carried: None,
        },
        totals: explanation
            .totals
            .iter()
            .map(|total| Total {
                label: fill(words.total, &[("currency", &total.currency)]),
                amount: locale.amount(total.minor, total.currency_digits),
                is_emphasised: true,
            })
            .collect(),
        notes: vec![words.fee_notice.to_owned()],
        footer: profile.invoice_footer.clone(),
        page_label: words.page_label.to_owned(),
        properties: Properties {
            title: format!("{title}: {}", explanation.member),
            author: profile.name.clone(),
            ..Properties::default()
        },
        title,
        ..Letter::default()
    };
    style.dress(&mut letter, country);
    letter
}

fn row(line: &ExplainedLine, locale: &Locale, words: &Words) -> Row {
    let told = |text: &String| locale.reckoning(text);
    let inputs = line.explanation.inputs.iter().map(|(label, value)| format!("{label}: {}", told(value)));
    let sponsor = line.sponsor.iter().map(|sponsor| fill(words.paid_by, &[("sponsor", sponsor)]));
    // What kind of fee a part is, and how it was rounded, is written in English only.
    let is_english = locale.language() == Language::English;
    let formula = is_english.then(|| line.explanation.formula.clone());
    let rounding = is_english.then(|| line.explanation.rounding.clone());
    let parts: Vec<String> = formula
        .into_iter()
        .chain(inputs.filter(|_| is_english))
        .chain(sponsor)
        .chain([told(&line.explanation.calculation)])
        .chain(rounding)
        .filter(|part| !part.is_empty())
        .collect();
    let amount = locale.money(line.amount.minor, line.amount.currency_digits, &line.amount.currency);
    Row { cells: vec![Cell::with_detail(&line.name, parts.join(". ")), Cell::new(amount)], ..Row::default() }
}
