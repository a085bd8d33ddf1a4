//! Entries of the journal: a pure function of documents, payments, write-offs and what ORCID charged and was paid.
//!
//! Every entry balances in each of its currencies. Amounts are signed here: a debit is above zero.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::AccountKey;
use super::bank_lines::bank_line;
use super::deferral::Earning;
use super::orcid;
use super::sources::{
    BankSide, BookedAllocation, BookedDocument, BookedParty, BookedPayment, GivenUp, Sources,
};
use super::value::{OwnRate, OwnRateKind};
use crate::kernel::{Currency, Message, YearStart, money};
use crate::money::invoices::WriteOffKind;
use crate::money::taxes::{AppliedTax, TaxSubtotal};

/// What an entry books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// What a bank held when the books of its account begin.
    Opening,
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
    /// A payment, with what it settles on the same day.
    Payment,
    /// What a payment settles later.
    Allocation,
    /// Money that was paid back.
    Refund,
    /// What was given up.
    WriteOff,
    /// What a payment missed an invoice by, or exceeded it.
    SmallDifference,
    /// An invoice of ORCID.
    OrcidInvoice,
    /// A credit note of ORCID.
    OrcidCreditNote,
    /// A payment to ORCID.
    OrcidPayment,
    /// A line of a bank statement that has its place on an account.
    BankLine,
    /// What became income as a month went by.
    Release,
    /// The result of a year, carried to retained earnings.
    YearEnd,
}

/// What belongs together and balances.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) on: NaiveDate,
    pub(super) kind: EntryKind,
    /// The row it comes from, so that entries of a day have an order.
    pub(super) id: i64,
    pub(super) lines: Vec<BookedLine>,
    /// Where the bank tells of it; none where it moves nothing at a bank.
    pub(super) bank: Option<BankSide>,
    /// The day whose rate counts for it, where that is another one.
    pub(super) valued_on: Option<NaiveDate>,
    /// Rates that it has of its own.
    pub(super) own_rates: Vec<OwnRate>,
}

impl Entry {
    /// An entry that moves nothing at a bank and is valued on its day.
    pub(super) fn new(on: NaiveDate, kind: EntryKind, id: i64, lines: Vec<BookedLine>) -> Self {
        Self { on, kind, id, lines, bank: None, valued_on: None, own_rates: Vec::new() }
    }
}

/// One posting.
#[derive(Debug, Clone)]
pub(super) struct BookedLine {
    pub(super) account: AccountKey,
    pub(super) currency: Currency,
    /// Above zero: a debit.
    pub(super) minor: i64,
    /// The category and rate of the tax: "S 19".
    pub(super) tax: String,
    /// What the consortium calls that category; several may have one code and rate.
    pub(super) tax_name: String,
    pub(super) document: String,
    pub(super) invoice_id: Option<i64>,
    pub(super) payment_id: Option<i64>,
    pub(super) party: BookedParty,
    pub(super) text: Message,
}

impl BookedLine {
    /// A line of what a document books, now or later.
    pub(super) fn of_document(
        document: &BookedDocument,
        account: AccountKey,
        minor: i64,
        tax: Option<&AppliedTax>,
        text: &Message,
    ) -> Self {
        Self {
            account,
            currency: document.currency,
            minor,
            tax: tax.map(tax_code).unwrap_or_default(),
            tax_name: tax.map(|tax| tax.name.clone()).unwrap_or_default(),
            document: document.number.clone(),
            invoice_id: Some(document.id),
            payment_id: None,
            party: document.party.clone(),
            text: text.clone(),
        }
    }
}

/// The entries through a day, in the order of their days.
pub(super) fn entries(sources: &Sources, start: YearStart, until_on: NaiveDate) -> Vec<Entry> {
    let mut entries = Vec::new();
    for one in &sources.documents {
        let earning = Earning::of(one, start);
        entries.push(document(one, &earning));
        entries.extend(earning.releases(one, until_on));
    }
    let mut with_payment: std::collections::BTreeMap<i64, Vec<&BookedAllocation>> =
        std::collections::BTreeMap::new();
    for allocation in &sources.allocations {
        if allocation.on == allocation.received_on {
            with_payment.entry(allocation.payment_id).or_default().push(allocation);
        } else {
            entries.push(later_allocation(allocation));
        }
    }
    let none = Vec::new();
    entries.extend(
        sources.payments.iter().map(|paid| payment(paid, with_payment.get(&paid.id).unwrap_or(&none))),
    );
    entries.extend(sources.write_offs.iter().map(write_off));
    entries.extend(sources.orcid_invoices.iter().map(orcid::invoice));
    entries.extend(sources.orcid_payments.iter().map(orcid::payment));
    entries.extend(sources.bank_lines.iter().map(bank_line));
    sort(&mut entries);
    entries
}

