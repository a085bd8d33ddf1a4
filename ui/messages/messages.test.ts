import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { languageFor, plural, runtimeOf, type Catalogue } from "../src/components/texts";
import { Catalogues, UI_FOLDER } from "./catalogues.ts";
import { glued } from "./gluing.ts";
import { leftovers } from "./leftovers.ts";
import type { Finding } from "./tree.ts";

const SLOW_MS = 60_000;

let catalogues: Catalogues;
beforeAll(async () => {
  catalogues = await Catalogues.read();
}, SLOW_MS);

/** A message of a PO file: its English, one form or two. */
interface Entry {
  readonly forms: string[];
}

/** The messages of a PO file, read without the library that wrote it. */
function entriesOf(file: string): Entry[] {
  const said = (block: string, keyword: string): string | null => {
    const found = new RegExp(`^${keyword} ((?:".*"\\n?)+)`, "m").exec(block);
    return found?.[1]
      ? found[1]
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as string)
          .join("")
      : null;
  };
  return file
    .trim()
    .split("\n\n")
    .slice(1)
    .map((block) => ({
      forms: [said(block, "msgid"), said(block, "msgid_plural")].filter((form) => form !== null),
    }));
}

/** A sentence in a language for tests, which has no letter of ours. */
function pseudo(form: string): string {
  const pieces = form.split(/(\{\w+\}|<\/?\d+\/?>)/);
  return `⟦${pieces.map((piece, at) => (at % 2 === 0 ? piece.replace(/\p{L}/gu, "ж") : piece)).join("")}⟧`;
}

/** All messages in that language, which has three forms of a number. */

function pseudoFile(): string {
  const head = `msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=n == 1 ? 0 : n < 5 ? 1 : 2;\\n"\n"Language: eo\\n"`;
  const blocks = entriesOf(catalogues.file("en")).map(({ forms: [one = "", many] }) =>
    many === undefined
      ? `msgid ${JSON.stringify(one)}\nmsgstr ${JSON.stringify(pseudo(one))}`
      : [
          `msgid ${JSON.stringify(one)}`,
          `msgid_plural ${JSON.stringify(many)}`,
          ...[one, `few ${many}`, many].map((form, at) => `msgstr[${at}] ${JSON.stringify(pseudo(form))}`),
        ].join("\n"),
  );
  return [head, ...blocks].join("\n\n") + "\n";
}

/** A compiled catalogue, run. */
async function run(compiled: string): Promise<Catalogue> {
  const script = compiled.replace("(/** @type number */ n)", "(n)");
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(script)}`)) as Catalogue;
}

/** The pieces of a compiled text, those within elements among them. */
function partsOf(text: Catalogue["c"][number]): (string | number)[] {
  return typeof text === "object" ? text.flatMap(partsOf) : [text];
}

async function findings(
  look: (code: string, name: string) => Finding[],
  isBuilt: boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, source] of catalogues.sources()) {
    const built = isBuilt ? (await catalogues.transform(source, join(UI_FOLDER, name)))?.code : undefined;
    for (const { line, why, text } of look(built ?? source, name))
      found.push(`${name}:${line}: ${why}: ${text}`);
  }
  return found;
}

describe("the catalogue of the sources", () => {
  it("is up to date: npm run messages", () => {
    expect(catalogues.stale()).toEqual([]);
  });

  it("holds what a person reads, and no codes", () => {
    const forms = entriesOf(catalogues.file("en")).flatMap(({ forms }) => forms);
    expect(forms.length).toBeGreaterThan(1_500);
    expect(forms.filter((form) => /[a-z]_[a-z]|^[a-z]+(-[a-z]+)+$|^\s|\s$|^[,;.)]|var\(/.test(form))).toEqual(
      [],
    );
  });
});

describe("a sentence", () => {
  it(
    "is never glued of pieces",
    async () => {
      expect(await findings(glued, false)).toEqual([]);
    },
    SLOW_MS,
  );

  it("is found out when it is", () => {
    const why = (code: string): string[] => glued(code, "some.svelte").map((found) => found.why);
    expect(why(`<p>{plural(n, ["# row", "# rows"])} left out.</p>`)).toEqual(["a piece in a sentence"]);
    expect(why(`<p title="Mark {all ? 'all' : n} as seen"></p>`)).toEqual(["a piece in a sentence"]);
    expect(why(`<p>{n} row{n === 1 ? "" : "s"}</p>`)).toEqual(["a piece in a sentence"]);
    expect(why(`<p>Due{#if on} on {day}{/if}</p>`)).toEqual(["a block that goes on with a sentence"]);
    expect(
      why("<script>const who = $derived(n ? 'Members' : 'Nobody'); say(`${who} left`);</script>"),
    ).toEqual(["a piece in a sentence"]);
    expect(why(`<script>say("Saved " + name); say(names.join(" and "));</script>`)).toEqual([
      "added up",
      "joined by a word",
    ]);
    expect(why("<script>plural(n, [`# row of ${name}`, many]);</script>")).toContain(
      "forms that no catalogue can hold",
    );
  });
});

