//! Makes reminders: one run, in one operation. What it makes is frozen; the same run again makes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::due::ReminderState;
use super::fee::ReminderFees;
use super::frozen::{self, Circumstances};
use super::store::RemindableInvoice;
use super::waiting::Waiting;
use super::{ListReminders, ReminderRow, files, preview, store};
use crate::kernel::{Error, Message, OptionExt, Result};
use crate::money::billing::Correspondents;
use crate::money::invoices::export::{self, FrozenDocument, Selection};
use crate::money::invoices::{self, PreparedInvoice};
use crate::paper::branding::Branding;
use crate::paper::letters::{LetterKind, Texts};
use crate::paper::locale::Words;
use crate::paper::typesetting::Renderer;
use crate::people::profile;
use crate::register::{Op, Register, require_open};

/// Asks to make reminders.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct MakeReminders {
    /// The day of the reminders; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Of the invoices that are due, only these. When absent, all of them but those that a payment waiting in the bank list
    /// certainly or likely settles.
    pub invoice_ids: Option<Vec<i64>>,
    /// Whether this run asks for no fees. A fee that is asked for becomes an invoice of its own.
    pub waive_fees: bool,
}

/// The reminders that were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MadeReminders {
    /// The reminders, by debtor; none when nobody was due.
    pub rows: Vec<ReminderRow>,
    /// The invoices that are due and were left out, because a payment that waits in the bank list may settle them.
    pub held: Vec<HeldReminder>,
}

/// An invoice that was not reminded of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeldReminder {
    pub invoice_id: i64,
    pub number: String,
    /// The member or sponsor that owes it.
    pub debtor_name: String,
    /// The payment that may settle it, as a sentence.
    pub reason: Message,
}

/// A reminder that is about to be made.
struct Planned {
    invoice: RemindableInvoice,
    level: u32,
    fee_invoice: Option<PreparedInvoice>,
}

/// Makes the reminders that are due on a day.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for a day to come: until then somebody may pay; [`crate::kernel::ErrorKind::Conflict`]
/// for a day of closed books, and for a reminder that cannot be drawn, which is named: nothing is made then.
pub fn make(register: &mut Register, request: MakeReminders) -> Result<MadeReminders> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    if on > register.clock().today() {
        let message = message!("Reminders cannot be created for a future date: until then somebody may pay.");
        return Err(Error::invalid("on", message));
    }
    require_open(register.reader(), on, template!("a reminder"))?;
    let (planned, held) = plan(register, &request, on)?;
    if planned.is_empty() {
        return Ok(MadeReminders { rows: Vec::new(), held });
    }
    let connection = register.reader();
    let own = profile::read(connection)?;
    let texts = Texts::read(connection)?;
    let people = Correspondents::read(connection)?;
    let branding = Branding::read(connection)?;
    let ids: Vec<i64> = planned.iter().map(|one| one.invoice.invoice_id).collect();
    let reminded = export::gather(register, &Selection::Ids(ids.clone()))?;
    let reminded: BTreeMap<i64, FrozenDocument> = ids.into_iter().zip(reminded).collect();
    let count = planned.len();
    let summary = message!("Made {count, plural, one {# reminder} other {# reminders}}", count);
    let made = register.transact(Op::new(summary).final_and_durable(), |edit| {
        let logo = profile::logo_of(edit)?;
        let mut documents = Vec::with_capacity(count);
        for one in &planned {
            let fee_invoice_id = one.fee_invoice.as_ref().map(|fee| fee.insert(edit)).transpose()?;
            let fee_number = fee_invoice_id.map(|id| invoices::number_of(edit, id)).transpose()?;
            let invoice = &one.invoice;
            let circumstances = Circumstances {
                level: one.level,
                on,
                open: invoice,
                invoice: &reminded
                    .get(&invoice.invoice_id)
                    .or_not_found(template!("Invoice"), invoice.invoice_id)?
                    .invoice,
                new_fee_minor: one.fee_invoice.as_ref().map_or(0, PreparedInvoice::total_minor),
                fee_number: fee_number.unwrap_or_default(),
                profile: &own,
                logo: logo.as_deref(),
                person: people.find(edit, invoice.debtor)?,
                branding: &branding,
            };
            documents.push((invoice, fee_invoice_id, frozen::freeze(&texts, circumstances)));
        }
        // What is made can be drawn for ever.
        let image = logo.as_deref().map(|sha256| export::logo(edit, sha256)).transpose()?;
        let mut renderer = Renderer::new();
        for (_, _, frozen) in &documents {
            files::layout(&mut renderer, frozen, image.clone())?;
        }
        edit.in_bulk("reminder", || {
            let insert = |(invoice, fee_invoice_id, frozen): &(&RemindableInvoice, Option<i64>, _)| {
                store::insert(edit, invoice, *fee_invoice_id, frozen)
            };
            documents.iter().map(insert).collect::<Result<Vec<i64>>>()
        })
    })?;
    let mut rows = store::list(register.reader(), &ListReminders::default())?;
    rows.retain(|row| made.contains(&row.id));
    rows.sort_by_key(|row| row.id);
    Ok(MadeReminders { rows, held })
}

fn plan(
    register: &Register,
    request: &MakeReminders,
    on: NaiveDate,
) -> Result<(Vec<Planned>, Vec<HeldReminder>)> {
    let connection = register.reader();
    let (rules, overdue) = preview::work_out(register, on)?;
    let texts = Texts::read(connection)?;
    let fees = ReminderFees::read(register, &rules, &texts)?;
    let people = Correspondents::read(connection)?;
    let waiting = Waiting::read(register)?;
    let (mut planned, mut held) = (Vec::new(), Vec::new());
    for (invoice, state) in overdue {
        let ReminderState::Due(level) = state else { continue };
        match &request.invoice_ids {
            Some(ids) if !ids.contains(&invoice.invoice_id) => continue,
            None if waiting.holds(invoice.invoice_id) => {
                held.push(not_reminded(&invoice, &waiting));
                continue;
            }
            _ => {}
        }
        let fee_invoice = if request.waive_fees {
            None
        } else {
            let person = people.find(connection, invoice.debtor)?;
            let wording = texts.wording(LetterKind::reminder(level), &person.language);
            fees.prepare(connection, &invoice, level, Words::of_locale(&wording.locale), on)?
        };
        planned.push(Planned { invoice, level, fee_invoice });
    }
    Ok((planned, held))
}

fn not_reminded(invoice: &RemindableInvoice, waiting: &Waiting) -> HeldReminder {
    let RemindableInvoice { invoice_id, open_minor, in_currency, .. } = invoice;
    HeldReminder {
        invoice_id: *invoice_id,
        number: invoice.number.clone(),
        debtor_name: invoice.debtor_name.clone(),
        reason: waiting.told(*invoice_id, *open_minor, in_currency.code(), in_currency.digits()),
    }
}
