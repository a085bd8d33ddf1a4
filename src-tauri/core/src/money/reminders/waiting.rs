//! Money in the bank list that may pay what is about to be reminded of.

use std::collections::BTreeMap;

use crate::kernel::message::sentences;
use crate::kernel::money::format_minor;
use crate::kernel::{Message, Result};
use crate::money::bank::{self, WaitingMoney};
use crate::money::matching::Confidence;
use crate::register::Register;

/// The waiting money, by the invoice that it most likely pays.
pub(super) struct Waiting {
    money: Vec<WaitingMoney>,
    by_invoice: BTreeMap<i64, Vec<(usize, i64)>>,
}

impl Waiting {
    pub(super) fn read(register: &Register) -> Result<Self> {
        let money = bank::waiting_money(register.reader())?;
        let mut by_invoice: BTreeMap<i64, Vec<(usize, i64)>> = BTreeMap::new();
        for (place, one) in money.iter().enumerate() {
            for (invoice_id, minor) in &one.settles {
                by_invoice.entry(*invoice_id).or_default().push((place, *minor));
            }
        }
        Ok(Self { money, by_invoice })
    }

    /// How many bank transactions wait.
    pub(super) fn transactions(&self) -> usize {
        self.money.len()
    }

    /// How many of them may pay one of these invoices.
    pub(super) fn may_pay(&self, invoice_ids: impl Iterator<Item = i64>) -> usize {
        let mut places: Vec<usize> = invoice_ids
            .filter_map(|id| self.by_invoice.get(&id))
            .flat_map(|found| found.iter().map(|(place, _)| *place))
            .collect();
        places.sort_unstable();
        places.dedup();
        places.len()
    }

    /// Whether a certain or likely payment of an invoice waits.
    pub(super) fn holds(&self, invoice_id: i64) -> bool {
        self.of(invoice_id).any(|(one, _)| one.confidence >= Some(Confidence::Likely))
    }

    /// What waits for an invoice of which `open_minor` is open, as a sentence; empty for nothing.
    pub(super) fn told(&self, invoice_id: i64, open_minor: i64, currency: &str, digits: u32) -> Message {
        let amount = |minor: i64| format!("{currency} {}", format_minor(minor, digits));
        let sentence = |(one, minor): (&WaitingMoney, i64)| {
            let is_likely = one.confidence >= Some(Confidence::Likely);
            let booked_on = one.booked_on;
            match (is_likely, minor < open_minor) {
                (true, false) => message!(
                    "The payment of {booked_on, date, long} in the bank list may settle it.",
                    booked_on
                ),
                (true, true) => message!(
                    "The payment of {booked_on, date, long} in the bank list may settle {amount} of it.",
                    booked_on,
                    amount = amount(minor)
                ),
                (false, false) => message!(
                    "The payment of {booked_on, date, long} in the bank list could settle it.",
                    booked_on
                ),
                (false, true) => message!(
                    "The payment of {booked_on, date, long} in the bank list could settle {amount} of it.",
                    booked_on,
                    amount = amount(minor)
                ),
            }
        };
        sentences(self.of(invoice_id).map(sentence))
    }

    fn of(&self, invoice_id: i64) -> impl Iterator<Item = (&WaitingMoney, i64)> {
        let found = self.by_invoice.get(&invoice_id).into_iter().flatten();
        found.filter_map(|(place, minor)| Some((self.money.get(*place)?, *minor)))
    }
}
