//! What the columns of a list most likely hold: by their headings, and where these say little, by what stands below.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::directions;
use super::list_fields::ListField;
use super::list_headings::{HEADINGS, VAGUE};
use super::statuses::{self, BookingStatus};
use super::written::WrittenAmount;
use crate::kernel::{Currency, csv_cell};
use crate::people::tabular::reader::TextRecord;
use crate::people::tabular::{headings, values};

/// A column with more different words than this tells no direction.
const WORDS_MAX: usize = 4;

/// A word for a direction is no longer, in characters.
const WORD_LENGTH_MAX: usize = 20;

/// Whether lists of banks have a column of this heading.
pub(crate) fn knows(heading: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| HEADINGS.iter().flat_map(|(_, names)| names.split_whitespace()).collect());
    keys_of(heading).iter().any(|key| KNOWN.contains(key.as_str()))
}

/// What the columns under `list` most likely hold.
pub(crate) fn recognise(list: &[String], records: &[TextRecord<'_>]) -> Vec<Option<ListField>> {
    let keys: Vec<[String; FORMS]> = list.iter().map(|heading| keys_of(heading)).collect();
    let below = Below { records, keys: &keys };
    // What a heading says may not be what stands below it; then another column may be what was looked for.
    let mut refused: Vec<(usize, ListField)> = Vec::new();
    let mut columns = by_headings(&keys, &refused);
    below.find_without_headings(&mut columns);
    let contradicted = below.contradicted(&columns);
    if !contradicted.is_empty() {
        refused.extend(contradicted);
        columns = by_headings(&keys, &refused);
        below.find_without_headings(&mut columns);
    }
    if !columns.contains(&Some(ListField::Direction)) {
        below.find_direction(&mut columns);
    }
    below.find_statuses(&mut columns);
    columns
}

/// The currency that the headings of amounts name: “Gutschrift in CHF”.
pub(crate) fn currency_in(list: &[String], columns: &[Option<ListField>]) -> Option<Currency> {
    let amounts = [ListField::Amount, ListField::Credit, ListField::Debit];
    let of_amounts =
        list.iter().zip(columns).filter(|(_, field)| field.is_some_and(|field| amounts.contains(&field)));
    of_amounts.filter_map(|(heading, _)| code_in(heading)).find_map(Currency::from_code)
}

/// Forms in which a heading is compared.
const FORMS: usize = 5;

/// A heading as it is compared: as it stands, without what is in brackets, without its currency, without a number at its
/// end, and the first of two that a slash divides.
fn keys_of(heading: &str) -> [String; FORMS] {
    /// Currencies in words, as headings have them.
    const WORDS: [&str; 12] = [
        "euro", "euros", "eur", "franken", "francs", "dollars", "dollar", "pounds", "kr", "kronor", "zl",
        "yen",
    ];
    let bare = heading.split(['(', '[']).next().unwrap_or_default();
    let without_code = match code_in(heading) {
        Some(code) => {
            let rest = heading.replacen(code, "", 1);
            rest.trim_end_matches([' ', '(', ')', '[', ']']).trim_end_matches(" in").to_owned()
        }
        None => bare.to_owned(),
    };
    let words = crate::kernel::text::search_key(&without_code);
    let without_currency: String = words.split(' ').filter(|word| !WORDS.contains(word)).collect::<String>();
    let without_number = without_currency.trim_end_matches(|character: char| character.is_ascii_digit());
    let first = bare.split('/').next().unwrap_or_default();
    [
        headings::key(heading),
        headings::key(bare),
        without_currency.clone(),
        without_number.to_owned(),
        headings::key(first),
    ]
}

fn code_in(heading: &str) -> Option<&str> {
    let mut words = heading.split(|character: char| !character.is_ascii_alphanumeric());
    words.find(|word| {
        word.len() == 3
            && *word != heading
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && Currency::from_code(word).is_some()
    })
}

fn by_headings(keys: &[[String; FORMS]], refused: &[(usize, ListField)]) -> Vec<Option<ListField>> {
    let mut columns: Vec<Option<ListField>> = vec![None; keys.len()];
    for form in 0..FORMS {
        for (field, names) in HEADINGS {
            if !field.repeats() && columns.contains(&Some(field)) {
                continue;
            }
            let fitting = names.split_whitespace().flat_map(|name| {
                keys.iter().enumerate().filter(move |(_, keys)| keys[form] == name).map(|(place, _)| place)
            });
            let is_free = |place: &usize| columns[*place].is_none() && !refused.contains(&(*place, field));
            let mut places: Vec<usize> = fitting.filter(is_free).collect();
            if !field.repeats() {
                places.truncate(1);
            }
            places.into_iter().for_each(|place| columns[place] = Some(field));
        }
    }
    columns
}

/// What stands below the headings.
struct Below<'a> {
    records: &'a [TextRecord<'a>],
    keys: &'a [[String; FORMS]],
}

