import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Catalogues, UI_FOLDER } from "./catalogues.ts";

let catalogues: Catalogues;
beforeAll(async () => {
  catalogues = await Catalogues.read();
}, 60_000);

describe("the catalogue of the sources", () => {
  it("is up to date: npm run messages", () => {
    expect(catalogues.stale()).toEqual([]);
  });

  it("is the same whenever it is made", async () => {
    expect((await Catalogues.read()).file("en")).toBe(catalogues.file("en"));
  }, 60_000);

  it("has a rule of plurals and the texts that sources replace by numbers", async () => {
    const file = join(UI_FOLDER, "src/components/ErrorPanel.svelte");
    const output = await catalogues.transform(readFileSync(file, "utf8"), file);
    expect(output?.code).not.toContain("Try again");
    expect(catalogues.compiled("en")).toContain('"Try again"');
  });
});
