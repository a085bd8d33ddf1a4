import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Delayed } from "./delayed";

describe("a value that is handed on after a breath", () => {
  const taken: string[] = [];
  const delayed = new Delayed<string>((value) => taken.push(value));

  beforeEach(() => {
    taken.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it("takes only what stands when the typing rests", () => {
    delayed.later("z", 60);
    vi.advanceTimersByTime(50);
    delayed.later("zu", 60);
    vi.advanceTimersByTime(59);
    expect(taken).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(taken).toEqual(["zu"]);
  });

  it("loses nothing when the screen is left before that", () => {
    delayed.later("zurich", 60);
    delayed.now();
    expect(taken).toEqual(["zurich"]);
    vi.advanceTimersByTime(100);
    expect(taken, "and it is handed on once").toEqual(["zurich"]);
    delayed.now();
    expect(taken).toEqual(["zurich"]);
  });

  it("forgets what was cleared", () => {
    delayed.later("zurich", 60);
    delayed.cancel();
    vi.advanceTimersByTime(100);
    expect(taken).toEqual([]);
  });
});
