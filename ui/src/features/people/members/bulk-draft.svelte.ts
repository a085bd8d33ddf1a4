import type { BulkSet, Status, Tier } from "../../../api/generated/members";

/** A field that many members can be given at once. */
export type BulkField = keyof BulkSet;

const words = (typed: string): string[] =>
  typed
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Which fields of many members change, and to what. */
export class BulkDraft {
  /** The fields that change; the others stay as they are with each member. */
  chosen = $state<Record<BulkField, boolean>>({
    status: false,
    tier: false,
    country: false,
    sector: false,
    joined_on: false,
    left_on: false,
    not_for_profit: false,
    add_tags: false,
    remove_tags: false,
  });
  status = $state<Status>("active");
  tier = $state<Tier | null>(null);
  country = $state<string | null>(null);
  sector = $state("");
  joined_on = $state<string | null>(null);
  left_on = $state<string | null>(null);
  not_for_profit = $state<boolean | null>(true);
  /** Tags between commas. */
  add_tags = $state("");
  remove_tags = $state("");

  /** What the core is asked to set; null while no field is chosen. */
  get set(): BulkSet | null {
    const { chosen } = this;
    if (!Object.values(chosen).includes(true)) return null;
    return {
      ...(chosen.status ? { status: this.status } : {}),
      ...(chosen.tier ? { tier: { to: this.tier } } : {}),
      ...(chosen.country ? { country: this.country ?? "" } : {}),
      ...(chosen.sector ? { sector: this.sector } : {}),
      ...(chosen.joined_on ? { joined_on: { to: this.joined_on } } : {}),
      ...(chosen.not_for_profit ? { not_for_profit: { to: this.not_for_profit } } : {}),
      ...(chosen.add_tags ? { add_tags: words(this.add_tags) } : {}),
      ...(chosen.remove_tags ? { remove_tags: words(this.remove_tags) } : {}),
      ...(chosen.left_on ? { left_on: { to: this.left_on } } : {}),
    };
  }
}
