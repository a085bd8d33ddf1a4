import { act } from "../../app/act";
import type { Saved, Saving } from "../../api/generated/host";
import { plural } from "../../components/texts";
import { toasts } from "../../components/toasts.svelte";
import { host } from "../../host";

/** Asks where to save something, saves it there and says so in the words of `said`, or why not; null when it was cancelled or refused. */
export async function save(
  saving: Saving,
  said: ((saved: Saved) => string) | null = savedAt,
): Promise<Saved | null> {
  const done: { saved: Saved | null } = { saved: null };
  await act(async () => {
    done.saved = await host("save", saving);
    if (done.saved && said) toasts.show(said(done.saved), toneOf(done.saved));
  });
  return done.saved;
}

function toneOf({ cancelled, unreachable, failed }: Saved): { tone?: "good" | "bad" } {
  if (unreachable.length + failed.length > 0) return { tone: "bad" };
  return cancelled ? {} : { tone: "good" };
}

/** Says where a file is that was saved. */
export function savedAt({ place }: Saved): string {
  return `Saved ${place}`;
}

/** Says where files are that were saved, and how many were right before. */
export function savedFiles({ written, skipped, place }: Saved): string {
  const saved = plural(written, ["Saved # file to {place}", "Saved # files to {place}"], { place });
  if (skipped === 0) return saved;
  return `${saved} · ${plural(skipped, ["# was already right", "# were already right"])}`;
}

/** The same of a folder that is whole once its manifest is written. */
export function savedWithManifest(saved: Saved): string {
  return saved.cancelled
    ? `Stopped. ${saved.place} has no manifest until it is saved again.`
    : savedFiles(saved);
}
