//! Bookings that were read already from another file: a bank tells of them in camt as well as in MT940, and in a list.
//!
//! Files of one form are told apart by their fingerprints. Across forms texts and the bank's references differ. So a
//! booking is the twin of one that is stored where the day from which it counts, its amount and a reference agree; or
//! where account, day and amount agree and nothing else contradicts. Two files of one form are compared so only where the
//! balances of a statement are those of one that is stored.

use std::collections::BTreeMap;

use super::store::{self, Connection};
use crate::kernel::{Result, text};
use crate::money::bank_files::{BankFormat, BankStatement, BankTransaction};

/// What two forms of a booking have in common: the day, the amount, its currency and one reference.
type Sign = (chrono::NaiveDate, i64, String, String);

/// A stored booking as far as it makes another known, and where it came from.
pub(super) struct StoredTransaction {
    pub(super) booking: BankTransaction,
    pub(super) file_name: String,
    /// What the bank calls the statement.
    pub(super) identification: String,
}

impl StoredTransaction {
    fn duplicate(&self, by_reference: bool) -> CrossFormatDuplicate {
        CrossFormatDuplicate {
            file_name: self.file_name.clone(),
            identification: self.identification.clone(),
            by_reference,
        }
    }
}

/// The twin of a booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CrossFormatDuplicate {
    pub(super) file_name: String,
    pub(super) identification: String,
    /// Whether a reference says so, not only day and amount.
    pub(super) by_reference: bool,
}

/// Which of the transactions at `places` were read already, and from where. A stored booking is the twin of one at most.
pub(super) fn find(
    connection: &Connection,
    format: BankFormat,
    statement: &BankStatement,
    places: &[usize],
) -> Result<BTreeMap<usize, CrossFormatDuplicate>> {
    let mut cross_format_duplicates = BTreeMap::new();
    if places.is_empty() {
        return Ok(cross_format_duplicates);
    }
    let mut stored: Vec<StoredTransaction> = Vec::new();
    for account in store::accounts_read(connection)? {
        if is_same_account(&account, &statement.account) {
            stored.extend(store::in_other_files(connection, format, &account, statement)?);
        }
    }
    let mut by_sign: BTreeMap<Sign, Vec<usize>> = BTreeMap::new();
    for (at, one) in stored.iter().enumerate().rev() {
        for sign in signs(&one.booking) {
            by_sign.entry(sign).or_default().push(at);
        }
    }
    let mut is_taken = vec![false; stored.len()];
    let mut left = Vec::new();
    for &place in places {
        let candidates = signs(&statement.transactions[place])
            .into_iter()
            .filter_map(|sign| by_sign.get(&sign))
            .flat_map(|places| places.iter().rev());
        match candidates.into_iter().find(|at| !is_taken[**at]) {
            Some(&at) => {
                is_taken[at] = true;
                cross_format_duplicates.insert(place, stored[at].duplicate(true));
            }
            None => left.push(place),
        }
    }
    let mut by_amount: BTreeMap<(i64, &str), Vec<usize>> = BTreeMap::new();
    for (at, one) in stored.iter().enumerate() {
        let amount = one.booking.amount;
        by_amount.entry((amount.minor, amount.currency.code())).or_default().push(at);
    }
    for place in left {
        let one = &statement.transactions[place];
        let alike = by_amount.get(&(one.amount.minor, one.amount.currency.code()));
        let mut alike = alike.into_iter().flatten();
        if let Some(&at) = alike.find(|at| !is_taken[**at] && may_be_one(&stored[**at].booking, one)) {
            is_taken[at] = true;
            cross_format_duplicates.insert(place, stored[at].duplicate(false));
        }
    }
    Ok(cross_format_duplicates)
}

/// Whether two bookings of one amount may be one: of one day, and nothing that both tell differs.
fn may_be_one(one: &BankTransaction, other: &BankTransaction) -> bool {
    let is_same_day = one.booked_on == other.booked_on
        || one.value_on.unwrap_or(one.booked_on) == other.value_on.unwrap_or(other.booked_on);
    let is_one_payer = is_same_account(&one.counterparty_account, &other.counterparty_account)
        || !differ(&one.counterparty_account, &other.counterparty_account);
    is_same_day && is_one_payer && !differ(&one.end_to_end, &other.end_to_end)
}

/// Whether two texts both say something, and neither holds what the other says, whatever stands between its letters.
pub(super) fn differ(one: &str, other: &str) -> bool {
    let bare = |text: &str| text::search_key(text).replace(' ', "");
    let (one, other) = (bare(one), bare(other));
    !one.is_empty() && !other.is_empty() && !one.contains(&other) && !other.contains(&one)
}

fn signs(booking: &BankTransaction) -> Vec<Sign> {
    let day = booking.value_on.unwrap_or(booking.booked_on);
    let references =
        [&booking.bank_reference, &booking.end_to_end].into_iter().filter(|text| !text.is_empty());
    references
        .map(|text| {
            let text: String = text.split_whitespace().collect::<String>().to_uppercase();
            (day, booking.amount.minor, booking.amount.currency.code().to_owned(), text)
        })
        .collect()
}

/// An account is written as an IBAN in one form, and as bank code and number in another: `20050550/1234567890`.
fn is_same_account(one: &str, other: &str) -> bool {
    let told = |iban: &str, national: &str| {
        let Some((bank, number)) = national.split_once('/') else { return false };
        let rest =
            iban.get(4..).and_then(|rest| rest.strip_prefix(bank)).and_then(|rest| rest.strip_suffix(number));
        !bank.is_empty()
            && !number.is_empty()
            && rest.is_some_and(|zeros| zeros.bytes().all(|digit| digit == b'0'))
    };
    one.eq_ignore_ascii_case(other) || told(one, other) || told(other, one)
}

#[cfg(test)]
mod tests {
    use super::is_same_account;

    #[test]
    fn an_account_is_the_same_as_an_iban_and_by_its_national_number() {
        assert!(is_same_account("DE89370400440532013000", "37040044/532013000"));
        assert!(is_same_account("37040044/532013000", "DE89370400440532013000"));
        assert!(!is_same_account("DE89370400440532013000", "37040044/532013001"));
        assert!(!is_same_account("DE89370400440532013000", "37040044/"));
        assert!(!is_same_account("37040044/1", "37040044/2"));
    }
}
