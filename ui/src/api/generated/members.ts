// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Id, Message } from "./kernel";

export type AddMembers = MemberDraft;

export type ArchiveMembers = MemberIds;

export type BulkMembersUpdate = BulkUpdate;

/** What a change of many members would do, or did. */
export interface BulkOutcome {
  changed: number;
  /** Members that are so already. */
  unchanged: number;
  /** Why members cannot be changed so. While there are any, nothing is. */
  problems: Array<BulkProblem>;
}

/** Why a member cannot be changed so. */
export interface BulkProblem {
  member_id: number;
  member: string;
  field: string;
  problem: Message;
}

/** Asks to change fields of many members. */
export interface BulkUpdate {
  ids: Array<number>;
  /** What each of them has afterwards, field by field. Those absent stay as they are; null or an empty text takes a value away. Tags are added and removed besides those that a member has. */
  set: Partial<MemberDraft> & { add_tags?: Array<string> | null; remove_tags?: Array<string> | null };
}

/** Asks to move a member on in its life cycle. */
export interface ChangeMembersStatus {
  id: number;
  /** Its status from then on. */
  status: Status;
  /** The first day; today when absent. For a member that becomes active it is the day it joins. */
  on?: string | null;
  /** The last day of membership, for a member that is leaving or former. */
  left_on?: string | null;
  reason?: string | null;
}

/** Asks whether a draft could be stored. */
export interface CheckMembers {
  /** The member it would replace; absent for a new one. */
  id: number | null;
  draft: MemberDraft;
}

/** What is wrong, and what is only worth knowing, field by field. */
export interface CheckedFields {
  /** Messages that stand in the way. */
  problems: { [key in string]: Message };
  warnings: { [key in string]: Message };
}

/** A country by code and English name. */
export interface CountryName {
  code: string;
  name: string;
}

/** A field that the consortium added. */
export interface CustomField {
  id: number;
  name: string;
  kind: CustomFieldKind;
  /** What can be chosen; empty but for a choice. */
  choices: Array<string>;
}

/** What a custom field holds. */
export type CustomFieldKind = "text" | "number" | "date" | "yes_no" | "choice";

/** The names of extra fields. */
export interface ExtraFields {
  names: Array<string>;
}

/** One value and how many members have it. */
export interface Facet {
  /** The value to filter by. */
  value: string;
  label: string;
  count: number;
}

/** A member's place among those that belong together. */
export interface Family {
  /** The member it belongs to. */
  parent: MemberName | null;
  /** The members that belong to it. */
  children: Array<MemberName>;
}

export type GetMembersBulkPreview = BulkUpdate;

export type GetMembersIds = ListMembers;

