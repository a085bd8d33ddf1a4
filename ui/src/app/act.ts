import { toasts } from "../components/toasts.svelte";
import { toFailure } from "../host";

/** Does what somebody asked for; a refusal is said and goes no further. Whether it was done. */
export async function act(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (reason) {
    toasts.show(toFailure(reason).message, { tone: "bad" });
    return false;
  }
}
