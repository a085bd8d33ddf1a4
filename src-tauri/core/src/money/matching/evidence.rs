//! What speaks for which invoice: looked up, never compared with all.

use std::collections::BTreeMap;

use super::numbers::{Mention, Numbers};
use super::{Incoming, KnownAccounts, OpenItem, PaidItem};
use crate::kernel::{CreditorReference, Message};
use crate::money::sponsors::Debtor;
use crate::people::members::similarity::{ALIKE_PERCENT_MIN, ComparedName, NameIndex, likeness};

/// Open items, ready to be found.
pub(super) struct Index<'a> {
    pub(super) items: &'a [OpenItem],
    pub(super) paid: &'a [PaidItem],
    accounts: &'a KnownAccounts,
    open: Named<'a>,
    settled: Named<'a>,
    /// The numbers of the items without what separates their parts, in capitals.
    bare_numbers: Vec<String>,
    by_amount: BTreeMap<(&'static str, i64), Vec<usize>>,
    /// The places of a debtor's items, the one due first leading.
    by_debtor: BTreeMap<Debtor, Vec<usize>>,
    /// The places of what a debtor paid.
    paid_by_debtor: BTreeMap<Debtor, Vec<usize>>,
    debtors: Vec<Debtor>,
    names: NameIndex,
}

/// What names invoices: their references and numbers.
#[derive(Default)]
struct Named<'a> {
    by_reference: BTreeMap<&'a str, Vec<usize>>,
    numbers: Numbers,
}

impl<'a> Named<'a> {
    fn add(&mut self, place: usize, reference: &'a str, number: &str) {
        if !reference.is_empty() {
            self.by_reference.entry(reference).or_default().push(place);
        }
        self.numbers.add(place, number);
    }

    /// The invoices that a text names, in the order it names them.
    fn mentioned_in(&self, text: &str) -> Vec<(usize, Mention)> {
        let mut found: Vec<(usize, Mention)> = Vec::new();
        for reference in CreditorReference::find_all(text) {
            // Numbers that differ only in separators share a reference; then the amount decides.
            for &place in self.by_reference.get(reference.as_str()).into_iter().flatten() {
                if !found.iter().any(|(known, _)| *known == place) {
                    found.push((place, Mention::Reference));
                }
            }
        }
        for (place, mention) in self.numbers.mentioned_in(text) {
            if !found.iter().any(|(known, _)| *known == place) {
                found.push((place, mention));
            }
        }
        found
    }
}

/// A debtor who may have paid, and why.
#[derive(Debug, Clone)]
pub(super) struct LikelyPayer {
    pub(super) debtor: Debtor,
    /// How well the names agree; 100 for an account that paid before.
    pub(super) percent: u8,
    pub(super) reason: Message,
}

impl<'a> Index<'a> {
    pub(super) fn of(items: &'a [OpenItem], paid: &'a [PaidItem], accounts: &'a KnownAccounts) -> Self {
        let mut index = Self {
            items,
            paid,
            accounts,
            open: Named::default(),
            settled: Named::default(),
            bare_numbers: items.iter().map(|item| bare(&item.number)).collect(),
            by_amount: BTreeMap::new(),
            by_debtor: BTreeMap::new(),
            paid_by_debtor: BTreeMap::new(),
            debtors: Vec::new(),
            names: NameIndex::default(),
        };
        let mut names: BTreeMap<Debtor, Vec<&String>> = BTreeMap::new();
        for (place, item) in items.iter().enumerate() {
            index.open.add(place, &item.payment_reference, &item.number);
            index.by_amount.entry((item.currency.code(), item.open_minor)).or_default().push(place);
            index.by_debtor.entry(item.debtor).or_default().push(place);
            names.entry(item.debtor).or_default().extend(&item.debtor_names);
        }
        for (place, item) in paid.iter().enumerate() {
            index.settled.add(place, &item.payment_reference, &item.number);
            index.paid_by_debtor.entry(item.debtor).or_default().push(place);
            names.entry(item.debtor).or_default().extend(&item.debtor_names);
        }
        for places in index.by_debtor.values_mut() {
            places.sort_by_key(|place| (items[*place].due_on, items[*place].invoice_id));
        }
        for (debtor, mut of_debtor) in names {
            let owner = index.debtors.len();
            index.debtors.push(debtor);
            of_debtor.sort_unstable();
            of_debtor.dedup();
            of_debtor.into_iter().for_each(|name| index.names.add(owner, name));
        }
        index
    }

