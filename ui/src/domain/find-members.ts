import { call } from "../api/client";
import type { Choice } from "../components/Picker.svelte";

/** Finds members by what the list finds them by. */
export async function findMembers(search: string): Promise<Choice[]> {
  const page = await call("members.list", { search, limit: 12 });
  return page.rows.map(({ id, official_name, country_name }) => ({
    id,
    label: official_name,
    note: country_name,
  }));
}
