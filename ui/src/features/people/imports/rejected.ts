import { toasts } from "../../../components/toasts.svelte";
import { host, toFailure } from "../../../host";

/** Saves the rows that an import rejected or took without a field, each with its reason, where the user says. */
export async function saveRejected(batch: number): Promise<void> {
  try {
    const saved = await host("save_rejected", { batch });
    if (saved) toasts.show(`Saved ${saved.saved}`, { tone: "good" });
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
  }
}
