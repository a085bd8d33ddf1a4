import { EMPTY_MEMBER, MEMBER_FIELDS } from "../../../api/generated/fields";
import type { BulkUpdate } from "../../../api/generated/members";

/** The fields that many members can be given at once. */
export const BULK_FIELDS = MEMBER_FIELDS.filter((field) => field.is_for_many);

const words = (typed: string): string[] =>
  typed
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Which fields of many members change, and to what. */
export class BulkDraft {
  /** The fields that change, by name; the others stay as they are with each member. */
  chosen = $state<Record<string, boolean>>({});
  values = $state({ ...EMPTY_MEMBER });
  /** Tags between commas. */
  add_tags = $state("");
  remove_tags = $state("");

  /** What the core is asked to set; null while no field is chosen. */
  get set(): BulkUpdate["set"] | null {
    const { chosen } = this;
    if (!Object.values(chosen).includes(true)) return null;
    const fields = BULK_FIELDS.filter(({ name }) => chosen[name]).map(({ name }) => [
      name,
      this.values[name],
    ]);
    return {
      ...Object.fromEntries(fields),
      ...(chosen["add_tags"] ? { add_tags: words(this.add_tags) } : {}),
      ...(chosen["remove_tags"] ? { remove_tags: words(this.remove_tags) } : {}),
    };
  }
}
