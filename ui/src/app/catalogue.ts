// Every screen, in the order of the navigation. A new screen is added here and to SCREENS in router.svelte.ts.
import History from "../features/history/History.svelte";
import type { Screen } from "./screens";

export const screens: readonly Screen[] = [
  { name: "history", label: "History", icon: "history", component: History },
];
