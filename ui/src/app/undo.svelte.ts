import { act } from "./act";
import { call } from "../api/client";
import { toasts } from "../components/toasts.svelte";
import { toFailure } from "../host";

// "Undo" takes back the last operation, so only the message about the last one may offer it.
const TOPIC = "undo";

/** What is asked before something is undone that lies behind a final act. */
export interface UndoQuestion {
  /** What is final, or why nothing is undone. */
  readonly title: string;
  /** That it stays, and what corrects it. */
  readonly text: string;
  /** The older operation that can be undone instead; none when there is none. */
  readonly older: { readonly id: number; readonly summary: string } | null;
}

/** The question that stands on the screen, if one does. */
class Asked {
  question = $state.raw<UndoQuestion | null>(null);

  /** Undoes the older operation after all. */
  async accept(): Promise<void> {
    const older = this.question?.older;
    this.question = null;
    if (older) await undoEntry(older.id);
  }

  /** Leaves everything as it is. */
  dismiss(): void {
    this.question = null;
  }
}

export const asked = new Asked();

/** Undoes the last operation and says what it was; stops at a final act and asks. */
export async function undo(): Promise<void> {
  await act(async () => {
    const { barrier } = await call("history.status", {});
    if (!barrier) {
      await undoEntry();
      return;
    }
    const { summary, explanation, older } = barrier;
    asked.question = { title: `“${summary}” cannot be undone`, text: explanation, older };
  });
}

/** Undoes an operation of the history; asks before when a final act came after it. */
export async function undoNamed(
  entry: { readonly id: number; readonly summary: string },
  finalSince: { readonly summary: string } | null,
): Promise<void> {
  if (!finalSince) {
    await undoEntry(entry.id);
    return;
  }
  asked.question = {
    title: `Undo “${entry.summary}”?`,
    text: `“${finalSince.summary}” came later. It is final and stays as it is, whatever is undone before it.`,
    older: entry,
  };
}

/** Undoes an operation, says what it was, and tells whether it did. A refusal is a sentence that takes reading, so it stays until dismissed. */
export async function undoEntry(id?: number): Promise<boolean> {
  try {
    const { summary } = await call("history.undo", id === undefined ? {} : { id });
    toasts.show(`Undone: ${summary}`, { topic: TOPIC, action: { label: "Redo", run: () => void redo() } });
    return true;
  } catch (reason) {
    const { kind, message } = toFailure(reason);
    const title =
      kind === "unanswered" || kind === "unknown" ? "Look into the history" : "Nothing was undone";
    asked.question = { title, text: message, older: null };
    return false;
  }
}

/** Does again what was undone last. */
export async function redo(): Promise<void> {
  await act(async () => {
    const { summary } = await call("history.redo", {});
    toasts.show(`Done again: ${summary}`, {
      topic: TOPIC,
      action: { label: "Undo", run: () => void undo() },
    });
  });
}

/** Says that something was saved, and offers to take it back. */
export function showSaved(text: string): void {
  toasts.show(text, { tone: "good", topic: TOPIC, action: { label: "Undo", run: () => void undo() } });
}

/** Changes something and says so, with a way back; or says why it was refused. */
export async function change(work: () => Promise<unknown>, done: string): Promise<void> {
  await act(async () => {
    await work();
    showSaved(done);
  });
}