/** Asks for a page of members. */
export interface ListMembers {
  /** Beginnings of words in names, identifiers, cities or contacts. */
  search?: string | null;
  statuses?: Array<Status> | null;
  /** Only these countries, by code; an empty code stands for members without one. */
  countries?: Array<string> | null;
  /** Only these tiers; "none" stands for members without one. */
  tiers?: Array<string> | null;
  /** Only members that lack every one of these. */
  missing?: Array<MemberGap> | null;
  /** Only members to which one of these happens in the licence year that runs now. */
  this_year?: Array<YearEvent> | null;
  /** Only members with one of these tags. */
  tags?: Array<string> | null;
  /** Archived members instead of the others. */
  archived?: boolean | null;
  sort?: MemberSort | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** A member as it is stored. */
export interface Member extends MemberDraft {
  id: number;
  /** The country's English name; empty when unknown. */
  country_name: string;
  /** When it was put out of the daily lists. */
  archived_on: string | null;
}

/** A member as a form edits it. Texts are empty where nothing is known. */
export interface MemberDraft {
  official_name: string;
  /** The name in daily use. */
  short_name: string;
  /** ROR id in any usual spelling. */
  ror_id: string;
  /** ISO 3166 code or English name. */
  country: string;
  /** Street, building, department: one or more lines. */
  street: string;
  city: string;
  region: string;
  postal_code: string;
  /** Domain of its people's e-mail addresses. */
  email_domain: string;
  website: string;
  /** Such as university, research institute, library. */
  sector: string;
  tier: Tier | null;
  status: Status;
  /** First day of membership; none for an organisation that has been a member longer than the register knows. */
  joined_on: string | null;
  left_on: string | null;
  /** The purchase order number that its invoices must show. */
  purchase_order: string;
  tax_id: string;
  /** Notes of the lead organisation. */
  notes: string;
  /** Names in other languages and scripts. */
  other_names: Array<OtherName>;
  /** The member that it belongs to, such as the university of a medical school. */
  parent_id: number | null;
  /** Whether it is a not-for-profit organisation, if known. */
  not_for_profit: boolean | null;
  /** The language to write to it in, as a BCP 47 tag; empty for the consortium's own. */
  language: string;
  /** When it can be called and invited: a name of the IANA database, such as Europe/Berlin. */
  time_zone: string;
  /** The currency it pays in, as an ISO 4217 code; empty for the consortium's own. */
  currency: string;
  /** Whether it pays no invoice without a purchase order number. */
  purchase_order_required: boolean;
  /** What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it. */
  buyer_reference: string;
  /** Where it receives electronic invoices, with the scheme in front: a Peppol id such as `0088:7300010000001`. */
  electronic_address: string;
  /** Who invoices are made out to; the official name when empty. */
  invoice_name: string;
  /** Street of the invoice address. With an empty one and an empty city, invoices go to the postal address. */
  invoice_street: string;
  /** Postcode of the invoice address. */
  invoice_postal_code: string;
  /** City of the invoice address. */
  invoice_city: string;
  /** State, province or region of the invoice address. */
  invoice_region: string;
  /** Country of the invoice address: ISO 3166 code or English name; that of the postal address when empty. */
  invoice_country: string;
  /** Words it is grouped by. */
  tags: Array<string>;
  /** Custom fields, and columns of an imported list for which there is no field. */
  extra: { [key in string]: string };
}

/** The counts that filters show. Archived members are counted apart. */
export interface MemberFacets {
  total: number;
  archived: number;
  /** By status, in the order of the life cycle. */
  statuses: Array<Facet>;
  countries: Array<Facet>;
  /** By tier; "none" for members without. */
  tiers: Array<Facet>;
  /** By tag, in alphabetical order. */
  tags: Array<Facet>;
  not_for_profit_active: number;
  /** Active members of which nobody has said whether they are. */
  not_for_profit_unknown: number;
}

/** Something that a member should have and may lack. People are expected of members that are active or leaving, a ROR id and an address of every member that has not left. */
export type MemberGap =
  | "main_contact"
  | "voting_contact"
  | "main_contact_orcid_id"
  | "invoice_contact"
  | "ror_id"
  | "postal_address";

/** The counts of what members lack, and of this licence year's joiners and leavers. Archived members do not count. */
export interface MemberGapFacets {
  missing: Array<Facet>;
  /** Who joins and leaves in the licence year that runs now. */
  this_year: Array<Facet>;
  /** That year, as a person calls it. */
  year: string;
}

export interface MemberIds {
  ids: Array<number>;
}

export interface MemberName {
  id: number;
  official_name: string;
}

export interface MemberPage {
  rows: Array<MemberRow>;
  /** How many there are in all. */
  total: number;
  /** Whether a search matched more than are counted. */
  total_is_capped: boolean;
  /** The words that were looked for instead of those typed, which find nothing. */
  searched_instead: string | null;
}

/** A member as a list shows it: any of its fields can be a column. */
export interface MemberRow extends Member {
  /** The name of its main contact; empty for none. */
  main_contact: string;
  /** The name of its voting contact; empty for none. */
  voting_contact: string;
  /** How many people hold a role at it. */
  contact_count: number;
}

export interface MemberSort {
  /** The field: texts by their letters, tiers by size, statuses in the order of the life cycle. */
  by: keyof MemberDraft;
  descending: boolean;
}

/** How many members an operation changed. */
export interface MembersChanged {
  count: number;
}

/** The other side of a merge. */
export interface Merged {
  id: number;
  name: string;
  merged_on: string;
}

/** The merges that concern a member. */
export interface Merges {
  into: Merged | null;
  /** The members that were merged into it. */
  from: Array<Merged>;
}

/** A name in another language or script. */
export interface OtherName {
  name: string;
  /** Its language as a BCP 47 tag; empty when not said. */
  language: string;
}

export type RemoveMembersCustomField = Id;

export type RestoreMembers = MemberIds;

/** Asks to add a custom field, or to change one. */
export interface SaveMembersCustomField {
  /** The field; null for a new one. */
  id: number | null;
  name: string;
  kind: CustomFieldKind;
  /** What can be chosen, for a choice. */
  choices: Array<string>;
}

/** Where a member stands between first enquiry and departure. */
export type Status = "enquiry" | "applicant" | "onboarding" | "active" | "leaving" | "former";

/** A change of a member's status or tier. */
export type StatusChange = { changed_on: string; reason: string } & (
  | { field: "status"; before: Status; after: Status }
  | { field: "tier"; before: Tier | null; after: Tier | null }
);

/** The size class that ORCID's fees depend on: annual operating budget in USD below 10 million, up to 1,000 million, above. */
export type Tier = "small" | "standard" | "large";

/** Asks to replace the fields of a member. */
export interface UpdateMembers {
  id: number;
  /** Its fields from now on. */
  draft: MemberDraft;
  /** The day from which a new tier or status holds; today when absent. Where both stay as they are, it corrects the day of their latest change. */
  status_from?: string | null;
}

/** What happens to a member's membership in the licence year that runs now. */
export type YearEvent = "joins" | "leaves";

export interface MembersCommands {
  "members.countries": { request: Record<string, never>; response: Array<CountryName> };
  "members.list": { request: ListMembers; response: MemberPage };
  "members.facets": { request: Record<string, never>; response: MemberFacets };
  "members.extra_fields": { request: Record<string, never>; response: ExtraFields };
  "members.gaps": { request: Record<string, never>; response: MemberGapFacets };
  "members.check": { request: CheckMembers; response: CheckedFields };
  "members.ids": { request: GetMembersIds; response: MemberIds };
  "members.bulk_preview": { request: GetMembersBulkPreview; response: BulkOutcome };
  "members.bulk_update": { request: BulkMembersUpdate; response: BulkOutcome };
  "members.add": { request: AddMembers; response: Member };
  "members.update": { request: UpdateMembers; response: Member };
  "members.change_status": { request: ChangeMembersStatus; response: Member };
  "members.archive": { request: ArchiveMembers; response: MembersChanged };
  "members.restore": { request: RestoreMembers; response: MembersChanged };
  "members.custom_fields": { request: Record<string, never>; response: Array<CustomField> };
  "members.save_custom_field": { request: SaveMembersCustomField; response: Array<CustomField> };
  "members.remove_custom_field": { request: RemoveMembersCustomField; response: Array<CustomField> };
}
