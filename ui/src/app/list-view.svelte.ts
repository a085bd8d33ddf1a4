import { ColumnLayout } from "../components/columns.svelte";
import { session } from "./session.svelte";

/**
 * What a list shows: its words, filters and order, its columns, and how far it was scrolled. It outlives the screen, so
 * that one comes back to what one left.
 */
export class ListView<Request extends object> {
  /** How far the table is scrolled; no state, since nothing but the table shows it. */
  scrollPx = 0;
  /** The columns of the list. */
  readonly layout: ColumnLayout;

  #search = $state("");
  #asked = $state.raw({}) as Partial<Request>;
  readonly #usual: Partial<Request>;

  /** `usual` is what is asked for before anybody narrows or sorts the list. */
  constructor(name: string, usual: Partial<Request> = {}) {
    this.layout = new ColumnLayout(name);
    this.#usual = usual;
    this.#ask({});
  }

  get search(): string {
    return this.#search;
  }

  set search(words: string) {
    this.#search = words;
    this.scrollPx = 0;
  }

  /** The request for the core; what is not asked is left out. */
  get request(): Request {
    return sorted({ ...this.#asked, ...asked({ search: this.#search.trim() }) }) as Request;
  }

  /** Whether the list is narrowed by more than words. */
  get isFiltered(): boolean {
    return JSON.stringify(filtersOf(this.#asked)) !== JSON.stringify(filtersOf(this.#usual));
  }

  /** Whether the list is narrowed at all. */
  get isNarrowed(): boolean {
    return this.#search.trim() !== "" || this.isFiltered;
  }

  /** Changes filters or the order; an empty value takes a filter away. */
  set(changes: Partial<Request>): void {
    this.#ask({ ...this.#asked, ...changes });
  }

  /** Shows what a request asks for. */
  show(request: Request): void {
    const { search, ...others } = request as { search?: string | null };
    this.#search = search ?? "";
    this.#ask(others as Partial<Request>);
  }

  /** Shows everything in the usual order. */
  clear(): void {
    this.show({} as Request);
  }

  #ask(request: Partial<Request>): void {
    this.#asked = sorted({ ...this.#usual, ...asked(request) }) as Partial<Request>;
    this.scrollPx = 0;
  }
}

const views = new Map<string, unknown>();
let owner = "";

/** What was made under this name for the open register; another register starts with fresh ones. */
export function remembered<View>(name: string, make: () => View): View {
  const register = session.register?.path ?? "";
  if (register !== owner) views.clear();
  owner = register;
  if (!views.has(name)) views.set(name, make());
  return views.get(name) as View;
}

/** The view of a list of the open register. */
export function listView<Request extends object>(
  name: string,
  usual: Partial<Request> = {},
): ListView<Request> {
  return remembered(name, () => new ListView<Request>(name, usual));
}

/** How far a table or a panel is scrolled that has no view of its own. */
export function scrollOf(name: string): { scrollPx: number } {
  return remembered(`scroll_${name}`, () => ({ scrollPx: 0 }));
}

/** What somebody chose on a screen; undefined until they do. It outlives the screen as the view of a list does. */
class Chosen<Value> {
  value = $state.raw<Value | undefined>(undefined);
}

/** A choice of that name for the open register. */
export function chosen<Value>(name: string): Chosen<Value> {
  return remembered(`chosen_${name}`, () => new Chosen<Value>());
}

/** A request without what asks for nothing. */
function asked(request: object): object {
  const isAsked = (value: unknown): boolean =>
    Array.isArray(value)
      ? value.length > 0
      : value !== null && value !== undefined && value !== "" && value !== false;
  return Object.fromEntries(Object.entries(request).filter(([, value]) => isAsked(value)));
}

/** The same request in one order of its parts, so that two can be compared as text. */
function sorted(request: object): object {
  return Object.fromEntries(Object.entries(request).sort(([one], [other]) => one.localeCompare(other)));
}

function filtersOf(request: object): object {
  return sorted(Object.fromEntries(Object.entries(request).filter(([key]) => key !== "sort")));
}
