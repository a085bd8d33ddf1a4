//! Saves a sponsor, and puts it out of the daily lists.

use chrono::NaiveDate;

use super::{SaveSponsors, Sponsor, SponsorDraft, store};
use crate::kernel::electronic_address::electronic_address;
use crate::kernel::{FieldProblems, Id, OptionExt, Result, country, ids, text};
use crate::register::{Edit, Op, Register};

/// Saves a sponsor. Invoices that are issued stay as they are.
pub fn save(register: &mut Register, request: SaveSponsors) -> Result<Sponsor> {
    if let Some(id) = request.id {
        store::find(register.reader(), id)?.or_not_found(template!("Sponsor"), id)?;
    }
    let draft = checked(&request.draft)?;
    let op = Op::new(message!("Saved the sponsor {draft}", draft = draft.name));
    let id = register.transact(op, |edit| store::save(edit, request.id, &draft))?;
    store::find(register.reader(), id)?.or_not_found(template!("Sponsor"), id)
}

/// Sets what coming invoices to a sponsor quote, as a part of another operation: purchase order number and buyer reference.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and what the register reports.
pub fn set_references(
    edit: &Edit<'_>,
    id: i64,
    (purchase_order, buyer_reference): (&str, &str),
) -> Result<()> {
    let sponsor = store::find(edit, id)?.or_not_found(template!("Sponsor"), id)?;
    let draft = SponsorDraft {
        purchase_order: purchase_order.to_owned(),
        buyer_reference: buyer_reference.to_owned(),
        ..sponsor.draft
    };
    store::save(edit, Some(id), &draft).map(|_| ())
}

/// Puts a sponsor out of the daily lists. It stays on the invoices that name it.
pub fn archive(register: &mut Register, request: Id) -> Result<Sponsor> {
    let today = register.clock().today();
    set_archived(register, request, Some(today))
}

/// Takes an archived sponsor back into the daily lists.
pub fn restore(register: &mut Register, request: Id) -> Result<Sponsor> {
    set_archived(register, request, None)
}

fn set_archived(register: &mut Register, request: Id, archived_on: Option<NaiveDate>) -> Result<Sponsor> {
    let sponsor =
        store::find(register.reader(), request.id)?.or_not_found(template!("Sponsor"), request.id)?;
    let name = &sponsor.draft.name;
    let op = Op::new(match archived_on {
        Some(_) => message!("Archived the sponsor {name}", name),
        None => message!("Restored the sponsor {name}", name),
    });
    register.transact(op, |edit| store::set_archived(edit, request.id, archived_on))?;
    store::find(register.reader(), request.id)?.or_not_found(template!("Sponsor"), request.id)
}

fn checked(draft: &SponsorDraft) -> Result<SponsorDraft> {
    let mut problems = FieldProblems::default();
    let checked = SponsorDraft {
        name: problems.take("name", text::name(&draft.name)),
        attention: problems.take("attention", text::name(&draft.attention)),
        email: problems.take_optional("email", &draft.email, ids::email),
        street: problems.take("street", text::address(&draft.street)),
        city: problems.take("city", text::name(&draft.city)),
        region: problems.take("region", text::name(&draft.region)),
        postal_code: problems.take("postal_code", text::name(&draft.postal_code)),
        country: problems.take_optional("country", &draft.country, country::parse),
        tax_id: problems.take("tax_id", text::name(&draft.tax_id)),
        purchase_order: problems.take("purchase_order", text::name(&draft.purchase_order)),
        buyer_reference: problems.take("buyer_reference", text::name(&draft.buyer_reference)),
        electronic_address: problems.take_optional(
            "electronic_address",
            &draft.electronic_address,
            electronic_address,
        ),
        language: problems.take("language", text::line(&draft.language)),
        notes: problems.take("notes", text::lines(&draft.notes)),
    };
    if checked.name.is_empty() {
        problems.add("name", message!("Give the sponsor a name: its invoices show it."));
    }
    problems.into_result().map(|()| checked)
}
