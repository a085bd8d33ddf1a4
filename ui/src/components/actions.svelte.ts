import type { IconName } from "./icons";

/** Something that can be done from the keyboard or the command palette. */
export interface Action {
  id: string;
  label: string;
  /** Other words by which it is found. */
  words?: string;
  group: string;
  /** Such as "mod+k" (Ctrl, or Cmd on a Mac), "mod+shift+z", "?" or "escape". */
  keys?: string;
  icon?: IconName;
  /** The keys work while a dialog is open. */
  inDialog?: boolean;
  /** Only the keys work; the palette does not list it. */
  unlisted?: boolean;
  run: () => void;
}

class Actions {
  // Plain data beside a stamp: an effect that is torn down reads state as it was before, and would bring that back.
  readonly #groups = new Set<readonly Action[]>();
  #stamp = $state.raw({});

  /** Everything that can be done now; where two share an id the later one counts. */
  get list(): Action[] {
    void this.#stamp;
    const byId = new Map<string, Action>();
    for (const action of [...this.#groups].flat()) byId.set(action.id, action);
    return [...byId.values()];
  }

  /** Offers actions until the returned function is called. */
  add(group: readonly Action[]): () => void {
    this.#groups.add(group);
    this.#stamp = {};
    return () => {
      this.#groups.delete(group);
      this.#stamp = {};
    };
  }

  /** The action for these keys; the one that was offered last counts. */
  find(keys: string): Action | undefined {
    return [...this.#groups].flat().findLast((action) => action.keys === keys);
  }
}

/** What can be done now. */
export const actions = new Actions();

/** Offers actions for as long as the component lives. */
export function useActions(list: () => readonly Action[]): void {
  $effect(() => actions.add(list()));
}

/** Runs what belongs to a key press; the one listener of the window. */
export function runKeys(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const keys = keysOf(event);
  const action = actions.find(keys);
  if (!action) return;
  if (belongsToText(keys) && isTextEntry(event.target)) return;
  if (!action.inDialog && document.querySelector("dialog[open]")) return;
  event.preventDefault();
  action.run();
}

/** The name of a key press, as actions write it. */
export function keysOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
): string {
  const key = event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const alt = event.altKey ? "alt+" : "";
  // A sign such as "?" already says that Shift was down.
  const shift = event.shiftKey && (mod !== "" || key.length > 1) ? "shift+" : "";
  return `${mod}${alt}${shift}${key}`;
}

/** The keys as they are printed on the keyboard of this machine. */
export function keyNames(keys: string, isMac = onMac()): string[] {
  const names: Record<string, string> = {
    mod: isMac ? "⌘" : "Ctrl",
    shift: isMac ? "⇧" : /* @wc-include */ "Shift",
    alt: isMac ? "⌥" : /* @wc-include */ "Alt",
    escape: "Esc",
    enter: /* @wc-include */ "Enter",
    arrowleft: "←",
    arrowright: "→",
  };
  return keys.split("+").map((key) => names[key] ?? key.toUpperCase());
}

function onMac(): boolean {
  return typeof navigator !== "undefined" && navigator.userAgent.includes("Mac");
}

/** Text fields have an undo of their own and take signs as text. */
function belongsToText(keys: string): boolean {
  return (
    keys === "mod+z" ||
    keys === "mod+shift+z" ||
    keys === "mod+y" ||
    (!keys.includes("+") && keys.length === 1)
  );
}

function isTextEntry(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}
