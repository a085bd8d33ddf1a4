import type { MemberRow, ListMembers } from "../../../api/generated/members";
import { showDate } from "../../../app/format";
import type { Column } from "../../../components/rows";
import { showNumber } from "../../../components/locale";

/** What members can be sorted by. */
export type MemberSortBy = NonNullable<ListMembers["sort"]>["by"];

/** A column of the members list. */
export type MemberColumn = Column<MemberRow, MemberSortBy>;

/** An extra field is a column under this and its name. */
const EXTRA = "extra:";

/** The columns of the members list; their keys are those that an export knows. */
export const MEMBER_COLUMNS: readonly MemberColumn[] = [
  { key: "official_name", label: "Name", sort: "name", always: true },
  {
    key: "short_name",
    label: "Short name",
    sort: "short_name",
    width: "9rem",
    optional: true,
    text: (row) => row.short_name,
  },
  {
    key: "country",
    label: "Country",
    sort: "country",
    width: "9.5rem",
    hideBelowPx: 620,
    text: (row) => row.country_name,
  },
  { key: "city", label: "City", sort: "city", width: "8.5rem", hideBelowPx: 1180, text: (row) => row.city },
  { key: "tier", label: "Tier", sort: "tier", width: "6rem", hideBelowPx: 720 },
  { key: "status", label: "Status", sort: "status", width: "7.5rem", hideBelowPx: 380 },
  {
    key: "joined_on",
    label: "Joined",
    sort: "joined_on",
    width: "7.75rem",
    hideBelowPx: 820,
    text: (row) => showDate(row.joined_on),
  },
  {
    key: "left_on",
    label: "Left",
    sort: "left_on",
    width: "7.75rem",
    optional: true,
    text: (row) => showDate(row.left_on),
  },
  {
    key: "main_contact",
    label: "Main contact",
    width: "11rem",
    hideBelowPx: 960,
    text: (row) => row.main_contact,
  },
  {
    key: "voting_contact",
    label: "Voting contact",
    width: "11rem",
    optional: true,
    text: (row) => row.voting_contact,
  },
  {
    key: "contact_count",
    label: "People",
    width: "5rem",
    align: "end",
    optional: true,
    text: (row) => showNumber(row.contact_count),
  },
  {
    key: "ror_id",
    label: "ROR id",
    sort: "ror_id",
    width: "9rem",
    optional: true,
    text: (row) => row.ror_id.replace("https://ror.org/", ""),
  },
  {
    key: "email_domain",
    label: "E-mail domain",
    sort: "email_domain",
    width: "10rem",
    optional: true,
    text: (row) => row.email_domain,
  },
  { key: "website", label: "Website", width: "12rem", optional: true, text: (row) => row.website },
  {
    key: "sector",
    label: "Sector",
    sort: "sector",
    width: "9rem",
    optional: true,
    text: (row) => row.sector,
  },
  { key: "street", label: "Street", width: "12rem", optional: true, text: (row) => row.street },
  { key: "postal_code", label: "Postcode", width: "6rem", optional: true, text: (row) => row.postal_code },
  { key: "region", label: "State", width: "7rem", optional: true, text: (row) => row.region },
  {
    key: "purchase_order",
    label: "PO number",
    sort: "purchase_order",
    width: "8rem",
    optional: true,
    text: (row) => row.purchase_order,
  },
  {
    key: "tax_id",
    label: "VAT id",
    sort: "tax_id",
    width: "8rem",
    optional: true,
    text: (row) => row.tax_id,
  },
  {
    key: "buyer_reference",
    label: "Buyer reference",
    width: "9rem",
    optional: true,
    text: (row) => row.buyer_reference,
  },
  {
    key: "electronic_address",
    label: "Electronic address",
    width: "10rem",
    optional: true,
    text: (row) => row.electronic_address ?? "",
  },
  { key: "tags", label: "Tags", width: "10rem", optional: true, text: (row) => row.tags.join(", ") },
  {
    key: "not_for_profit",
    label: "Not-for-profit",
    width: "7rem",
    optional: true,
    text: (row) => (row.not_for_profit === null ? "" : row.not_for_profit ? "Yes" : "No"),
  },
  { key: "language", label: "Language", width: "6rem", optional: true, text: (row) => row.language },
  { key: "currency", label: "Currency", width: "6rem", optional: true, text: (row) => row.currency },
  { key: "notes", label: "Notes", width: "14rem", optional: true, text: (row) => row.notes },
];

/** The columns with those of extra fields: the ones there are, and the ones that are shown anyway. */
export function withExtras(names: readonly string[], shown: readonly string[] | null): MemberColumn[] {
  const asked = (shown ?? []).filter((key) => key.startsWith(EXTRA)).map((key) => key.slice(EXTRA.length));
  const extras = [...new Set([...names, ...asked])];
  return [...MEMBER_COLUMNS, ...extras.map(extraColumn)];
}

function extraColumn(name: string): MemberColumn {
  return {
    key: EXTRA + name,
    label: name,
    width: "9rem",
    optional: true,
    text: (row) => row.extra[name] ?? "",
  };
}
