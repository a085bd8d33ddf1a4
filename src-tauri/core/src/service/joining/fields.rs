//! The fields of an enquiry and of who enquired, once: checking, storing and exporting read these tables.

use super::{AskerDraft, EnquiryChannel, EnquiryDraft, Transfer};
use crate::kernel::field::{self, Field, FieldKind, field};
use crate::kernel::value::value_codes;
use crate::kernel::{country, ids, text};
use crate::people::members::Tier;

/// What is said of an enquiry.
const ENQUIRY: &str = "enquiry";
/// What is said of who enquired.
const ASKER: &str = "asker";

value_codes!(EnquiryChannel);
value_codes!(Transfer);

/// The fields of an enquiry, in the order in which lists write them.
pub(super) static FIELDS: &[Field<EnquiryDraft>] = &[
    field!(EnquiryDraft.organisation, "Organisation", ENQUIRY).text(FieldKind::Text, text::name),
    field!(EnquiryDraft.country, "Country", ENQUIRY).text(FieldKind::Country, country::parse),
    field!(EnquiryDraft.sector, "Sector", ENQUIRY).text(FieldKind::Text, text::line),
    field!(EnquiryDraft.website, "Website", ENQUIRY).text(FieldKind::Text, text::website),
    field!(EnquiryDraft.tier, "Tier asked about", ENQUIRY)
        .choice(|| Tier::ALL.iter().map(|tier| tier.code()).collect())
        .heading("Tier"),
    field!(EnquiryDraft.language, "Language", ENQUIRY).text(FieldKind::Language, ids::language),
    field!(EnquiryDraft.received_on, "Received", ENQUIRY).kind(FieldKind::Day),
    field!(EnquiryDraft.channel, "Channel", ENQUIRY)
        .choice(|| EnquiryChannel::ALL.iter().map(|channel| channel.code()).collect()),
    field!(EnquiryDraft.source, "Source", ENQUIRY).text(FieldKind::Text, text::line),
    field!(EnquiryDraft.interest, "Interest", ENQUIRY).text(FieldKind::Lines, text::lines),
    field!(EnquiryDraft.owner, "Owner", ENQUIRY).text(FieldKind::Text, text::name),
    field!(EnquiryDraft.next_step, "Next step", ENQUIRY).text(FieldKind::Text, text::line),
    field!(EnquiryDraft.next_step_on, "Next step by", ENQUIRY).kind(FieldKind::Day),
    field!(EnquiryDraft.starts_on, "Membership begins", ENQUIRY).kind(FieldKind::Day).heading("Starts"),
    field!(EnquiryDraft.transfers_from, "Present membership of ORCID", ENQUIRY)
        .choice(|| Transfer::ALL.iter().map(|transfer| transfer.code()).collect())
        .heading("Transfer"),
    field!(EnquiryDraft.transfers_on, "Last day of the present membership", ENQUIRY)
        .kind(FieldKind::Day)
        .heading("Transfers on"),
    field!(EnquiryDraft.notes, "Notes", ENQUIRY).text(FieldKind::Lines, text::lines),
];

/// The fields of who enquired.
pub(super) static ASKER_FIELDS: &[Field<AskerDraft>] = &[
    field!(AskerDraft.given_name, "Given name", ASKER).text(FieldKind::Text, text::name),
    field!(AskerDraft.family_name, "Family name", ASKER).text(FieldKind::Text, text::name),
    field!(AskerDraft.email, "E-mail", ASKER).text(FieldKind::Id, ids::email),
    field!(AskerDraft.phone, "Phone", ASKER).text(FieldKind::Digits, ids::number),
    field!(AskerDraft.job_title, "Job title", ASKER).text(FieldKind::Text, text::name),
    field!(AskerDraft.employer, "Employer", ASKER).text(FieldKind::Text, text::name),
];

/// What the history calls a column of an enquiry.
pub(super) fn label(column: &str) -> Option<&'static str> {
    Some(field::named(FIELDS, column)?.label)
}
