import { expect, test, vi } from "vitest";
import { toasts } from "../components/toasts.svelte";
import { act } from "./act";

vi.mock("../host", () => ({ toFailure: (reason: unknown) => reason }));

test("what is refused is said, and what comes after it is told", async () => {
  expect(await act(async () => "done")).toBe(true);
  expect(toasts.list).toHaveLength(0);
  const refuse = (): Promise<never> => Promise.reject({ message: "The books of 2026 are closed." });
  expect(await act(refuse)).toBe(false);
  expect(toasts.list).toMatchObject([{ tone: "bad", text: "The books of 2026 are closed." }]);
});
