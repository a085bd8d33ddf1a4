import type { JobProgress, Saved, Saving } from "../../api/generated/host";
import { onHostEvent } from "../../host";
import { save } from "./save";

/** Files that are saved one after the other: whether they are, and how far that is. */
export class SaveJob {
  /** From the question where to save until the last file. */
  running = $state(false);
  /** How far it is; null before the first file and after the last. */
  progress = $state.raw<JobProgress | null>(null);

  /** Listens, as long as the component that makes it is shown, to how far such a saving is. */
  constructor(what: Saving["what"]) {
    $effect(() =>
      onHostEvent("job", (job) => {
        if (job.job === what) this.progress = job.finished ? null : job;
      }),
    );
  }

  /** Saves it, and says so in the words of `said`. */
  async run(saving: Saving, said: ((saved: Saved) => string) | null): Promise<Saved | null> {
    this.running = true;
    const saved = await save(saving, said);
    this.running = false;
    this.progress = null;
    return saved;
  }
}
