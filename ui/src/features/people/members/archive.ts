import { act } from "../../../app/act";
import { call } from "../../../api/client";
import { plural } from "../../../components/texts";
import { showSaved } from "../../../app/undo.svelte";

/** Takes members out of the lists; their invoices and history stay. False when it was refused. */
export async function archiveMembers(ids: number[]): Promise<boolean> {
  return act(async () => {
    const done = await call("members.archive", { ids });
    showSaved(plural(done.count, ["Archived # member", "Archived # members"]));
  });
}

/** Brings archived members back. False when it was refused. */
export async function restoreMembers(ids: number[]): Promise<boolean> {
  return act(async () => {
    const done = await call("members.restore", { ids });
    showSaved(plural(done.count, ["Restored # member", "Restored # members"]));
  });
}
