import type { BulkSet, Status, Tier } from "../../api/types";

/** A field that many members can be given at once. */
export type BulkField = keyof BulkSet;

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
  });
  status = $state<Status>("active");
  tier = $state<Tier | null>(null);
  country = $state<string | null>(null);
  sector = $state("");
  joined_on = $state<string | null>(null);
  left_on = $state<string | null>(null);

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
      ...(chosen.left_on ? { left_on: { to: this.left_on } } : {}),
    };
  }
}
