import { untrack } from "svelte";
import { router } from "./router.svelte";

/**
 * Follows links that ask a list for something: what stands in the place under `names` is shown, and nothing narrower.
 * From then on it is a filter like the others, so the place forgets it.
 */
export function followLink(
  params: () => Readonly<Record<string, string>>,
  names: readonly string[],
  show: (asked: Readonly<Record<string, string>>) => void,
): void {
  $effect.pre(() => {
    const entries = Object.entries(params());
    const asked = entries.filter(([name]) => names.includes(name));
    if (asked.length === 0) return;
    untrack(() => show(Object.fromEntries(asked)));
    void router.replace(Object.fromEntries(entries.filter(([name]) => !names.includes(name))));
  });
}