describe("in a language without an English letter", () => {
  it(
    "nothing is left in English",
    async () => {
      expect(await findings(leftovers, true)).toEqual([]);
    },
    SLOW_MS,
  );

  it("what is left is found out", () => {
    const why = (code: string): string[] => leftovers(code, "some.svelte").map((found) => found.text);
    expect(why(`<p title="Not said">{x || "nothing"} <b>Open</b></p>`)).toEqual([
      "Not said",
      '"nothing"',
      "Open",
    ]);
    expect(why(`<script>class Draft { problem = "Enter the amount."; }</script>`)).toEqual([
      '"Enter the amount."',
    ]);
    expect(why(`<p class="Big one" data-testid="Any one" onclick={() => call("Big one")}></p>`)).toEqual([]);
  });

  it(
    "every message has its translation, with all its values, and its own plurals",
    async () => {
      const translated = await Catalogues.read({ eo: pseudoFile() });
      const english = await run(translated.compiled("en"));
      const other = await run(translated.compiled("eo"));
      expect(other.c.length).toBe(english.c.length);
      for (const [id, text] of other.c.entries()) {
        const parts = partsOf(text);
        const said = parts.filter((part) => typeof part === "string").join("");
        expect(said).toMatch(/^⟦.*⟧$/su);
        expect(said.replace(/\{\w+\}/g, "")).not.toMatch(/[a-zA-Z]/);
        const values = (all: (string | number)[]): number[] => all.filter((part) => typeof part === "number");
        expect(values(parts)).toEqual(values(partsOf(english.c[id] ?? "")));
      }
      // By what it is called in English: other words have as many letters.
      const id = english.c.findIndex((text) => Array.isArray(text) && text.includes("# members"));
      const forms = other.c[id] as string[];
      const members = [1, 3, 7].map((count) => plural(count, forms, {}, other.p));
      expect(members).toEqual(["⟦1 жжжжжж⟧", "⟦жжж 3 жжжжжжж⟧", "⟦7 жжжжжжж⟧"]);
      // The same sources give the same file, whatever is read beside them.
      expect(translated.file("en")).toBe(catalogues.file("en"));
    },
    SLOW_MS,
  );
});

describe("texts", () => {
  it("take a count and named values, whatever these contain", () => {
    const forms = ["# row of {file}", "# rows of {file}"];
    expect(plural(1, forms, { file: "#1 {row}.csv" })).toBe("1 row of #1 {row}.csv");
    expect(plural(1_200, forms, { file: "a" })).toMatch(/^1.?200 rows of a$/);
    expect(plural(2, ["{unknown} #", "{unknown} #"])).toBe("{unknown} 2");
  });

  it("leave no word where a value is missing", () => {
    expect(runtimeOf({ c: [["In ", 0, "."]] }, "en")(0, [null])).toBe("In .");
  });

  it("are in the language a person wants first and there is", () => {
    expect(languageFor(["de-CH", "en"], ["de", "fr"])).toBe("de");
    expect(languageFor(["pt-BR"], ["pt-PT", "pt-BR"])).toBe("pt-BR");
    expect(languageFor(["en-GB", "de"], ["de"])).toBeUndefined();
    expect(languageFor(["ja", "fr"], ["fr"])).toBe("fr");
    expect(languageFor([], ["fr"])).toBeUndefined();
  });
});
