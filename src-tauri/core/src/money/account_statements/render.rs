//! From a statement to its letter: a pure function.

use super::{Statement, StatementAccount, StatementEntryKind};
use crate::money::billing::Correspondent;
use crate::paper::branding::{Stationery, Style, Subject};
use crate::paper::locale::{Locale, Words};
use crate::paper::typesetting::{
    Carried, Image, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Total,
};
use std::sync::Arc;

use crate::people::profile::ProfileDraft;

/// The letter of a statement.
pub(super) fn letter(
    statement: &Statement,
    profile: &ProfileDraft,
    logo: Option<Arc<Image>>,
    person: &Correspondent,
    (locale, stationery): (&Locale, &Stationery),
) -> Letter {
    let words = Words::of_locale(locale);
    let style = Style::now(stationery, locale.tag());
    let about = Subject {
        title: words.statement.to_owned(),
        file_title: format!("{} {}", words.statement, statement.debtor),
        dated_on: Some(statement.today),
    };
    let from = profile.sender(locale, &person.country, logo);
    Letter {
        details: vec![
            Pair::new(words.date, locale.date(statement.today)),
            Pair::new(
                words.period,
                format!("{} – {}", locale.date(statement.from_on), locale.date(statement.until_on)),
            ),
        ],
        table: LetterTable {
            columns: vec![
                LetterColumn::text(words.date, 1.7),
                LetterColumn::text(words.description, 3.0),
                LetterColumn::amount(words.amount, 1.3),
                LetterColumn::amount(words.balance, 1.3),
            ],
            rows: statement
                .accounts
                .iter()
                .flat_map(|account| rows(statement, account, locale, words))
                .collect(),
            carried: Some(Carried {
                forward: words.carried_forward.to_owned(),
                over: words.carried_over.to_owned(),
            }),
        },
        totals: statement.accounts.iter().flat_map(|account| totals(account, locale, words)).collect(),
        ..style.letter(from, person.recipient(), about)
    }
}

fn rows(statement: &Statement, account: &StatementAccount, locale: &Locale, words: &Words) -> Vec<LetterRow> {
    let amount = |minor| locale.amount(minor, account.in_currency.digits());
    let quoted = |purchase_order: &str| match purchase_order {
        "" => String::new(),
        number => format!("{} {}", words.your_purchase_order, locale.isolated(number)),
    };
    let row = |cells: [String; 4]| LetterRow {
        cells: cells.into_iter().map(LetterCell::new).collect(),
        ..LetterRow::default()
    };
    // Where the account goes on on the next page, its balance is carried over.
    let booked = |cells: [String; 4]| {
        let running = cells[3].clone();
        LetterRow { running, ..row(cells) }
    };
    let mut rows = vec![booked([
        locale.date(statement.from_on),
        format!("{} ({})", words.brought_forward, account.in_currency.code()),
        String::new(),
        amount(account.opening_minor),
    ])];
    rows.extend(account.entries.iter().map(|entry| {
        let what = match entry.kind {
            StatementEntryKind::Invoice => words.invoice,
            StatementEntryKind::CreditNote => words.credit_note,
            StatementEntryKind::Payment => words.payment,
            StatementEntryKind::Refund => words.refund,
            StatementEntryKind::WriteOff => words.write_off,
            StatementEntryKind::Difference => words.small_difference,
        };
        let mut row = booked([
            locale.date(entry.on),
            String::new(),
            amount(entry.amount_minor),
            amount(entry.balance_minor),
        ]);
        row.cells[1] = LetterCell::with_detail(
            format!("{what} {}", entry.reference).trim(),
            quoted(&entry.purchase_order),
        );
        row
    }));
    if !account.open_items.is_empty() {
        let heading = format!("{} ({})", words.open_items, account.in_currency.code());
        let headings = [words.due_date.to_owned(), heading, words.amount.to_owned(), words.open.to_owned()];
        rows.push(LetterRow { is_heading: true, ..row(headings) });
    }
    rows.extend(account.open_items.iter().map(|item| LetterRow {
        cells: vec![
            LetterCell::new(locale.date(item.due_on)),
            LetterCell::with_detail(
                format!("{} {}", words.invoice, item.number),
                if item.days_overdue > 0 {
                    words.days_overdue.replace("{}", &item.days_overdue.to_string())
                } else {
                    words.not_due.to_owned()
                },
            ),
            LetterCell::new(amount(item.total_minor)),
            LetterCell::new(amount(item.open_minor)),
        ],
        ..LetterRow::default()
    }));
    rows
}

/// What is open by age, and the balance of a currency.
fn totals(account: &StatementAccount, locale: &Locale, words: &Words) -> Vec<Total> {
    let money = |minor| locale.money(minor, account.in_currency.digits(), account.in_currency.code());
    let mut totals: Vec<Total> = account
        .ages
        .iter()
        .map(|age| {
            let days = match age.until_days {
                Some(until) => format!("{}–{until}", age.from_days),
                None => words.more_than.replace("{}", &(age.from_days - 1).to_string()),
            };
            let label = if age.until_days == Some(0) {
                words.not_due.to_owned()
            } else {
                words.days_overdue.replace("{}", &days)
            };
            Total { label, amount: money(age.open_minor), is_emphasised: false }
        })
        .collect();
    // Who reads a balance below zero cannot know whose it is: it is said, and the amount has no sign.
    let is_in_favour = account.closing_minor < 0;
    totals.push(Total {
        label: if is_in_favour { words.balance_in_favour } else { words.balance }.to_owned(),
        amount: money(account.closing_minor.abs()),
        is_emphasised: true,
    });
    totals
}