    /// The open invoices that a transaction names, in the order it names them: those that only the bank's words name last.
    pub(super) fn mentioned(&self, incoming: &Incoming) -> Vec<(usize, Mention)> {
        let mut found = self.open.mentioned_in(&text_of(incoming));
        for (place, mention) in self.open.mentioned_in(&incoming.bank_text) {
            if mention > Mention::Digits && !found.iter().any(|(known, _)| *known == place) {
                found.push((place, Mention::Bank));
            }
        }
        found
    }

    /// The paid invoices that a transaction names.
    pub(super) fn mentioned_paid(&self, incoming: &Incoming) -> Vec<usize> {
        let mut found = self.settled.mentioned_in(&text_of(incoming));
        found.extend(self.settled.mentioned_in(&incoming.bank_text));
        let mut places: Vec<usize> = found
            .into_iter()
            .filter(|(_, mention)| *mention > Mention::Digits)
            .map(|(place, _)| place)
            .collect();
        places.dedup();
        places
    }

    /// Who may have paid, by account and by name, the likeliest first.
    pub(super) fn payers(&self, incoming: &Incoming) -> Vec<LikelyPayer> {
        const PAYERS_MAX: usize = 5;
        let mut payers: Vec<LikelyPayer> = Vec::new();
        let known = self.accounts.get(&incoming.account).filter(|_| !incoming.account.is_empty());
        let is_ours = |debtor: &&Debtor| {
            self.by_debtor.contains_key(debtor) || self.paid_by_debtor.contains_key(debtor)
        };
        for debtor in known.into_iter().flatten().filter(is_ours) {
            let reason = message!(
                "The account {account} has paid for {debtor} before.",
                account = incoming.account,
                debtor = self.name_of(*debtor)
            );
            payers.push(LikelyPayer { debtor: *debtor, percent: 100, reason });
        }
        for name in incoming.names.iter().filter(|name| !name.is_empty()) {
            for alike in self.names.alike(name).into_iter().take(PAYERS_MAX) {
                let Some(&debtor) = self.debtors.get(alike.owner) else { continue };
                let own = self.name_of(debtor);
                let reason = match name == own {
                    true => message!("It was paid by {own}.", own),
                    false => message!(
                        "It was paid by “{name}”; {own}: {words}.",
                        name,
                        own,
                        words = alike.reason.words()
                    ),
                };
                payers.push(LikelyPayer { debtor, percent: alike.percent, reason });
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

    /// Whether neither name nor account of the payer is told.
    pub(super) fn knows_nobody(&self, incoming: &Incoming) -> bool {
        incoming.names.iter().all(String::is_empty) && !self.accounts.contains_key(&incoming.account)
    }

    /// Whether the payer may be this debtor, by account or name.
    pub(super) fn may_be_paid_by(&self, debtor: Debtor, incoming: &Incoming) -> bool {
        let by_account = self.accounts.get(&incoming.account).is_some_and(|known| known.contains(&debtor));
        let own = self.of_debtor(debtor).first().map_or(&[][..], |place| &self.items[*place].debtor_names);
        let is_alike = |name: &String| {
            let name = ComparedName::of(name);
            own.iter().any(|own| likeness(&name, &ComparedName::of(own)).percent >= ALIKE_PERCENT_MIN)
        };
        by_account || incoming.names.iter().filter(|name| !name.is_empty()).any(is_alike)
    }

    /// The items of a debtor, the one due first leading.
    pub(super) fn of_debtor(&self, debtor: Debtor) -> &[usize] {
        self.by_debtor.get(&debtor).map_or(&[], Vec::as_slice)
    }

    /// The number of an item in one piece.
    pub(super) fn bare_number(&self, place: usize) -> &str {
        &self.bare_numbers[place]
    }

    /// The items of which exactly so much is open.
    pub(super) fn of_amount(&self, currency: &'static str, minor: i64) -> &[usize] {
        self.by_amount.get(&(currency, minor)).map_or(&[], Vec::as_slice)
    }

    /// What a debtor paid.
    pub(super) fn paid_of_debtor(&self, debtor: Debtor) -> &[usize] {
        self.paid_by_debtor.get(&debtor).map_or(&[], Vec::as_slice)
    }

    /// The name on the first of a debtor's invoices.
    pub(super) fn name_of(&self, debtor: Debtor) -> &str {
        let open = self.of_debtor(debtor).first().map(|place| &self.items[*place].debtor_names);
        let paid = || self.paid_of_debtor(debtor).first().map(|place| &self.paid[*place].debtor_names);
        open.or_else(paid).and_then(|names| names.first()).map_or("", String::as_str)
    }
}

fn bare(number: &str) -> String {
    number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
}

/// All that the payer wrote, in one text.
pub(super) fn text_of(incoming: &Incoming) -> String {
    let texts = incoming.references.iter().chain([&incoming.text]);
    texts.fold(String::new(), |text, more| text + more + " \n ")
}
