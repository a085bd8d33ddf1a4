//! Remittances: what ORCID invoiced the consortium, what was paid to it, and how both compare with what was agreed and
//! with what was collected from members.
//!
//! A payment settles invoices in ORCID's currency. What it cost in the consortium's own is known of the payment as a whole,
//! from the bank's statement or from a stated rate; where neither is known, nothing is converted and the year says so.

mod commands;
mod deadlines;
mod differences;
mod exchange;
mod home;
mod invoices;
pub(crate) mod lists;
mod needs;
mod payments;
mod remove;
mod save_invoice;
mod save_payment;
mod store;
#[cfg(test)]
mod tests;
pub(crate) mod wire;
mod year;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Decimal, Template};
use crate::register::{FreeText, Slice, Table};

pub use deadlines::deadlines;
pub use differences::{AgreementReckoning, KindReckoning};
pub use exchange::{Exchange, ExchangeLine};
pub use home::{HomeLine, HomeReckoning, StatedRate};
pub use invoices::{GetOrcidCostsInvoices, OrcidInvoiceList, invoices};
pub use payments::{GetOrcidCostsPayments, OrcidPaymentList, payments};
pub use remove::{remove_invoice, remove_payment};
pub use save_invoice::{SaveOrcidCostsInvoice, save_invoice};
pub use save_payment::{SaveOrcidCostsPayment, save_payment};
pub use year::{CollectedTotal, GetOrcidCostsYear, RemittanceYear, year};

pub(crate) static SLICE: Slice = Slice {
    name: "orcid_costs",
    tables: &[
        Table {
            name: "orcid_cost_invoice",
            label: template!("Invoice of ORCID"),
            one: template!("an invoice of ORCID"),
            several: template!(
                "{count, plural, one {# invoice of ORCID} other {# invoices of ORCID}}",
                count
            ),
            name_columns: &["number"],
        },
        Table {
            name: "orcid_cost_payment",
            label: template!("Payment to ORCID"),
            one: template!("a payment to ORCID"),
            several: template!(
                "{count, plural, one {# payment to ORCID} other {# payments to ORCID}}",
                count
            ),
            name_columns: &["paid_on", "reference"],
        },
        Table {
            name: "orcid_cost_allocation",
            label: template!("Settled invoice of ORCID"),
            one: template!("a settled invoice of ORCID"),
            several: template!(
                "{count, plural, one {# settled invoice of ORCID} other {# settled invoices of ORCID}}",
                count
            ),
            name_columns: &["invoice_id"],
        },
    ],
    commands: commands::ALL,
    deadlines: &[deadlines],
    needs: &[needs::to_pay, needs::to_expect],
    lists: lists::ALL,
    free_texts: &[
        FreeText {
            table: "orcid_cost_invoice",
            text: "note",
            place: "'The note of ORCID’s invoice ' || number",
        },
        FreeText {
            table: "orcid_cost_payment",
            text: "note",
            place: "'The note of a payment to ORCID of ' || paid_on",
        },
    ],
    ..Slice::EMPTY
};

/// What ORCID charges for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Charge {
    MemberFees,
    /// The consortium lead fee.
    LeadFee,
    /// Further API credentials.
    Credentials,
    /// Anything else.
    Other,
    Tax,
}

crate::kernel::codes!(Charge {
    MemberFees = "member_fees",
    LeadFee = "lead_fee",
    Credentials = "credentials",
    Other = "other",
    Tax = "tax",
});

