// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";

export type Choice = "survivor" | "other" | "both";

export type DismissDuplicates = RecordPair;

/** A pair that was declared different. */
export interface DistinctPair {
  id: number;
  /** The name of one of them. */
  one: string;
  /** The name of the other. */
  other: string;
  declared_on: string;
}

/** Pairs of records that may be one, the surest first. */
export interface DuplicateList {
  rows: Array<DuplicatePair>;
  /** How many were found in all. */
  total: number;
  /** How many pairs were declared different and are left out. */
  dismissed: number;
}

/** Two records that may be one. */
export interface DuplicatePair {
  /** The record that would remain: the one that more hangs on. */
  one: Side;
  /** The record that would be merged into it. */
  other: Side;
  /** How sure it is that they are one: 50 to 100. */
  percent: number;
  reasons: Array<Message>;
}

/** Asks for pairs of records that may be one. */
export interface FindDuplicates {
  kind: Kind;
  /** Pairs to give at most, the surest first. */
  limit?: number | null;
}

/** Asks for the pairs that were declared different. */
export interface GetDuplicatesDismissed {
  kind: Kind;
}

/** What kind of records are compared. */
export type Kind = "members" | "contacts";

/** Asks to merge one record into another, or what that would do. */
export interface MergeDuplicates {
  kind: Kind;
  survivor_id: number;
  /** The record that is merged into it. */
  other_id: number;
  /** Whose value remains, field by field; as the preview suggests where nothing is said. */
  choices?: { [key in string]: Choice } | null;
}

/** A field of both records, and what remains. */
export interface MergeField {
  field: string;
  label: Message;
  /** The survivor's value; empty for none. */
  survivor: string;
  /** The other one's value; empty for none. */
  other: string;
  choice: Choice;
  allows_both: boolean;
}

/** What came of a merge. */
export interface MergeOutcome {
  survivor_id: number;
  /** The history entry to undo. */
  entry_id: number | null;
}

/** What a merge would do. */
export interface MergePreview {
  /** The name of the record that remains. */
  survivor: string;
  /** The name of the record that is merged into it. */
  other: string;
  /** The fields in which they differ, each with what remains. */
  fields: Array<MergeField>;
  /** What hangs on the other record. */
  moved: Array<Moved>;
  /** What else is worth knowing before, in whole sentences. */
  notes: Array<Message>;
}

/** Records that hang on the one that is merged. */
export interface Moved {
  label: Message;
  count: number;
  /** Whether they stay with the merged record and are shown with the survivor's, because they never change. */
  stays: boolean;
}

export type PreviewDuplicatesMerge = MergeDuplicates;

/** Asks to forget a declaration. */
export interface ReconsiderDuplicates {
  id: number;
  /** What the two records are. */
  kind: Kind;
}

export interface RecordPair {
  kind: Kind;
  one_id: number;
  other_id: number;
}

/** One record of a pair. */
export interface Side {
  id: number;
  name: string;
  /** What else tells it apart: city and country, or the member and the address. */
  detail: Message;
  archived: boolean;
}

export interface DuplicatesCommands {
  "duplicates.find": { request: FindDuplicates; response: DuplicateList };
  "duplicates.preview_merge": { request: PreviewDuplicatesMerge; response: MergePreview };
  "duplicates.merge": { request: MergeDuplicates; response: MergeOutcome };
  "duplicates.dismissed": { request: GetDuplicatesDismissed; response: Array<DistinctPair> };
  "duplicates.dismiss": { request: DismissDuplicates; response: Array<DistinctPair> };
  "duplicates.reconsider": { request: ReconsiderDuplicates; response: Array<DistinctPair> };
}
