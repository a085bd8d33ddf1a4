import type { Component } from "svelte";
import type { IconName } from "../components/icons";
import type { ScreenName } from "./router.svelte";

/** A screen as the navigation knows it. */
export interface Screen {
  name: ScreenName;
  label: string;
  icon: IconName;
  component: Component<{ params: Readonly<Record<string, string>> }>;
}
