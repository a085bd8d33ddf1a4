import { beforeEach, describe, expect, it, vi } from "vitest";
import { Failure } from "../host/failure";
import { asked, undo, undoEntry, undoNamed } from "./undo.svelte";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../api/client", () => ({ call }));
vi.mock("../host", async () => await import("../host/failure"));

const plan = { id: 7, summary: "Saved the fee plan" };
const issued = { id: 8, summary: "Issued 774 invoices for 2026" };
const barrier = {
  ...issued,
  explanation: "It is final and cannot be undone. Credit notes correct invoices.",
  older: plan,
};

/** Answers the status and the undo of the core. */
function answer(status: object, undone: () => unknown = () => plan): void {
  call.mockImplementation(async (name: string) => (name === "history.status" ? status : undone()));
}

describe("undo", () => {
  beforeEach(() => {
    call.mockReset();
    asked.dismiss();
  });

  it("takes the last operation back when nothing final stands before it", async () => {
    answer({ undo: plan, barrier: null, redo: null });
    await undo();
    expect(call).toHaveBeenLastCalledWith("history.undo", {});
    expect(asked.question).toBeNull();
  });

  it("stops at a final act, names it, and undoes what is older only when asked to", async () => {
    answer({ undo: null, barrier, redo: null });
    await undo();
    expect(call).toHaveBeenCalledTimes(1);
    expect(asked.question?.title).toBe("“Issued 774 invoices for 2026” cannot be undone");
    expect(asked.question?.text).toContain("Credit notes correct invoices.");
    asked.dismiss();
    await asked.accept();
    expect(call, "dismissed is dismissed").toHaveBeenCalledTimes(1);
    await undo();
    await asked.accept();
    expect(call).toHaveBeenLastCalledWith("history.undo", { id: 7 });
    expect(asked.question).toBeNull();
  });

  it("offers nothing older where there is nothing", async () => {
    answer({ undo: null, barrier: { ...barrier, older: null }, redo: null });
    await undo();
    expect(asked.question?.older).toBeNull();
    await asked.accept();
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("asks in the history before it goes behind a final act", async () => {
    answer({ undo: null, barrier, redo: null });
    await undoNamed(plan, issued);
    expect(call).not.toHaveBeenCalled();
    expect(asked.question?.text).toContain("Issued 774 invoices for 2026");
    await asked.accept();
    expect(call).toHaveBeenLastCalledWith("history.undo", { id: 7 });
    await undoNamed(plan, null);
    expect(call).toHaveBeenCalledTimes(2);
  });

  it("shows a refusal until it is read, and never says that nothing was done when it may have been", async () => {
    answer({}, () => {
      throw new Failure("conflict", "774 invoices were issued to members of this import.");
    });
    expect(await undoEntry(3)).toBe(false);
    expect(asked.question).toMatchObject({ title: "Nothing was undone", older: null });
    answer({}, () => {
      throw new Failure("unknown", "It is not known whether this was done.");
    });
    await undoEntry(3);
    expect(asked.question?.title).toBe("Look into the history");
  });
});
