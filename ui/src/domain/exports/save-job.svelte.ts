import { act } from "../../app/act";
import { onHostEvent, type JobProgress } from "../../host";

/** Files that are saved one after the other: whether they are, how far that is, and what went wrong. */
export class SaveJob {
  /** From the question where to save until the last file. */
  running = $state(false);
  /** How far it is; null before the first file and after the last. */
  progress = $state.raw<JobProgress | null>(null);

  /** Listens, as long as the component that makes it is shown, to the job that the shell calls `name`. */
  constructor(name: string) {
    $effect(() =>
      onHostEvent("job", (job) => {
        if (job.job === name) this.progress = job.finished ? null : job;
      }),
    );
  }

  /** Runs `save`; when it fails, says so. */
  async run(save: () => Promise<void>): Promise<void> {
    this.running = true;
    await act(async () => {
      await save();
    });
    this.running = false;
    this.progress = null;
  }
}
