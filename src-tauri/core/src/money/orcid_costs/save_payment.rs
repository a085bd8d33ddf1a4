//! Records a payment to ORCID with what it settles, and corrects it.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::remove::refuse_wired;
use super::{OrcidPayment, OrcidPaymentDraft, store};
use crate::kernel::money::AMOUNT_MAX;
use crate::kernel::{Currency, Error, FieldProblems, Money, OptionExt, Result, licence_year, money, text};
use crate::people::profile;
use crate::register::{Connection, Op, Register, require_open};

/// Asks to record a payment to ORCID, or to correct one.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveOrcidCostsPayment {
    /// The payment to correct; a new one when absent.
    #[serde(default)]
    pub id: Option<i64>,
    /// What it says, and all that it settles.
    pub draft: OrcidPaymentDraft,
}

/// Records a payment to ORCID, or corrects it.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field: more settled than was paid or is open, an invoice of another
/// currency, a cost and a rate that contradict each other. [`crate::kernel::ErrorKind::Conflict`] when the books are closed
/// for its day.
pub fn save_payment(register: &mut Register, request: SaveOrcidCostsPayment) -> Result<OrcidPayment> {
    let before = match request.id {
        Some(id) => {
            Some(store::payment(register.reader(), id)?.or_not_found(template!("Payment to ORCID"), id)?)
        }
        None => None,
    };
    let home = match &before {
        Some(before) => before.cost_currency.clone(),
        None => profile::get(register)?.draft.currency,
    };
    let home = Currency::try_from(home).map_err(Error::internal)?;
    let today = register.clock().today();
    let (draft, currency) = storable(register.reader(), before.as_ref(), &request.draft, home, today)?;
    let amount = Money { minor: draft.amount_minor, currency };
    let op = match before {
        Some(_) => Op::new(message!("Edited the payment of {amount} to ORCID", amount)),
        None => Op::new(message!("Recorded a payment of {amount} to ORCID", amount)),
    };
    let id = register.transact(op, |edit| {
        require_books_open(edit, before.as_ref(), &draft)?;
        store::save_payment(edit, before.as_ref(), &draft, home)
    })?;
    store::payment(register.reader(), id)?.or_not_found(template!("Payment to ORCID"), id)
}

/// What closed books hold of it stays as it is; what it settles may still be learnt.
fn require_books_open(
    connection: &Connection,
    before: Option<&OrcidPayment>,
    draft: &OrcidPaymentDraft,
) -> Result<()> {
    let booked = |one: &OrcidPaymentDraft| {
        (one.paid_on, one.amount_minor, one.currency.clone(), one.cost_minor, one.bank_fee_minor)
    };
    if before.is_some_and(|before| booked(&before.draft) == booked(draft)) {
        return Ok(());
    }
    if let Some(payment) = before {
        refuse_wired(connection, payment)?;
    }
    let before = before.map(|payment| &payment.draft);
    let mut days = before.into_iter().chain([draft]);
    days.try_for_each(|one| require_open(connection, one.paid_on, template!("a payment to ORCID")))
}

fn storable(
    connection: &Connection,
    before: Option<&OrcidPayment>,
    draft: &OrcidPaymentDraft,
    home: Currency,
    today: NaiveDate,
) -> Result<(OrcidPaymentDraft, Currency)> {
    let currency = Currency::try_from(draft.currency.clone());
    let currency = currency.map_err(|message| Error::invalid("currency", message))?;
    let mut problems = FieldProblems::default();
    let mut stored = OrcidPaymentDraft {
        currency: currency.code().to_owned(),
        reference: problems.take("reference", text::line(&draft.reference)),
        note: problems.take("note", text::lines(&draft.note)),
        ..draft.clone()
    };
    if stored.paid_on > today {
        problems.add(
            "paid_on",
            message!(
                "{paid_on, date, long} is in the future. Give the day on which it was paid.",
                paid_on = stored.paid_on
            ),
        );
    } else if !licence_year::YEARS.contains(&stored.paid_on.year()) {
        problems.add(
            "paid_on",
            message!(
                "{paid_on, date, long} is too far in the past. Check the year.",
                paid_on = stored.paid_on
            ),
        );
    }
    within("amount_minor", Some(stored.amount_minor), 1, currency, &mut problems);
    within("cost_minor", stored.cost_minor, 1, home, &mut problems);
    within("bank_fee_minor", Some(stored.bank_fee_minor), 0, home, &mut problems);
    if problems.is_empty() {
        set_cost(&mut stored, currency, home, &mut problems);
    }
    if problems.is_empty() {
        allocations(connection, before, &stored, currency, &mut problems)?;
    }
    problems.into_result().map(|()| (stored, currency))
}

