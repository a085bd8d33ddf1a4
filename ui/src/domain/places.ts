// Where to go for what the core speaks of: a step of the year, a deadline, what keeps the books from being closed.
import type { ResponseOf } from "../api/client";
import { placeOf, router, type Place } from "../app/router.svelte";
import type { ScreenName } from "../app/screens";

type StepKey = ResponseOf<"year.get">["steps"][number]["key"];

/** Where each step of a licence year is taken. */
const STEPS: Record<StepKey, ScreenName> = {
  agreement: "agreements",
  fees: "billing",
  approval: "billing",
  invoices: "billing",
  sending: "invoices",
  payments: "payments",
  remittance: "orcid-costs",
  closing: "books",
};

/** The screens that show one licence year at a time. */
const OF_YEAR: readonly ScreenName[] = ["billing", "invoices"];

/** The place of a step of that licence year. */
export function stepPlace(key: StepKey, year: number | null): Place {
  const screen = STEPS[key];
  return {
    screen,
    params: year !== null && OF_YEAR.includes(screen) ? { year: String(year) } : {},
  };
}

/** The place that the core names, at the record it means; null when there is no such screen. */
export function namedPlace(named: { screen: string; record_id?: number | null }): Place | null {
  const place = placeOf(named.screen);
  if (!place || named.record_id === null || named.record_id === undefined) return place;
  return { ...place, params: { ...place.params, id: String(named.record_id) } };
}

/** The place where something waits or is told; null when there is no such screen. */
export function needPlace(named: {
  screen: string;
  params: Readonly<Record<string, string | undefined>>;
}): Place | null {
  const place = placeOf(named.screen);
  const params = Object.entries(named.params).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return place && { ...place, params: Object.fromEntries(params) };
}

/** Goes there; nowhere for no place. */
export function goTo(place: Place | null): void {
  if (place) void router.go(place.screen, place.params);
}