impl Below<'_> {
    /// The cells of a column in the rows that hold an amount, also empty ones.
    fn cells<'b>(&'b self, columns: &'b [Option<ListField>], place: usize) -> impl Iterator<Item = &'b str> {
        let is_amount = |field: &Option<ListField>| {
            matches!(field, Some(ListField::Amount | ListField::Credit | ListField::Debit))
        };
        let rows = self.records.iter().filter(move |record| {
            let mut amounts = record.cells.iter().zip(columns).filter(|(_, field)| is_amount(field));
            amounts.any(|(cell, _)| cell.bytes().any(|byte| byte.is_ascii_digit()))
        });
        rows.map(move |record| record.cells.get(place).map_or("", |cell| csv_cell::unguarded(cell.trim())))
    }

    /// Columns that hold something else than their headings say: “Posted” may stand above statuses or above days, “Valuta”
    /// above days or currencies, “Kontonummer” above the own account, and a sender may be an account without a name.
    fn contradicted(&self, columns: &[Option<ListField>]) -> Vec<(usize, ListField)> {
        let mut found = Vec::new();
        for (place, field) in columns.iter().enumerate() {
            let Some(field) = *field else { continue };
            let cells: Vec<&str> = self.cells(columns, place).filter(|cell| !cell.is_empty()).collect();
            let heading = self.keys[place][0].as_str();
            let all = |is: &dyn Fn(&&str) -> bool| !cells.is_empty() && cells.iter().all(is);
            let is_code = |cell: &&str| Currency::from_code(cell).is_some();
            let is_day = |cell: &&str| values::date(cell, None).is_ok();
            let is_other = match field {
                ListField::Status => all(&|cell| status_of(heading, cell).is_none()),
                ListField::ValueOn => all(&is_code),
                ListField::Currency => all(&is_day),
                ListField::Counterparty | ListField::Payee => {
                    all(&|cell| !cell.chars().any(char::is_alphabetic))
                }
                ListField::CounterpartyAccount => {
                    let may_be_own = matches!(heading, "kontonummer" | "numerkonta" | "nrkonta" | "kontonr");
                    may_be_own && cells.len() > 1 && cells.windows(2).all(|two| two[0] == two[1])
                }
                _ => false,
            };
            if is_other {
                found.push((place, field));
            }
        }
        found
    }

    /// Days, currencies and amounts are known by themselves where no heading names them and only one column has them.
    fn find_without_headings(&self, columns: &mut [Option<ListField>]) {
        let is_missing = |columns: &[Option<ListField>], field| !columns.contains(&Some(field));
        let filled = |place: usize| {
            let cells = self.records.iter().filter_map(move |record| record.cells.get(place));
            cells
                .map(|cell| csv_cell::unguarded(cell.trim()))
                .filter(|cell| !cell.is_empty())
                .collect::<Vec<_>>()
        };
        let free = |columns: &[Option<ListField>], is: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let fits = |place: &usize| {
                let cells = filled(*place);
                columns[*place].is_none() && !cells.is_empty() && cells.iter().all(|cell| is(cell))
            };
            (0..columns.len()).filter(fits).collect()
        };
        if is_missing(columns, ListField::BookedOn) {
            let days = free(columns, &|cell| values::date(cell, None).is_ok());
            if let Some(first) = days.first() {
                columns[*first] = Some(ListField::BookedOn);
            }
        }
        if is_missing(columns, ListField::Currency)
            && let [only] = free(columns, &|cell| Currency::from_code(cell).is_some()).as_slice()
        {
            columns[*only] = Some(ListField::Currency);
        }
        let amounts = [ListField::Amount, ListField::Credit, ListField::Debit];
        if amounts.into_iter().all(|field| is_missing(columns, field)) {
            match free(columns, &super::is_amount).as_slice() {
                [only] => columns[*only] = Some(ListField::Amount),
                [first, second] if is_missing(columns, ListField::Balance) => {
                    let (one, other) = (figures(&filled(*first)), figures(&filled(*second)));
                    let places = match (runs_on(&one, &other), runs_on(&other, &one)) {
                        (true, false) => Some((*first, *second)),
                        (false, true) => Some((*second, *first)),
                        _ => None,
                    };
                    if let Some((amount, balance)) = places {
                        columns[amount] = Some(ListField::Amount);
                        columns[balance] = Some(ListField::Balance);
                    }
                }
                _ => {}
            }
        }
        if self.keys.iter().all(|keys| keys[0].is_empty() || keys[0].starts_with("column"))
            && is_missing(columns, ListField::Text)
        {
            let texts = free(columns, &|cell| cell.chars().any(char::is_alphabetic));
            texts.into_iter().for_each(|place| columns[place] = Some(ListField::Text));
        }
    }

    fn find_direction(&self, columns: &mut [Option<ListField>]) {
        let is_told = columns.contains(&Some(ListField::Credit)) || columns.contains(&Some(ListField::Debit));
        let is_signed = is_told || self.is_signed(columns);
        let fits = |place: &usize| {
            let cells: Vec<&str> = self.cells(columns, *place).filter(|cell| !cell.is_empty()).collect();
            let ways: Option<Vec<bool>> = cells.iter().map(|cell| directions::of_word(cell)).collect();
            let Some(ways) = ways.filter(|ways| !ways.is_empty()) else { return false };
            let is_free = columns[*place].is_none();
            let tells_out = ways.contains(&false);
            match columns[*place] {
                None => self.is_vague(*place) || !is_signed || tells_out,
                Some(ListField::Text | ListField::Reference | ListField::Status) => !is_signed && tells_out,
                Some(_) => is_free,
            }
        };
        let known = (0..columns.len()).find(fits);
        // Nothing else tells which way money went, so what may tell it is asked about.
        let may_tell = |place: &usize| {
            let cells: Vec<&str> = self.cells(columns, *place).collect();
            let mut words: Vec<&str> = cells.clone();
            words.sort_unstable();
            words.dedup();
            let is_word = |word: &&str| {
                word.chars().count() <= WORD_LENGTH_MAX
                    && word.chars().any(char::is_alphabetic)
                    && !word.bytes().any(|byte| byte.is_ascii_digit())
            };
            columns[*place].is_none()
                && self.is_vague(*place)
                && (2..=WORDS_MAX).contains(&words.len())
                && words.iter().all(is_word)
        };
        let place = known.or_else(|| (0..columns.len()).find(may_tell).filter(|_| !is_signed));
        if let Some(place) = place {
            columns[place] = Some(ListField::Direction);
        }
    }

    fn find_statuses(&self, columns: &mut [Option<ListField>]) {
        for place in 0..columns.len() {
            let cells: Vec<&str> = self.cells(columns, place).filter(|cell| !cell.is_empty()).collect();
            let heading = &self.keys[place][0];
            let told: Option<Vec<BookingStatus>> = cells.iter().map(|cell| statuses::of(cell)).collect();
            let answers = || cells.iter().all(|cell| statuses::of_answer(heading, cell).is_some());
            let are_statuses = told.is_some_and(|told| {
                !told.is_empty()
                    && (columns[place].is_none()
                        || (columns[place] == Some(ListField::Text)
                            && told.contains(&BookingStatus::Pending)))
            });
            if are_statuses || (columns[place].is_none() && !cells.is_empty() && answers()) {
                columns[place] = Some(ListField::Status);
            }
        }
    }

    /// Whether an amount bears a sign, or a word that says which way it went.
    fn is_signed(&self, columns: &[Option<ListField>]) -> bool {
        let Some(place) = columns.iter().position(|field| *field == Some(ListField::Amount)) else {
            return false;
        };
        let written = self.cells(columns, place).filter_map(|cell| WrittenAmount::of(cell).ok());
        written.into_iter().any(|written| written.sign.is_some() || written.way.is_some())
    }

    /// Whether the heading may stand above anything.
    fn is_vague(&self, place: usize) -> bool {
        let keys = &self.keys[place];
        keys[0].is_empty() || keys.iter().any(|key| VAGUE.split_whitespace().any(|vague| vague == key))
    }
}

