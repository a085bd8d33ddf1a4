import { call } from "../../../api/client";
import type { Choice } from "../../../components/Picker.svelte";

/** Finds people by a part of their name, address, iD or member; each once. */
export async function findPeople(search: string): Promise<Choice[]> {
  const page = await call("contacts.list", { search, limit: 24 });
  const people = new Map<number, Choice>();
  for (const { id, name, email, member_name } of page.rows) {
    if (!people.has(id)) people.set(id, { id, label: name, note: email || member_name });
  }
  return [...people.values()].slice(0, 12);
}
