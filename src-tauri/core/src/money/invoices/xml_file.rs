//! Gives one invoice as an electronic invoice, to be saved beside its PDF.

use serde::Deserialize;
use ts_rs::TS;

use super::{electronic, export};
use crate::kernel::Result;
use crate::paper::einvoices::Flavour;
use crate::paper::mail::{Outgoing, OutgoingFile};
use crate::register::Register;

/// Asks for the XML of one invoice or credit note.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct GetInvoicesXml {
    /// The document.
    pub id: i64,
    /// The form; the one it was issued for when absent.
    #[serde(default)]
    pub flavour: Option<Flavour>,
    /// Whether to write it as it was issued, without what was told since.
    #[serde(default)]
    pub as_issued: Option<bool>,
}

/// Gives the XML of one invoice or credit note as a file.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`]; [`crate::kernel::ErrorKind::Conflict`] for a pro forma, for what was issued
/// before electronic invoices were kept, and for what the form needs and the document lacks.
pub fn xml_file(register: &Register, request: GetInvoicesXml) -> Result<Outgoing> {
    let document = export::one_of(register, request.id, request.as_issued.unwrap_or_default())?;
    let flavour = request.flavour.unwrap_or_else(|| electronic::flavour_of(&document.invoice));
    let bytes = electronic::xml(&document.invoice, flavour)?;
    let files = vec![OutgoingFile::new(request.id, export::xml_file_name(&document), &bytes)];
    Ok(Outgoing { files, ..Outgoing::default() })
}
