//! The explanation of a fee as a sheet for the member.

use super::explain::{ExplainFee, ExplainedLine, FeeExplanation, explain};
use crate::documents::{Cell, Column, Letter, Letterhead, Pair, Properties, Renderer, Row, Table, Total};
use crate::kernel::money::format_minor;
use crate::kernel::{Error, Result, long_date};
use crate::profile::{self, ProfileDraft};
use crate::register::Register;

/// The sheet as PDF, and the name of its file.
///
/// # Errors
/// As [`explain`]; a character that no font covers.
pub fn fee_sheet(register: &Register, request: ExplainFee) -> Result<(String, Vec<u8>)> {
    let explanation = explain(register, request)?;
    let letter = letter(&profile::read(register.reader())?, &explanation);
    let mut renderer = Renderer::new();
    let failed =
        |error| Error::conflict(format!("The fee of {} cannot be printed: {error}.", explanation.member));
    let layout = renderer.layout(&letter).map_err(failed)?;
    let pdf = renderer.pdf(&layout).map_err(failed)?;
    Ok((format!("Fee {} {}.pdf", explanation.label, explanation.member), pdf))
}

fn letter(profile: &ProfileDraft, explanation: &FeeExplanation) -> Letter {
    let period = format!("{} to {}", long_date(explanation.period_from), long_date(explanation.period_until));
    Letter {
        letterhead: Letterhead {
            name: profile.name.clone(),
            address_lines: profile.address().lines(""),
            contact_lines: vec![profile.email.clone(), profile.website.clone()],
            logo: None,
        },
        recipient_lines: vec![explanation.member.clone()],
        title: format!("How the fee of {} comes about", explanation.label),
        details: vec![
            Pair::new("Licence year", &explanation.label),
            Pair::new("Period", period),
            Pair::new("Fee plan", &explanation.plan),
        ],
        table: Table {
            columns: vec![Column::text("Part of the fee", 4.0), Column::amount("Amount before tax", 1.4)],
            rows: explanation.lines.iter().map(row).collect(),
        },
        totals: explanation
            .totals
            .iter()
            .map(|total| Total {
                label: format!("Total {}", total.currency),
                amount: format_minor(total.minor, total.currency_digits),
                is_emphasised: true,
            })
            .collect(),
        notes: vec!["This sheet explains the fee. It is not an invoice.".to_owned()],
        footer: profile.invoice_footer.clone(),
        properties: Properties {
            title: format!("Fee {} of {}", explanation.label, explanation.member),
            author: profile.name.clone(),
            language: "en".to_owned(),
            created_on: None,
            ..Properties::default()
        },
        ..Letter::default()
    }
}

fn row(line: &ExplainedLine) -> Row {
    let inputs = line.explanation.inputs.iter().map(|(label, value)| format!("{label}: {value}"));
    let sponsor = line.sponsor.iter().map(|sponsor| format!("paid by {sponsor}"));
    let parts: Vec<String> = [line.explanation.formula.clone()]
        .into_iter()
        .chain(inputs)
        .chain(sponsor)
        .chain([line.explanation.calculation.clone(), line.explanation.rounding.clone()])
        .filter(|part| !part.is_empty())
        .collect();
    let amount =
        format!("{} {}", line.amount.currency, format_minor(line.amount.minor, line.amount.currency_digits));
    Row { cells: vec![Cell::with_detail(&line.name, parts.join(". ")), Cell::new(amount)] }
}
