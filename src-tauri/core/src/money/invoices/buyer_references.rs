//! What a buyer wants quoted on an invoice: its purchase order number, and what it sorts invoices by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FrozenInvoice, InvoiceRow};
use crate::kernel::{Error, Result, text};
use crate::money::billing::DebtorRecord;
use crate::money::sponsors::{self, Debtor};
use crate::paper::typesetting::fonts;
use crate::people::members;
use crate::register::{Connection, Edit};

/// What a buyer wants quoted. Empty for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BuyerReferences {
    /// The purchase order number.
    pub purchase_order: String,
    /// What the buyer sorts it by.
    pub buyer_reference: String,
}

impl BuyerReferences {
    /// What the invoice of a bill quotes that takes the place of `first`: what the debtor gives today, and where that is
    /// nothing, what was added to the first by itself.
    pub(super) fn again(debtor: &DebtorRecord, first: &FrozenInvoice) -> Self {
        let added = first.supplement.as_ref();
        let or_added = |own: &str, added: Option<&String>| match own {
            "" => added.cloned().unwrap_or_default(),
            own => own.to_owned(),
        };
        Self {
            purchase_order: or_added(debtor.purchase_order(), added.map(|added| &added.purchase_order)),
            buyer_reference: or_added(debtor.buyer_reference(), added.map(|added| &added.buyer_reference)),
        }
    }

    /// With what is asked for in its place.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Invalid`] for what cannot be printed.
    pub(super) fn with(self, purchase_order: Option<&str>, buyer_reference: Option<&str>) -> Result<Self> {
        let or_own = |field: &str, asked: Option<&str>, own: String| match asked {
            Some(asked) => printable(field, asked),
            None => Ok(own),
        };
        Ok(Self {
            purchase_order: or_own("purchase_order", purchase_order, self.purchase_order)?,
            buyer_reference: or_own("buyer_reference", buyer_reference, self.buyer_reference)?,
        })
    }

    /// Has the debtor of a bill give them.
    pub(super) fn quote_on(self, debtor: &mut DebtorRecord) {
        let (purchase_order, buyer_reference) = match debtor {
            DebtorRecord::Member(member) => {
                (&mut member.draft.purchase_order, &mut member.draft.buyer_reference)
            }
            DebtorRecord::Sponsor(sponsor) => {
                (&mut sponsor.draft.purchase_order, &mut sponsor.draft.buyer_reference)
            }
        };
        (*purchase_order, *buyer_reference) = (self.purchase_order, self.buyer_reference);
    }

    /// Coming invoices of whom an invoice bills quote them too: of the survivor, where a member was merged.
    pub(super) fn set_on_debtor(&self, edit: &Edit<'_>, row: &InvoiceRow) -> Result<()> {
        let Self { purchase_order, buyer_reference } = self.clone();
        match survivor(edit, row.debtor)? {
            Debtor::Member(id) => {
                let draft = members::find(edit, id)?.draft;
                let draft = members::MemberDraft { purchase_order, buyer_reference, ..draft };
                members::store::update(edit, id, &draft)
            }
            Debtor::Sponsor(id) => sponsors::set_references(edit, id, (&purchase_order, &buyer_reference)),
        }
    }
}

/// Whom a document bills: the survivor, where a member was merged.
///
/// # Errors
/// What the register reports.
pub(super) fn debtor_of(connection: &Connection, row: &InvoiceRow) -> Result<DebtorRecord> {
    DebtorRecord::find(connection, survivor(connection, row.debtor)?)
}

/// A debtor, or the member that it was merged into.
fn survivor(connection: &Connection, debtor: Debtor) -> Result<Debtor> {
    match debtor {
        Debtor::Member(id) => {
            let into = members::merged::merges(connection, id)?.into;
            Ok(Debtor::Member(into.map_or(id, |survivor| survivor.id)))
        }
        Debtor::Sponsor(_) => Ok(debtor),
    }
}

/// A number as it is printed.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for what is too long, and what no font covers.
pub(super) fn printable(field: &str, asked: &str) -> Result<String> {
    let line = text::name(asked).map_err(|message| Error::invalid(field, message))?;
    match fonts::uncovered(&line) {
        None => Ok(line),
        Some(character) => {
            let message = message!("No font of the program can print the character {character}.", character);
            Err(Error::invalid(field, message))
        }
    }
}
