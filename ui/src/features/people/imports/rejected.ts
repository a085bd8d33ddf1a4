import { act } from "../../../app/act";
import { toasts } from "../../../components/toasts.svelte";
import { host } from "../../../host";

/** Saves the rows that an import rejected or took without a field, each with its reason, where the user says. */
export async function saveRejected(batch: number): Promise<void> {
  await act(async () => {
    const saved = await host("save_rejected", { batch });
    if (saved) toasts.show(`Saved ${saved.saved}`, { tone: "good" });
  });
}
