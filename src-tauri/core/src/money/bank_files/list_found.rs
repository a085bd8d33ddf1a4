//! The statement that the rows of a bank's list make.

use chrono::NaiveDate;

use super::list_fields::ListField;
use super::list_rows::{Row, Rows};
use super::statuses::BookingStatus;
use super::written::WrittenAmount;
use super::{Balance, BankStatement, BankTransaction};
use crate::kernel::message::{and, commas};
use crate::kernel::{Message, money};
use crate::people::tabular::reader::TextRecord;

/// What was found in a list.
#[derive(Debug, Default)]
pub(super) struct FoundRows {
    pub(super) transactions: Vec<BankTransaction>,
    balances: Vec<Option<i64>>,
    /// The lines of the transactions, and whether anything says which way their money went.
    told: Vec<(usize, bool)>,
    /// Rows that are not booked: what they are, the words that say so, and their lines.
    pub(super) not_booked: Vec<(BookingStatus, String, Vec<usize>)>,
    unknown_statuses: Vec<(String, usize)>,
    pub(super) warnings: Vec<Message>,
    /// Whether a row that is not booked shows that money out has a sign here.
    shows_signs: bool,
}

impl FoundRows {
    pub(super) fn take(&mut self, rows: &Rows<'_>, record: &TextRecord<'_>, row: Result<Row, Message>) {
        match row {
            Ok(Row::Transaction { transaction, is_told, notes }) => {
                self.warnings.extend(
                    notes.iter().map(|note| message!("Row {line}: {note}.", line = record.line, note)),
                );
                if let Some(cell) = rows.unknown_status(record) {
                    match self.unknown_statuses.iter_mut().find(|(known, _)| known == cell) {
                        Some((_, count)) => *count += 1,
                        None => self.unknown_statuses.push((cell.to_owned(), 1)),
                    }
                }
                self.balances.push(rows.balance(record));
                self.told.push((record.line, is_told));
                self.transactions.push(*transaction);
            }
            Ok(Row::Not(status, words)) => {
                let amount =
                    rows.cell(record, ListField::Amount).and_then(|cell| WrittenAmount::of(cell).ok());
                self.shows_signs |= amount.is_some_and(|amount| amount.sign.is_some());
                match self.not_booked.iter_mut().find(|(other, known, _)| *other == status && *known == words)
                {
                    Some((_, _, lines)) => lines.push(record.line),
                    None => self.not_booked.push((status, words, vec![record.line])),
                }
            }
            Ok(Row::Sum(words)) => self.warnings.push(message!(
                "Row {line} (“{words}”) is a balance or a sum and no booking, so it was passed over.",
                line = record.line,
                words
            )),
            Ok(Row::Nothing) => {}
            Err(problem) => {
                self.warnings.push(message!(
                    "Row {line}: {problem}, so it was passed over.",
                    line = record.line,
                    problem
                ));
            }
        }
    }

    /// The rows that are not booked, a sentence for each kind.
    pub(super) fn not_booked_told(&self) -> Vec<Message> {
        let told = self.not_booked.iter().map(|(status, words, lines)| {
            let (count, rows) = (lines.len(), shown_lines(lines));
            let rows = match words.as_str() {
                "" => message!("{count, plural, one {Row {rows} is} other {Rows {rows} are}}", count, rows),
                words => message!(
                    "{count, plural, one {Row {rows} (“{words}”) is} other {Rows {rows} (“{words}”) are}}",
                    count,
                    rows,
                    words
                ),
            };
            match status {
                BookingStatus::Refused => {
                    message!("{rows} no booking: it was refused or called off, so it was passed over.", rows)
                }
                _ => message!(
                    "{rows} announced but not booked yet, so it was passed over; it comes with a later list.",
                    rows
                ),
            }
        });
        told.collect()
    }

