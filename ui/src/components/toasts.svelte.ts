/** A short message that goes away by itself. */
export interface Toast {
  id: number;
  text: string;
  tone: "neutral" | "good" | "bad";
  action?: { label: string; run: () => void };
}

const STAY_MS = 7000;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a message; one that needs no answer, since it goes away. */
  show(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
    const id = this.#next++;
    // Three at most: what was said before has been read or is in the history.
    this.list = [
      ...this.list.slice(-2),
      { id, text, tone: options.tone ?? "neutral", action: options.action },
    ];
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
