//! Everything an invoice prints, as it was when it was issued.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::payment_code::{Asked, PaymentCode};
use super::{DocumentKind, Supplement};
use crate::kernel::address::PostalAddress;
use crate::kernel::creditor_reference::CreditorReference;
use crate::kernel::{Currency, Decimal, LicenceYear, Message, Money, money};
use crate::money::billing::{Bill, BillLine};
use crate::money::taxes::{AppliedTax, TaxSubtotal};
use crate::paper::branding::{Branding, Recipient, Sender, Style};
use crate::paper::einvoices::EInvoicing;
use crate::paper::einvoices::PartyDetails;
use crate::paper::locale::Locale;
use crate::paper::typesetting::Image;
use crate::people::profile::ProfileDraft;

/// A frozen invoice, credit note or pro forma. Its PDF is a function of this and of the logo that `seller` names by its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrozenInvoice {
    /// What it is.
    pub kind: DocumentKind,
    /// The invoice number.
    pub number: String,
    /// The invoice date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The due date.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// The licence year billed.
    pub licence_year: i32,
    /// What a person calls it: "2027" or "2026/27".
    pub licence_year_label: String,
    /// The first day billed.
    #[ts(type = "string")]
    pub period_from: NaiveDate,
    /// The last day billed.
    #[ts(type = "string")]
    pub period_until: NaiveDate,
    /// The currency.
    pub currency: String,
    /// Digits of its minor unit.
    pub currency_digits: u32,
    /// The language it is written in, as a BCP 47 tag.
    pub language: String,
    /// Who bills.
    pub seller: Seller,
    /// Who is billed.
    pub buyer: Buyer,
    /// The buyer's purchase order number; empty for none.
    pub purchase_order: String,
    /// What is billed.
    pub lines: Vec<InvoiceLine>,
    /// The tax on the lines, by category.
    pub taxes: Vec<TaxSubtotal>,
    /// What lines and taxes add up to.
    pub total_minor: i64,
    /// The sentence on tax.
    pub tax_text: String,
    /// How to pay.
    pub payment: PaymentDetails,
    /// Total and tax in a second currency, for information.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also_in: Option<SecondCurrency>,
    /// The invoice that a credit note takes back, whole or in part.
    pub credits: Option<CreditedInvoice>,
    /// Why a credit note is made out.
    pub reason: String,
    /// The line at the foot.
    pub footer: String,
    /// How it looks, and the language that it is printed in.
    pub style: Style,
    /// What electronic invoices say beyond what is printed.
    pub electronic: ElectronicDetails,
    /// What was told after it was issued. It is frozen beside the invoice, not in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplement: Option<Supplement>,
}

/// What electronic invoices say beyond what is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElectronicDetails {
    /// How the consortium sent electronic invoices when the document was issued.
    pub e_invoice: EInvoicing,
    /// The consortium, part by part.
    pub seller: PartyDetails,
    /// The buyer, part by part.
    pub buyer: PartyDetails,
    /// What the buyer sorts it by.
    pub buyer_reference: String,
}

/// Who bills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Seller {
    /// Name.
    pub name: String,
    /// Address, line by line.
    pub address_lines: Vec<String>,
    /// E-mail address.
    pub email: String,
    /// Web address.
    pub website: String,
    /// Country code; empty for unknown.
    pub country: String,
    /// VAT or tax id.
    pub tax_id: String,
    /// SHA-256 of the logo's file, which the register keeps for ever.
    pub logo: Option<String>,
}

/// Who is billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Buyer {
    /// Official name.
    pub name: String,
    /// The person it is addressed to; empty for none.
    pub attention: String,
    /// Address, line by line.
    pub address_lines: Vec<String>,
    /// Country code; empty for none.
    pub country: String,
    /// VAT or tax id.
    pub tax_id: String,
    /// Where the invoice is sent to; empty for unknown.
    pub email: String,
}

/// One thing billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InvoiceLine {
    /// What it is.
    pub description: String,
    /// The period and the calculation.
    pub detail: String,
    /// The amount before tax.
    pub amount_minor: i64,
    /// How it is taxed; none prints no tax.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<AppliedTax>,
    /// The line of the invoice, from 0, that a line of a credit note takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credits_line: Option<usize>,
}

