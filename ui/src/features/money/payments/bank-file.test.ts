import { beforeEach, expect, test, vi } from "vitest";
import type { StagedBankFile } from "../../../api/generated/bank";
import { BankFile } from "./bank-file.svelte";

const calls: { name: string; request: Record<string, unknown> }[] = [];

vi.mock("../../../api/client", () => ({
  call: (name: string, request: Record<string, unknown>) => {
    calls.push({ name, request });
    return Promise.resolve(staged);
  },
}));
vi.mock("../../../host", () => ({
  host: () => Promise.resolve(staged),
  toFailure: (reason: unknown) => reason,
}));

const staged: StagedBankFile = {
  token: "import-1",
  file_name: "bank.csv",
  format: "list",
  statements: [],
  list: {
    columns: [{ header: "Day", field: "booked_on", samples: [] }],
    header_row: 1,
    encoding: "UTF-8",
    delimiter: ",",
    sheets: [],
    sheet: null,
    first_rows: [],
    notices: [],
    account: "",
    currency: "EUR",
    decimal_sign: null,
    date_order: null,
    asks_decimal_sign: false,
    asks_date_order: false,
    directions: [],
    asks_directions: [],
    saved: null,
  },
  problem: null,
};

let file: BankFile;

beforeEach(async () => {
  calls.length = 0;
  file = new BankFile();
  await file.choose();
});

test("what is taken all the same is remembered with every other choice, until it is left again", async () => {
  await file.takeAgain("a", true);
  await file.takeAgain("b", true);
  await file.look({ currency: "USD" });
  expect(calls.at(-1)?.request).toMatchObject({ token: "import-1", take_again: ["a", "b"], currency: "USD" });
  await file.takeAgain("a", false);
  expect(calls.at(-1)?.request["take_again"]).toEqual(["b"]);
});

test("another delimiter gives other columns, and what they hold is recognised anew", async () => {
  await file.feed(0, "amount");
  expect(calls.at(-1)?.request["reading"]).toMatchObject({ columns: ["amount"] });
  await file.look({ header_row: 4 });
  await file.readAnew({ delimiter: ";" });
  expect(calls.at(-1)?.request).toMatchObject({ delimiter: ";", header_row: null, reading: { columns: [] } });
});

test("what a word means is told beside what the columns hold", async () => {
  await file.read({ directions: [{ word: "Zu", came_in: true }] });
  expect(calls.at(-1)?.request["reading"]).toEqual({
    columns: ["booked_on"],
    directions: [{ word: "Zu", came_in: true }],
  });
  expect(file.encoding).toBeNull();
  await file.look({ encoding: "windows-1252" });
  expect(file.encoding).toBe("windows-1252");
});
