// The desktop shell as the screens see it. This is the only module that imports @tauri-apps/*, so that a screen
// never depends on the shell it runs in. What can be asked of it and heard from it is declared in the host itself.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { HostCommands, HostEvents } from "../api/generated/host";
import { Failure, toFailure } from "./failure";

export { Failure, toFailure };

type NoteVotingAsked<Name extends keyof HostCommands> = HostCommands[Name]["request"];

/** Runs a command of the shell; a refusal is always a {@link Failure}. */
export async function host<Name extends keyof HostCommands>(
  name: Name,
  ...asked: NoteVotingAsked<Name> extends null ? [] : [request: NoteVotingAsked<Name>]
): Promise<HostCommands[Name]["response"]> {
  try {
    return await invoke<HostCommands[Name]["response"]>(name, { request: asked[0] });
  } catch (reason) {
    throw toFailure(reason);
  }
}

/** Calls `listener` on each event of that name until the returned function is called. */
export function onHostEvent<Name extends keyof HostEvents>(
  name: Name,
  listener: (payload: HostEvents[Name]) => void,
): () => void {
  let stopped = false;
  let stop: (() => void) | null = null;
  void listen<HostEvents[Name]>(name, (event) => listener(event.payload)).then((unlisten) => {
    // The component may be gone before the shell has answered.
    if (stopped) unlisten();
    else stop = unlisten;
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
