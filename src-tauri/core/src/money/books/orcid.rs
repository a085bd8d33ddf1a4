//! What ORCID charges and is paid, as entries of the journal.
//!
//! ORCID is owed in its own currency, and a payment takes its amount off that on the day it is made, whatever it settles.
//! What it cost in the consortium's currency left the bank; between the two stands the account of currency exchange.

use chrono::NaiveDate;

use super::AccountKey;
use super::derive::{BookedLine, Entry, EntryKind, with_reference};
use super::sources::{BankSide, BookedParty};
use super::value::{OwnRate, OwnRateKind};
use crate::kernel::{Currency, Message, money};
use crate::money::orcid_costs::Charge;

/// An invoice or credit note of ORCID.
#[derive(Debug, Clone)]
pub(super) struct BookedOrcidInvoice {
    pub(super) id: i64,
    pub(super) number: String,
    /// The number of the invoice that a credit note takes back.
    pub(super) credits: Option<String>,
    pub(super) on: NaiveDate,
    pub(super) currency: Currency,
    /// What it charges or takes back, by kind; never below zero.
    pub(super) charges: Vec<(Charge, i64)>,
}

/// A payment to ORCID.
#[derive(Debug, Clone)]
pub(super) struct BookedOrcidPayment {
    pub(super) id: i64,
    pub(super) on: NaiveDate,
    pub(super) amount_minor: i64,
    pub(super) currency: Currency,
    /// What it cost without the bank's fee; none while that is not known.
    pub(super) cost_minor: Option<i64>,
    /// The currency of the cost and of the bank's fee.
    pub(super) cost_currency: Currency,
    pub(super) bank_fee_minor: i64,
    pub(super) reference: String,
    pub(super) bank: BankSide,
    /// The currency of the account that it left, where the bank told of it.
    pub(super) bank_currency: Option<Currency>,
}

impl BookedOrcidPayment {
    /// Whether it left an account in ORCID's currency, so that nothing was exchanged on that day.
    fn left_in_its_currency(&self) -> bool {
        self.currency == self.cost_currency || self.bank_currency == Some(self.currency)
    }
}

/// Cost against what ORCID is owed; a credit note the other way round.
pub(super) fn invoice(invoice: &BookedOrcidInvoice) -> Entry {
    let (sign, kind) = match invoice.credits {
        Some(_) => (-1, EntryKind::OrcidCreditNote),
        None => (1, EntryKind::OrcidInvoice),
    };
    let what = match &invoice.credits {
        Some(number) => message!("Credit note of ORCID for {number}", number),
        None => message!("Invoice of ORCID"),
    };
    let line = |account: AccountKey, minor: i64, text: Message| {
        line(account, invoice.currency, sign * minor, &invoice.number, text)
    };
    let cost = invoice.charges.iter().map(|(charge, minor)| {
        line(AccountKey::LicenceCost, *minor, message!("{what}: {charge}", what, charge = charge.noun()))
    });
    let total = money::sum(invoice.charges.iter().map(|(_, minor)| *minor));
    let owed = line(AccountKey::OrcidPayable, -total, what.clone());
    Entry::new(invoice.on, kind, invoice.id, cost.chain([owed]).collect())
}

/// What is owed against the bank; across currencies, over the bridge between them.
pub(super) fn payment(payment: &BookedOrcidPayment) -> Entry {
    let document = format!("ORCID-PAY-{}", payment.id);
    let is_same = payment.left_in_its_currency();
    let mut text = with_reference(message!("Payment to ORCID"), &payment.reference);
    if !is_same && payment.cost_minor.is_none() {
        text = message!(
            "{text} (what it cost in {cost_currency} is not known yet)",
            text,
            cost_currency = payment.cost_currency
        );
    }
    let line = |account: AccountKey, currency: Currency, minor: i64| {
        line(account, currency, minor, &document, text.clone())
    };
    let mut lines = vec![line(AccountKey::OrcidPayable, payment.currency, payment.amount_minor)];
    let (left_minor, left_currency) = match is_same {
        true => (payment.amount_minor, payment.currency),
        false => (payment.cost_minor.unwrap_or(0), payment.cost_currency),
    };
    if !is_same {
        lines.push(line(AccountKey::Exchange, payment.currency, -payment.amount_minor));
        lines.push(line(AccountKey::Exchange, left_currency, left_minor));
    }
    lines.push(line(AccountKey::BankCharges, left_currency, payment.bank_fee_minor));
    lines.push(line(AccountKey::Bank, left_currency, -(left_minor + payment.bank_fee_minor)));
    let bank = Some(payment.bank.clone());
    let own_rate = payment.cost_minor.map(|home_minor| OwnRate {
        currency: payment.currency,
        home: payment.cost_currency,
        how: OwnRateKind::Paid { minor: payment.amount_minor, home_minor },
        source: message!("as the payment cost"),
    });
    let own_rates = own_rate.into_iter().collect();
    Entry { bank, own_rates, ..Entry::new(payment.on, EntryKind::OrcidPayment, payment.id, lines) }
}

fn line(account: AccountKey, currency: Currency, minor: i64, document: &str, text: Message) -> BookedLine {
    BookedLine {
        account,
        currency,
        minor,
        tax: String::new(),
        tax_name: String::new(),
        document: document.to_owned(),
        invoice_id: None,
        payment_id: None,
        party: BookedParty { name: "ORCID".to_owned(), ..BookedParty::default() },
        text,
    }
}
