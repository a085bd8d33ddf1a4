import { act } from "../../../app/act";
import { call } from "../../../api/client";
import type { PendingChange } from "../../../api/generated/portal_sync";
import { plural } from "../../../components/texts";
import { showSaved } from "../../../app/undo.svelte";
import type { Tone } from "../../../components/Badge.svelte";

export const KIND_LABELS: Record<PendingChange["kind"], string> = {
  add: "Add",
  change: "Change",
  remove: "Remove",
};

export const KIND_TONES: Record<PendingChange["kind"], Tone> = {
  add: "good",
  change: "info",
  remove: "warn",
};

/** Marks things as told to ORCID, all of them without fingerprints; false when they were refused. */
export async function markSubmitted(fingerprints: string[] | null, isSeen: boolean): Promise<boolean> {
  return act(async () => {
    const { count: marked } = await call("portal_sync.submit", { fingerprints, is_seen: isSeen });
    showSaved(
      isSeen
        ? plural(marked, ["# change marked as seen at ORCID", "# changes marked as seen at ORCID"])
        : plural(marked, ["# change marked as submitted to ORCID", "# changes marked as submitted to ORCID"]),
    );
  });
}
