import { expect, test, vi } from "vitest";
import { toasts } from "../components/toasts.svelte";
import { act } from "./act";

const SOURCES = import.meta.glob<string>("../**/*.{ts,svelte}", {
  query: "?raw",
  import: "default",
  eager: true,
});

vi.mock("../host", () => ({ toFailure: (reason: unknown) => reason }));

test("what is refused is said, and what comes after it is told", async () => {
  expect(await act(async () => "done")).toBe(true);
  expect(toasts.list).toHaveLength(0);
  const refuse = (): Promise<never> => Promise.reject({ message: "The books of 2026 are closed." });
  expect(await act(refuse)).toBe(false);
  expect(toasts.list).toMatchObject([{ tone: "bad", text: "The books of 2026 are closed." }]);
});

test("nothing else says a refusal for itself", () => {
  const says = Object.entries(SOURCES)
    .filter(([path, text]) => !path.endsWith("/act.ts") && /toasts\.show\(\s*toFailure\(/.test(text))
    .map(([path]) => path);
  expect(says, "use act()").toEqual([]);
});