/// How to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaymentDetails {
    /// Who holds the account.
    pub account_holder: String,
    /// The bank.
    pub bank_name: String,
    /// IBAN.
    pub iban: String,
    /// BIC.
    pub bic: String,
    /// Further lines.
    pub details_lines: Vec<String>,
    /// What to quote: the invoice number.
    pub reference: String,
    /// What banks carry through untouched: a reference of ISO 11649; empty for documents that nobody pays.
    pub creditor_reference: String,
    /// The code to scan; none for documents that nobody pays, and where no standard has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<PaymentCode>,
}

/// What a document comes to in a second currency. What is owed is the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecondCurrency {
    /// The second currency.
    pub currency: String,
    /// Digits of its minor unit.
    pub currency_digits: u32,
    /// What one unit of the document’s currency is worth in it.
    pub exchange_rate: Decimal,
    /// The total, rounded once.
    pub total_minor: i64,
    /// The tax, rounded once.
    pub tax_minor: i64,
}

impl SecondCurrency {
    /// A total and its tax in the second currency; none where it is the document’s own, or beyond 64 bits.
    pub(super) fn of(bill: &Bill, (currency, exchange_rate): (Currency, Decimal)) -> Option<Self> {
        let exchanged = |minor| exchange_rate.exchange(Money { minor, currency: bill.currency }, currency);
        (currency != bill.currency).then_some(())?;
        Some(Self {
            currency: currency.code().to_owned(),
            currency_digits: currency.digits(),
            exchange_rate,
            total_minor: exchanged(bill.total_minor())?.minor,
            tax_minor: exchanged(bill.tax_minor())?.minor,
        })
    }
}

/// The invoice that a credit note takes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreditedInvoice {
    /// Its number.
    pub number: String,
    /// Its date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// Whether all of it is taken back at once.
    pub is_whole: bool,
}

/// What a document is given when it is made out.
#[derive(Debug, Clone)]
pub(super) struct FrozenHead<'a> {
    pub(super) kind: DocumentKind,
    pub(super) number: String,
    pub(super) issued_on: NaiveDate,
    pub(super) due_on: NaiveDate,
    pub(super) year: &'a LicenceYear,
    pub(super) profile: &'a ProfileDraft,
    pub(super) logo: Option<&'a str>,
    pub(super) also_in: Option<(Currency, Decimal)>,
}

impl FrozenInvoice {
    /// What it is called in a sentence: its kind, its number and whom it bills.
    pub(super) fn called(&self) -> Message {
        let (number, buyer) = (&self.number, &self.buyer.name);
        match self.kind {
            DocumentKind::Invoice => message!("Invoice {number} of {buyer}", number, buyer),
            DocumentKind::CreditNote => message!("Credit note {number} of {buyer}", number, buyer),
            DocumentKind::ProForma => message!("Pro forma invoice {number} of {buyer}", number, buyer),
        }
    }

    /// The document of a bill.
    pub(super) fn freeze(heading: FrozenHead<'_>, bill: &Bill, branding: &Branding) -> Self {
        let profile = heading.profile;
        let attention = bill.attention.as_ref();
        let address = bill.debtor.address();
        let reference = match heading.kind {
            DocumentKind::Invoice => CreditorReference::of_number(&heading.number).as_str().to_owned(),
            DocumentKind::CreditNote | DocumentKind::ProForma => String::new(),
        };
        let language = bill.debtor.language();
        let style = branding.style_for(language);
        let locale = Locale::of_tag(&style.language);
        let mut frozen = Self {
            kind: heading.kind,
            issued_on: heading.issued_on,
            due_on: heading.due_on,
            licence_year: heading.year.year,
            licence_year_label: heading.year.label(),
            period_from: bill.period_from,
            period_until: bill.period_until,
            currency: bill.currency.code().to_owned(),
            currency_digits: bill.currency.digits(),
            language: if language.is_empty() { style.language.clone() } else { language.to_owned() },
            seller: Seller::of(profile, &address.country, heading.logo, &locale),
            buyer: Buyer {
                name: bill.debtor.recipient().to_owned(),
                attention: attention.map(|attention| attention.name.clone()).unwrap_or_default(),
                address_lines: locale.address_lines(&address, &profile.country),
                country: address.country,
                tax_id: bill.debtor.tax_id().to_owned(),
                email: attention.map(|attention| attention.email.clone()).unwrap_or_default(),
            },
            purchase_order: bill.debtor.purchase_order().to_owned(),
            lines: bill.lines.iter().map(line).collect(),
            taxes: bill.taxes.clone(),
            total_minor: bill.total_minor(),
            tax_text: profile.tax_text.clone(),
            also_in: heading.also_in.and_then(|second| SecondCurrency::of(bill, second)),
            payment: PaymentDetails::of(profile, &heading.number, reference),
            credits: None,
            reason: String::new(),
            footer: profile.invoice_footer.clone(),
            style,
            electronic: ElectronicDetails {
                e_invoice: profile.e_invoice,
                seller: profile.party_details(),
                buyer: bill.debtor.party(attention),
                buyer_reference: bill.debtor.buyer_reference().to_owned(),
            },
            supplement: None,
            number: heading.number,
        };
        frozen.carry_code(profile, &bill.debtor.address());
        frozen
    }

