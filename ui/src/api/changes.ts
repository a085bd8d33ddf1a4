import { onHostEvent } from "../host";
import type { Topic } from "./generated/register";

type Listener = { topics: readonly Topic[]; run: () => void };
const listeners = new Set<Listener>();

/** Runs `run` whenever a change names one of the topics, until the returned function is called. */
export function onChange(topics: readonly Topic[], run: () => void): () => void {
  const listener = { topics, run };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells every reader of these topics that they changed. */
export function announce(topics: readonly Topic[]): void {
  for (const listener of [...listeners]) {
    if (listener.topics.some((topic) => topics.includes(topic))) listener.run();
  }
}

/** Passes the changes that the shell reports on to the readers. Called once, at start. */
export function followChanges(): () => void {
  return onHostEvent("changed", ({ topics }) => announce(topics));
}
