import { describe, expect, test, vi } from "vitest";
import { announce, onChange } from "./changes";
import { Query } from "./query.svelte";

/** A load whose answers come when the test says so. */
function controlled() {
  const waiting: { resolve: (value: string) => void; reject: (reason: unknown) => void }[] = [];
  const load = vi.fn(
    (_: string) => new Promise<string>((resolve, reject) => waiting.push({ resolve, reject })),
  );
  return { load, waiting };
}

describe("Query", () => {
  test("the latest request wins, even when an older answer comes later", async () => {
    const { load, waiting } = controlled();
    const query = new Query(load);
    const first = query.ask("a");
    const second = query.ask("ab");
    waiting[1]!.resolve("answer to ab");
    await second;
    waiting[0]!.resolve("answer to a");
    await first;
    expect(query.data).toBe("answer to ab");
    expect(query.loading).toBe(false);
  });

  test("keeps the old data while it asks again and when that fails", async () => {
    const { load, waiting } = controlled();
    const query = new Query(load);
    const first = query.ask("a");
    expect(query.pending).toBe(true);
    waiting[0]!.resolve("old");
    await first;
    const again = query.refetch();
    expect(query.data).toBe("old");
    expect(query.loading).toBe(true);
    waiting[1]!.reject({ kind: "io", message: "The disk is gone.", field: null, context: {} });
    await again;
    expect(query.data).toBe("old");
    expect(query.failure?.kind).toBe("io");
    expect(load).toHaveBeenLastCalledWith("a");
  });

  test("an older failure does not replace a newer answer", async () => {
    const { load, waiting } = controlled();
    const query = new Query(load);
    const first = query.ask("a");
    const second = query.ask("b");
    waiting[1]!.resolve("b");
    await second;
    waiting[0]!.reject(new Error("late"));
    await first;
    expect(query.failure).toBeNull();
  });

  test("asks nothing without a request", async () => {
    const { load } = controlled();
    const query = new Query<string, string>(load);
    await query.ask(null);
    await query.refetch();
    expect(load).not.toHaveBeenCalled();
  });
});

test("a change runs the listeners of its topics and no others, until they stop", () => {
  const members = vi.fn();
  const invoices = vi.fn();
  const stop = onChange(["member", "contact"], members);
  onChange(["invoice"], invoices);
  announce(["contact", "register_audit_entry"]);
  expect(members).toHaveBeenCalledTimes(1);
  expect(invoices).not.toHaveBeenCalled();
  stop();
  announce(["member"]);
  expect(members).toHaveBeenCalledTimes(1);
});
