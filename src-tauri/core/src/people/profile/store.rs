//! The profile's row.

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Row, ToSql};

use super::ProfileDraft;
use crate::kernel::{Error, Result};
use crate::paper::einvoices::EInvoicing;
use crate::register::rows::{insert_row, update_row};

/// The profile and the SHA-256 of its logo.
pub(super) fn read(connection: &Connection) -> Result<(ProfileDraft, Option<String>)> {
    let mut statement = connection.prepare_cached("SELECT * FROM profile WHERE id = 1")?;
    let mut rows = statement.query([])?;
    let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    Ok((read_row(row)?, row.get("logo_sha256")?))
}

fn read_row(row: &Row<'_>) -> Result<ProfileDraft> {
    Ok(ProfileDraft {
        name: row.get("name")?,
        street: row.get("street")?,
        city: row.get("city")?,
        region: row.get("region")?,
        postal_code: row.get("postal_code")?,
        country: row.get("country")?,
        email: row.get("email")?,
        website: row.get("website")?,
        tax_id: row.get("tax_id")?,
        tax_text: row.get("tax_text")?,
        currency: row.get("currency")?,
        year_start: row.get("year_start")?,
        invoice_number_pattern: row.get("invoice_number_pattern")?,
        credit_note_number_pattern: row.get("credit_note_number_pattern")?,
        pro_forma_number_pattern: row.get("pro_forma_number_pattern")?,
        payment_due_days: row.get("payment_due_days")?,
        bank_account_holder: row.get("bank_account_holder")?,
        bank_name: row.get("bank_name")?,
        iban: row.get("iban")?,
        bic: row.get("bic")?,
        bank_details: row.get("bank_details")?,
        invoice_footer: row.get("invoice_footer")?,
        e_invoice: e_invoicing_of(&row.get::<_, String>("e_invoice")?)?,
        registration_id: row.get("registration_id")?,
        electronic_address: row.get("electronic_address")?,
        contact_name: row.get("contact_name")?,
        contact_phone: row.get("contact_phone")?,
        approval_required: row.get("approval_required")?,
        no_account_reason: row.get("no_account_reason")?,
        invoice_days_ahead_max: row.get("invoice_days_ahead_max")?,
    })
}

fn e_invoicing_of(code: &str) -> Result<EInvoicing> {
    EInvoicing::from_code(code).ok_or_else(|| {
        Error::internal(message!(
            "The register holds the unknown word “{code}” for electronic invoices.",
            code
        ))
    })
}

impl ToSql for EInvoicing {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.code()))
    }
}

fn columns(draft: &ProfileDraft) -> [(&'static str, &dyn ToSql); 30] {
    [
        ("name", &draft.name),
        ("street", &draft.street),
        ("city", &draft.city),
        ("region", &draft.region),
        ("postal_code", &draft.postal_code),
        ("country", &draft.country),
        ("email", &draft.email),
        ("website", &draft.website),
        ("tax_id", &draft.tax_id),
        ("tax_text", &draft.tax_text),
        ("currency", &draft.currency),
        ("year_start", &draft.year_start),
        ("invoice_number_pattern", &draft.invoice_number_pattern),
        ("credit_note_number_pattern", &draft.credit_note_number_pattern),
        ("pro_forma_number_pattern", &draft.pro_forma_number_pattern),
        ("payment_due_days", &draft.payment_due_days),
        ("bank_account_holder", &draft.bank_account_holder),
        ("bank_name", &draft.bank_name),
        ("iban", &draft.iban),
        ("bic", &draft.bic),
        ("bank_details", &draft.bank_details),
        ("invoice_footer", &draft.invoice_footer),
        ("e_invoice", &draft.e_invoice),
        ("registration_id", &draft.registration_id),
        ("electronic_address", &draft.electronic_address),
        ("contact_name", &draft.contact_name),
        ("contact_phone", &draft.contact_phone),
        ("approval_required", &draft.approval_required),
        ("no_account_reason", &draft.no_account_reason),
        ("invoice_days_ahead_max", &draft.invoice_days_ahead_max),
    ]
}

pub(super) fn insert(connection: &Connection, draft: &ProfileDraft) -> Result<()> {
    insert_row(connection, "profile", &[&[("id", &1 as &dyn ToSql)], &columns(draft)[..]].concat())
        .map(|_| ())
}

pub(super) fn update(connection: &Connection, draft: &ProfileDraft) -> Result<()> {
    update_row(connection, "profile", 1, &columns(draft))
}

pub(super) fn write_logo(connection: &Connection, sha256: Option<&str>) -> Result<()> {
    connection.execute("UPDATE profile SET logo_sha256 = ?1 WHERE id = 1", [sha256])?;
    Ok(())
}
