import { flushSync } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { announce } from "./changes";
import { query } from "./query.svelte";

const host = vi.hoisted(() => vi.fn());
vi.mock("../host", async () => ({ ...(await import("../host/failure")), host, onHostEvent: vi.fn() }));

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  host.mockReset();
  host.mockImplementation(async (_: string, { request }: { request: { id: number } }) => ({
    id: request.id,
  }));
});

test("a read asks again when its request changes or one of its topics does, and ends with its component", async () => {
  let id = $state(1);
  let read: { data: unknown } | undefined;
  const stop = $effect.root(() => {
    read = query("history.get", () => ({ id }));
  });
  flushSync();
  await settled();
  expect(read?.data).toEqual({ id: 1 });
  id = 2;
  flushSync();
  await settled();
  expect(read?.data).toEqual({ id: 2 });
  announce(["register_audit_entry"]);
  announce(["fee_plan"]);
  await settled();
  expect(host).toHaveBeenCalledTimes(3);
  stop();
  announce(["register_audit_entry"]);
  expect(host).toHaveBeenCalledTimes(3);
});

test("another record shows nothing of the former one, while a wider search keeps what is there", async () => {
  let id = $state(1);
  let kept: { data: unknown } | undefined;
  let forgotten: { data: unknown } | undefined;
  const stop = $effect.root(() => {
    kept = query("history.get", () => ({ id }));
    forgotten = query("history.get", () => ({ id }), { forget: () => id });
  });
  flushSync();
  await settled();
  host.mockImplementation(() => new Promise(() => undefined));
  id = 2;
  flushSync();
  expect(kept?.data).toEqual({ id: 1 });
  expect(forgotten?.data).toBeUndefined();
  stop();
});
