import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { closeWindow, guardDraft, leaveQuestion } from "./leave.svelte";

const { host } = vi.hoisted(() => ({ host: vi.fn(async () => null) }));
vi.mock("../host", () => ({ host }));

class Form {
  dirty = $state(false);
}

describe("closing the window over a form", () => {
  beforeEach(() => host.mockClear());

  it("holds the window for as long as something is not saved", () => {
    const form = new Form();
    const stop = $effect.root(() => guardDraft(() => form));
    flushSync();
    expect(host).not.toHaveBeenCalled();
    form.dirty = true;
    flushSync();
    expect(host).toHaveBeenLastCalledWith("hold_window", { hold: true });
    form.dirty = false;
    flushSync();
    expect(host).toHaveBeenLastCalledWith("hold_window", { hold: false });
    form.dirty = true;
    flushSync();
    stop();
    expect(host, "a form that is gone holds nothing").toHaveBeenLastCalledWith("hold_window", {
      hold: false,
    });
  });

  it("asks, and closes only when the changes may go", async () => {
    const form = new Form();
    form.dirty = true;
    const stop = $effect.root(() => guardDraft(() => form));
    flushSync();
    const staying = closeWindow();
    await vi.waitFor(() => expect(leaveQuestion.answer).not.toBeNull());
    leaveQuestion.answer?.(false);
    await staying;
    expect(host).not.toHaveBeenCalledWith("close_window");
    const leaving = closeWindow();
    await vi.waitFor(() => expect(leaveQuestion.answer).not.toBeNull());
    leaveQuestion.answer?.(true);
    await leaving;
    expect(host).toHaveBeenCalledWith("close_window");
    stop();
  });
});
