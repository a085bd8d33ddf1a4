import { pxOf } from "./rem";
import type { Column } from "./rows";

const PREFIX = "consortium-desk.columns.";

/** Narrower than this nothing can be read; wider than this nothing else can. */
const WIDTH_MIN_PX = 48;
const WIDTH_MAX_PX = 800;

interface Remembered {
  /** The shown columns in order; null for the usual ones. */
  keys: readonly string[] | null;
  widths: Readonly<Record<string, number>>;
}

/** Any column, as far as a layout looks at it. */
export type AnyColumn = Pick<Column<never>, "key" | "optional" | "always" | "hideBelowPx">;

/**
 * Which columns a table shows, in which order and how wide. What the user chooses is remembered on this computer, table
 * by table, and belongs to no register: it is about a person's screen, not about the consortium.
 */
export class ColumnLayout {
  #remembered = $state.raw<Remembered>({ keys: null, widths: {} });
  /** The columns of the saved view that is shown; what is changed meanwhile is not remembered. */
  #ofView = $state.raw<readonly string[] | null>(null);

  constructor(
    private readonly table: string,
    private readonly storage: Pick<Storage, "getItem" | "setItem"> | null = usualStorage(),
  ) {
    this.#remembered = this.#read();
  }

  /** The shown columns in order; null for the usual ones, which give way when the window is narrow. */
  get keys(): readonly string[] | null {
    return this.#ofView ?? this.#remembered.keys;
  }

  /** Whether anything differs from what the program proposes. */
  get isChanged(): boolean {
    return this.keys !== null || Object.keys(this.#remembered.widths).length > 0;
  }

  /** The columns to show, in order. */
  shown<C extends AnyColumn>(columns: readonly C[]): C[] {
    const keys = this.keys;
    if (keys === null) return columns.filter((column) => !column.optional);
    const chosen = keys
      .map((key) => columns.find((column) => column.key === key))
      .filter((column): column is C => column !== undefined);
    const forced = columns.filter((column) => column.always && !keys.includes(column.key));
    return [...forced, ...chosen];
  }

  /** Every column: the shown ones in order, then the others. */
  ordered<C extends AnyColumn>(columns: readonly C[]): C[] {
    const shown = this.shown(columns);
    return [...shown, ...columns.filter((column) => !shown.includes(column))];
  }

  /** Shows a column that was not shown, as the last one, or leaves it out. */
  toggle(columns: readonly AnyColumn[], key: string): void {
    const keys = this.shown(columns).map((column) => column.key);
    if (columns.find((column) => column.key === key)?.always) return;
    this.#choose(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  }

  /** Moves a shown column one place towards the start (-1) or the end (1). */
  move(columns: readonly AnyColumn[], key: string, by: -1 | 1): void {
    const keys = this.shown(columns).map((column) => column.key);
    const at = keys.indexOf(key);
    const other = keys[at + by];
    if (at < 0 || other === undefined) return;
    keys[at] = other;
    keys[at + by] = key;
    this.#choose(keys);
  }

  /** The width that the user gave a column. */
  width(key: string): number | undefined {
    return this.#remembered.widths[key];
  }

  /** Gives a column a width; null gives it back the usual one. */
  resize(key: string, widthPx: number | null): void {
    const { [key]: _, ...others } = this.#remembered.widths;
    const widths =
      widthPx === null
        ? others
        : { ...others, [key]: Math.round(Math.min(WIDTH_MAX_PX, Math.max(WIDTH_MIN_PX, widthPx))) };
    this.#remember({ ...this.#remembered, widths });
  }

  /** Back to what the program proposes. */
  reset(): void {
    this.#ofView = null;
    this.#remember({ keys: null, widths: {} });
  }

  /** Shows the columns of a saved view, or again the user's own. */
  showView(keys: readonly string[] | null): void {
    this.#ofView = keys;
  }

  #choose(keys: readonly string[]): void {
    if (this.#ofView !== null) this.#ofView = keys;
    else this.#remember({ ...this.#remembered, keys });
  }

  #remember(next: Remembered): void {
    this.#remembered = next;
    try {
      this.storage?.setItem(PREFIX + this.table, JSON.stringify(next));
    } catch {
      // Without storage the choice holds until the window is closed.
    }
  }

  #read(): Remembered {
    try {
      const read: unknown = JSON.parse(this.storage?.getItem(PREFIX + this.table) ?? "null");
      if (read === null || typeof read !== "object") return { keys: null, widths: {} };
      const { keys, widths } = read as Partial<Remembered>;
      const isList = Array.isArray(keys) && keys.every((key) => typeof key === "string");
      const known = Object.entries(widths ?? {}).filter(([, width]) => typeof width === "number");
      return { keys: isList ? keys : null, widths: Object.fromEntries(known) };
    } catch {
      return { keys: null, widths: {} };
    }
  }
}

function usualStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** How many pixels a column usually takes; none where it shares what is left. */
export function usualPx({ width }: { width?: string }): number | undefined {
  return width?.endsWith("rem") ? pxOf(Number.parseFloat(width)) : undefined;
}
