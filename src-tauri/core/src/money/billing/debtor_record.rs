//! What the register holds of a debtor, as far as its invoices say it.

use super::Attention;
use crate::kernel::address::PostalAddress;
use crate::kernel::{OptionExt, Result};
use crate::money::sponsors::{self, Debtor, Sponsor};
use crate::paper::einvoices::{Contact, PartyDetails};
use crate::people::members::{self, Member};
use crate::register::Connection;

/// Whom an invoice is addressed to.
#[derive(Debug, Clone)]
pub enum DebtorRecord {
    Member(Box<Member>),
    /// A sponsor, which pays for members.
    Sponsor(Box<Sponsor>),
}

impl DebtorRecord {
    /// The record of a debtor.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`].
    pub fn find(connection: &Connection, debtor: Debtor) -> Result<Self> {
        match debtor {
            Debtor::Member(id) => Ok(Self::Member(Box::new(members::find(connection, id)?))),
            Debtor::Sponsor(id) => {
                let sponsor = sponsors::find(connection, id)?.or_not_found(template!("Sponsor"), id)?;
                Ok(Self::Sponsor(Box::new(sponsor)))
            }
        }
    }

    pub fn debtor(&self) -> Debtor {
        match self {
            Self::Member(member) => Debtor::Member(member.id),
            Self::Sponsor(sponsor) => Debtor::Sponsor(sponsor.id),
        }
    }

    /// The name in lists.
    pub fn name(&self) -> &str {
        match self {
            Self::Member(member) => &member.draft.official_name,
            Self::Sponsor(sponsor) => &sponsor.draft.name,
        }
    }

    /// The name on the invoice.
    pub fn recipient(&self) -> &str {
        match self {
            Self::Member(member) => member.draft.invoice_recipient(),
            Self::Sponsor(sponsor) => &sponsor.draft.name,
        }
    }

    /// The address on the invoice.
    pub fn address(&self) -> PostalAddress {
        match self {
            Self::Member(member) => member.draft.invoice_address(),
            Self::Sponsor(sponsor) => sponsor.draft.address(),
        }
    }

    /// VAT or tax id; empty for none.
    pub fn tax_id(&self) -> &str {
        match self {
            Self::Member(member) => &member.draft.tax_id,
            Self::Sponsor(sponsor) => &sponsor.draft.tax_id,
        }
    }

    /// The purchase order number to quote; empty for none.
    pub fn purchase_order(&self) -> &str {
        match self {
            Self::Member(member) => &member.draft.purchase_order,
            Self::Sponsor(sponsor) => &sponsor.draft.purchase_order,
        }
    }

    /// What it sorts invoices by; empty for none.
    pub fn buyer_reference(&self) -> &str {
        match self {
            Self::Member(member) => &member.draft.buyer_reference,
            Self::Sponsor(sponsor) => &sponsor.draft.buyer_reference,
        }
    }

    /// What electronic invoices say of it, with the person there who receives them.
    pub fn party(&self, attention: Option<&Attention>) -> PartyDetails {
        let electronic_address = match self {
            Self::Member(member) => &member.draft.electronic_address,
            Self::Sponsor(sponsor) => &sponsor.draft.electronic_address,
        };
        let contact = attention.map(|attention| Contact {
            name: attention.name.clone(),
            telephone: String::new(),
            email: attention.email.clone(),
        });
        PartyDetails::new(self.address(), electronic_address, contact.unwrap_or_default())
    }

    /// The language to write in, as a BCP 47 tag; empty for the consortium’s own.
    pub fn language(&self) -> &str {
        match self {
            Self::Member(member) => &member.draft.language,
            Self::Sponsor(sponsor) => &sponsor.draft.language,
        }
    }
}
