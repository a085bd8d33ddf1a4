import { call } from "../../../api/client";
import type {
  Kind as DuplicateKind,
  DuplicatePair,
  Choice as MergeChoice,
  MergeDuplicates,
} from "../../../api/generated/duplicates";
import { MEMBER_FIELDS } from "../../../api/generated/fields";
import { showField } from "../../../domain/fields";

/** Two records side by side: which one remains, and whose value of each field. */
export class Comparison {
  /** Whether the record that was suggested to go is the one that remains. */
  swapped = $state(false);
  choices = $state.raw<Record<string, MergeChoice>>({});
  busy = $state(false);

  constructor(
    readonly kind: DuplicateKind,
    readonly pair: DuplicatePair,
  ) {}

  get survivor(): DuplicatePair["one"] {
    return this.swapped ? this.pair.other : this.pair.one;
  }

  get other(): DuplicatePair["one"] {
    return this.swapped ? this.pair.one : this.pair.other;
  }

  get request(): MergeDuplicates {
    return {
      kind: this.kind,
      survivor_id: this.survivor.id,
      other_id: this.other.id,
      choices: this.choices,
    };
  }

  choose(field: string, choice: MergeChoice): void {
    this.choices = { ...this.choices, [field]: choice };
  }

  /** Lets the other record remain. The values that were chosen stay chosen. */
  swap(): void {
    this.swapped = !this.swapped;
    const swappedSides = { survivor: "other", other: "survivor", both: "both" } as const;
    this.choices = Object.fromEntries(
      Object.entries(this.choices).map(([field, choice]) => [field, swappedSides[choice]]),
    );
  }

  /** Merges as it is shown. */
  merge(): Promise<void> {
    return this.#once(async () => {
      await call("duplicates.merge", this.request);
    });
  }

  /** Remembers that the two are not the same. */
  dismiss(): Promise<void> {
    return this.#once(async () => {
      await call("duplicates.dismiss", {
        kind: this.kind,
        one_id: this.pair.one.id,
        other_id: this.pair.other.id,
      });
    });
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
    } finally {
      this.busy = false;
    }
  }
}

/** What a pair is known by in a list and in the address of the screen. */
export function keyOf(pair: DuplicatePair): string {
  return [pair.one.id, pair.other.id].sort((one, other) => one - other).join("-");
}

/** A value as the rest of the application writes it: words of the register by their name, days in the user’s way. */
export function fieldText(field: string, text: string): string {
  const known = MEMBER_FIELDS.find(({ name }) => name === field);
  return known && text !== "" ? showField(known, text) : text;
}