/// Puts entries in the order of their days, and leaves out lines of nothing.
pub(super) fn sort(entries: &mut [Entry]) {
    entries.sort_by_key(|entry| (entry.on, entry.kind, entry.id));
    for entry in entries {
        entry.lines.retain(|line| line.minor != 0);
    }
}

/// How a tax is written in a posting: its category and, where it is charged, its rate.
pub(super) fn tax_code(tax: &AppliedTax) -> String {
    match tax.code.needs_reason() {
        true => tax.code.code().to_owned(),
        false => format!("{} {}", tax.code.code(), tax.percent),
    }
}

/// Whether two taxes are one row of a summary. The reason may differ: an exception has its own.
pub(super) fn is_alike(one: &AppliedTax, other: &AppliedTax) -> bool {
    (one.code, one.percent, &one.name) == (other.code, other.percent, &other.name)
}

/// What is taxed alike, before tax: by category and rate.
pub(super) fn taxable(document: &BookedDocument) -> Vec<(Option<&AppliedTax>, i64)> {
    let mut sums: Vec<(Option<&AppliedTax>, i64)> = Vec::new();
    for line in &document.lines {
        let tax = line.tax.as_ref();
        let is_same = |known: Option<&AppliedTax>| match (known, tax) {
            (Some(known), Some(tax)) => is_alike(known, tax),
            (known, tax) => known.is_none() && tax.is_none(),
        };
        match sums.iter_mut().find(|(known, _)| is_same(*known)) {
            Some((_, sum)) => *sum += line.amount_minor,
            None => sums.push((tax, line.amount_minor)),
        }
    }
    sums
}

fn document(document: &BookedDocument, earning: &Earning) -> Entry {
    let sign = if document.credits.is_some() { -1 } else { 1 };
    let text = match &document.credits {
        Some(number) => message!("Credit note for {number}", number),
        None => message!("Invoice, licence year {licence_year}", licence_year = document.licence_year),
    };
    let line = |account: AccountKey, minor: i64, tax: Option<&AppliedTax>| {
        BookedLine::of_document(document, account, sign * minor, tax, &text)
    };
    let mut lines = vec![line(AccountKey::Receivables, document.total_minor, None)];
    for (tax, minor) in taxable(document) {
        let (earned, deferred) = earning.divided(minor);
        lines.push(line(AccountKey::Revenue, -earned, tax));
        lines.push(line(AccountKey::DeferredIncome, -deferred, tax));
    }
    for TaxSubtotal { tax, tax_minor, .. } in document.taxes.iter().flat_map(TaxSubtotal::each) {
        lines.push(line(AccountKey::TaxPayable, -tax_minor, Some(&tax)));
    }
    let kind = if document.credits.is_some() { EntryKind::CreditNote } else { EntryKind::Invoice };
    let own_rates = document.own_rate().into_iter().collect();
    Entry { own_rates, ..Entry::new(document.on, kind, document.id, lines) }
}

impl BookedDocument {
    /// The rate that the document states, so that it counts as it was told to its debtor.
    pub(super) fn own_rate(&self) -> Option<OwnRate> {
        let (home, rate) = self.also_in?;
        let source = message!("as {number} says", number = self.number);
        Some(OwnRate { currency: self.currency, home, how: OwnRateKind::Stated(rate), source })
    }
}

fn payment(payment: &BookedPayment, allocations: &[&BookedAllocation]) -> Entry {
    let is_refund = payment.amount_minor < 0;
    let payer = if payment.payer.is_empty() { &payment.party.name } else { &payment.payer };
    let text = match (is_refund, payer.as_str()) {
        (true, "") => message!("Refund to an unknown payer"),
        (true, payer) => message!("Refund to {payer}", payer),
        (false, "") => message!("Payment from an unknown payer"),
        (false, payer) => message!("Payment from {payer}", payer),
    };
    let text = with_reference(text, &payment.reference);
    let line = |account: AccountKey, minor: i64| BookedLine {
        account,
        currency: payment.currency,
        minor,
        tax: String::new(),
        tax_name: String::new(),
        document: payment_number(payment.id),
        invoice_id: None,
        payment_id: Some(payment.id),
        party: payment.party.clone(),
        text: text.clone(),
    };
    let settled = money::sum(allocations.iter().map(|allocation| allocation.payment_minor));
    let mut lines = vec![
        line(AccountKey::Bank, payment.amount_minor),
        line(AccountKey::BankCharges, payment.bank_fee_minor),
    ];
    for allocation in allocations {
        lines.extend(settlement(allocation));
    }
    lines.push(line(AccountKey::Unallocated, -(payment.amount_minor + payment.bank_fee_minor - settled)));
    let kind = if is_refund { EntryKind::Refund } else { EntryKind::Payment };
    let own_rates = allocations.iter().filter_map(|allocation| exchanged(allocation)).collect();
    let bank = Some(payment.bank.clone());
    Entry { bank, own_rates, ..Entry::new(payment.on, kind, payment.id, lines) }
}

