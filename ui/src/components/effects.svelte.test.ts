import { flushSync } from "svelte";
import { expect, test } from "vitest";
import { actions, useActions } from "./actions.svelte";

const save = (id: string) => ({ id, label: id, group: "test", keys: "mod+s", run: () => undefined });

test("what a form offers stays offered when the panel around it offers less in the same moment", () => {
  let editing = $state(false);
  const stop = $effect.root(() => {
    $effect(() => {
      if (editing) return actions.add([save("form")]);
    });
    useActions(() => (editing ? [] : [save("panel")]));
  });
  flushSync();
  expect(actions.find("mod+s")?.id).toBe("panel");
  editing = true;
  flushSync();
  expect(actions.find("mod+s")?.id).toBe("form");
  expect(actions.list.map(({ id }) => id)).toEqual(["form"]);
  stop();
  expect(actions.list).toEqual([]);
});
