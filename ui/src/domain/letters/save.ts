import { toasts } from "../../components/toasts.svelte";
import { host, toFailure, type LetterRequest, type SavedLetters } from "../../host";

/** Saves letters in a folder that is asked for, and says where `what` is then; null when it was cancelled or refused. */
export async function saveLetters(request: LetterRequest, what: string): Promise<SavedLetters | null> {
  try {
    const saved = await host("save_letters", request);
    if (saved) toasts.show(`${what} was saved in ${saved.folder}`, { tone: "good" });
    return saved;
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
    return null;
  }
}
