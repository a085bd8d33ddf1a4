import { expect, test } from "vitest";
import { Navigation } from "./navigation.svelte";
import { DISTRICTS, SCREENS } from "./screens";

function memory(told: string | null = null): {
  getItem: () => string | null;
  setItem: (key: string, value: string) => void;
  told: () => string | null;
} {
  let kept = told;
  return { getItem: () => kept, setItem: (_, value) => void (kept = value), told: () => kept };
}

test("every screen but Home and the tools is in one district", () => {
  const inDistricts = DISTRICTS.flatMap(({ screens }) => screens);
  expect(new Set(inDistricts).size).toBe(inDistricts.length);
  expect(SCREENS.filter((screen) => !inDistricts.includes(screen))).toEqual([
    "home",
    "history",
    "settings",
    "help",
  ]);
});

test("a folded district stays folded the next time", () => {
  const store = memory();
  const first = new Navigation(store);
  expect(first.isFolded("money")).toBe(false);
  first.fold("money");
  const next = new Navigation(store);
  expect([next.isFolded("money"), next.isFolded("people")]).toEqual([true, false]);
  next.fold("money");
  expect(new Navigation(store).isFolded("money")).toBe(false);
});

test("a finance officer sees the money and the members", () => {
  const store = memory();
  const service = DISTRICTS.find(({ name }) => name === "service")?.screens ?? [];
  new Navigation(store).show(["contacts", "portal-sync", "imports", ...service], false);
  const next = new Navigation(store);
  expect(next.districts.map(({ name, screens }) => [name, screens.length])).toEqual([
    ["people", 1],
    ["money", 7],
  ]);
  next.show(["members"], false);
  expect(
    next.districts.map(({ name }) => name),
    "a district without a screen is not shown",
  ).toEqual(["money"]);
  next.show(["members", "contacts"], true);
  expect(new Navigation(store).districts[0]?.screens).toEqual(["members", "contacts"]);
});

test("what is remembered of screens that are gone, or of Home, does nothing", () => {
  const told = JSON.stringify({ folded: ["nowhere", "people"], hidden: ["year", "home", "books"] });
  const navigation = new Navigation(memory(told));
  expect(navigation.isFolded("people")).toBe(true);
  expect([navigation.shows("home"), navigation.shows("books")]).toEqual([true, false]);
  expect(new Navigation(memory("nonsense")).districts.length).toBe(DISTRICTS.length);
  expect(new Navigation(null).districts.length).toBe(DISTRICTS.length);
});
