//! Everything an invoice prints, as it was when it was issued.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::billing::{BillableMember, WorkedRun};

/// A frozen invoice. Its PDF is a function of this and of the logo that `seller` names by its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrozenInvoice {
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
    /// Who bills.
    pub seller: Seller,
    /// Who is billed.
    pub buyer: Buyer,
    /// The buyer's purchase order number; empty for none.
    pub purchase_order: String,
    /// What is billed.
    pub lines: Vec<InvoiceLine>,
    /// What the lines add up to.
    pub total_minor: i64,
    /// The sentence on tax.
    pub tax_text: String,
    /// How to pay.
    pub payment: PaymentDetails,
    /// The line at the foot.
    pub footer: String,
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
    /// The amount.
    pub amount_minor: i64,
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
}

impl FrozenInvoice {
    /// The invoice of one line of a run, under the number it is given.
    pub(super) fn freeze(run: &WorkedRun, line: &BillableMember, number: String, logo: Option<&str>) -> Self {
        let (profile, member) = (&run.profile, &line.member.draft);
        let joined_in_year =
            member.joined_on.filter(|joined_on| *joined_on > run.year.starts_on && line.fee.months < 12);
        let attention = line.attention.as_ref();
        let period_from =
            joined_in_year.map_or(run.year.starts_on, |_| first_day_billed(run, line.fee.months));
        let period = format!("{} to {}", long_date(period_from), long_date(run.year.ends_on));
        let holder =
            if profile.bank_account_holder.is_empty() { &profile.name } else { &profile.bank_account_holder };
        Self {
            issued_on: run.issued_on,
            due_on: run.due_on,
            licence_year: run.year.year,
            licence_year_label: run.year.label(),
            period_from,
            period_until: run.year.ends_on,
            currency: run.currency.code().to_owned(),
            currency_digits: run.currency.digits(),
            seller: Seller {
                name: profile.name.clone(),
                address_lines: profile.address().lines(&member.country),
                email: profile.email.clone(),
                website: profile.website.clone(),
                tax_id: profile.tax_id.clone(),
                logo: logo.map(str::to_owned),
            },
            buyer: Buyer {
                name: member.invoice_recipient().to_owned(),
                attention: attention.map(|attention| attention.name.clone()).unwrap_or_default(),
                address_lines: member.invoice_address().lines(&profile.country),
                country: member.invoice_address().country,
                tax_id: member.tax_id.clone(),
                email: attention.map(|attention| attention.email.clone()).unwrap_or_default(),
            },
            purchase_order: member.purchase_order.clone(),
            lines: vec![InvoiceLine {
                description: format!("Consortium membership fee, licence year {}", run.year.label()),
                detail: format!("{period}. {}.", line.fee.calculation),
                amount_minor: line.fee.total_minor,
            }],
            total_minor: line.fee.total_minor,
            tax_text: profile.tax_text.clone(),
            payment: PaymentDetails {
                account_holder: holder.clone(),
                bank_name: profile.bank_name.clone(),
                iban: profile.iban.clone(),
                bic: profile.bic.clone(),
                details_lines: profile.bank_details.lines().map(str::to_owned).collect(),
                reference: number.clone(),
            },
            footer: profile.invoice_footer.clone(),
            number,
        }
    }
}

/// The first day of the last `months` months of the run's year.
fn first_day_billed(run: &WorkedRun, months: u32) -> NaiveDate {
    let elapsed = chrono::Months::new(crate::kernel::licence_year::MONTHS_IN_YEAR.saturating_sub(months));
    run.year.starts_on.checked_add_months(elapsed).unwrap_or(run.year.starts_on)
}

/// "21 November 2026".
pub(super) fn long_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
