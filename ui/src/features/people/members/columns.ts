import { MEMBER_FIELDS } from "../../../api/generated/fields";
import type { ListMembers, MemberDraft, MemberRow } from "../../../api/generated/members";
import type { FieldKind } from "../../../api/generated/kernel";
import type { Column } from "../../../components/rows";
import { showNumber } from "../../../components/locale";
import { showField } from "../../../domain/fields";

/** What members can be sorted by. */
export type MemberSortBy = NonNullable<ListMembers["sort"]>["by"];

/** A column of the members list. */
export type MemberColumn = Column<MemberRow, MemberSortBy>;

/** An extra field is a column under this and its name. */
const EXTRA = "extra:";

/** The room that a kind of field needs; 9rem for others. */
const WIDTHS: Partial<Record<FieldKind, string>> = {
  lines: "12rem",
  digits: "8rem",
  day: "7.75rem",
  answer: "7rem",
  language: "6rem",
  currency: "6rem",
};

/** Fields that are shown unasked, and those that are shown otherwise than the others of their kind. */
const SPECIAL: Partial<Record<keyof MemberDraft, Partial<MemberColumn>>> = {
  country: { optional: false, hideBelowPx: 620, width: "9.5rem", text: (row) => row.country_name },
  city: { optional: false, hideBelowPx: 1180, width: "8.5rem" },
  tier: { optional: false, hideBelowPx: 720, width: "6rem" },
  status: { optional: false, hideBelowPx: 380, width: "7.5rem" },
  joined_on: { optional: false, hideBelowPx: 820 },
  ror_id: { text: (row) => row.ror_id.replace("https://ror.org/", "") },
  language: { text: (row) => row.language },
};

/** The columns of the members list; their keys are those that an export knows. */
export const MEMBER_COLUMNS: readonly MemberColumn[] = [
  { key: "official_name", label: "Name", sort: "official_name", always: true },
  ...MEMBER_FIELDS.filter(({ name, is_listed }) => is_listed && name !== "official_name").map(
    (field): MemberColumn => ({
      key: field.name,
      label: field.heading,
      ...(field.kind === "words" ? {} : { sort: field.name }),
      width: WIDTHS[field.kind] ?? "9rem",
      optional: true,
      text: (row) => showField(field, row[field.name]),
      ...SPECIAL[field.name],
    }),
  ),
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
