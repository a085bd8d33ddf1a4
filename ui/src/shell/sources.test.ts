// What holds for every source of the interface.
import { expect, test } from "vitest";

const SOURCES = import.meta.glob<string>(
  ["../**/*.{ts,svelte}", "!../api/generated/**", "!../**/*.test.ts"],
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);

/** Every match of a pattern in a source, with the file it stands in. */
function matches(pattern: RegExp): { path: string; text: string; name: string }[] {
  return Object.entries(SOURCES).flatMap(([path, text]) =>
    [...text.matchAll(pattern)].map((match) => ({ path, text, name: match[1] ?? "" })),
  );
}

test("names are in camel case, but for those of the core", () => {
  const snake = matches(/\b(?:let|const|function|class)\s+([a-z]\w*_\w*)/g);
  expect(Object.keys(SOURCES).length).toBeGreaterThan(250);
  expect(snake.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test("every list comes back as it was left", () => {
  // A table and a list screen do not compile without a place; here it has to be one that outlives the screen.
  const lists = matches(/<(DataTable|ListScreen)\b/g).filter(
    ({ path }) => !path.endsWith("/ListScreen.svelte"),
  );
  expect(lists.length).toBeGreaterThan(15);
  const forgets = lists.filter(({ text }) => !/\b(listView|scrollOf|contactsView|membersView)\b/.test(text));
  expect(forgets.map(({ path }) => path)).toEqual([]);
});

test("what narrows a list is no state of its screen", () => {
  const states = matches(/let (search|filters?|on|from|until|since|account)\b[^=\n]*= \$state/g);
  const ofLists = states.filter(({ text }) =>
    /<(DataTable|ListScreen|BookReport|CandidateTable)\b/.test(text),
  );
  expect(ofLists.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
});

test("no two lists share what is remembered of them", () => {
  const names = matches(/\b(?:listView(?:<[^\n]*>)?|scrollOf|chosen<[^(\n]*>)\(["`]([^"`]+)["`]/g).map(
    ({ name }) => name,
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
