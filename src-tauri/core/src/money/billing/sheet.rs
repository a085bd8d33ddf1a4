//! The explanation of a fee as a sheet for the member.

use std::sync::Arc;

use super::explain::{ExplainBilling, ExplainedLine, FeeExplanation, explain};
use crate::kernel::{Error, Result};
use crate::paper::branding::{Branding, Recipient, Style, Subject};
use crate::paper::locale::{Locale, Words, fill};
use crate::paper::typesetting::{
    Image, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Renderer, Total,
};
use crate::people::members;
use crate::people::profile::{self, ProfileDraft};
use crate::register::Register;

/// The sheet as PDF, and the name of its file.
///
/// # Errors
/// As [`explain`]; a character that no font covers.
pub fn fee_sheet(register: &Register, request: ExplainBilling) -> Result<(String, Vec<u8>)> {
    let explanation = explain(register, request)?;
    let connection = register.reader();
    let member = members::find(connection, request.member_id)?;
    let style = Branding::read(connection)?.style_for(&member.draft.language);
    let logo = profile::logo_image(register)?;
    let letter = letter(&profile::read(connection)?, logo, &explanation, &style, &member.draft.country);
    let mut renderer = Renderer::new();
    let failed = |error| {
        Error::conflict(message!(
            "The fee of {member} cannot be printed: {error}.",
            member = explanation.member,
            error
        ))
    };
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
    let words = Words::of_locale(&locale);
    let (from, until) = (locale.date(explanation.period_from), locale.date(explanation.period_until));
    let title = fill(words.fee_title, &[("year", &explanation.label)]);
    let exception = explanation.exception.iter().map(|one| one.told(words));
    let about = Subject { file_title: format!("{title}: {}", explanation.member), title, dated_on: None };
    let to = Recipient { name: &explanation.member, country, ..Recipient::default() };
    Letter {
        details: vec![
            Pair::new(words.licence_year, &explanation.label),
            Pair::new(words.period, fill(words.range, &[("from", &from), ("until", &format!("\n{until}"))])),
            Pair::new(words.fee_plan, &explanation.plan),
        ],
        table: LetterTable {
            columns: vec![
                LetterColumn::text(words.fee_part, 4.0),
                LetterColumn::amount(words.amount_before_tax, 1.4),
            ],
            rows: explanation.lines.iter().map(|line| row(line, &locale, words)).collect(),
            carried: None,
        },
        totals: explanation
            .totals
            .iter()
            .map(|total| Total {
                label: fill(words.total, &[("currency", total.in_currency.code())]),
                amount: locale.amount(total.minor, total.in_currency.digits()),
                is_emphasised: true,
            })
            .collect(),
        notes: exception.chain([words.fee_notice.to_owned()]).collect(),
        ..style.letter(profile.sender(&locale, country, logo), to, about)
    }
}

fn row(line: &ExplainedLine, locale: &Locale, words: &Words) -> LetterRow {
    let told = line.explanation.worded(locale);
    let pair =
        |(label, value): &(String, String)| fill(words.fees.pair, &[("label", label), ("value", value)]);
    let inputs: Vec<String> = told.inputs.iter().map(pair).collect();
    let sponsor = line.sponsor.as_ref().map(|sponsor| fill(words.paid_by, &[("sponsor", sponsor)]));
    let mut parts = vec![told.formula.as_str()];
    parts.extend(inputs.iter().chain(&sponsor).map(String::as_str));
    // An amount that nothing was reckoned for stands beside it already.
    let reckoning = line.explanation.reckoning(locale, line.amount.minor, line.amount.in_currency.digits());
    parts.extend([reckoning.as_str(), told.rounding.as_str()]);
    let amount =
        locale.money(line.amount.minor, line.amount.in_currency.digits(), line.amount.in_currency.code());
    let cell = LetterCell::with_detail(&line.name, locale.sentences(&parts));
    LetterRow { cells: vec![cell, LetterCell::new(amount)], ..LetterRow::default() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::test_world::World;

    fn sheet_of(world: &World, member_id: i64, tag: &str) -> Letter {
        let explanation = explain(world.door.register(), ExplainBilling { year: 2026, member_id }).unwrap();
        let style = Branding::read(world.door.register().reader()).unwrap().style_for(tag);
        let profile = profile::read(world.door.register().reader()).unwrap();
        letter(&profile, None, &explanation, &style, "")
    }

    #[test]
    fn a_sheet_tells_the_fee_and_the_tax_exception_in_the_language_of_its_reader() {
        let mut world = World::new();
        let member = world.add_member_with("Alpha", &json!({ "joined_on": "2026-07-15" }));
        world.set_flat_fee(2026, 100_001);
        let exempt = json!({ "name": "Exempt", "code": "E", "reason": "Education.", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": [] });
        let categories = world.call("taxes.save", json!({ "id": null, "draft": exempt }));
        let request = json!({ "member_id": member, "tax_category_id": categories[0]["id"], "reason": "Art. 132 (1) i" });
        world.call("taxes.save_exception", request);
        for (tag, detail, exception) in [
            (
                "de",
                "Derselbe Beitrag für alle Mitglieder. Anteil am Jahr: 6 von 12 Monaten. 1.000,01 × 6 von 12 Monaten = 500,01. Einmal kaufmännisch gerundet.",
                "Besteuert als „Exempt“: Art. 132 (1) i",
            ),
            (
                "ja",
                "全機関一律の会費。年度のうちの期間：6/12 か月。1,000.01 × 6/12 か月 = 500.01。端数は一度だけ四捨五入しています。",
                "課税区分「Exempt」：Art. 132 (1) i",
            ),
            (
                "ar",
                "الرسوم نفسها لجميع الأعضاء. الجزء من السنة: 6 من 12 شهرًا. 1,000.01 × 6 من 12 شهرًا = 500.01. قُرِّب مرة واحدة إلى أقرب قيمة.",
                "الضريبة بحسب «Exempt»: Art. 132 (1) i",
            ),
        ] {
            let sheet = sheet_of(&world, member, tag);
            let said = sheet.table.rows[0].cells[0].detail.replace(['\u{2066}', '\u{2069}'], "");
            assert_eq!(said, detail, "{tag}");
            assert_eq!(sheet.notes[0], exception, "{tag}");
        }
    }
}
