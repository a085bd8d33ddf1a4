import { act } from "../../app/act";
import { toasts } from "../../components/toasts.svelte";
import { host, type LetterRequest, type SavedLetters } from "../../host";

/** Saves letters in a folder that is asked for, and says so; null when it was cancelled or refused. */
export async function saveLetters(
  request: LetterRequest,
  done: (folder: string) => string,
): Promise<SavedLetters | null> {
  let saved: SavedLetters | null = null;
  await act(async () => {
    saved = await host("save_letters", request);
    if (saved) toasts.show(done(saved.folder), { tone: "good" });
  });
  return saved;
}
