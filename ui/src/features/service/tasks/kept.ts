import type { Task } from "../../../api/generated/tasks";
import { router } from "../../../app/router.svelte";
import { SCREENS } from "../../../app/screens";

/** Names a task among those of this list and those that other screens keep with their records. */
export function taskKey(task: Pick<Task, "id" | "kept_in">): string {
  return `${task.kept_in}:${task.id}`;
}

/** The task that a key names. */
export function chosenTask(key: string | number): { screen: string; id: number } {
  const [screen = "", id = ""] = String(key).split(":");
  return { screen, id: Number(id) };
}

/** Goes to the record that a task is kept with; false for one of this list. */
export function openRecordOf(task: Task): boolean {
  const screen = SCREENS.find((name) => name === task.kept_in);
  if (screen === undefined || task.about_id === null) return false;
  void router.go(screen, { id: task.about_id });
  return true;
}
