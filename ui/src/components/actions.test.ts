import { expect, test } from "vitest";
import { actions, keyNames, keysOf } from "./actions.svelte";

const press = (
  key: string,
  modifiers: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
});

test("key presses are named as actions write them", () => {
  expect(keysOf(press("k", { ctrlKey: true }))).toBe("mod+k");
  expect(keysOf(press("K", { metaKey: true }))).toBe("mod+k");
  expect(keysOf(press("Z", { ctrlKey: true, shiftKey: true }))).toBe("mod+shift+z");
  expect(keysOf(press("?", { shiftKey: true }))).toBe("?");
  expect(keysOf(press("ArrowLeft", { altKey: true }))).toBe("alt+arrowleft");
  expect(keyNames("mod+shift+z", true)).toEqual(["⌘", "⇧", "Z"]);
});

test("the action offered last has the keys, and gives them back", () => {
  const action = (id: string) => ({ id, label: id, group: "test", keys: "mod+s", run: () => undefined });
  const stopFirst = actions.add([action("first")]);
  const stopSecond = actions.add([action("second")]);
  expect(actions.find("mod+s")?.id).toBe("second");
  stopSecond();
  expect(actions.find("mod+s")?.id).toBe("first");
  stopFirst();
  expect(actions.find("mod+s")).toBeUndefined();
});