    /// Puts a code to pay with on it, where it is an invoice that can carry one.
    pub(super) fn carry_code(&mut self, profile: &ProfileDraft, debtor_address: &PostalAddress) {
        if self.kind == DocumentKind::Invoice {
            let debtor = (self.buyer.name.as_str(), debtor_address);
            self.payment.code = PaymentCode::of(self.asked(), &profile.address(), debtor);
        }
    }

    /// What its payer is asked for.
    pub(super) fn asked(&self) -> Asked<'_> {
        Asked {
            payment: &self.payment,
            amount_minor: self.total_minor,
            currency: &self.currency,
            currency_digits: self.currency_digits,
        }
    }

    /// Whether tax is charged on it.
    pub(super) fn is_taxed(&self) -> bool {
        self.taxes.iter().any(|subtotal| subtotal.tax_minor != 0)
    }

    /// The lines before tax.
    pub fn net_minor(&self) -> i64 {
        money::sum(self.lines.iter().map(|line| line.amount_minor))
    }

    /// The tax.
    pub fn tax_minor(&self) -> i64 {
        money::sum(self.taxes.iter().map(|subtotal| subtotal.tax_minor))
    }

    /// Whether its lines, its taxes and its total agree.
    pub(super) fn adds_up(&self) -> bool {
        let amounts = self.lines.iter().map(|line| line.amount_minor);
        let taxes = self.taxes.iter().map(|subtotal| subtotal.tax_minor);
        let sum = amounts.chain(taxes).try_fold(0_i64, i64::checked_add);
        sum == Some(self.total_minor)
    }
}

fn line(line: &BillLine) -> InvoiceLine {
    InvoiceLine {
        description: line.description.clone(),
        detail: line.detail.clone(),
        amount_minor: line.net_minor,
        tax: line.tax.clone(),
        credits_line: None,
    }
}

impl Seller {
    /// The consortium as it bills a buyer in a country, in the language of the document; `logo` is the SHA-256 of its file.
    pub fn of(profile: &ProfileDraft, buyer_country: &str, logo: Option<&str>, locale: &Locale) -> Self {
        Self {
            name: profile.name.clone(),
            address_lines: locale.address_lines(&profile.address(), buyer_country),
            country: profile.country.clone(),
            email: profile.email.clone(),
            website: profile.website.clone(),
            tax_id: profile.tax_id.clone(),
            logo: logo.map(str::to_owned),
        }
    }

    /// It as the head of a letter says it.
    pub fn sender(&self, logo: Option<Arc<Image>>, footer: &str) -> Sender {
        Sender {
            name: self.name.clone(),
            address_lines: self.address_lines.clone(),
            email: self.email.clone(),
            website: self.website.clone(),
            country: self.country.clone(),
            tax_id: self.tax_id.clone(),
            logo,
            footer: footer.to_owned(),
        }
    }
}

impl Buyer {
    /// It as the head of a letter says it.
    pub fn recipient(&self) -> Recipient<'_> {
        Recipient {
            name: &self.name,
            attention: &self.attention,
            address_lines: &self.address_lines,
            country: &self.country,
        }
    }
}

impl PaymentDetails {
    /// How the consortium is paid what an invoice asks for.
    pub fn of(profile: &ProfileDraft, number: &str, creditor_reference: String) -> Self {
        let holder =
            if profile.bank_account_holder.is_empty() { &profile.name } else { &profile.bank_account_holder };
        Self {
            account_holder: holder.clone(),
            bank_name: profile.bank_name.clone(),
            iban: profile.iban.clone(),
            bic: profile.bic.clone(),
            details_lines: profile.bank_details.lines().map(str::to_owned).collect(),
            reference: number.to_owned(),
            creditor_reference,
            code: None,
        }
    }
}
