import { SvelteMap } from "svelte/reactivity";
import { toFailure, type Failure } from "../host";
import { onChange } from "./changes";
import type { Topic } from "./generated/register";
import type { RowSource } from "./row-source";

// Dragging the scroll bar passes hundreds of pages; only those where it rests are worth fetching.
const WAIT_MS = 40;

/** One page of a longer list. */
export interface Page<Row> {
  rows: Row[];
  total: number;
}

/** A long list of which only the pages that are looked at are fetched: the source of a data table. */
export class Pages<Row, Request, Answer extends Page<Row> = Page<Row>> implements RowSource<Row> {
  total = $state(0);
  /** The last answer without regard to its offset: sums and flags of the whole list. */
  answer = $state.raw<Answer | undefined>(undefined);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  /** Counts the lists: it changes when another list (another request) is shown, and a table scrolls to its top. */
  generation = $state(0);

  readonly #pages = new SvelteMap<number, Row[]>();
  readonly #asked = new Set<number>();
  #request: Request | null = null;
  #turn = 0;
  #visible: [number, number] = [0, 0];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly load: (request: Request, offset: number, limit: number) => Promise<Answer>,
    readonly size = 100,
  ) {}

  get pending(): boolean {
    return this.answer === undefined && this.failure === null;
  }

  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.size))?.[index % this.size];
  }

  /** Sees to it that the rows from `first` to `last` are fetched, once the scrolling takes a breath. */
  ensure(first: number, last: number): void {
    this.#visible = [first, last];
    if (this.#timer !== undefined || this.#missing().length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#fetchVisible();
    }, WAIT_MS);
  }

  /** Shows another list. The rows of the former one stay until the first page of this one has come. */
  async show(request: Request): Promise<void> {
    this.#request = request;
    await this.#restart(0, true);
  }

  /** Reads the same list again, from the page that is looked at. */
  async refetch(): Promise<void> {
    if (this.#request !== null) await this.#restart(Math.floor(this.#visible[0] / this.size), false);
  }

  async #restart(page: number, isAnother: boolean): Promise<void> {
    const turn = ++this.#turn;
    this.#asked.clear();
    const isCurrent = await this.#fetch(page, turn, () => {
      this.#pages.clear();
      if (isAnother) this.generation += 1;
    });
    if (!isCurrent) return;
    // The list may have become shorter than the place that was looked at.
    if (page > 0 && page * this.size >= this.total) await this.#fetch(0, turn);
    else if (!isAnother) this.#fetchVisible();
  }

  #fetchVisible(): void {
    for (const page of this.#missing()) void this.#fetch(page, this.#turn);
  }

  /** The pages in sight that were not asked for yet. */
  #missing(): number[] {
    const [first, last] = this.#visible.map((index) => Math.floor(index / this.size)) as [number, number];
    const pages = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    return pages.filter((page) => page * this.size < this.total && !this.#asked.has(page));
  }

  async #fetch(page: number, turn: number, beforeStore?: () => void): Promise<boolean> {
    if (this.#request === null) return false;
    this.#asked.add(page);
    this.loading = true;
    try {
      const answer = await this.load(this.#request, page * this.size, this.size);
      if (turn !== this.#turn) return false;
      beforeStore?.();
      this.#pages.set(page, answer.rows);
      this.total = answer.total;
      this.answer = answer;
      this.failure = null;
    } catch (reason) {
      if (turn !== this.#turn) return false;
      this.#asked.delete(page);
      this.failure = toFailure(reason);
    }
    this.loading = false;
    return true;
  }
}

/** Pages that live as long as the component that makes them; `request` is reactive. */
export function pages<Request, Answer extends Page<unknown>>(
  topics: readonly Topic[],
  request: () => Request,
  load: (request: Request, offset: number, limit: number) => Promise<Answer>,
): Pages<Answer["rows"][number], Request, Answer> {
  const result = new Pages<Answer["rows"][number], Request, Answer>(load);
  let asked: string | undefined;
  $effect(() => {
    const next = request();
    const text = JSON.stringify(next);
    if (text === asked) return;
    asked = text;
    void result.show(next);
  });
  $effect(() => onChange(topics, () => void result.refetch()));
  return result;
}
