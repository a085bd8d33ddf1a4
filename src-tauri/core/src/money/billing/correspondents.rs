//! Who is written to.

use std::collections::BTreeMap;

use super::{Attention, DebtorRecord, attentions};
use crate::kernel::Result;
use crate::kernel::address::PostalAddress;
use crate::money::sponsors::Debtor;
use crate::paper::branding::Recipient;
use crate::paper::locale::{Locale, document_language, printed_tag};
use crate::people::profile;
use crate::register::Connection;

/// Who is written to about what a member or sponsor owes, as it is today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// The name of the member or sponsor in lists.
    pub name: String,
    /// The name on its invoices.
    pub recipient: String,
    /// The person who receives its invoices; empty for none.
    pub attention: String,
    /// Where that person is written to; empty for unknown.
    pub email: String,
    pub address: PostalAddress,
    /// The same, line by line.
    pub address_lines: Vec<String>,
    /// Country code; empty for none.
    pub country: String,
    /// The language to write in, as a BCP 47 tag; empty for the consortium’s own.
    pub language: String,
}

impl Correspondent {
    /// It as the head of a letter says it.
    pub fn recipient(&self) -> Recipient<'_> {
        Recipient {
            name: &self.recipient,
            attention: &self.attention,
            address_lines: &self.address_lines,
            country: &self.country,
        }
    }
}

/// Finds who is written to about what members and sponsors owe.
#[derive(Debug, Clone)]
pub struct Correspondents {
    attentions: BTreeMap<i64, Attention>,
    /// The country that letters are sent from.
    home: String,
    /// The language of whoever has none.
    language: String,
}

impl Correspondents {
    /// Reads who receives the invoices of each member.
    ///
    /// # Errors
    /// A register that cannot be read.
    pub fn read(connection: &Connection) -> Result<Self> {
        Ok(Self {
            attentions: attentions(connection)?,
            home: profile::read(connection)?.country,
            language: document_language(connection)?,
        })
    }

    fn locale(&self, recipient: &str) -> Locale {
        Locale::of_tag(&printed_tag(recipient, &self.language))
    }

    /// Who is written to about what a member or a sponsor owes.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`].
    pub fn find(&self, connection: &Connection, debtor: Debtor) -> Result<Correspondent> {
        let debtor = DebtorRecord::find(connection, debtor)?;
        let (attention, email) = match &debtor {
            DebtorRecord::Member(member) => {
                let person = self.attentions.get(&member.id).cloned();
                person.map(|person| (person.name, person.email)).unwrap_or_default()
            }
            DebtorRecord::Sponsor(sponsor) => (sponsor.draft.attention.clone(), sponsor.draft.email.clone()),
        };
        let address = debtor.address();
        Ok(Correspondent {
            name: debtor.name().to_owned(),
            recipient: debtor.recipient().to_owned(),
            attention,
            email,
            address_lines: self.locale(debtor.language()).address_lines(&address, &self.home),
            country: address.country.clone(),
            address,
            language: debtor.language().to_owned(),
        })
    }

    /// Where a member or a sponsor is written to; empty for unknown.
    ///
    /// # Errors
    /// As [`Self::find`].
    pub fn email_of(&self, connection: &Connection, debtor: Debtor) -> Result<String> {
        match debtor {
            Debtor::Member(id) => {
                Ok(self.attentions.get(&id).map(|person| person.email.clone()).unwrap_or_default())
            }
            Debtor::Sponsor(_) => Ok(self.find(connection, debtor)?.email),
        }
    }
}
