import { act } from "../../app/act";
import type { ExportedList, MakeExports } from "../../api/generated/exports";
import { toasts } from "../../components/toasts.svelte";
import { host } from "../../host";

/** What kind of file a list is saved as. */
export type ExportFormat = MakeExports["format"];

/** Asks where to save the list, with these columns, and says where it was saved or why not. */
export async function saveExport(
  list: ExportedList,
  columns: readonly string[] | null,
  format: ExportFormat,
): Promise<void> {
  await act(async () => {
    const request: MakeExports = { list, format, ...(columns ? { columns: [...columns] } : {}) };
    const saved = await host("save_export", { request });
    if (saved) toasts.show(`Saved ${saved.saved}`, { tone: "good" });
  });
}
