// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Need, SetupStep } from "./kernel";
import type { Colleagues } from "./register";

export interface Home {
  /** The steps of setting the register up, in order. */
  setup: Array<SetupStep>;
  /** Whether it is being set up: a step is left, and no invoice has been issued. */
  is_new: boolean;
  /** What colleagues did since one was here. */
  colleagues: Colleagues;
}

export interface NeedList {
  /** What waits, what has waited longest first. */
  rows: Array<Need>;
}

export interface HomeCommands {
  "home.get": { request: Record<string, never>; response: Home };
  "home.needs": { request: Record<string, never>; response: NeedList };
}
