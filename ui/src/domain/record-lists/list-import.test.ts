import { expect, test, vi } from "vitest";

vi.mock("../../host", () => ({
  host: vi.fn(),
  toFailure: (reason: unknown) => ({ message: String(reason) }),
}));

import { ListImport } from "./list-import.svelte";

const OUTCOME = {
  token: "t",
  created: 1,
  updated: 0,
  columns: [{ field: "title" }, { field: null }],
};

interface Asked {
  token: string;
  mapping?: (string | null)[] | null;
  sheet?: string | null;
  header_row?: number | null;
}

test("another sheet or row of headings forgets what was said of the columns", async () => {
  const asked: Asked[] = [];
  const work = new ListImport<Asked, typeof OUTCOME>({
    choose: () => Promise.resolve(OUTCOME),
    inspect: (request) => {
      asked.push(request);
      return Promise.resolve(OUTCOME);
    },
    run: () => Promise.resolve({ created: 1, updated: 0 }),
    said: (count) => String(count),
  });
  await work.choose();
  await work.feed(1, "title");
  expect(asked.at(-1)).toEqual({ token: "t", mapping: [null, "title"] });
  await work.look({ sheet: "Old", header_row: null, mapping: null });
  expect(asked.at(-1)).toEqual({ token: "t", mapping: null, sheet: "Old", header_row: null });
  await work.look({ header_row: 3, mapping: null });
  expect(asked.at(-1)).toEqual({ token: "t", mapping: null, sheet: "Old", header_row: 3 });
});
