//! What waiting transactions most likely pay, from the register's open invoices.

mod store;

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::TransactionRow;
use crate::kernel::{Currency, InCurrency, Message, Money, Result};
use crate::money::matching::{self, Confidence, Incoming, OpenItem, Suggestion};
use crate::money::sponsors::Debtor;
use crate::register::Connection;

/// What a transaction may pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SuggestedBooking {
    /// How sure it is.
    pub confidence: Confidence,
    /// Whose money it is.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// Its name.
    pub debtor_name: String,
    /// What it settles; nothing where it seems to pay a second time.
    pub shares: Vec<SuggestedShare>,
    /// What banks kept, which settles as if it had arrived.
    pub bank_fee_minor: i64,
    /// What is left, in the transaction's currency.
    pub unallocated_minor: i64,
    /// Why, in sentences.
    pub reasons: Vec<Message>,
}

/// A part of a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SuggestedShare {
    /// The invoice.
    pub invoice_id: i64,
    /// Its number.
    pub number: String,
    /// Whom it is addressed to.
    pub debtor_name: String,
    /// Its currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What is open of it.
    pub open_minor: i64,
    /// What is settled, in the invoice's currency.
    pub amount_minor: i64,
    /// What it takes from transaction and fee, in the transaction's currency.
    pub payment_minor: i64,
}

/// Fills in the suggestions of waiting transactions.
pub(super) fn fill(connection: &Connection, rows: &mut [TransactionRow]) -> Result<()> {
    let incoming: Vec<(usize, Incoming)> =
        rows.iter().enumerate().filter_map(|(place, row)| Some((place, incoming(row)?))).collect();
    if incoming.is_empty() {
        return Ok(());
    }
    let items = store::open_items(connection)?;
    let accounts = store::known_accounts(connection)?;
    let paid = store::paid_items(connection)?;
    let mut names: BTreeMap<Debtor, &str> = BTreeMap::new();
    let of_paid = paid.iter().map(|item| (item.debtor, &item.debtor_names));
    for (debtor, of_debtor) in of_paid.chain(items.iter().map(|item| (item.debtor, &item.debtor_names))) {
        names.insert(debtor, of_debtor.first().map_or("", String::as_str));
    }
    let by_id: BTreeMap<i64, &OpenItem> = items.iter().map(|item| (item.invoice_id, item)).collect();
    let (places, incoming): (Vec<usize>, Vec<Incoming>) = incoming.into_iter().unzip();
    for (place, suggestions) in places.into_iter().zip(matching::suggest(&items, &paid, &accounts, &incoming))
    {
        rows[place].suggestions = suggestions.into_iter().map(|one| booking(one, &by_id, &names)).collect();
    }
    Ok(())
}

/// What came in with a transaction and waits; nothing for one that went out.
fn incoming(row: &TransactionRow) -> Option<Incoming> {
    if row.left_minor <= 0 {
        return None;
    }
    let is_whole = row.left_minor == row.amount_minor;
    let money = |minor: Option<i64>, code: &Option<String>| {
        Some(Money { minor: minor?, currency: Currency::from_code(code.as_deref()?)? }).filter(|_| is_whole)
    };
    let names = [&row.counterparty, &row.on_behalf_of].into_iter().filter(|name| !name.is_empty());
    Some(Incoming {
        id: row.id,
        booked_on: row.booked_on,
        amount: Money { minor: row.left_minor, currency: row.in_currency.currency() },
        original: money(row.original_minor, &row.original_currency),
        charges: money(row.charges_minor, &row.charges_currency),
        names: names.cloned().collect(),
        account: row.counterparty_account.clone(),
        references: row.references.clone(),
        text: format!("{} \n {}", row.remittance, row.end_to_end),
        bank_text: row.bank_text.clone(),
    })
}

fn booking(
    suggestion: Suggestion,
    items: &BTreeMap<i64, &OpenItem>,
    names: &BTreeMap<Debtor, &str>,
) -> SuggestedBooking {
    let name = |item: &&OpenItem| item.debtor_names.first().cloned().unwrap_or_default();
    let shares = suggestion.shares.iter().filter_map(|share| {
        let item = items.get(&share.invoice_id)?;
        Some(SuggestedShare {
            invoice_id: share.invoice_id,
            number: item.number.clone(),
            debtor_name: name(item),
            in_currency: item.currency.into(),
            open_minor: item.open_minor,
            amount_minor: share.amount_minor,
            payment_minor: share.payment_minor,
        })
    });
    SuggestedBooking {
        confidence: suggestion.confidence,
        debtor: suggestion.debtor,
        debtor_name: names.get(&suggestion.debtor).copied().unwrap_or_default().to_owned(),
        shares: shares.collect(),
        bank_fee_minor: suggestion.bank_fee_minor,
        unallocated_minor: suggestion.unallocated_minor,
        reasons: suggestion.reasons,
    }
}
