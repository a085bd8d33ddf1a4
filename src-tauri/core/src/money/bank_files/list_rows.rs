//! One row of a bank's list: a transaction, or the reason why it is none.

use std::collections::BTreeMap;

use super::amount::{self, DecimalSign};
use super::directions;
use super::list::ListReading;
use super::list_fields::ListField;
use super::statuses::{self, BookingStatus};
use super::written::WrittenAmount;
use super::{BankTransaction, one_line, real};
use crate::kernel::text::search_key;
use crate::kernel::{Currency, Message, Money, csv_cell, money};
use crate::people::tabular::DateOrder;
use crate::people::tabular::reader::TextRecord;
use crate::people::tabular::values;

/// How the rows of a list are read.
pub(super) struct Rows<'a> {
    pub(super) headings: &'a [String],
    pub(super) reading: &'a ListReading,
    pub(super) sign: DecimalSign,
    pub(super) order: Option<DateOrder>,
    pub(super) currency: Currency,
    pub(super) ways: Ways,
}

#[derive(Debug)]
pub(super) enum Row {
    Transaction {
        transaction: Box<BankTransaction>,
        /// Whether anything says which way the money went; without that it came in.
        is_told: bool,
        /// What of it could not be read.
        notes: Vec<Message>,
    },
    /// The bank only announces it, or it came to nothing; with the words that say so.
    Not(BookingStatus, String),
    /// A balance or a sum, with the words that say so.
    Sum(String),
    /// A line that holds no booking.
    Nothing,
}

/// What the words of a list say about directions.
#[derive(Debug, Default)]
pub(super) struct Ways {
    told: BTreeMap<String, bool>,
    /// Single letters that are not understood beside each other, such as A and B.
    letters_are_unclear: bool,
    /// Whether amounts that went out mostly bear a minus beside the word for it. The others then contradict it.
    out_has_minus: bool,
}

impl Ways {
    /// The words that were told, and whether the letters of `words` are understood beside each other.
    pub(super) fn of<'a>(reading: &ListReading, words: impl Iterator<Item = &'a str>) -> Self {
        let told: BTreeMap<String, bool> =
            reading.directions.iter().map(|one| (key_of(&one.word), one.came_in)).collect();
        let letters: Vec<&str> = words.filter(|word| directions::is_letter(word)).collect();
        let letters_are_unclear = letters
            .iter()
            .any(|word| !told.contains_key(&key_of(word)) && directions::of_word(word).is_none());
        Self { told, letters_are_unclear, out_has_minus: false }
    }

    /// Sees whether amounts whose word says that they went out bear a minus as well.
    pub(super) fn see_signs<'a>(&mut self, rows: impl Iterator<Item = (&'a str, &'a str)>) {
        let (mut with, mut without) = (0_usize, 0_usize);
        for (_, amount) in rows.filter(|(word, _)| self.of_word(word) == Some(false)) {
            match WrittenAmount::of(amount).map(|written| written.sign) {
                Ok(Some(false)) => with += 1,
                Ok(_) => without += 1,
                Err(_) => {}
            }
        }
        self.out_has_minus = with >= without;
    }

    /// Whether somebody said what a word means.
    pub(super) fn is_told(&self, word: &str) -> bool {
        self.told.contains_key(&key_of(word))
    }

    /// Whether a word says that money came in; nothing where it has to be asked about.
    pub(super) fn of_word(&self, word: &str) -> Option<bool> {
        let known = || directions::of_word(word);
        let told = self.told.get(&key_of(word)).copied();
        told.or_else(|| if self.letters_are_unclear && directions::is_letter(word) { None } else { known() })
    }
}

/// What a word is known by, whatever its case: signs by themselves, and nothing for an empty cell.
fn key_of(word: &str) -> String {
    match search_key(word).as_str() {
        "" => {
            word.chars().filter(|character| !character.is_whitespace()).map(directions::plain_sign).collect()
        }
        key => key.to_owned(),
    }
}

