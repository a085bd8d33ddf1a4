import { call } from "../api/client";
import { toasts } from "../components/toasts.svelte";
import { toFailure } from "../host";

// "Undo" takes back the last operation, so only the message about the last one may offer it.
const TOPIC = "undo";

/** Undoes the last operation (or the one with this id) and says what it was. */
export async function undo(id?: number): Promise<void> {
  try {
    const { summary } = await call("history.undo", id === undefined ? {} : { id });
    toasts.show(`Undone: ${summary}`, { topic: TOPIC, action: { label: "Redo", run: () => void redo() } });
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
  }
}

/** Does again what was undone last. */
export async function redo(): Promise<void> {
  try {
    const { summary } = await call("history.redo", {});
    toasts.show(`Done again: ${summary}`, {
      topic: TOPIC,
      action: { label: "Undo", run: () => void undo() },
    });
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
  }
}

/** Says that something was saved, and offers to take it back. */
export function showSaved(text: string): void {
  toasts.show(text, { tone: "good", topic: TOPIC, action: { label: "Undo", run: () => void undo() } });
}

/** Changes something and says so, with a way back; or says why it was refused. */
export async function change(work: () => Promise<unknown>, done: string): Promise<void> {
  try {
    await work();
    showSaved(done);
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
  }
}
