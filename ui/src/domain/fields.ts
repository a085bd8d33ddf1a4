// The fields of members and people as the core declares them, for every screen that walks them.
import type { FieldInfo } from "../api/generated/kernel";
import { showDate } from "../app/format";
import { languageName } from "./languages";
import { STATUS_LABELS, TIER_LABELS } from "./labels";

/** What the codes of a field are called, by field. */
export const CHOICE_LABELS: Record<string, Record<string, string>> = {
  status: STATUS_LABELS,
  tier: TIER_LABELS,
};

/** A value as screens show it: codes by their names, days in the user's way; empty for none. */
export function showField(field: Pick<FieldInfo, "name" | "kind">, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const text = String(value);
  switch (field.kind) {
    case "day":
      return showDate(text);
    case "choice":
      return CHOICE_LABELS[field.name]?.[text] ?? text;
    case "language":
      return languageName(text);
    default:
      return text;
  }
}
