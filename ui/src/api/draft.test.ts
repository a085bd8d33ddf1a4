import { describe, expect, test, vi } from "vitest";
import { Failure } from "../host/failure";
import { Draft } from "./draft.svelte";

const START = { name: "Aalto", ror_id: "", tags: ["a"] };
type Values = typeof START;

describe("Draft", () => {
  test("is dirty exactly while it differs from what is stored", () => {
    const draft = new Draft<Values>(START, { send: async () => 1 });
    expect(draft.dirty).toBe(false);
    draft.values.name = "Aalto University";
    expect(draft.dirty).toBe(true);
    draft.values.name = "Aalto";
    expect(draft.dirty).toBe(false);
    draft.values.tags = ["b"];
    expect(draft.dirty).toBe(true);
    draft.reset(START);
    expect(draft.dirty).toBe(false);
    expect(START.tags).toEqual(["a"]);
  });

  test("puts every bad field of a refusal beside its field, and keeps what was typed", async () => {
    const context = { name: "Say a name.", ror_id: "Not a ROR id." };
    const draft = new Draft<Values>(START, {
      send: () => Promise.reject({ kind: "invalid", message: "Say a name.", field: "name", context }),
    });
    draft.values.name = "";
    expect(await draft.submit()).toBeNull();
    expect(draft.errors).toEqual(context);
    expect(draft.failure).toBeNull();
    expect(draft.dirty).toBe(true);
    expect(draft.submitting).toBe(false);
  });

  test("shows a refusal that belongs to no field of the form as a whole", async () => {
    const refuse = (reason: Failure) => new Draft<Values>(START, { send: () => Promise.reject(reason) });
    const conflict = refuse(new Failure("conflict", "Somebody else changed it."));
    await conflict.submit();
    expect(conflict.failure?.message).toBe("Somebody else changed it.");
    const elsewhere = refuse(new Failure("invalid", "Bad.", "other", { other: "Bad." }));
    await elsewhere.submit();
    expect(elsewhere.failure?.message).toBe("Bad.");
  });

  test("stays dirty when one types while it is being saved", async () => {
    let answer: (value: number) => void = () => undefined;
    const draft = new Draft<Values, number>(START, {
      send: () => new Promise((resolve) => (answer = resolve)),
    });
    draft.values.name = "One";
    const saving = draft.submit();
    expect(await draft.submit()).toBeNull();
    draft.values.name = "Two";
    answer(7);
    expect(await saving).toBe(7);
    expect(draft.dirty).toBe(true);
    draft.values.name = "One";
    expect(draft.dirty).toBe(false);
  });

  test("a check speaks of visited fields only", async () => {
    const check = vi.fn(async () => ({
      problems: { name: "Say a name.", ror_id: "Not a ROR id." },
      warnings: { name: "Longer than 41 letters." },
    }));
    const draft = new Draft<Values>(START, { send: async () => 1, check });
    await draft.visit("ror_id");
    expect(draft.errors).toEqual({ ror_id: "Not a ROR id." });
    expect(draft.warnings).toEqual({});
    await draft.visit("name");
    expect(Object.keys(draft.errors)).toEqual(["name", "ror_id"]);
    expect(draft.warnings).toEqual({ name: "Longer than 41 letters." });
  });

  test("an answer to an older check is dropped", async () => {
    const answers: ((value: {
      problems: Record<string, string>;
      warnings: Record<string, string>;
    }) => void)[] = [];
    const draft = new Draft<Values>(START, {
      send: async () => 1,
      check: () => new Promise((resolve) => answers.push(resolve)),
    });
    const first = draft.visit("name");
    const second = draft.visit("name");
    answers[1]!({ problems: {}, warnings: {} });
    await second;
    answers[0]!({ problems: { name: "Old." }, warnings: {} });
    await first;
    expect(draft.errors).toEqual({});
  });
});
