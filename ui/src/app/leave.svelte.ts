import { router } from "./router.svelte";

/** What a form tells before it is left. */
interface Leavable {
  readonly dirty: boolean;
}

/** The question whether unsaved changes may be lost, while it is asked. */
class LeaveQuestion {
  answer = $state.raw<((leave: boolean) => void) | null>(null);

  /** Asks the user; true means that the changes may go. */
  async ask(): Promise<boolean> {
    this.answer?.(false);
    const leave = await new Promise<boolean>((resolve) => (this.answer = resolve));
    this.answer = null;
    return leave;
  }
}

/** The one question; the application frame shows it. */
export const leaveQuestion = new LeaveQuestion();

/** Asks before the form is left with unsaved changes, for as long as the component lives. */
export function guardDraft(draft: () => Leavable | null): void {
  $effect(() => router.guard(() => mayDiscard(draft())));
}

/** Whether the draft may be thrown away; asks only when something would be lost. */
export async function mayDiscard(draft: Leavable | null): Promise<boolean> {
  return draft?.dirty ? leaveQuestion.ask() : true;
}
