//! What speaks for which invoice: looked up, never compared with all.

use std::collections::BTreeMap;

use super::numbers::{Mention, Numbers};
use super::{DebtorId, Incoming, KnownAccounts, OpenItem};
use crate::kernel::CreditorReference;
use crate::members::similarity::NameIndex;

/// Open items, ready to be found.
pub(super) struct Index<'a> {
    pub(super) items: &'a [OpenItem],
    accounts: &'a KnownAccounts,
    by_reference: BTreeMap<&'a str, Vec<usize>>,
    numbers: Numbers,
    by_amount: BTreeMap<(&'static str, i64), Vec<usize>>,
    /// The places of a debtor's items, the one due first leading.
    by_debtor: BTreeMap<DebtorId, Vec<usize>>,
    debtors: Vec<DebtorId>,
    names: NameIndex,
}

/// A debtor who may have paid, and why.
#[derive(Debug, Clone)]
pub(super) struct Payer {
    pub(super) debtor: DebtorId,
    /// How well the names agree; 100 for an account that paid before.
    pub(super) percent: u8,
    pub(super) reason: String,
}

impl<'a> Index<'a> {
    pub(super) fn of(items: &'a [OpenItem], accounts: &'a KnownAccounts) -> Self {
        let mut index = Self {
            items,
            accounts,
            by_reference: BTreeMap::new(),
            numbers: Numbers::default(),
            by_amount: BTreeMap::new(),
            by_debtor: BTreeMap::new(),
            debtors: Vec::new(),
            names: NameIndex::default(),
        };
        for (place, item) in items.iter().enumerate() {
            if !item.payment_reference.is_empty() {
                index.by_reference.entry(&item.payment_reference).or_default().push(place);
            }
            index.numbers.add(place, &item.number);
            index.by_amount.entry((item.currency.code(), item.open_minor)).or_default().push(place);
            index.by_debtor.entry(item.debtor).or_default().push(place);
        }
        for (debtor, places) in &mut index.by_debtor {
            places.sort_by_key(|place| (items[*place].due_on, items[*place].invoice_id));
            let owner = index.debtors.len();
            index.debtors.push(*debtor);
            let mut names: Vec<&String> =
                places.iter().flat_map(|place| &items[*place].debtor_names).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().for_each(|name| index.names.add(owner, name));
        }
        index
    }

    /// The invoices that a transaction names, in the order it names them.
    pub(super) fn mentioned(&self, incoming: &Incoming) -> Vec<(usize, Mention)> {
        let text = incoming
            .references
            .iter()
            .chain([&incoming.text])
            .fold(String::new(), |text, more| text + more + " \n ");
        let mut found: Vec<(usize, Mention)> = Vec::new();
        for reference in CreditorReference::find_all(&text) {
            // Numbers that differ only in separators share a reference; then the amount decides.
            for &place in self.by_reference.get(reference.as_str()).into_iter().flatten() {
                if !found.iter().any(|(known, _)| *known == place) {
                    found.push((place, Mention::Reference));
                }
            }
        }
        for (place, mention) in self.numbers.mentioned_in(&text) {
            if !found.iter().any(|(known, _)| *known == place) {
                found.push((place, mention));
            }
        }
        found
    }

    /// Who may have paid, by account and by name, the likeliest first.
    pub(super) fn payers(&self, incoming: &Incoming) -> Vec<Payer> {
        const PAYERS_MAX: usize = 5;
        let mut payers: Vec<Payer> = Vec::new();
        let known = self.accounts.get(&incoming.account).filter(|_| !incoming.account.is_empty());
        for debtor in known.into_iter().flatten().filter(|debtor| self.by_debtor.contains_key(debtor)) {
            let reason =
                format!("The account {} has paid for {} before.", incoming.account, self.name_of(*debtor));
            payers.push(Payer { debtor: *debtor, percent: 100, reason });
        }
        for name in incoming.names.iter().filter(|name| !name.is_empty()) {
            for alike in self.names.alike(name).into_iter().take(PAYERS_MAX) {
                let Some(&debtor) = self.debtors.get(alike.owner) else { continue };
                let own = self.name_of(debtor);
                let reason = match name == own {
                    true => format!("It was paid by {own}."),
                    false => format!("It was paid by “{name}”; {own}: {}.", alike.reason.words()),
                };
                payers.push(Payer { debtor, percent: alike.percent, reason });
            }
        }
        payers.sort_by_key(|payer| (std::cmp::Reverse(payer.percent), payer.debtor));
        let mut met = Vec::new();
        payers.retain(|payer| {
            let is_new = !met.contains(&payer.debtor);
            met.push(payer.debtor);
            is_new
        });
        payers.truncate(PAYERS_MAX);
        payers
    }

    /// The items of a debtor, the one due first leading.
    pub(super) fn of_debtor(&self, debtor: DebtorId) -> &[usize] {
        self.by_debtor.get(&debtor).map_or(&[], Vec::as_slice)
    }

    /// The items of which exactly so much is open.
    pub(super) fn of_amount(&self, currency: &'static str, minor: i64) -> &[usize] {
        self.by_amount.get(&(currency, minor)).map_or(&[], Vec::as_slice)
    }

    /// The name on the first of a debtor's open invoices.
    pub(super) fn name_of(&self, debtor: DebtorId) -> &str {
        let first = self.of_debtor(debtor).first();
        first.and_then(|place| self.items[*place].debtor_names.first()).map_or("", String::as_str)
    }
}
