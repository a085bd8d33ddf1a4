import { act } from "../../../app/act";
import { host, type SavedLetters } from "../../../host";

/** What the levels are called. */
export const LEVELS: Readonly<Record<number, string>> = {
  1: "First reminder",
  2: "Second reminder",
  3: "Final reminder",
};

/** Saves reminders as PDFs and messages; null when it was cancelled or refused. */
export async function saveReminders(ids: number[]): Promise<SavedLetters | null> {
  let saved: SavedLetters | null = null;
  await act(async () => {
    saved = await host("save_letters", { letters: "reminders", request: { ids } });
  });
  return saved;
}
