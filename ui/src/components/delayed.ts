/** Hands a value on after a breath, so that what changes with every key is taken up when the typing rests. */
export class Delayed<Value> {
  // Plain data: what is torn down reads state as it was before.
  #pending: { value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly take: (value: Value) => void) {}

  /** Hands `value` on in `waitMs`, unless another comes before. */
  later(value: Value, waitMs: number): void {
    clearTimeout(this.#timer);
    this.#pending = { value };
    this.#timer = setTimeout(() => this.now(), waitMs);
  }

  /** Hands on at once what still waits. */
  now(): void {
    const pending = this.#pending;
    this.cancel();
    if (pending) this.take(pending.value);
  }

  /** Forgets what waits. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#pending = null;
  }
}
