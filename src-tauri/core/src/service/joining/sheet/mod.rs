//! What an organisation still has to give, as a sheet of one page and as the draft of a message that carries it, in the
//! language of the organisation.

mod render;

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{Enquiry, MissingItem, MissingKind, missing, store};
use crate::kernel::address::PostalAddress;
use crate::kernel::{Error, Message, Result};
use crate::money::invoices::export;
use crate::paper::branding;
use crate::paper::letters::{LetterKind, Texts};
use crate::paper::locale::{JoiningWords, Locale, Words, fill};
use crate::paper::mail::{AttachedFile, MailHead, Outgoing, OutgoingFile};
use crate::paper::typesetting::Renderer;
use crate::paper::typesetting::files::safe_name;
use crate::people::contacts::{self, Role};
use crate::people::{members, profile};
use crate::register::{Connection, Register};

/// Asks for what organisations still have to give, as files.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct DraftJoiningMissing {
    /// The enquiries.
    pub ids: Vec<i64>,
}

/// Who is written to.
struct SheetRecipient {
    /// The organisation.
    member: String,
    /// The person; empty for nobody.
    contact: String,
    email: String,
    address: PostalAddress,
    language: String,
}

/// Something that is needed, and where it stands, in the language of who is written to.
struct Line {
    what: String,
    state: String,
}

/// Gives a sheet for each enquiry, and a message that carries it where an address is known.
///
/// # Errors
/// No enquiry, one that is closed, a character that no font can print, which is named.
pub fn draft_missing(register: &Register, request: DraftJoiningMissing) -> Result<Outgoing> {
    if request.ids.is_empty() {
        return Err(Error::invalid("ids", message!("Choose at least one enquiry.")));
    }
    let mut outgoing = Outgoing::default();
    let mut renderer = Renderer::new();
    for id in request.ids {
        draft(register, &mut renderer, id, &mut outgoing)?;
    }
    Ok(outgoing)
}

fn draft(register: &Register, renderer: &mut Renderer, id: i64, outgoing: &mut Outgoing) -> Result<()> {
    let (connection, today) = (register.reader(), register.clock().today());
    let listed = [store::find(connection, id)?];
    let [one] = &listed;
    let organisation = &one.enquiry.draft.organisation;
    if one.enquiry.closed_on.is_some() {
        return Err(Error::conflict(message!(
            "The enquiry of {organisation} is closed. Reopen it first.",
            organisation
        )));
    }
    let missing = missing::of_many(connection, &listed)?.pop().unwrap_or_default();
    let to = recipient(connection, &one.enquiry)?;
    let own = profile::read(connection)?;
    let wording = Texts::read(connection)?.wording(LetterKind::JoiningMissing, &to.language);
    let words = Words::of_locale(&wording.locale);
    let lines: Vec<Line> = missing.iter().map(|item| line(item, today, (&wording.locale, words))).collect();
    let logo = profile::logo_of(connection)?.map(|sha256| export::logo(connection, &sha256)).transpose()?;
    let look = branding::read(connection)?;
    let letter = render::letter(&to, &lines, (&own, logo, today), (&wording.locale, &look));
    let failed = |error| {
        Error::conflict(message!("What {organisation} still has to give: {error}.", organisation, error))
    };
    let layout = renderer.layout(&letter).map_err(failed)?;
    let pdf = renderer.pdf(&layout).map_err(failed)?;
    let name = safe_name(&format!("{} {} {today}", words.joining.title, to.member));
    outgoing.files.push(OutgoingFile::new(id, format!("{name}.pdf"), &pdf));
    if to.email.is_empty() {
        outgoing.unreachable.push(Message::said(to.member));
        return Ok(());
    }
    let contact = if to.contact.is_empty() { &to.member } else { &to.contact };
    let bullet = |line: &Line| match line.state == words.joining.missing {
        true => format!("- {}", line.what),
        false => format!("- {} ({})", line.what, line.state),
    };
    let items: Vec<String> = lines.iter().map(bullet).collect();
    let message = wording.fill(&[
        ("contact", contact.clone()),
        ("member", to.member.clone()),
        ("items", if items.is_empty() { words.joining.complete.to_owned() } else { items.join("\n") }),
        ("consortium", own.name.clone()),
    ]);
    let (from, addressed) = ((own.name.as_str(), own.email.as_str()), (contact.as_str(), to.email.as_str()));
    let envelope = MailHead::now(register, &format!("joining-{id}"), from, addressed)?;
    let text =
        envelope.message(&message.subject, &message.body, &[AttachedFile::pdf(format!("{name}.pdf"), pdf)]);
    outgoing.files.push(OutgoingFile::new(id, format!("{name}.eml"), text.as_bytes()));
    Ok(())
}

/// The main contact of the member, or else whoever enquired.
fn recipient(connection: &Connection, enquiry: &Enquiry) -> Result<SheetRecipient> {
    let asker = SheetRecipient {
        member: enquiry.draft.organisation.clone(),
        contact: enquiry.asker.name(),
        email: enquiry.asker.email.clone(),
        address: PostalAddress { country: enquiry.draft.country.clone(), ..PostalAddress::default() },
        language: enquiry.draft.language.clone(),
    };
    let Some(member_id) = enquiry.member_id else { return Ok(asker) };
    let member = members::find(connection, member_id)?.draft;
    let people = contacts::store::of_member(connection, member_id)?;
    let holds = |role: &Role| {
        people.iter().find(|person| person.roles.iter().any(|held| held.role == *role && held.is_current))
    };
    let known = [Role::Main, Role::Signatory, Role::Voting, Role::Technical, Role::Invoice]
        .iter()
        .find_map(holds)
        .filter(|person| !person.draft.email.is_empty());
    let (contact, email) = known
        .map_or((asker.contact, asker.email), |person| (person.draft.name(), person.draft.email.clone()));
    Ok(SheetRecipient {
        contact,
        email,
        address: member.address(),
        language: if member.language.is_empty() { asker.language } else { member.language },
        member: member.official_name,
    })
}

fn line(item: &MissingItem, today: NaiveDate, (locale, words): (&Locale, &Words)) -> Line {
    let words = &words.joining;
    let what = match item.kind {
        MissingKind::Tier => words.tier.to_owned(),
        MissingKind::NotForProfit => words.not_for_profit.to_owned(),
        MissingKind::MainContact => words.main_contact.to_owned(),
        MissingKind::VotingContact => words.voting_contact.to_owned(),
        MissingKind::TechnicalContact => words.technical_contact.to_owned(),
        MissingKind::InvoiceContact => words.invoice_contact.to_owned(),
        MissingKind::OrcidId => words.orcid_id.to_owned(),
        MissingKind::InvoiceAddress => words.invoice_address.to_owned(),
        MissingKind::PurchaseOrder => words.purchase_order.to_owned(),
        MissingKind::Document => fill(words.document, &[("document", document(item, words))]),
    };
    let state = match item.remind_on.filter(|_| item.is_answered(today)) {
        Some(remind_on) => fill(words.not_yet_known, &[("date", &locale.date(remind_on))]),
        None => words.missing.to_owned(),
    };
    Line { what, state }
}

/// What a document is called: those that come with the program have a name in each language, others the one they were given.
fn document<'a>(item: &'a MissingItem, words: &JoiningWords) -> &'a str {
    let given = item.document.as_deref().unwrap_or_default();
    match (item.item.as_deref(), given) {
        (Some("agreement"), "Membership agreement") => words.agreement,
        (Some("name_and_logo"), "Permission to use name and logo") => words.name_and_logo,
        _ => given,
    }
}
