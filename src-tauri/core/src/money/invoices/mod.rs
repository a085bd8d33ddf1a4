//! Invoices: issued once, numbered without gaps, frozen with all they print.

mod bill_anew;
mod buyer_references;
mod charged;
mod checks;
mod commands;
mod credit;
mod dispatch;
pub mod electronic;
pub mod export;
mod frozen;
mod get;
mod issue;
mod list;
mod lists;
mod messages;
mod needs;
mod numbering;
mod page;
mod payment_code;
mod payment_panel;
mod preview;
mod reissue;
mod render;
pub(crate) mod resting;
mod store;
mod supplement;
#[cfg(test)]
mod tests;
mod write;
pub mod write_offs;
mod xml_file;

use crate::kernel::InCurrency;
use crate::money::sponsors::Debtor;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::billing::RunProblem;
use crate::register::{BusinessCheck, FinalAct, FreeText, Link, Slice, Table};

pub use bill_anew::{BillInvoicesAnew, BilledAnew, Reckon, bill_anew};
pub use buyer_references::BuyerReferences;
pub use charged::{Charged, charged};
pub use checks::{documents_are_unaltered, numbers_are_gap_free};
pub use credit::{CreditInvoices, CreditedLine, credit};
pub use dispatch::{Channel, Dispatch, Dispatched, NoteInvoicesDispatch, note_dispatch};
pub use frozen::{
    Buyer, CreditedInvoice, ElectronicDetails, FrozenInvoice, InvoiceLine, PaymentDetails, SecondCurrency,
    Seller,
};
pub use get::{InvoiceDetail, get, number_of};
pub use issue::{IssuedInvoice, IssuedRun, issue};
pub use list::{InvoicePage, InvoiceSort, InvoiceSortBy, InvoiceSums, ListInvoices, list};
pub use messages::{DraftLettersInvoices, chosen, draft_messages, printed_reference};
pub use needs::{OverdueInvoice, overdue};
pub use page::{GetInvoicesPage, InvoicePageImage, page};
pub use payment_code::{Asked, PaymentCode, SwissBill, SwissParty};
pub use payment_panel::{HowToPay, how_to_pay};
pub use preview::{DocumentPreview, PreviewInvoicesDocument, preview};
pub use supplement::{Supplement, SupplementInvoices, supplement, supplements};
pub use write::{
    CheckedInvoice, Desk, PreparedInvoice, WriteInvoices, WriteInvoicesProFormas, WrittenLine, check,
    prepare, write, write_pro_formas,
};
pub use write_offs::{WriteOff, WriteOffKind};
pub use xml_file::{GetInvoicesXml, xml_file};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "invoices",
    tables: &[
        Table {
            name: "invoice",
            label: template!("Invoice"),
            one: template!("an invoice"),
            several: template!("{count, plural, one {# invoice} other {# invoices}}", count),
            name_columns: &["number"],
        },
        Table {
            name: "invoice_supplement",
            label: template!("Supplement of an invoice"),
            one: template!("a supplement of an invoice"),
            several: template!(
                "{count, plural, one {# supplement of an invoice} other {# supplements of an invoice}}",
                count
            ),
            name_columns: &["number"],
        },
        Table {
            name: "invoice_dispatch",
            label: template!("Dispatch"),
            one: template!("a dispatch"),
            several: template!("{count, plural, one {# dispatch} other {# dispatches}}", count),
            name_columns: &["channel", "recipient"],
        },
        Table {
            name: "invoice_number_series",
            label: template!("Number series"),
            one: template!("a number series"),
            several: template!("{count, plural, one {# number series} other {# number series}}", count),
            name_columns: &["series"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    needs: &[needs::late, needs::to_send],
    foundations: &resting::FOUNDATIONS,
    checks: &[
        BusinessCheck { name: template!("Invoice numbers have no gaps"), run: numbers_are_gap_free },
        BusinessCheck { name: template!("Issued invoices are unaltered"), run: documents_are_unaltered },
    ],
    final_acts: &[
        FinalAct { operation: "invoices.issue", corrected_by: template!("Credit notes correct invoices.") },
        FinalAct { operation: "invoices.write", corrected_by: template!("A credit note corrects it.") },
        FinalAct {
            operation: "invoices.write_pro_formas",
            corrected_by: template!("Nobody owes them: let them lapse, or issue others."),
        },
        FinalAct { operation: "invoices.bill_anew", corrected_by: template!("A credit note corrects it.") },
        FinalAct {
            operation: "invoices.credit",
            corrected_by: template!("Write a new invoice, or bill it anew."),
        },
        FinalAct {
            operation: "invoices.supplement",
            corrected_by: template!("A later purchase order number takes its place."),
        },
    ],
    links: &[Link::to_member("invoice", "member_id").stays(template!("Invoices"))],
    free_texts: &[FreeText {
        table: "invoice_dispatch",
        text: "recipient || ' ' || note",
        place: "'The dispatch of ' || (SELECT number FROM invoice WHERE invoice.id = invoice_id)",
    }],
    ..Slice::EMPTY
};

/// What a document is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Asks for money.
    #[default]
    Invoice,
    /// Takes an invoice back, whole or in part.
    CreditNote,
    /// Says what an invoice would ask for, so that a purchase order can be raised. Nobody owes it.
    ProForma,
}

crate::kernel::codes!(DocumentKind {
    Invoice = "invoice",
    CreditNote = "credit_note",
    ProForma = "pro_forma",
});

impl DocumentKind {
    /// What it is called: "Invoice".
    pub const fn title(self) -> &'static str {
        match self {
            Self::Invoice => "Invoice",
            Self::CreditNote => "Credit note",
            Self::ProForma => "Pro forma invoice",
        }
    }
}

