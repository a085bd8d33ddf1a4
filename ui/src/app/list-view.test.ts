import { beforeEach, expect, test, vi } from "vitest";
import { listView } from "./list-view.svelte";

interface Request {
  search?: string | null;
  state?: "open" | "paid" | null;
  tags?: string[];
  sort?: { by: string; descending: boolean };
}

const { session } = vi.hoisted(() => ({ session: { register: { path: "/a.consortium" } } }));
vi.mock("./session.svelte", () => ({ session }));

const SORT = { by: "number", descending: true };
const invoices = () => listView<Request>("invoices", { sort: SORT });

beforeEach(() => {
  session.register = { path: "/a.consortium" };
  invoices().clear();
});

test("what is not asked is left out, and words alone are no filter", () => {
  const view = invoices();
  expect(view.request).toEqual({ sort: SORT });
  view.search = "  uni ";
  expect(view.request).toEqual({ sort: SORT, search: "uni" });
  expect([view.isFiltered, view.isNarrowed]).toEqual([false, true]);
  view.set({ state: "open", tags: ["a"] });
  expect(view.request).toEqual({ sort: SORT, search: "uni", state: "open", tags: ["a"] });
  expect(view.isFiltered).toBe(true);
  view.set({ state: null, tags: [] });
  expect(view.request).toEqual({ sort: SORT, search: "uni" });
});

test("another order is no filter, and clearing brings back the usual one", () => {
  const view = invoices();
  view.set({ sort: { by: "due_on", descending: false } });
  expect(view.isNarrowed).toBe(false);
  view.clear();
  expect(view.request).toEqual({ sort: SORT });
});

test("filters, order and scroll survive leaving the screen, but not another register", () => {
  const view = invoices();
  view.set({ state: "paid", sort: { by: "due_on", descending: false } });
  view.search = "uni";
  view.scrollPx = 340;
  const back = invoices();
  expect(back.request).toEqual({
    search: "uni",
    state: "paid",
    sort: { by: "due_on", descending: false },
  });
  expect(back.scrollPx).toBe(340);
  session.register = { path: "/b.consortium" };
  expect(invoices().request).toEqual({ sort: SORT });
  expect(invoices().scrollPx).toBe(0);
  session.register = { path: "/a.consortium" };
  expect(invoices().isNarrowed, "the first one starts afresh as well").toBe(false);
});

test("a list that is narrowed otherwise starts at its top", () => {
  const view = invoices();
  view.scrollPx = 340;
  view.search = "uni";
  expect(view.scrollPx).toBe(0);
  view.scrollPx = 340;
  view.set({ state: "open" });
  expect(view.scrollPx).toBe(0);
});
