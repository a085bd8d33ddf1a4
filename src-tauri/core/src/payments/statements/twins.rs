//! Bookings that were read already from a file of another form: a bank tells of them in camt as well as in MT940.
//!
//! Files of one form are told apart by their fingerprints. Across forms the texts differ, so the day from which a booking
//! counts, its amount and a reference have to agree: the bank's own, or the payer's.

use std::collections::BTreeMap;

use super::store::{self, Connection};
use crate::kernel::Result;
use crate::payments::bank_files::{BankFormat, BankStatement, BankTransaction};

/// What two forms of a booking have in common: the day, the amount, its currency and one reference.
type Sign = (chrono::NaiveDate, i64, String, String);

/// Which of the transactions at `places` were read already, and from which file. A stored booking is the twin of one at most.
pub(super) fn find(
    connection: &Connection,
    format: BankFormat,
    statement: &BankStatement,
    places: &[usize],
) -> Result<BTreeMap<usize, String>> {
    let mut stored = Vec::new();
    for account in store::accounts_in_other_forms(connection, format)? {
        if is_same_account(&account, &statement.account) {
            stored.extend(store::in_other_forms(connection, format, &account)?);
        }
    }
    let mut by_sign: BTreeMap<Sign, Vec<usize>> = BTreeMap::new();
    for (at, (booking, _)) in stored.iter().enumerate().rev() {
        for sign in signs(booking) {
            by_sign.entry(sign).or_default().push(at);
        }
    }
    let mut is_taken = vec![false; stored.len()];
    let mut twins = BTreeMap::new();
    for &place in places {
        let candidates = signs(&statement.transactions[place])
            .into_iter()
            .filter_map(|sign| by_sign.get(&sign))
            .flat_map(|places| places.iter().rev());
        let Some(&at) = candidates.into_iter().find(|at| !is_taken[**at]) else { continue };
        is_taken[at] = true;
        twins.insert(place, stored[at].1.clone());
    }
    Ok(twins)
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
