import { describe, expect, test, vi } from "vitest";
import { Pages } from "./pages.svelte";

/** A list of `total` numbers behind a page loader. */
function numbers(total: { value: number }) {
  return vi.fn(async (request: { plus: number }, offset: number, limit: number) => ({
    rows: Array.from(
      { length: Math.max(0, Math.min(limit, total.value - offset)) },
      (_, at) => offset + at + request.plus,
    ),
    total: total.value,
  }));
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe("Pages", () => {
  test("fetches only the pages that are looked at, each once", async () => {
    const load = numbers({ value: 100_000 });
    const pages = new Pages(load, 100);
    await pages.show({ plus: 0 });
    pages.ensure(20_000, 20_030);
    pages.ensure(50_050, 50_120);
    await settled();
    pages.ensure(50_060, 50_130);
    await settled();
    expect(pages.at(50_055)).toBe(50_055);
    expect(pages.at(70_000)).toBeUndefined();
    expect(load.mock.calls.map(([, offset]) => offset)).toEqual([0, 50_000, 50_100]);
  });

  test("shows the rows of the former list until the new one is there", async () => {
    const pages = new Pages(numbers({ value: 500 }), 100);
    await pages.show({ plus: 0 });
    const next = pages.show({ plus: 1000 });
    expect(pages.at(3)).toBe(3);
    await next;
    expect(pages.at(3)).toBe(1003);
    expect(pages.generation).toBe(2);
  });

  test("reads again where one looks, and goes to the start when the list became shorter", async () => {
    const total = { value: 500 };
    const load = numbers(total);
    const pages = new Pages(load, 100);
    await pages.show({ plus: 0 });
    pages.ensure(410, 440);
    await settled();
    await pages.refetch();
    expect(load.mock.lastCall?.[1]).toBe(400);
    total.value = 50;
    await pages.refetch();
    expect(pages.total).toBe(50);
    expect(pages.at(0)).toBe(0);
  });

  test("an answer to an older request is dropped", async () => {
    const answers: ((value: { rows: string[]; total: number }) => void)[] = [];
    const pages = new Pages<string, string>(() => new Promise((resolve) => answers.push(resolve)), 100);
    const first = pages.show("a");
    const second = pages.show("ab");
    answers[1]!({ rows: ["new"], total: 1 });
    await second;
    answers[0]!({ rows: ["old", "older"], total: 2 });
    await first;
    expect(pages.at(0)).toBe("new");
    expect(pages.total).toBe(1);
  });
});
