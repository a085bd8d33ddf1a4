import type { Component } from "svelte";
import type { IconName } from "../components/icons";

/** The screens of the application, in the order of the navigation. What each is, the shell's catalogue says. */
export const SCREENS = [
  "members",
  "contacts",
  "told",
  "agreements",
  "year",
  "billing",
  "invoices",
  "payments",
  "reminders",
  "remittance",
  "books",
  "import",
  "history",
  "settings",
] as const;

/** The name of a screen. */
export type ScreenName = (typeof SCREENS)[number];

/** A screen as the navigation knows it. */
export interface Screen {
  label: string;
  icon: IconName;
  component: Component<{ params: Readonly<Record<string, string>> }>;
}
