//! What an organisation still has to give before its onboarding is complete.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::answer::EligibilityAnswer;
use super::plan::{Answered, AwaitedContact, PlanDocument};
use super::store::Listed;
use super::{Enquiry, plan};
use crate::kernel::{Message, Result};
use crate::people::contacts::{self, MemberContact, Role};
use crate::people::members::{self, Member};
use crate::register::Connection;

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// The size class, and what shows it.
    Tier,
    /// Whether it is a not-for-profit organisation.
    NotForProfit,
    /// A document that is not signed.
    Document,
    /// The main contact.
    MainContact,
    /// The voting contact.
    VotingContact,
    /// The technical contact.
    TechnicalContact,
    /// The invoice contact.
    InvoiceContact,
    /// The ORCID iD of the main contact.
    OrcidId,
    /// Where invoices go.
    InvoiceAddress,
    /// The purchase order number that its invoices must show.
    PurchaseOrder,
}

/// Something that an organisation still has to give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MissingItem {
    /// What it is.
    pub kind: MissingKind,
    /// The same in words.
    pub label: Message,
    /// The document, for one.
    pub document: Option<String>,
    /// The key of the document, for one.
    pub item: Option<String>,
    /// When it is asked for again, where the organisation answered that it does not know yet.
    #[ts(type = "string | null")]
    pub remind_on: Option<NaiveDate>,
}

impl MissingItem {
    fn of(kind: MissingKind, label: Message) -> Self {
        Self { kind, label, document: None, item: None, remind_on: None }
    }

    /// Whether "not yet known" is its answer for now.
    pub fn is_answered(&self, today: NaiveDate) -> bool {
        self.remind_on.is_some_and(|remind_on| remind_on > today)
    }
}

/// What each of `listed` still has to give, in the same order.
pub(super) fn of_many(connection: &Connection, listed: &[Listed]) -> Result<Vec<Vec<MissingItem>>> {
    let only = if let [one] = listed { Some(one.enquiry.id) } else { None };
    let documents = plan::store::documents(connection, only)?;
    let placeholders = plan::store::placeholders(connection, only)?;
    listed.iter().map(|one| of(connection, &one.enquiry, (&documents, &placeholders))).collect()
}

/// What belongs to enquiries, by their ids.
type ByEnquiry<T> = BTreeMap<i64, Vec<T>>;

fn of(
    connection: &Connection,
    enquiry: &Enquiry,
    (documents, placeholders): (&ByEnquiry<PlanDocument>, &ByEnquiry<AwaitedContact>),
) -> Result<Vec<MissingItem>> {
    if enquiry.closed_on.is_some() {
        return Ok(Vec::new());
    }
    let member = enquiry.member_id.map(|id| members::find(connection, id)).transpose()?;
    let mut missing =
        of_organisation(enquiry, member.as_ref(), &plan::store::answers(connection, enquiry.id)?);
    let documents = documents.get(&enquiry.id).map(Vec::as_slice).unwrap_or_default();
    missing.extend(documents.iter().filter(|document| !document.is_signed()).map(|document| MissingItem {
        document: Some(document.name.clone()),
        item: Some(document.item.clone()),
        ..MissingItem::of(MissingKind::Document, message!("Signed: {document}", document = document.name))
    }));
    if let Some(member) = &member {
        let people = contacts::store::of_member(connection, member.id)?;
        let placeholders = placeholders.get(&enquiry.id).map(Vec::as_slice).unwrap_or_default();
        missing.extend(of_people(&people, placeholders));
        missing.extend(of_invoices(member));
    }
    Ok(missing)
}

fn of_organisation(enquiry: &Enquiry, member: Option<&Member>, answers: &[Answered]) -> Vec<MissingItem> {
    let mut missing = Vec::new();
    let tier = member.map_or(enquiry.draft.tier, |member| member.draft.tier);
    if tier.is_none() {
        missing.push(MissingItem::of(MissingKind::Tier, message!("Tier, and what shows it")));
    }
    let answered =
        answers.iter().find(|answer| answer.criterion == "not_for_profit").and_then(|one| one.answer);
    let is_known = member.is_some_and(|member| member.draft.not_for_profit.is_some())
        || matches!(answered, Some(EligibilityAnswer::Yes | EligibilityAnswer::No));
    if !is_known {
        missing.push(MissingItem::of(MissingKind::NotForProfit, message!("Proof of not-for-profit status")));
    }
    missing
}

fn of_people(people: &[MemberContact], placeholders: &[AwaitedContact]) -> Vec<MissingItem> {
    let holder = |role: Role| {
        people.iter().find(|person| person.roles.iter().any(|held| held.role == role && held.is_current))
    };
    let asked = [
        (Role::Main, MissingKind::MainContact, message!("Main contact")),
        (Role::Voting, MissingKind::VotingContact, message!("Voting contact")),
        (Role::Technical, MissingKind::TechnicalContact, message!("Technical contact")),
        (Role::Invoice, MissingKind::InvoiceContact, message!("Invoice contact")),
    ];
    let mut missing = Vec::new();
    for (role, kind, label) in asked {
        if holder(role).is_none() {
            let placeholder = placeholders.iter().find(|placeholder| placeholder.role == role);
            let remind_on = placeholder.map(|placeholder| placeholder.remind_on);
            missing.push(MissingItem { remind_on, ..MissingItem::of(kind, label) });
        }
    }
    if holder(Role::Main).is_some_and(|main| main.draft.orcid_id.is_empty()) {
        missing.push(MissingItem::of(MissingKind::OrcidId, message!("ORCID iD of the main contact")));
    }
    missing
}

fn of_invoices(member: &Member) -> Vec<MissingItem> {
    let mut missing = Vec::new();
    let address = member.draft.invoice_address();
    if address.street.is_empty() && address.city.is_empty() {
        missing.push(MissingItem::of(MissingKind::InvoiceAddress, message!("Invoice address")));
    }
    if member.draft.purchase_order_required && member.draft.purchase_order.is_empty() {
        missing.push(MissingItem::of(MissingKind::PurchaseOrder, message!("Purchase order number")));
    }
    missing
}