/// The amounts of cells in hundredths, with their signs; nothing where one cannot be read as such.
fn figures(cells: &[&str]) -> Vec<i64> {
    let written: Vec<WrittenAmount> = cells.iter().filter_map(|cell| WrittenAmount::of(cell).ok()).collect();
    let sign = written.iter().find_map(|written| written.decimal_sign().flatten());
    let (Some(sign), Some(currency)) = (sign, Currency::from_code("EUR")) else { return Vec::new() };
    let read = |one: &WrittenAmount| {
        let minor = one.money(sign, currency).ok()?.minor;
        Some(if one.came_in().ok()? == Some(false) { -minor } else { minor })
    };
    written.iter().map(read).collect::<Option<_>>().unwrap_or_default()
}

/// Whether each of `balances` is the one before or behind it and its amount.
fn runs_on(amounts: &[i64], balances: &[i64]) -> bool {
    let steps =
        |newer: usize, older: usize| balances[older].checked_add(amounts[newer]) == Some(balances[newer]);
    let count = amounts.len();
    count > 1
        && balances.len() == count
        && ((1..count).all(|at| steps(at, at - 1)) || (1..count).all(|at| steps(at - 1, at)))
}

fn status_of(heading: &str, cell: &str) -> Option<BookingStatus> {
    statuses::of(cell).or_else(|| statuses::of_answer(heading, cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(headings: &str) -> Vec<Option<ListField>> {
        let headings: Vec<String> = headings.split(';').map(str::to_owned).collect();
        recognise(&headings, &[])
    }

    #[test]
    fn headings_of_banks_are_recognised() {
        use ListField::*;
        assert_eq!(
            recognised("Buchungstag;Valutadatum;Verwendungszweck;Kontonummer/IBAN;Betrag;Währung"),
            [
                Some(BookedOn),
                Some(ValueOn),
                Some(Text),
                Some(CounterpartyAccount),
                Some(Amount),
                Some(Currency)
            ]
        );
        assert_eq!(
            recognised("Date;Details;Reference;Paid out;Paid in;Balance;Branch"),
            [Some(BookedOn), Some(Text), Some(Reference), Some(Debit), Some(Credit), Some(Balance), None]
        );
        assert_eq!(recognised("Date;Date;Memo;Memo"), [Some(BookedOn), None, Some(Text), Some(Text)]);
        assert_eq!(
            recognised("Datum;Gutschrift in CHF;Lastschrift in CHF;Valuta;Saldo in CHF;Betrag (€)"),
            [Some(BookedOn), Some(Credit), Some(Debit), Some(ValueOn), Some(Balance), Some(Amount)]
        );
        assert_eq!(
            recognised("Zahlungspflichtige*r;Zahlungsempfänger*in;Status"),
            [Some(Counterparty), Some(Payee), Some(Status)]
        );
    }

    #[test]
    fn what_stands_below_counts_where_headings_mislead() {
        use ListField::*;
        let found = |headings: &str, row: &str| {
            let headings: Vec<String> = headings.split(';').map(str::to_owned).collect();
            let cells = row.split(';').map(std::borrow::Cow::Borrowed).collect();
            recognise(&headings, &[TextRecord { line: 2, cells }])
        };
        assert_eq!(
            found(
                "Bokföringsdag;Belopp;Avsändare;Namn;Rubrik;Valuta",
                "2026-05-04;-5,00;1234 56;Alpha;x;SEK"
            ),
            [Some(BookedOn), Some(Amount), None, Some(Counterparty), Some(Text), Some(Currency)]
        );
        assert_eq!(found("Posted;Amount;Status", "2026-05-04;5.00;Done")[0], Some(BookedOn));
        assert_eq!(found("Tag;Wieviel;Was", "04.05.2026;-5,00;bill"), [Some(BookedOn), Some(Amount), None]);
        assert_eq!(
            found("Buchungsdatum;Belastung;Gutschrift;Beschreibung1;Beschreibung2", "2026-05-04;;5.00;x;y"),
            [Some(BookedOn), Some(Debit), Some(Credit), Some(Text), Some(Text)]
        );
        assert_eq!(
            found("Date;Débit euros;Crédit euros", "2026-05-04;;5.00")[1..],
            [Some(Debit), Some(Credit)]
        );
        assert_eq!(found(";;", "2026-05-04;-5.00;Alpha"), [Some(BookedOn), Some(Amount), Some(Text)]);
        let headings = [String::new(), String::new(), String::new()];
        let row = |line: usize, cells: [&'static str; 3]| TextRecord {
            line,
            cells: cells.into_iter().map(std::borrow::Cow::Borrowed).collect(),
        };
        let rows =
            [row(1, ["2026-05-05", "-50.00", "+1550.00"]), row(2, ["2026-05-04", "+1600.00", "+1600.00"])];
        assert_eq!(recognise(&headings, &rows), [Some(BookedOn), Some(Amount), Some(Balance)]);
    }

    #[test]
    fn a_currency_in_a_heading_is_seen() {
        let headings = ["Datum".to_owned(), "Gutschrift in CHF".to_owned(), "USD".to_owned()];
        let columns = recognise(&headings, &[]);
        assert_eq!(currency_in(&headings, &columns).map(crate::kernel::Currency::code), Some("CHF"));
    }

    #[test]
    fn each_heading_stands_for_one_field() {
        let mut names: Vec<&str> = HEADINGS.iter().flat_map(|(_, names)| names.split_whitespace()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        for name in names {
            assert_eq!(headings::key(name), name, "as headings are compared");
        }
    }
}