impl Charge {
    /// What a person calls it in the middle of a sentence.
    pub const fn noun(self) -> Template {
        match self {
            Self::MemberFees => template!("member fees"),
            Self::LeadFee => template!("consortium lead fee"),
            Self::Credentials => template!("further credentials"),
            Self::Other => template!("other charges"),
            Self::Tax => template!("tax"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrcidInvoiceState {
    /// Nothing of it is paid.
    Open,
    /// A part of it is paid.
    PartlyPaid,
    /// Not paid in full, and its day has passed.
    Overdue,
    /// Paid in full.
    Paid,
    /// Taken back in full by credit notes before anything of it was paid.
    Credited,
    /// A credit note: nothing is to be paid.
    CreditNote,
}

crate::kernel::codes!(OrcidInvoiceState {
    Open = "open",
    PartlyPaid = "partly_paid",
    Overdue = "overdue",
    Paid = "paid",
    Credited = "credited",
    CreditNote = "credit_note",
});

/// An invoice or credit note of ORCID, as a form edits it. Amounts are minor units of its currency, and none is below zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct OrcidInvoiceDraft {
    pub agreement_id: i64,
    /// The calendar year in which the licence year starts that it is for.
    pub licence_year: i32,
    pub number: String,
    #[ts(type = "string")]
    pub received_on: NaiveDate,
    /// By when it is to be paid.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Its currency, which is the agreement's.
    pub currency: String,
    /// How many members it bills, where it says so.
    #[serde(default)]
    pub member_count: Option<u32>,
    #[serde(default)]
    pub member_fees_minor: i64,
    /// The consortium lead fee.
    #[serde(default)]
    pub lead_fee_minor: i64,
    /// Further API credentials.
    #[serde(default)]
    pub credentials_minor: i64,
    /// Anything else.
    #[serde(default)]
    pub other_minor: i64,
    #[serde(default)]
    pub tax_minor: i64,
    /// Anything worth knowing of it.
    #[serde(default)]
    pub note: String,
    /// The document, as it is attached to the agreement.
    #[serde(default)]
    pub attachment_id: Option<i64>,
    /// The invoice that it takes back, in full or in part, which makes it a credit note.
    #[serde(default)]
    pub credits_id: Option<i64>,
}

impl OrcidInvoiceDraft {
    /// What it charges, or as a credit note takes back, by kind.
    pub fn charges(&self) -> [(Charge, i64); 5] {
        [
            (Charge::MemberFees, self.member_fees_minor),
            (Charge::LeadFee, self.lead_fee_minor),
            (Charge::Credentials, self.credentials_minor),
            (Charge::Other, self.other_minor),
            (Charge::Tax, self.tax_minor),
        ]
    }

    /// 1 for an invoice, -1 for a credit note.
    pub const fn sign(&self) -> i64 {
        if self.credits_id.is_some() { -1 } else { 1 }
    }

    /// What a person calls it.
    pub(crate) const fn noun(&self) -> Template {
        if self.credits_id.is_some() { template!("credit note") } else { template!("invoice") }
    }

    /// What closed books call it.
    pub(crate) const fn what(&self) -> Template {
        if self.credits_id.is_some() {
            template!("a credit note of ORCID")
        } else {
            template!("an invoice of ORCID")
        }
    }
}

/// An invoice of ORCID as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrcidInvoice {
    pub id: i64,
    /// What it says.
    #[serde(flatten)]
    pub draft: OrcidInvoiceDraft,
    pub agreement: String,
    /// The newest version of its document, to be opened.
    pub document_version_id: Option<i64>,
    /// Digits of its currency's minor unit.
    pub currency_digits: u32,
    /// The number of the invoice that a credit note takes back.
    pub credits_number: Option<String>,
    /// All that it charges; below zero for a credit note.
    pub total_minor: i64,
    /// What credit notes took back of it.
    pub credited_minor: i64,
    pub paid_minor: i64,
    /// What is left to pay; below zero where more was paid than credit notes left of it.
    pub open_minor: i64,
    /// Where it stands today.
    pub state: OrcidInvoiceState,
}

/// A part of a payment that settles an invoice of ORCID, in minor units of their currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrcidAllocation {
    pub invoice_id: i64,
    /// What of it is settled.
    pub amount_minor: i64,
}

/// A payment to ORCID, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct OrcidPaymentDraft {
    #[ts(type = "string")]
    pub paid_on: NaiveDate,
    /// What ORCID receives.
    pub amount_minor: i64,
    pub currency: String,
    /// What it cost without the bank's fee, in the consortium's currency; follows from the rate when absent, and is not
    /// known without either.
    #[serde(default)]
    pub cost_minor: Option<i64>,
    /// What one unit of ORCID's currency cost, as the bank states it; follows from the cost when absent.
    #[serde(default)]
    pub exchange_rate: Option<Decimal>,
    /// What the bank charged for it, in the consortium's currency.
    #[serde(default)]
    pub bank_fee_minor: i64,
    /// The reference it was paid under.
    #[serde(default)]
    pub reference: String,
    /// Anything worth knowing of it.
    #[serde(default)]
    pub note: String,
    /// What it settles.
    #[serde(default)]
    pub allocations: Vec<OrcidAllocation>,
}

/// A payment to ORCID as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OrcidPayment {
    pub id: i64,
    /// What it says.
    #[serde(flatten)]
    pub draft: OrcidPaymentDraft,
    pub currency_digits: u32,
    /// The currency of what it cost: the consortium's when it was recorded.
    pub cost_currency: String,
    pub cost_currency_digits: u32,
    /// What one unit of ORCID's currency cost: as stated, or as it follows from the cost; none while neither is known.
    pub rate: Option<Decimal>,
    /// The numbers of the invoices it settles.
    pub invoices: String,
    /// What settles no invoice.
    pub unallocated_minor: i64,
}
