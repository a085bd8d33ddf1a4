// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Id } from "./kernel";
import type { CheckedFields, Facet, Family, Member, Merges, StatusChange } from "./members";
import type { TimelineEntry } from "./register";

/** Asks whether a draft could be stored. */
export interface CheckContacts {
  /** The contact it would replace; absent for a new one. */
  id: number | null;
  draft: ContactDraft;
}

/** A person with everything held, now and before. */
export interface ContactDetail extends ContactDraft {
  id: number;
  name: string;
  /** What is held: present first, then the latest to end. */
  holdings: Array<ContactHolding>;
}

/** A person as a form edits it. Texts are empty where nothing is known. */
export interface ContactDraft {
  given_name: string;
  family_name: string;
  email: string;
  /** ORCID iD in any usual spelling. */
  orcid_id: string;
  phone: string;
  job_title: string;
  /** Notes of the lead organisation. */
  notes: string;
}

/** The counts that filters of contacts show: of rows, one for each person and member. */
export interface ContactFacets {
  total: number;
  roles: Array<Facet>;
  missing: Array<Facet>;
}

/** Something that a person may lack. */
export type ContactGap = "orcid_id" | "email";

/** A role that a person holds or held at a member. */
export interface ContactHolding extends RoleHeld {
  member_id: number;
  member: string;
}

export interface ContactPage {
  /** One row for each person and member. */
  rows: Array<ContactRow>;
  /** How many there are in all. */
  total: number;
  /** Whether a search matched more than are counted. */
  total_is_capped: boolean;
  /** The words that were looked for instead of those typed, which find nothing. */
  searched_instead: string | null;
}

/** A person at a member. */
export interface ContactRow extends ContactDraft {
  id: number;
  name: string;
  member_id: number;
  member_name: string;
  /** The roles held there now. */
  roles: Array<Role>;
}

export interface ContactSort {
  by: ContactSortBy;
  descending: boolean;
}

/** The columns contacts can be sorted by. */
export type ContactSortBy = "name" | "member" | "email";

/** Asks to end everything a person does, at every member. */
export interface DepartContacts {
  id: number;
  /** The first day on which nothing is held any more; today when absent. */
  on?: string | null;
}

export type GetContacts = Id;

/** Asks for the voting roll. */
export interface GetContactsVotingRoll {
  /** The day; today when absent. */
  on?: string | null;
}

export type GetMembers = Id;

/** Asks what happened to a member. */
export interface GetMembersTimeline {
  id: number;
  /** Operations to give at most, the newest first; 200 when absent. */
  limit?: number | null;
}

/** Asks to hand a role over. */
export interface HandContactsOver {
  /** The holding that passes on. */
  role_id: number;
  /** The person who takes it: of this member or of another. */
  to_contact_id: number;
  /** The first day of the new holder; today when absent. */
  on?: string | null;
}

/** Asks for a page of contacts. */
export interface ListContacts {
  /** Beginnings of words in names, addresses, identifiers, job titles and notes, or in the member's name. */
  search?: string | null;
  /** Only people whom a word of the search is about, rather than all people of a member that it is about. */
  names_person?: boolean | null;
  /** Only holders of one of these roles. */
  roles?: Array<Role> | null;
  /** Only people who lack every one of these. */
  missing?: Array<ContactGap> | null;
  sort?: ContactSort | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** A person with the roles held at one member. */
export interface MemberContact extends ContactDraft {
  id: number;
  name: string;
  /** Roles at this member: present ones first. */
  roles: Array<RoleHeld>;
}

/** A member with its people. */
export interface MemberDetail {
  member: Member;
  /** The people who hold or held a role at it: present ones first. */
  contacts: Array<MemberContact>;
  /** The members merged into it, or the one that it was merged into. */
  merges: Merges;
  /** Roles that an active member must have filled and this one has not. */
  missing_roles: Array<Role>;
  /** The member it belongs to, and those that belong to it. */
  family: Family;
  /** How its status and tier changed, the latest first. */
  status_changes: Array<StatusChange>;
  /** Its postal address as its country writes one. */
  address_lines: Array<string>;
  /** The address that its invoices go to, when that is another one. */
  invoice_address_lines: Array<string>;
}

/** An active member for whom nobody votes. */
export interface MissingVoter {
  member_id: number;
  member: string;
}

/** Asks to end all roles of a person at a member. */
export interface RemoveContacts {
  id: number;
  member_id: number;
}

/** What a person does for a member. */
export type Role =
  "signatory" | "main" | "voting" | "technical" | "invoice" | "communications" | "product" | "other";

/** A role held at a member, from a day on and, if it ended, until before another. */
export interface RoleHeld {
  id: number;
  role: Role;
  from_on: string;
  /** The first day on which it is no longer held. */
  until_on: string | null;
  /** Whether it is held today. */
  is_current: boolean;
}

/** Asks to save a person and the roles held at a member. */
export interface SaveContacts {
  /** The person; absent for a new one. */
  id?: number | null;
  member_id: number;
  /** The person's fields from now on. */
  draft: ContactDraft;
  /** The roles the person holds at the member from now on. */
  roles: Array<Role>;
  /** The day from which the roles change hands; today when absent. */
  from_on?: string | null;
}

/** Asks to set the days of a holding. */
export interface SetContactsRoleDates {
  role_id: number;
  from_on: string;
  /** The first day on which it is no longer held; null while it has no end. */
  until_on: string | null;
}

export interface VoterRow {
  member_id: number;
  member: string;
  name: string;
  given_name: string;
  family_name: string;
  email: string;
  orcid_id: string;
  from_on: string;
}

/** The voting contacts of the active members on a day. */
export interface VotingRoll {
  on: string;
  /** Members with a voting contact on that day. */
  rows: Array<VoterRow>;
  missing: Array<MissingVoter>;
}

export interface ContactsCommands {
  "members.get": { request: GetMembers; response: MemberDetail };
  "members.timeline": { request: GetMembersTimeline; response: Array<TimelineEntry> };
  "contacts.list": { request: ListContacts; response: ContactPage };
  "contacts.facets": { request: Record<string, never>; response: ContactFacets };
  "contacts.check": { request: CheckContacts; response: CheckedFields };
  "contacts.voting_roll": { request: GetContactsVotingRoll; response: VotingRoll };
  "contacts.get": { request: GetContacts; response: ContactDetail };
  "contacts.hand_over": { request: HandContactsOver; response: MemberDetail };
  "contacts.set_role_dates": { request: SetContactsRoleDates; response: MemberDetail };
  "contacts.depart": { request: DepartContacts; response: ContactDetail };
  "contacts.save": { request: SaveContacts; response: MemberDetail };
  "contacts.remove": { request: RemoveContacts; response: MemberDetail };
}