impl Rows<'_> {
    /// The value of a field in a row; nothing for an empty cell.
    pub(super) fn cell<'a>(&self, record: &'a TextRecord<'_>, field: ListField) -> Option<&'a str> {
        let place = self.reading.columns.iter().position(|column| *column == Some(field))?;
        values::value(record.cells.get(place)?)
    }

    fn joined(&self, record: &TextRecord<'_>, field: ListField) -> Vec<String> {
        let places = self.reading.columns.iter().enumerate().filter(|(_, column)| **column == Some(field));
        places.filter_map(|(place, _)| values::value(record.cells.get(place)?)).map(one_line).collect()
    }

    /// The word for the direction, as it stands there: a hyphen is a minus, and an empty cell an empty word.
    pub(super) fn direction<'a>(&self, record: &'a TextRecord<'_>) -> Option<&'a str> {
        let place = self.reading.columns.iter().position(|column| *column == Some(ListField::Direction))?;
        Some(record.cells.get(place).map_or("", |cell| csv_cell::unguarded(cell.trim())))
    }

    /// What a row is.
    ///
    /// # Errors
    /// Why a row that should be a booking cannot be read, without a full stop.
    pub(super) fn row(&self, record: &TextRecord<'_>) -> Result<Row, Message> {
        let date = self.cell(record, ListField::BookedOn);
        let has_amount = [ListField::Amount, ListField::Debit, ListField::Credit]
            .into_iter()
            .any(|field| self.cell(record, field).is_some());
        if let Some((status, words)) = self.status(record)
            && (has_amount || date.is_some())
        {
            return Ok(Row::Not(status, words));
        }
        if let Some(words) = self.sum(record).filter(|_| has_amount) {
            return Ok(Row::Sum(words));
        }
        let mut notes = Vec::new();
        let booked_on = match (self.booked_on(record, &mut notes), has_amount) {
            (Ok(Some(day)), true) => day,
            (Ok(None), true) => return Err(message!("it has an amount, but no date")),
            (Err(problem), true) => return Err(problem),
            (Ok(Some(_)), false) if date.is_some() => return Err(message!("it has a day, but no amount")),
            (_, false) => return Ok(Row::Nothing),
        };
        let currency = self.currency(record)?;
        let (amount, is_told) = self.amount(record, currency)?;
        let mut transaction = BankTransaction::new(booked_on, amount);
        self.fill(&mut transaction, record, &mut notes);
        Ok(Row::Transaction { transaction: Box::new(transaction), is_told, notes })
    }

    /// The day of the booking, or where that cannot be read, the day from which it counts.
    fn booked_on(
        &self,
        record: &TextRecord<'_>,
        notes: &mut Vec<Message>,
    ) -> Result<Option<chrono::NaiveDate>, Message> {
        let read = |cell: Option<&str>| cell.map(|cell| values::date(cell, self.order)).transpose();
        let cell = self.cell(record, ListField::BookedOn).unwrap_or_default();
        let value_on = read(self.cell(record, ListField::ValueOn)).ok().flatten();
        match (read(self.cell(record, ListField::BookedOn)), value_on) {
            (Ok(Some(day)), _) => Ok(Some(day)),
            (Ok(None), Some(day)) => {
                notes.push(message!("it has no date, so the value date counts"));
                Ok(Some(day))
            }
            (Err(_), Some(day)) => {
                notes.push(message!(
                    "“{cell}” is not a date. Write it as year-month-day, such as 2026-05-01; the value date counts",
                    cell
                ));
                Ok(Some(day))
            }
            (Ok(None), None) => Ok(None),
            (Err(_), None) => {
                Err(message!("“{cell}” is not a date. Write it as year-month-day, such as 2026-05-01", cell))
            }
        }
    }

    fn currency(&self, record: &TextRecord<'_>) -> Result<Currency, Message> {
        let Some(cell) = self.cell(record, ListField::Currency) else { return Ok(self.currency) };
        let word = cell.trim_end_matches('.');
        let known = match word.to_lowercase().as_str() {
            "€" | "euro" | "euros" | "eu" => "EUR".to_owned(),
            "fr" | "sfr" | "franken" => "CHF".to_owned(),
            "£" => "GBP".to_owned(),
            _ => word.to_uppercase(),
        };
        Currency::from_code(&known).ok_or_else(|| message!("“{cell}” is not a currency", cell))
    }

    /// What was booked, and whether anything says which way it went.
    fn amount(&self, record: &TextRecord<'_>, currency: Currency) -> Result<(Money, bool), Message> {
        if let Some(cell) = self.cell(record, ListField::Amount) {
            let written = WrittenAmount::of(cell)?;
            let money = written.money(self.sign, currency)?;
            if money.currency != currency && self.cell(record, ListField::Currency).is_some() {
                return Err(message!("“{cell}” is not in {currency}, as its row says", cell, currency));
            }
            let way = self.way(record, &written)?;
            let minor = if way == Some(false) { -money.minor } else { money.minor };
            return Ok((Money { minor, ..money }, way.is_some()));
        }
        let read = |field| {
            let cell = self.cell(record, field);
            cell.map(|cell| amount::grouped(cell, self.sign, currency)).transpose()
        };
        let (credit, debit) = (read(ListField::Credit)?, read(ListField::Debit)?);
        let currency = credit.or(debit).map_or(currency, |money| money.currency);
        let out = debit.map_or(0, |money| money.minor.abs());
        let minor = i128::from(credit.map_or(0, |money| money.minor)) - i128::from(out);
        let minor = money::limited(minor).ok_or_else(|| {
            message!("its amount is {digits}", digits = money::beyond_limit(currency.digits()))
        })?;
        Ok((Money { minor, currency }, true))
    }

    /// Which way the money of an amount went: by its column, by what stands beside it, and by its sign.
    fn way(&self, record: &TextRecord<'_>, written: &WrittenAmount) -> Result<Option<bool>, Message> {
        let beside = match written.unknown.as_slice() {
            [] => written.came_in()?,
            [word] => match self.ways.told.get(&key_of(word)) {
                Some(way) => Some(*way),
                None => {
                    return Err(message!(
                        "“{word}” says neither that money came in nor that it went out",
                        word
                    ));
                }
            },
            _ => written.came_in()?,
        };
        let Some(word) = self.direction(record) else { return Ok(beside) };
        match (self.ways.of_word(word), beside) {
            (None, Some(way)) if word.is_empty() => Ok(Some(way)),
            (None, _) => Err(message!("“{word}” says neither that money came in nor that it went out", word)),
            (Some(false), _)
                if written.way.is_none() && (written.sign == Some(false)) != self.ways.out_has_minus =>
            {
                Err(message!(
                    "its sign and “{word}” disagree, unlike in other rows, on which way the money went",
                    word
                ))
            }
            // A plus only says that an amount is not below zero.
            (Some(way), Some(true)) if written.way.is_none() => Ok(Some(way)),
            (Some(way), Some(other)) if way != other => {
                Err(message!("its amount and “{word}” disagree on which way the money went", word))
            }
            (Some(way), _) => Ok(Some(way)),
        }
    }

    /// What of a booking is no condition for it: what cannot be read of that is noted, and costs nothing else.
    fn fill(&self, transaction: &mut BankTransaction, record: &TextRecord<'_>, notes: &mut Vec<Message>) {
        if let Some(cell) = self.cell(record, ListField::ValueOn) {
            match values::date(cell, self.order) {
                Ok(day) => transaction.value_on = Some(day),
                Err(_) => notes.push(message!("the value date “{cell}” cannot be read", cell)),
            }
        }
        let (payer, payee) =
            (self.cell(record, ListField::Counterparty), self.cell(record, ListField::Payee));
        let other = if transaction.amount.minor < 0 { payee.or(payer) } else { payer.or(payee) };
        transaction.counterparty = one_line(other.unwrap_or_default());
        let account = self.cell(record, ListField::CounterpartyAccount).unwrap_or_default();
        transaction.counterparty_account =
            account.trim_matches(['\'', '"', '=']).split_whitespace().collect();
        transaction.remittance = self.joined(record, ListField::Text).join(" ");
        let references = self.joined(record, ListField::Reference);
        transaction.references =
            references.iter().map(|text| real(text)).filter(|text| !text.is_empty()).collect();
        transaction.bank_reference = real(self.cell(record, ListField::BankReference).unwrap_or_default());
        transaction.entry_reference.clone_from(&transaction.bank_reference);
        let booked = transaction.amount;
        match self.money(record, ListField::Charges, booked.currency) {
            Ok(money) => {
                let taken = money.map(|money| Money { minor: money.minor.abs(), ..money });
                transaction.charges = taken.filter(|money| money.minor != 0);
            }
            Err(problem) => notes.push(message!("the charges cannot be read: {problem}", problem)),
        }
        match self.original(record, booked) {
            Ok(original) => transaction.original = original,
            Err(problem) => notes.push(message!("the original amount cannot be read: {problem}", problem)),
        }
    }

    fn original(&self, record: &TextRecord<'_>, booked: Money) -> Result<Option<Money>, Message> {
        let code = self.cell(record, ListField::OriginalCurrency);
        let currency = match code {
            Some(code) => {
                Currency::from_code(code).ok_or_else(|| message!("“{code}” is not a currency", code))?
            }
            None => booked.currency,
        };
        let money = self.money(record, ListField::OriginalAmount, currency)?;
        let signed = money.map(|money| Money { minor: money.minor.abs() * booked.minor.signum(), ..money });
        Ok(signed.filter(|signed| *signed != booked && signed.minor != 0))
    }

    /// What was on the account after a row.
    pub(super) fn balance(&self, record: &TextRecord<'_>) -> Option<i64> {
        let money = self.money(record, ListField::Balance, self.currency).ok().flatten();
        money.filter(|money| money.currency == self.currency).map(|money| money.minor)
    }

    fn money(
        &self,
        record: &TextRecord<'_>,
        field: ListField,
        currency: Currency,
    ) -> Result<Option<Money>, Message> {
        let cell = self.cell(record, field);
        cell.map(|cell| amount::grouped(cell, self.sign, currency)).transpose()
    }

    /// Whether a row is not booked, with the words that say so: its status, or a mark in place of something else.
    fn status(&self, record: &TextRecord<'_>) -> Option<(BookingStatus, String)> {
        for (place, column) in self.reading.columns.iter().enumerate() {
            let cell = record.cells.get(place).map_or("", |cell| csv_cell::unguarded(cell.trim()));
            let heading = self.headings.get(place).map_or("", String::as_str);
            let status = match column {
                Some(ListField::Status) => statuses::of_answer(heading, cell).or_else(|| statuses::of(cell)),
                Some(ListField::BookedOn | ListField::ValueOn) if values::date(cell, self.order).is_err() => {
                    statuses::of(cell)
                }
                None | Some(ListField::Text) if is_mark(cell) => Some(BookingStatus::Pending),
                _ => None,
            };
            if let Some(status) = status.filter(|status| *status != BookingStatus::Booked) {
                let words = if statuses::of(cell).is_some() { cell } else { heading };
                return Some((status, one_line(words)));
            }
        }
        None
    }

    /// The words of a row that is no booking but a balance or a sum: nobody is named in it.
    fn sum(&self, record: &TextRecord<'_>) -> Option<String> {
        const SUMS: &str = "anfangssaldo endsaldo schlusssaldo saldovortrag kontostand summe gesamtsumme zwischensumme
            opening_balance closing_balance beginning_balance ending_balance balance_brought_forward balance_carried_forward
            brought_forward carried_forward start_balance end_balance total totals subtotal sum balance
            solde_initial solde_final solde_precedent nouveau_solde ancien_solde saldo_inicial saldo_final saldo_anterior
            saldo_iniziale saldo_finale beginsaldo eindsaldo saldo ingaende_saldo utgaende_saldo saldo_poczatkowe
            saldo_koncowe totaal totale suma";
        if self.cell(record, ListField::Counterparty).or(self.cell(record, ListField::Payee)).is_some() {
            return None;
        }
        let is_sum = |cell: &&str| {
            let key = || search_key(cell).replace(' ', "_");
            cell.len() <= 40 && SUMS.split_whitespace().any(|sum| sum == key())
        };
        let cells = record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.into_iter().find(is_sum).map(one_line)
    }

    /// A status that is not understood.
    pub(super) fn unknown_status<'a>(&self, record: &'a TextRecord<'_>) -> Option<&'a str> {
        let columns = self.reading.columns.iter().enumerate();
        let mut statuses = columns.filter(|(_, column)| **column == Some(ListField::Status));
        statuses.find_map(|(place, _)| {
            let cell = values::value(record.cells.get(place)?)?;
            let heading = self.headings.get(place).map_or("", String::as_str);
            let is_known = statuses::of(cell).is_some() || statuses::of_answer(heading, cell).is_some();
            (!is_known).then_some(cell)
        })
    }
}

/// Whether a whole cell is nothing but the mark of a booking that is only announced.
fn is_mark(cell: &str) -> bool {
    const MARKS: [&str; 12] = [
        "vorgemerkt",
        "umsatz vorgemerkt",
        "vormerkung",
        "pending",
        "pending transaction",
        "en attente",
        "pendiente",
        "pendente",
        "in attesa",
        "in behandeling",
        "w toku",
        "not yet booked",
    ];
    // Most cells are longer or have other letters, which costs less to see.
    cell.len() <= 40 && !cell.is_empty() && MARKS.contains(&search_key(cell).as_str())
}
