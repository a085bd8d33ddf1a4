// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.

/** Asks how far ORCID knows a member. */
export interface GetPortalSyncOfMember {
  member_id: number;
}

/** Asks for a page of the queue. */
export interface GetPortalSyncQueue {
  kind?: PendingKind | null;
  /** A part of the member's or the person's name. */
  search?: string | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** How far ORCID knows a member and its people. */
export interface MemberSyncState {
  state: SyncState;
  /** When ORCID was last told of it. */
  submitted_on: string | null;
  /** What ORCID still has to be told of it and its people. */
  pending: Array<PendingChange>;
}

export interface PendingChange {
  /** What to do in ORCID's member portal. */
  kind: PendingKind;
  member: string;
  /** The person's name; empty for the member itself. */
  name: string;
  /** The values: all of them for something new, those that differ for a change, none for a removal. */
  values: Array<PortalValue>;
  /** Stands for exactly these values; sent back when they are marked as told. */
  fingerprint: string;
  /** When ORCID was last told of it. */
  submitted_on: string | null;
  member_id: number;
  /** The person; null for the member itself. */
  contact_id: number | null;
}

/** What ORCID has to be told of a member or a contact. */
export type PendingKind = "add" | "change" | "remove";

/** Something that was submitted and not yet seen at ORCID. */
export interface PendingSubmission {
  member: string;
  /** The person's name; empty for the member itself. */
  name: string;
  /** Whether ORCID was told that it is gone. */
  is_removal: boolean;
  submitted_on: string;
  member_id: number;
  /** The person; null for the member itself. */
  contact_id: number | null;
}

/** A member, or a person at a member. */
export interface PortalRecord {
  member_id: number;
  /** The person; null for the member itself. */
  contact_id: number | null;
}

/** A value as ORCID's member portal takes it. */
export interface PortalValue {
  /** What the portal calls the field. */
  label: string;
  /** The value; empty for none. */
  value: string;
  /** What ORCID was told before; empty for nothing. */
  submitted: string;
  /** How many characters the portal takes, where it has a limit. */
  length_max: number | null;
  /** Whether the value is longer than that. */
  is_too_long: boolean;
}

/** A page of what ORCID still has to be told. */
export interface Queue {
  /** The rows of this page. */
  rows: Array<PendingChange>;
  /** How many the request matches. */
  total: number;
  counts: QueueCounts;
}

/** How much there is to tell, and what happened to what was told. */
export interface QueueCounts {
  add: number;
  /** Changed since ORCID was told. */
  change: number;
  /** To be removed at ORCID. */
  remove: number;
  /** Submitted and not yet seen at ORCID. */
  submitted: number;
  seen: number;
}

/** Asks to mark what was submitted as seen at ORCID. */
export interface SeePortalSync {
  /** Whom it is about; everything submitted when absent. */
  subjects?: Array<PortalRecord> | null;
  /** The day; today when absent. */
  on?: string | null;
}

/** Asks to mark things as told. */
export interface SubmitPortalSync {
  /** The fingerprints of what was told; everything in the queue when absent. */
  fingerprints?: Array<string> | null;
  /** The day; today when absent. */
  on?: string | null;
  /** Whether ORCID shows it already. */
  is_seen: boolean;
}

/** How many things were marked. */
export interface Submitted {
  count: number;
}

/** How far ORCID knows a member itself. */
export type SyncState = "unknown" | "submitted" | "seen";

export interface PortalSyncCommands {
  "portal_sync.queue": { request: GetPortalSyncQueue; response: Queue };
  "portal_sync.waiting": { request: Record<string, never>; response: Array<PendingSubmission> };
  "portal_sync.of_member": { request: GetPortalSyncOfMember; response: MemberSyncState };
  "portal_sync.submit": { request: SubmitPortalSync; response: Submitted };
  "portal_sync.see": { request: SeePortalSync; response: Submitted };
}
