// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Id } from "./kernel";

export type ArchiveSponsors = Id;

export type RestoreSponsors = Id;

/** Asks to save a sponsor. */
export interface SaveSponsors {
  /** The sponsor; a new one when absent. */
  id?: number | null;
  draft: SponsorDraft;
}

export interface Sponsor extends SponsorDraft {
  id: number;
  /** When it was put out of the daily lists. */
  archived_on: string | null;
}

/** A sponsor as a form edits it. Texts are empty where nothing is known. */
export interface SponsorDraft {
  /** Name, as its invoices show it. */
  name: string;
  /** The person or office that its invoices are addressed to. */
  attention: string;
  /** Where its invoices are sent. */
  email: string;
  /** Street, building, department: one or more lines. */
  street: string;
  city: string;
  region: string;
  postal_code: string;
  /** ISO 3166 code or English name. */
  country: string;
  tax_id: string;
  /** The purchase order number that its invoices must show. */
  purchase_order: string;
  /** What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it. */
  buyer_reference: string;
  /** Where it receives electronic invoices, with the scheme in front. */
  electronic_address: string;
  /** The language to write to it in, as a BCP 47 tag; empty for the consortium’s own. */
  language: string;
  /** Notes of the lead organisation. */
  notes: string;
}

export interface SponsorsCommands {
  "sponsors.list": { request: Record<string, never>; response: Array<Sponsor> };
  "sponsors.save": { request: SaveSponsors; response: Sponsor };
  "sponsors.archive": { request: ArchiveSponsors; response: Sponsor };
  "sponsors.restore": { request: RestoreSponsors; response: Sponsor };
}
