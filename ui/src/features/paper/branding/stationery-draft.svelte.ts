import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type { Stationery } from "../../../api/generated/branding";

/** The form of the look of documents. */
export class StationeryDraft extends Draft<Stationery, Stationery> {
  constructor(style: Stationery) {
    super(style, { send: (draft) => call("branding.save", draft) });
  }

  /** The colour as a colour field shows it: black while what is typed is no colour. */
  get swatch(): string {
    const typed = this.values.accent.trim().toLowerCase();
    return /^#[0-9a-f]{6}$/.test(typed) ? typed : "#000000";
  }

  set swatch(colour: string) {
    this.values.accent = colour;
  }
}

/** What a preview shows beside the look. */
export interface Sample {
  language: string;
  kind: "invoice" | "credit_note" | "pro_forma";
  lines: number;
}

/** Samples of one page and of several, where sums are carried over. */
export const LENGTHS = [
  { value: "1", label: "One line" },
  { value: "6", label: "6 lines" },
  { value: "40", label: "40 lines" },
  { value: "120", label: "120 lines" },
] as const;
