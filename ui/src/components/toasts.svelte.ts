/** A short message that goes away by itself. */
export interface Toast {
  id: number;
  text: string;
  tone: "neutral" | "good" | "bad";
  action?: { label: string; run: () => void };
  /** A newer message on the same topic takes the place of this one. */
  topic?: string;
}

const STAY_MS = 7000;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a message; one that needs no answer, since it goes away. */
  show(text: string, options: Partial<Pick<Toast, "tone" | "action" | "topic">> = {}): void {
    const id = this.#next++;
    const others = this.list.filter(({ topic }) => topic === undefined || topic !== options.topic);
    // Three at most: what was said before has been read or is in the history.
    this.list = [...others.slice(-2), { tone: "neutral", ...options, id, text }];
    this.resume(id);
  }

  /** Takes a message away. */
  dismiss(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Keeps a message while it is pointed at or has the focus. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Lets the time of a message run again. */
  resume(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), STAY_MS),
    );
  }
}

/** The messages on the screen. */
export const toasts = new Toasts();