fn within(field: &str, minor: Option<i64>, least: i64, currency: Currency, problems: &mut FieldProblems) {
    let Some(minor) = minor else { return };
    if minor < least {
        let message = if least > 0 {
            message!("This has to be above nothing.")
        } else {
            message!("This has to be nothing at least.")
        };
        problems.add(field, message);
    } else if minor > AMOUNT_MAX {
        let most = money::format_minor(AMOUNT_MAX, currency.digits());
        problems.add(field, message!("An amount cannot be above {currency} {most}.", currency, most));
    }
}

/// The cost follows from a stated rate; where both are given they must agree.
fn set_cost(draft: &mut OrcidPaymentDraft, currency: Currency, home: Currency, problems: &mut FieldProblems) {
    let amount = Money { minor: draft.amount_minor, currency };
    if currency == home {
        if draft.cost_minor.is_some_and(|cost| cost != amount.minor) {
            problems.add(
                "cost_minor",
                message!("ORCID is paid in {home}, so {amount} cost {amount}.", home, amount),
            );
        }
        (draft.cost_minor, draft.exchange_rate) = (Some(amount.minor), None);
        return;
    }
    let Some(rate) = draft.exchange_rate else { return };
    let cost = rate.exchange(amount, home).filter(|cost| (1..=AMOUNT_MAX).contains(&cost.minor));
    let Some(cost) = cost.filter(|_| rate.is_positive()) else {
        return problems.add(
            "exchange_rate",
            message!("{amount} at {rate} is no amount this program can hold.", amount, rate),
        );
    };
    match draft.cost_minor {
        Some(stated) if stated != cost.minor => {
            let stated = Money { minor: stated, currency: home };
            let message = message!(
                "At {rate}, {amount} cost {cost} and not {stated}. Leave the rate empty, and it follows from the cost.",
                rate,
                amount,
                cost,
                stated
            );
            problems.add("exchange_rate", message);
        }
        _ => draft.cost_minor = Some(cost.minor),
    }
}

/// Never more is settled than was paid, nor than is open.
fn allocations(
    connection: &Connection,
    before: Option<&OrcidPayment>,
    draft: &OrcidPaymentDraft,
    currency: Currency,
    problems: &mut FieldProblems,
) -> Result<()> {
    let mut settled: i64 = 0;
    for (row, one) in draft.allocations.iter().enumerate() {
        let field = format!("allocations.{row}.amount_minor");
        let invoice = store::invoice(connection, one.invoice_id, draft.paid_on)?;
        let Some(invoice) = invoice else {
            problems.add(&field, message!("That invoice of ORCID does not exist, or no longer exists."));
            continue;
        };
        let number = &invoice.draft.number;
        let own = before.and_then(|payment| {
            payment.draft.allocations.iter().find(|known| known.invoice_id == one.invoice_id)
        });
        let open = invoice.open_minor + own.map_or(0, |known| known.amount_minor);
        settled = settled.saturating_add(one.amount_minor);
        if draft.allocations[..row].iter().any(|other| other.invoice_id == one.invoice_id) {
            problems.add(&field, message!("The invoice {number} is named twice.", number));
        } else if invoice.draft.currency != currency.code() {
            let message = message!(
                "The invoice {number} is in {its_currency}, the payment in {currency}.",
                number,
                its_currency = invoice.draft.currency,
                currency
            );
            problems.add(&field, message);
        } else if invoice.draft.credits_id.is_some() {
            problems
                .add(&field, message!("{number} is a credit note. A payment settles invoices only.", number));
        } else if one.amount_minor <= 0 {
            problems
                .add(&field, message!("Say what of the invoice {number} is settled, above nothing.", number));
        } else if one.amount_minor > open {
            let open = Money { minor: open, currency };
            problems.add(&field, message!("Only {open} of the invoice {number} are open.", open, number));
        }
    }
    if settled > draft.amount_minor && problems.is_empty() {
        let [settled, paid] = [settled, draft.amount_minor].map(|minor| Money { minor, currency });
        problems.add(
            "amount_minor",
            message!("{settled} are settled, which is more than the {paid} that were paid.", settled, paid),
        );
    }
    Ok(())
}
