import { host } from "../host";
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

/** How many forms hold something that is not saved; while any does, the window asks before it closes. */
class Unsaved {
  #count = 0;

  /** Holds the window until the returned function is called. */
  hold(): () => void {
    this.#count += 1;
    if (this.#count === 1) this.#tell(true);
    return () => {
      this.#count -= 1;
      if (this.#count === 0) this.#tell(false);
    };
  }

  #tell(hold: boolean): void {
    // Without an answer the window closes as it always did.
    host("hold_window", { hold }).catch(() => undefined);
  }
}

/** What is not saved yet. */
export const unsaved = new Unsaved();

/** Asks before the form is left or the window closed with unsaved changes, for as long as the component lives. */
export function guardDraft(draft: () => Leavable | null): void {
  $effect(() => router.guard(() => mayDiscard(draft())));
  const dirty = $derived(draft()?.dirty ?? false);
  $effect(() => (dirty ? unsaved.hold() : undefined));
}

/** Closes the window unless the user wants to go on editing. */
export async function closeWindow(): Promise<void> {
  if (await router.mayLeave()) await host("close_window");
}

/** Whether the draft may be thrown away; asks only when something would be lost. */
export async function mayDiscard(draft: Leavable | null): Promise<boolean> {
  return draft?.dirty ? leaveQuestion.ask() : true;
}
