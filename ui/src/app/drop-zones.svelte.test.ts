import { describe, expect, it, vi } from "vitest";
import { DropZones } from "./drop-zones.svelte";

describe("drop zones", () => {
  const section = { parentElement: null };
  const inside = { parentElement: section };
  const beside = { parentElement: null };

  it("gives files to the zone around the place they were dropped on, and to nobody else", () => {
    let under = inside;
    const drops = new DropZones(() => under);
    const take = vi.fn();
    const leave = drops.add(section, take);
    drops.hover({ x: 1, y: 1 });
    expect(drops.over).toBe(section);
    expect(drops.drop({ x: 1, y: 1 })).toBe(true);
    expect(take).toHaveBeenCalledOnce();
    expect(drops.over).toBeNull();
    under = { parentElement: beside };
    expect(drops.drop({ x: 1, y: 1 })).toBe(false);
    under = inside;
    leave();
    expect(drops.drop({ x: 1, y: 1 })).toBe(false);
    expect(take).toHaveBeenCalledOnce();
  });

  it("forgets what hovers over a zone that is gone", () => {
    const drops = new DropZones(() => section);
    const leave = drops.add(section, () => undefined);
    drops.hover({ x: 1, y: 1 });
    leave();
    expect(drops.over).toBeNull();
    drops.hover(null);
    expect(drops.over).toBeNull();
  });
});
