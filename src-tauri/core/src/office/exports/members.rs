//! The list of members as a table.

use std::collections::BTreeSet;

use crate::kernel::Result;
use crate::kernel::table::{Cell, Column, Table, chosen, table as tabulated};
use crate::people::imports;
use crate::people::members::{ListMembers, MemberRow, list};
use crate::register::{Register, lists};

lists! {
    "members": ListMembers => table;
}

/// A column of an imported list for which there is no field is asked for by this and its heading.
const EXTRA: &str = "extra:";

/// Headings are those that the import recognises, or passes over because they are computed.
const COLUMNS: [Column<MemberRow>; 35] = [
    column("official_name", "Name", |row| Cell::text(&row.member.draft.official_name)),
    column("short_name", "Short name", |row| Cell::text(&row.member.draft.short_name)),
    column("ror_id", "ROR id", |row| Cell::text(&row.member.draft.ror_id)),
    on_request("country", "Country", |row| Cell::text(&row.member.country_name)),
    column("country_code", "Country", |row| Cell::text(&row.member.draft.country)),
    column("street", "Street", |row| Cell::text(&row.member.draft.street)),
    column("city", "City", |row| Cell::text(&row.member.draft.city)),
    column("region", "State", |row| Cell::text(&row.member.draft.region)),
    column("postal_code", "Postcode", |row| Cell::text(&row.member.draft.postal_code)),
    column("email_domain", "E-mail domain", |row| Cell::text(&row.member.draft.email_domain)),
    column("website", "Website", |row| Cell::text(&row.member.draft.website)),
    column("sector", "Sector", |row| Cell::text(&row.member.draft.sector)),
    column("tier", "Tier", |row| Cell::text(row.member.draft.tier.map_or("", |tier| tier.code()))),
    column("status", "Status", |row| Cell::text(row.member.draft.status.code())),
    column("joined_on", "Joined", |row| Cell::Date(row.member.draft.joined_on)),
    column("left_on", "Left", |row| Cell::Date(row.member.draft.left_on)),
    column("purchase_order", "PO number", |row| Cell::text(&row.member.draft.purchase_order)),
    column("buyer_reference", "Buyer reference", |row| Cell::text(&row.member.draft.buyer_reference)),
    column("electronic_address", "Electronic address", |row| {
        Cell::text(&row.member.draft.electronic_address)
    }),
    column("tax_id", "VAT id", |row| Cell::text(&row.member.draft.tax_id)),
    column("notes", "Notes", |row| Cell::text(&row.member.draft.notes)),
    column("tags", "Tags", |row| Cell::text(row.member.draft.tags.join("; "))),
    column("not_for_profit", "Not for profit", |row| Cell::text(answer(row.member.draft.not_for_profit))),
    column("purchase_order_required", "PO number required", |row| {
        Cell::text(answer(row.member.draft.purchase_order_required.then_some(true)))
    }),
    column("language", "Language", |row| Cell::text(&row.member.draft.language)),
    column("currency", "Currency", |row| Cell::text(&row.member.draft.currency)),
    column("invoice_name", "Invoices made out to", |row| Cell::text(&row.member.draft.invoice_name)),
    column("invoice_street", "Invoice street", |row| Cell::text(&row.member.draft.invoice_street)),
    column("invoice_postal_code", "Invoice postcode", |row| {
        Cell::text(&row.member.draft.invoice_postal_code)
    }),
    column("invoice_city", "Invoice city", |row| Cell::text(&row.member.draft.invoice_city)),
    column("invoice_region", "Invoice state", |row| Cell::text(&row.member.draft.invoice_region)),
    column("invoice_country", "Invoice country", |row| Cell::text(&row.member.draft.invoice_country)),
    on_request("main_contact", "Main contact name", |row| Cell::text(&row.main_contact)),
    on_request("voting_contact", "Voting contact name", |row| Cell::text(&row.voting_contact)),
    on_request("contact_count", "People", |row| Cell::Count(row.contact_count)),
];

const fn column(key: &'static str, heading: &'static str, cell: fn(&MemberRow) -> Cell) -> Column<MemberRow> {
    Column { key, heading, is_usual: true, cell }
}

fn answer(answer: Option<bool>) -> &'static str {
    answer.map_or("", |answer| if answer { "yes" } else { "no" })
}

const fn on_request(
    key: &'static str,
    heading: &'static str,
    cell: fn(&MemberRow) -> Cell,
) -> Column<MemberRow> {
    Column { key, heading, is_usual: false, cell }
}

/// The members that `request` lists. Without `asked`, every field and every extra column is written.
pub(crate) fn table(register: &Register, request: ListMembers, asked: Option<&[String]>) -> Result<Table> {
    let rows = list(register, ListMembers { offset: None, limit: Some(u32::MAX), ..request })?.rows;
    let (extras, fields): (Vec<String>, Vec<String>) = match asked {
        Some(asked) => asked.iter().cloned().partition(|key| key.starts_with(EXTRA)),
        None => (extras_of(&rows), Vec::new()),
    };
    let columns = chosen("members", &COLUMNS, asked.map(|_| fields.as_slice()))?;
    let mut table = tabulated("Members", &columns, &rows);
    for extra in extras {
        let heading = extra.trim_start_matches(EXTRA).to_owned();
        for (cells, row) in table.rows.iter_mut().zip(&rows) {
            cells.push(Cell::text(row.member.draft.extra.get(&heading).cloned().unwrap_or_default()));
        }
        table.headings.push(imports::extra_heading(&heading));
    }
    Ok(table)
}

fn extras_of(rows: &[MemberRow]) -> Vec<String> {
    let headings: BTreeSet<&String> = rows.iter().flat_map(|row| row.member.draft.extra.keys()).collect();
    headings.into_iter().map(|heading| format!("{EXTRA}{heading}")).collect()
}
