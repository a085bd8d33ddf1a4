import { beforeEach, expect, test, vi } from "vitest";
import type { StagedImport } from "../../../api/generated/imports";
import { ImportSession } from "./import-session.svelte";

const host = vi.hoisted(() => vi.fn());
vi.mock("../../../host", async () => ({
  ...(await import("../../../host/failure")),
  host,
  onHostEvent: vi.fn(),
}));

const staged: StagedImport = {
  token: "import-1",
  file_name: "members.xlsx",
  size_bytes: 4_096,
  kind: "members",
  encoding: "",
  byte_order_mark: false,
  delimiter: "",
  line_ends: "",
  sheets: ["Members"],
  sheet: null,
  hidden: 0,
  header_row: 1,
  first_rows: [],
  saved: null,
  values: [{ field: "country", value: "Éire", target: "IE" }],
  mode: "ask",
  date_order: null,
  row_count: 1,
  columns: [
    { index: 0, header: "Name", field: "official_name", samples: [] },
    { index: 1, header: "Ours", field: null, samples: [] },
  ],
  ambiguous_dates: false,
  warnings: [],
};

const PLAN = {
  question: null,
  created: 1,
  updated: 0,
  rejected: 0,
  without_first_day: 0,
  gives_first_days: true,
};

/** The last request of a command of the core. */
function asked(command: string): Record<string, unknown> {
  const calls = host.mock.calls.filter(([, call]) => call.name === command);
  return calls.at(-1)?.[1].request;
}

beforeEach(() => {
  vi.useFakeTimers();
  host.mockReset();
  host.mockImplementation(async (_: string, call: { name: string }) =>
    call.name === "imports.inspect" ? { ...staged, sheet: "Members" } : PLAN,
  );
});

test("what was chosen for the last list with the same headings is taken over", async () => {
  const session = new ImportSession();
  session.take(staged);
  await vi.runAllTimersAsync();
  expect(asked("imports.plan")).toMatchObject({
    mapping: ["official_name", null],
    mode: "ask",
    values: staged.values,
    decisions: [],
  });
  expect(session.ready).toBe(true);
});

test("a value is explained once, and the choice can be taken back", async () => {
  const session = new ImportSession();
  session.take(staged);
  session.chooseValue("country", "éire", "");
  session.chooseValue("tier", "huge", "large");
  expect(session.values).toEqual([
    { field: "country", value: "éire", target: "" },
    { field: "tier", value: "huge", target: "large" },
  ]);
  session.chooseValue("tier", "Huge", null);
  expect(session.values).toHaveLength(1);
});

test("a row is asked who it is and whether its changes are taken, and each answer stands", async () => {
  const session = new ImportSession();
  session.take(staged);
  session.decide([5], "same", 12);
  session.decide([5, 6], "take");
  session.decide([5], "new");
  await vi.runAllTimersAsync();
  expect(asked("imports.plan").decisions).toEqual([
    { row: 5, answer: "new", member: null },
    { row: 5, answer: "take", member: null },
    { row: 6, answer: "take", member: null },
  ]);
});

test("another sheet forgets the row of headings and what was decided about rows", async () => {
  const session = new ImportSession();
  session.take(staged);
  session.decide([5], "new");
  await session.inspect({ headerRow: 3 });
  expect(asked("imports.inspect")).toMatchObject({ header_row: 3, sheet: null });
  session.decide([5], "new");
  await session.inspect({ sheet: "Members" });
  expect(asked("imports.inspect")).toMatchObject({ header_row: null, sheet: "Members" });
  expect(session.decisions.size).toBe(0);
});

test("since when new members are members is asked before anything is imported", async () => {
  host.mockImplementation(async () => ({ ...PLAN, without_first_day: 1, gives_first_days: false }));
  const session = new ImportSession();
  session.take(staged);
  await vi.runAllTimersAsync();
  expect(session.asksFirstDay).toBe(true);
  expect(session.firstDayTaken).toBeNull();
  expect(session.ready).toBe(false);
  session.answerFirstDay("already");
  await vi.runAllTimersAsync();
  expect(session.ready).toBe(true);
  expect(asked("imports.plan").on).toBeNull();
  session.on = "2026-11-01";
  session.answerFirstDay("on");
  await vi.runAllTimersAsync();
  expect(asked("imports.plan").on).toBe("2026-11-01");
  session.on = null;
  expect(session.ready).toBe(false);
});

test("beside a column of first days an empty one means that the member has been one already", async () => {
  host.mockImplementation(async () => ({ ...PLAN, without_first_day: 1 }));
  const session = new ImportSession();
  session.take(staged);
  await vi.runAllTimersAsync();
  expect(session.firstDayTaken).toBe("already");
  expect(session.ready).toBe(true);
});
