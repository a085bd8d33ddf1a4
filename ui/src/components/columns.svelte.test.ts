import { describe, expect, it } from "vitest";
import { ColumnLayout } from "./columns.svelte";

const columns = [
  { key: "name", always: true },
  { key: "country" },
  { key: "status" },
  { key: "city", optional: true },
];

function storage(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

const keysOf = (list: { key: string }[]): string[] => list.map(({ key }) => key);

describe("the columns of a table", () => {
  it("are the usual ones until the user chooses", () => {
    const layout = new ColumnLayout("members", storage());
    expect(keysOf(layout.shown(columns))).toEqual(["name", "country", "status"]);
    expect(layout.keys).toBeNull();
    expect(layout.isChanged).toBe(false);
  });

  it("are chosen, ordered and sized, and remembered by table", () => {
    const store = storage();
    const layout = new ColumnLayout("members", store);
    layout.toggle(columns, "city");
    layout.toggle(columns, "country");
    layout.move(columns, "city", -1);
    layout.resize("city", 123.4);
    const again = new ColumnLayout("members", store);
    expect(keysOf(again.shown(columns))).toEqual(["name", "city", "status"]);
    expect(keysOf(again.ordered(columns))).toEqual(["name", "city", "status", "country"]);
    expect(again.width("city")).toBe(123);
    expect(new ColumnLayout("contacts", store).isChanged).toBe(false);
    again.reset();
    expect(new ColumnLayout("members", store).isChanged).toBe(false);
  });

  it("never lose the one that names the row", () => {
    const layout = new ColumnLayout("members", storage());
    layout.toggle(columns, "name");
    expect(keysOf(layout.shown(columns))).toContain("name");
    layout.showView(["status"]);
    expect(keysOf(layout.shown(columns))).toEqual(["name", "status"]);
  });

  it("stop at the ends and at readable widths", () => {
    const layout = new ColumnLayout("members", storage());
    layout.move(columns, "name", -1);
    expect(keysOf(layout.shown(columns))).toEqual(["name", "country", "status"]);
    layout.resize("name", 1);
    expect(layout.width("name")).toBe(48);
    layout.resize("name", null);
    expect(layout.width("name")).toBeUndefined();
  });

  it("of a saved view do not change what the user remembers", () => {
    const store = storage();
    const layout = new ColumnLayout("members", store);
    layout.toggle(columns, "country");
    layout.showView(["name", "city"]);
    layout.toggle(columns, "status");
    expect(layout.keys).toEqual(["name", "city", "status"]);
    layout.showView(null);
    expect(keysOf(layout.shown(columns))).toEqual(["name", "status"]);
  });

  it("survive what else may lie in the storage", () => {
    const store = storage();
    store.setItem("consortium-desk.columns.members", '{"keys":5,"widths":{"name":"wide"}}');
    expect(new ColumnLayout("members", store).isChanged).toBe(false);
    store.setItem("consortium-desk.columns.members", "{");
    expect(new ColumnLayout("members", store).keys).toBeNull();
  });
});
