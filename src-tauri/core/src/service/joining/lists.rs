//! Enquiries as a table.

use super::{JoiningRow, ListJoining};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::register::{Register, lists};

lists! {
    "joining": ListJoining => enquiries;
}

const COLUMNS: [ListColumn<JoiningRow>; 37] = [
    column("organisation", "Organisation", |row| Cell::text(&row.enquiry.draft.organisation)),
    column("country", "Country", |row| Cell::text(&row.enquiry.draft.country)),
    column("sector", "Sector", |row| Cell::text(&row.enquiry.draft.sector)),
    column("website", "Website", |row| Cell::text(&row.enquiry.draft.website)),
    column("tier", "Tier", |row| Cell::text(row.enquiry.draft.tier.map_or("", |tier| tier.code()))),
    column("language", "Language", |row| Cell::text(&row.enquiry.draft.language)),
    column("received_on", "Received", |row| Cell::Date(row.enquiry.draft.received_on)),
    column("channel", "Channel", |row| Cell::text(row.enquiry.draft.channel.code())),
    column("source", "Source", |row| Cell::text(&row.enquiry.draft.source)),
    column("interest", "Interest", |row| Cell::text(&row.enquiry.draft.interest)),
    column("given_name", "Given name", |row| Cell::text(&row.enquiry.asker.given_name)),
    column("family_name", "Family name", |row| Cell::text(&row.enquiry.asker.family_name)),
    column("email", "Email", |row| Cell::text(&row.enquiry.asker.email)),
    column("phone", "Phone", |row| Cell::text(&row.enquiry.asker.phone)),
    column("job_title", "Job title", |row| Cell::text(&row.enquiry.asker.job_title)),
    column("employer", "Employer", |row| Cell::text(&row.enquiry.asker.employer)),
    column("owner", "Owner", |row| Cell::text(&row.enquiry.draft.owner)),
    column("stage", "Stage", |row| Cell::text(&row.stage_name)),
    column("stage_since", "Stage since", |row| Cell::Date(Some(row.enquiry.stage_since))),
    column("days_in_stage", "Days in stage", |row| Cell::Count(row.days_in_stage)),
    column("next_step", "Next step", |row| Cell::text(&row.enquiry.draft.next_step)),
    column("next_step_on", "Next step by", |row| Cell::Date(row.enquiry.draft.next_step_on)),
    column("starts_on", "Starts", |row| Cell::Date(row.enquiry.draft.starts_on)),
    column("transfers_from", "Transfer", |row| Cell::text(row.enquiry.draft.transfers_from.code())),
    column("transfers_on", "Transfers on", |row| Cell::Date(row.enquiry.draft.transfers_on)),
    column("notes", "Notes", |row| Cell::text(&row.enquiry.draft.notes)),
    column("member", "Member", |row| Cell::text(row.member.as_deref().unwrap_or_default())),
    column("member_status", "Status", |row| {
        Cell::text(row.member_status.map_or("", crate::people::members::Status::code))
    }),
    column("verdict", "Decision", |row| Cell::text(row.enquiry.verdict.code())),
    column("decided_by", "Decided by", |row| Cell::text(&row.enquiry.decided_by)),
    column("decided_on", "Decided on", |row| Cell::Date(row.enquiry.decided_on)),
    column("conditions", "Conditions", |row| Cell::text(&row.enquiry.conditions)),
    column("outcome", "Outcome", |row| Cell::text(row.enquiry.outcome.code())),
    column("outcome_reason", "Reason", |row| Cell::text(&row.enquiry.outcome_reason)),
    column("closed_on", "Closed on", |row| Cell::Date(row.enquiry.closed_on)),
    column("deferred_until", "Deferred until", |row| Cell::Date(row.enquiry.deferred_until)),
    column("missing", "Missing", |row| {
        let missing: Vec<String> = row.missing.iter().map(ToString::to_string).collect();
        Cell::text(missing.join("; "))
    }),
];

const fn column(
    key: &'static str,
    heading: &'static str,
    cell: fn(&JoiningRow) -> Cell,
) -> ListColumn<JoiningRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The enquiries that `request` lists.
fn enquiries(register: &Register, request: ListJoining, asked: Option<&[String]>) -> Result<ListTable> {
    let request = ListJoining { offset: None, limit: Some(u32::MAX), ..request };
    let rows = super::list(register, request)?.rows;
    Ok(tabulated("Enquiries", &chosen("enquiries", &COLUMNS, asked)?, &rows))
}
