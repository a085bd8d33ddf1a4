import { toasts } from "../../../components/toasts.svelte";
import { host, toFailure, type SavedLetters } from "../../../host";

/** What the levels are called. */
export const LEVELS: Readonly<Record<number, string>> = {
  1: "First reminder",
  2: "Second reminder",
  3: "Final reminder",
};

/** Saves reminders as PDFs and messages; null when it was cancelled or refused. */
export async function saveReminders(ids: number[]): Promise<SavedLetters | null> {
  try {
    return await host("save_letters", { letters: "reminders", request: { ids } });
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
    return null;
  }
}
