import { call } from "../../../api/client";
import { count } from "../../../app/format";
import { showSaved } from "../../../app/undo.svelte";
import { toasts } from "../../../components/toasts.svelte";
import { toFailure } from "../../../host";

/** Takes members out of the lists; their invoices and history stay. False when it was refused. */
export async function archiveMembers(ids: number[]): Promise<boolean> {
  return attempt(async () => {
    const done = await call("members.archive", { ids });
    showSaved(`Archived ${count(done.count, "member")}`);
  });
}

/** Brings archived members back. False when it was refused. */
export async function restoreMembers(ids: number[]): Promise<boolean> {
  return attempt(async () => {
    const done = await call("members.restore", { ids });
    showSaved(`Restored ${count(done.count, "member")}`);
  });
}

async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
    return false;
  }
}
