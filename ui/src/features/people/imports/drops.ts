import { followDrops } from "../../../app/drop-zones.svelte";
import { router } from "../../../app/router.svelte";
import { host, onHostEvent, toFailure } from "../../../host";
import { importSession } from "./import-session.svelte";

/** Takes a list that is dropped anywhere on the window to the import screen, until the returned function is called. */
export function listenForDrops(): () => void {
  const stops = [
    followDrops(() => void importDropped()),
    onHostEvent("open-failed", (reason) => {
      importSession.refuse(toFailure(reason));
      void router.go("imports");
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

async function importDropped(): Promise<void> {
  try {
    importSession.take(await host("import_dropped"));
  } catch (reason) {
    importSession.refuse(toFailure(reason));
  }
  void router.go("imports");
}
