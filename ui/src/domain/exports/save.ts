import { act } from "../../app/act";
import type { ExportedList, MakeExport } from "../../api/generated/exports";
import { toasts } from "../../components/toasts.svelte";
import { host } from "../../host";

/** What kind of file a list is saved as. */
export type ExportFormat = MakeExport["format"];

/** Asks where to save the list, with these columns, and says where it was saved or why not. */
export async function saveExport(
  list: ExportedList,
  columns: readonly string[] | null,
  format: ExportFormat,
): Promise<void> {
  await act(async () => {
    const request: MakeExport = { list, format, ...(columns ? { columns: [...columns] } : {}) };
    const saved = await host("save_export", { request });
    if (saved) toasts.show(`Saved ${saved.saved}`, { tone: "good" });
  });
}
