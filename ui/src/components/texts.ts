// Texts of a catalogue. The build puts `runtimeOf` behind every text of the sources; people write plain English there.
import { showNumber } from "./locale";

/** A text of a catalogue: itself, or its parts; a number stands for a value or, first in a list, for an element. */
type Part = string | number | readonly Part[];

/** The compiled catalogue of a language. */
export interface Catalogue {
  /** The texts by their numbers; those with a plural as the list of their forms. */
  readonly c: readonly Part[];
  /** Which of the forms a number takes. */
  readonly p?: (count: number) => number;
}

/** What the sources call once their texts are replaced. */
export interface Texts {
  (id: number, values?: readonly unknown[]): string;
  readonly _: Catalogue;
  readonly l: string;
  readonly c: (id: number) => readonly Part[];
  readonly x: (parts: readonly Part[], values?: readonly unknown[], first?: number) => string;
  readonly p: (id: number) => Part;
}

/** The texts of a language. A value that is missing leaves no word in its place, as in markup. */
export function runtimeOf(catalogue: Catalogue, language: string): Texts {
  const partsOf = (id: number): readonly Part[] => {
    const text = catalogue.c[id] ?? "";
    return Array.isArray(text) ? (text as readonly Part[]) : [text];
  };
  const filled = (parts: readonly Part[], values: readonly unknown[] = [], first = 1): string =>
    parts
      .slice(first)
      .map((part) => (typeof part === "number" ? String(values[part] ?? "") : part))
      .join("");
  return Object.assign((id: number, values?: readonly unknown[]) => filled(partsOf(id), values, 0), {
    _: catalogue,
    l: language,
    c: partsOf,
    x: filled,
    p: (id: number) => catalogue.c[id] ?? [],
  });
}

/** The first of the languages a person wants that there is a catalogue for, be it of another region. */
export function languageFor(wanted: readonly string[], known: readonly string[]): string | undefined {
  const spoken = (tag: string): string => tag.split("-")[0] ?? "";
  for (const tag of wanted) {
    const found = known.find((one) => one === tag) ?? known.find((one) => spoken(one) === spoken(tag));
    if (found !== undefined || spoken(tag) === "en") return found;
  }
  return undefined;
}

/**
 * A sentence that holds a number: `plural(3, ["# member of {group}", "# members of {group}"], { group })`. The forms are
 * English, one and many; a catalogue has those of its language, and with them the rule for choosing.
 */
export function plural(
  count: number,
  forms: readonly string[],
  values: Readonly<Record<string, string | number>> = {},
  rule: (count: number) => number = (one) => (one === 1 ? 0 : 1),
): string {
  const form = forms[rule(count)] ?? forms.at(-1) ?? "";
  return form.replace(/#|\{(\w+)\}/g, (mark, name: string | undefined) =>
    name === undefined ? showNumber(count) : String(values[name] ?? mark),
  );
}
