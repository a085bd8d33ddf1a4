import { router } from "../../app/router.svelte";
import { onHostEvent, toFailure } from "../../host";
import { importSession } from "./import-session.svelte";

/** Takes a list that is dropped anywhere on the window to the import screen, until the returned function is called. */
export function listenForDrops(): () => void {
  const stops = [
    onHostEvent("import-staged", (staged) => {
      importSession.take(staged);
      void router.go("import");
    }),
    onHostEvent("import-failed", (reason) => {
      importSession.refuse(toFailure(reason));
      void router.go("import");
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