/// Where an invoice stands, derived from what settles it and from its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Nothing is paid, and it is not yet due.
    Open,
    /// Something is paid and something left, and it is not yet due.
    PartlyPaid,
    /// Something is left to pay, and the due date has passed.
    Overdue,
    /// Nothing is left to pay.
    Paid,
    /// More was paid than it asks for.
    Overpaid,
    /// Taken back by credit notes.
    Credited,
    /// What was left is given up.
    WrittenOff,
    /// A credit note or a pro forma: nobody pays it.
    Issued,
}

crate::kernel::codes!(InvoiceState {
    Open = "open",
    PartlyPaid = "partly_paid",
    Overdue = "overdue",
    Paid = "paid",
    Overpaid = "overpaid",
    Credited = "credited",
    WrittenOff = "written_off",
    Issued = "issued",
});

/// A document that was made out, and what was worth knowing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenInvoice {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: InvoiceRow,
    /// What was worth knowing: what its form lacks, and a date before that of an earlier number.
    pub problems: Vec<RunProblem>,
}

/// An invoice, credit note or pro forma as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceRow {
    /// The invoice.
    pub id: i64,
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// Who is billed.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// The name of the member or sponsor as it was when the document was issued.
    pub debtor_name: String,
    /// The licence year billed.
    pub licence_year: i32,
    /// The invoice date.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The due date.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// What it asks for, or gives back.
    pub total_minor: i64,
    /// What credit notes took back of it.
    pub credited_minor: i64,
    /// What payments settle of it.
    pub paid_minor: i64,
    /// What was given up of it.
    pub written_off_minor: i64,
    /// What is left to pay: below zero when too much was paid.
    pub open_minor: i64,
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// Where it stands today.
    pub state: InvoiceState,
    /// The day it was last sent.
    #[ts(as = "Option<String>")]
    pub sent_on: Option<NaiveDate>,
    /// Whether it is still to be sent: for the first time, or again since something was added to it.
    pub is_to_send: bool,
    /// The purchase order number that it says, be it added after issuing; empty for none.
    pub purchase_order: String,
}
