import { describe, expect, test, vi } from "vitest";
import { pathOf, placeOf, Router } from "./router.svelte";

describe("Router", () => {
  test("goes, goes back and forward, and forgets the way forward after a new step", async () => {
    const router = new Router();
    await router.go("history", { id: 5 });
    await router.go("settings");
    await router.back();
    expect(router.place).toEqual({ screen: "history", params: { id: "5" } });
    await router.forward();
    expect(router.place.screen).toBe("settings");
    await router.back();
    await router.go("contacts");
    expect(router.canGoForward).toBe(false);
  });

  test("opening another row is no step of the way back", async () => {
    const router = new Router();
    await router.go("history");
    await router.replace({ id: 1 });
    await router.replace({ id: 2 });
    await router.back();
    expect(router.place.screen).toBe("home");
  });

  test("stays where it is when a guard says so, whichever way the user leaves", async () => {
    const router = new Router();
    await router.go("history");
    const guard = vi.fn(() => Promise.resolve(false));
    const stop = router.guard(guard);
    expect(await router.go("settings")).toBe(false);
    expect(await router.replace({ id: 1 })).toBe(false);
    await router.back();
    expect(router.place).toEqual({ screen: "history", params: {} });
    expect(guard).toHaveBeenCalledTimes(3);
    stop();
    expect(await router.go("settings")).toBe(true);
  });

  test("asks nobody when the place stays the same", async () => {
    const router = new Router();
    const guard = vi.fn(() => false);
    router.guard(guard);
    expect(await router.go("home")).toBe(true);
    expect(guard).not.toHaveBeenCalled();
  });
});

test("a place survives being written and read", () => {
  const place = { screen: "invoices", params: { id: "5", search: "a&b=c ü" } } as const;
  expect(placeOf(pathOf(place))).toEqual(place);
  expect(placeOf("nowhere?id=1")).toBeNull();
});
