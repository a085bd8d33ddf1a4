import { describe, expect, it } from "vitest";
import { showMonth, stackedBars } from "./chart";

function month(collected_so_far_minor: number, outstanding_minor: number) {
  return {
    month: "2026-01",
    invoiced_minor: 0,
    collected_minor: 0,
    collected_so_far_minor,
    outstanding_minor,
  };
}

describe("the money of a year as bars", () => {
  it("stacks what is outstanding on what was collected, and lets the highest fill the box", () => {
    const [first, second] = stackedBars([month(0, 100), month(50, 50)], 200, 80);
    expect(first?.outstanding).toEqual({ y: 0, height: 80 });
    expect(second?.collected).toEqual({ y: 40, height: 40 });
    expect(second?.outstanding).toEqual({ y: 0, height: 40 });
    expect(second?.x).toBeGreaterThan(100);
  });

  it("draws nothing below the line for what was paid too much", () => {
    const [only] = stackedBars([month(120, -20)], 100, 60);
    expect(only?.outstanding.height).toBe(0);
    expect(only?.collected).toEqual({ y: 0, height: 60 });
  });

  it("writes a month in words", () => {
    expect(showMonth("2026-03", "en")).toBe("Mar 2026");
  });
});