    pub(super) fn statement(mut self, account: &str) -> BankStatement {
        self.sign_by_balances();
        let mut warnings = self.not_booked_told();
        warnings.extend(self.unknown_statuses.iter().map(|(word, count)| {
            message!(
                "The status “{word}” is not understood, so {count, plural, =1 {one row is} one {# row is} other {# rows are}} read as booked.",
                word,
                count
            )
        }));
        if !self.shows_signs && self.told.iter().all(|(_, is_told)| !is_told) {
            warnings.push(
                message!("No amount has a sign, and no column says which way the money went: all of it is read as money that came in."),
            );
        }
        warnings.append(&mut self.warnings);
        let (opening, closing) = ends(&self.transactions, &self.balances);
        let currency = self.transactions[0].amount.currency;
        let mut statement = BankStatement {
            account: account.to_owned(),
            identification: String::new(),
            currency,
            opening,
            closing,
            transactions: self.transactions,
            warnings,
        };
        super::check_sums(&mut statement);
        statement
    }

    /// Where nothing but the balance after each row says which way its money went, the balance says it. Of the oldest row
    /// only a balance that is just its amount does; else it stays out.
    fn sign_by_balances(&mut self) {
        let balances: Option<Vec<i64>> = self.balances.iter().copied().collect();
        let Some(balances) = balances.filter(|all| all.len() > 1) else { return };
        if self.told.iter().any(|(_, is_told)| *is_told) {
            return;
        }
        let amounts: Vec<i64> = self.transactions.iter().map(|one| one.amount.minor).collect();
        let step = |newer: usize, older: usize| {
            let moved = balances[newer].checked_sub(balances[older])?;
            (moved.checked_abs() == Some(amounts[newer])).then_some(moved)
        };
        let count = amounts.len();
        let ascending: Option<Vec<i64>> = (1..count).map(|at| step(at, at - 1)).collect();
        let descending: Option<Vec<i64>> = (1..count).map(|at| step(at - 1, at)).collect();
        let (oldest, from, moved) = match (ascending, descending) {
            (Some(moved), _) => (0, 1, moved),
            (None, Some(moved)) => (count - 1, 0, moved),
            (None, None) => return,
        };
        for (place, minor) in moved.iter().enumerate() {
            self.transactions[from + place].amount.minor = *minor;
            self.told[from + place].1 = true;
        }
        let tells_out = moved.iter().any(|minor| *minor < 0);
        if tells_out && balances[oldest] != amounts[oldest] {
            let (line, _) = self.told.remove(oldest);
            let removed = self.transactions.remove(oldest);
            self.balances.remove(oldest);
            self.warnings.push(message!("Row {line}: nothing says which way its {amount} went, so it was passed over. A list that begins a row earlier tells it.", line, amount = removed.amount));
        }
    }
}

/// The numbers of rows, the first of many.
fn shown_lines(lines: &[usize]) -> Message {
    const SHOWN: usize = 10;
    match lines.get(..SHOWN).filter(|_| lines.len() > SHOWN) {
        None => and(lines),
        Some(first) => {
            message!("{lines} and {more} more", lines = commas(first), more = lines.len() - SHOWN)
        }
    }
}

/// The balances before the first and after the last transaction, where the list states one with every row. Lists run
/// from old to new or from new to old; the balances themselves tell which.
fn ends(transactions: &[BankTransaction], balances: &[Option<i64>]) -> (Option<Balance>, Option<Balance>) {
    let all: Option<Vec<i64>> = balances.iter().copied().collect();
    let Some(all) = all else { return (None, None) };
    let amounts: Vec<i64> = transactions.iter().map(|transaction| transaction.amount.minor).collect();
    let steps = |newer: usize, older: usize| all[older].checked_add(amounts[newer]) == Some(all[newer]);
    let ascending = (1..all.len()).all(|at| steps(at, at - 1));
    let descending = !ascending && (1..all.len()).all(|at| steps(at - 1, at));
    let (first, last) = if descending { (all.len() - 1, 0) } else { (0, all.len() - 1) };
    let is_old_to_new = transactions[0].booked_on <= transactions[all.len() - 1].booked_on;
    if !ascending && !descending && !is_old_to_new {
        return (None, None);
    }
    let at = |on: NaiveDate, amount_minor| Some(Balance { on: Some(on), amount_minor });
    let opening = money::limited(i128::from(all[first]) - i128::from(amounts[first]));
    (
        opening.and_then(|minor| at(transactions[first].booked_on, minor)),
        at(transactions[last].booked_on, all[last]),
    )
}