/// What is said of a payment, with its reference where it has one.
pub(super) fn with_reference(text: Message, reference: &str) -> Message {
    if reference.is_empty() { text } else { message!("{text}: {reference}", text, reference) }
}

/// Takes what settles an invoice off what it owes; across currencies, over the bridge between them.
fn settlement(allocation: &BookedAllocation) -> Vec<BookedLine> {
    let is_same = allocation.currency == allocation.payment_currency;
    let text = match (allocation.amount_minor < 0, is_same) {
        (true, _) => message!("Pays back what was too much for {allocation}", allocation = allocation.number),
        (false, true) => message!("Settles {number}", number = allocation.number),
        (false, false) => message!(
            "Settles {allocation} with {payment_currency}",
            allocation = allocation.number,
            payment_currency = allocation.payment_currency
        ),
    };
    let line = |account: AccountKey, currency: Currency, minor: i64| BookedLine {
        account,
        currency,
        minor,
        tax: String::new(),
        tax_name: String::new(),
        document: allocation.number.clone(),
        invoice_id: Some(allocation.invoice_id),
        payment_id: Some(allocation.payment_id),
        party: allocation.party.clone(),
        text: text.clone(),
    };
    let mut lines = vec![line(AccountKey::Receivables, allocation.currency, -allocation.amount_minor)];
    if !is_same {
        lines.push(line(AccountKey::Exchange, allocation.currency, allocation.amount_minor));
        lines.push(line(AccountKey::Exchange, allocation.payment_currency, -allocation.payment_minor));
    }
    lines
}

/// The rate at which money of one currency settled an invoice in another: either may be the one at home.
fn exchanged(allocation: &BookedAllocation) -> Option<OwnRate> {
    let (one, other) = (allocation.amount_minor.abs(), allocation.payment_minor.abs());
    if allocation.currency == allocation.payment_currency || one == 0 || other == 0 {
        return None;
    }
    let source = message!("as {number} was settled", number = allocation.number);
    // Of both sides it is the one that is not at home; which that is, is known where it is valued.
    Some(OwnRate {
        currency: allocation.currency,
        home: allocation.payment_currency,
        how: OwnRateKind::Paid { minor: one, home_minor: other },
        source,
    })
}

fn later_allocation(allocation: &BookedAllocation) -> Entry {
    let mut lines = settlement(allocation);
    let text = lines.first().map(|line| line.text.clone()).unwrap_or_default();
    lines.insert(
        0,
        BookedLine {
            account: AccountKey::Unallocated,
            currency: allocation.payment_currency,
            minor: allocation.payment_minor,
            tax: String::new(),
            tax_name: String::new(),
            document: payment_number(allocation.payment_id),
            invoice_id: None,
            payment_id: Some(allocation.payment_id),
            party: allocation.party.clone(),
            text,
        },
    );
    let own_rates = exchanged(allocation).into_iter().collect();
    Entry { own_rates, ..Entry::new(allocation.on, EntryKind::Allocation, allocation.id, lines) }
}

fn write_off(given_up: &GivenUp) -> Entry {
    let line = |account: AccountKey, minor: i64, tax: Option<&AppliedTax>| BookedLine {
        account,
        currency: given_up.currency,
        minor,
        tax: tax.map(tax_code).unwrap_or_default(),
        tax_name: tax.map(|tax| tax.name.clone()).unwrap_or_default(),
        document: given_up.number.clone(),
        invoice_id: Some(given_up.invoice_id),
        payment_id: given_up.payment_id,
        party: given_up.party.clone(),
        text: match (given_up.kind, given_up.payment_id) {
            (WriteOffKind::Loss, _) if given_up.amount_minor > 0 => {
                message!("Written off: {reason}", reason = given_up.reason)
            }
            (WriteOffKind::Difference, Some(id)) => {
                message!("Small difference of {payment}", payment = payment_number(id))
            }
            _ => Message::said(&given_up.reason),
        },
    };
    let tax_minor: i64 = given_up.taxes.iter().map(|subtotal| subtotal.tax_minor).sum();
    let (account, kind) = match given_up.kind {
        WriteOffKind::Loss => (AccountKey::BadDebts, EntryKind::WriteOff),
        WriteOffKind::Difference => (AccountKey::SmallDifferences, EntryKind::SmallDifference),
    };
    let mut lines = vec![line(account, given_up.amount_minor - tax_minor, None)];
    for TaxSubtotal { tax, tax_minor, .. } in given_up.taxes.iter().flat_map(TaxSubtotal::each) {
        lines.push(line(AccountKey::TaxPayable, tax_minor, Some(&tax)));
    }
    lines.push(line(AccountKey::Receivables, -given_up.amount_minor, None));
    Entry::new(given_up.on, kind, given_up.id, lines)
}

/// How a payment is named in the books; payments have no number of their own.
fn payment_number(id: i64) -> String {
    format!("PAY-{id}")
}
