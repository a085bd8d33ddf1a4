// What needs somebody today, asked once for the navigation and for Home.
import { createContext } from "svelte";
import { query, type Query } from "../api/query.svelte";
import type { RequestOf, ResponseOf } from "../api/client";
import type { ScreenName } from "../app/screens";

type NeedsQuery = Query<RequestOf<"home.needs">, ResponseOf<"home.needs">>;

const [useNeeds, setNeeds] = createContext<NeedsQuery>();

/** What needs somebody today, as the frame asked for it. */
export { useNeeds };

/** Asks what needs somebody today, for all that stands in this component. */
export function provideNeeds(): NeedsQuery {
  return setNeeds(query("home.needs", () => ({})));
}

/** How many things somebody must do on a screen, of what its name carries the count of. */
export function badgeOf(needs: ResponseOf<"home.needs"> | undefined, screen: ScreenName): number {
  const rows = needs?.rows.filter((need) => need.is_badge && need.screen === screen) ?? [];
  return rows.reduce((sum, { count }) => sum + count, 0);
}
