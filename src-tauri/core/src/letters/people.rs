//! Who is written to.

use crate::billing::{self, Debtor};
use crate::kernel::{Error, OptionExt, Result};
use crate::members;
use crate::register::Connection;
use crate::sponsors;

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
    /// The postal address, line by line.
    pub address_lines: Vec<String>,
    /// Country code; empty for none.
    pub country: String,
    /// The language to write in, as a BCP 47 tag; empty for the consortium’s own.
    pub language: String,
}

/// Finds who is written to about what a member or a sponsor owes; `home` is the country the letter is sent from.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Invalid`] unless exactly one is named.
pub fn correspondent(
    connection: &Connection,
    member_id: Option<i64>,
    sponsor_id: Option<i64>,
    home: &str,
) -> Result<Correspondent> {
    let debtor = match (member_id, sponsor_id) {
        (Some(id), None) => Debtor::Member(Box::new(members::find(connection, id)?)),
        (None, Some(id)) => {
            Debtor::Sponsor(Box::new(sponsors::find(connection, id)?.or_not_found("Sponsor", id)?))
        }
        _ => return Err(Error::invalid("member_id", "Choose the member or the sponsor that is written to.")),
    };
    let attention = billing::attention_of(connection, &debtor)?;
    let (attention, email) = attention.map(|person| (person.name, person.email)).unwrap_or_default();
    let address = debtor.address();
    Ok(Correspondent {
        name: debtor.name().to_owned(),
        recipient: debtor.recipient().to_owned(),
        attention,
        email,
        address_lines: address.lines(home),
        country: address.country,
        language: debtor.language().to_owned(),
    })
}
