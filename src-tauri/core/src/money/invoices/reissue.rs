//! Issues an invoice again with the very same lines: to the address and with the purchase order number that is
//! given with it, or that of now.

use chrono::{Days, NaiveDate};

use super::bill_anew::Again;
use super::credit::PreparedCredit;
use super::frozen::FrozenHead;
use super::{BilledAnew, DocumentKind, FrozenInvoice, IssuedInvoice, numbering, store};
use crate::kernel::{Currency, Error, LicenceYear, OptionExt, Result};
use crate::money::billing::{self, Bill, BillLine};
use crate::people::profile;
use crate::register::{Connection, Op, Register};

/// Writes the credit note that is prepared, and an invoice over what it takes back.
pub(super) fn reissue(
    register: &mut Register,
    prepared: PreparedCredit,
    again: Again,
    on: Option<NaiveDate>,
) -> Result<BilledAnew> {
    let today = register.clock().today();
    let connection = register.reader();
    let (first_id, number) = (prepared.row.id, prepared.row.number.clone());
    let first = store::document(connection, first_id)?.or_not_found(template!("Invoice"), first_id)?;
    let profile = profile::read(connection)?;
    let issued_on = on.unwrap_or(today);
    let due_on = issued_on
        .checked_add_days(Days::new(u64::from(profile.payment_due_days)))
        .or_invalid("on", message!("The due date would be beyond the years this program bills."))?;
    let year = profile.year_start()?.year(first.licence_year);
    let year: LicenceYear =
        year.or_invalid("year", message!("That is not a licence year this program bills."))?;
    let bill = same_bill(connection, &prepared, &again, &first)?;
    let covered = billing::store::billed_rows(connection, first_id)?;
    let also_in = first
        .also_in
        .as_ref()
        .and_then(|second| Some((Currency::from_code(&second.currency)?, second.exchange_rate)));
    let summary = match &again.told {
        None => message!("Credited {number} and issued it again with the same lines", number),
        Some(told) if again.is_for_coming => message!(
            "Credited {number} and issued it again with the same lines, saying {told}, for coming invoices too",
            number,
            told
        ),
        Some(told) => {
            message!("Credited {number} and issued it again with the same lines, saying {told}", number, told)
        }
    };
    let op = Op::new(prepared.despite.noted(summary));
    let (note, invoice) = register.transact(op.final_and_durable(), |edit| {
        again.keep(edit, &prepared.row)?;
        let note = prepared.write(edit)?;
        let logo = profile::logo_of(edit)?;
        let heading = FrozenHead {
            kind: DocumentKind::Invoice,
            number: String::new(),
            issued_on,
            due_on,
            year: &year,
            profile: &profile,
            logo: logo.as_deref(),
            also_in,
        };
        let ids = numbering::write_all(edit, &heading, None, std::slice::from_ref(&bill))?;
        let invoice = ids.first().copied().or_not_found(template!("Invoice"), 0)?;
        for (member, currency, sponsor) in &covered {
            billing::store::insert_billed(edit, (*member, year.year), currency, Some(invoice), *sponsor)?;
        }
        Ok((note, invoice))
    })?;
    let row = store::row(register.reader(), invoice, today)?.or_not_found(template!("Invoice"), invoice)?;
    Ok(BilledAnew {
        credit_note: store::row(register.reader(), note, today)?
            .or_not_found(template!("Credit note"), note)?,
        invoices: vec![IssuedInvoice {
            id: row.id,
            number: row.number,
            debtor_name: row.debtor_name,
            total_minor: row.total_minor,
            currency: row.in_currency.code().to_owned(),
        }],
    })
}

/// The bill of an invoice as it was issued, or what is left of it where a part was credited before.
fn same_bill(
    connection: &Connection,
    prepared: &PreparedCredit,
    again: &Again,
    first: &FrozenInvoice,
) -> Result<Bill> {
    let mut debtor = again.debtor.clone();
    again.quoted.clone().quote_on(&mut debtor);
    let note = prepared.note();
    let source = if note.total_minor == first.total_minor { first } else { note };
    let currency = Currency::try_from(first.currency.clone()).map_err(Error::internal)?;
    Ok(Bill {
        attention: billing::attention_of(connection, &debtor)?,
        debtor,
        currency,
        period_from: first.period_from,
        period_until: first.period_until,
        lines: source.lines.iter().map(line).collect(),
        taxes: source.taxes.clone(),
        covers: Vec::new(),
    })
}

fn line(line: &super::InvoiceLine) -> BillLine {
    BillLine {
        description: line.description.clone(),
        detail: line.detail.clone(),
        calculation: String::new(),
        net_minor: line.amount_minor,
        asked_minor: line.amount_minor,
        period: None,
        tax_category_id: None,
        tax: line.tax.clone(),
    }
}
