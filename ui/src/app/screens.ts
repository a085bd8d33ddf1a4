import type { Component } from "svelte";
import type { IconName } from "../components/icons";

/** The screens of the application, in the order of the navigation. What each is, the shell's catalogue says. */
export const SCREENS = [
  "home",
  "members",
  "contacts",
  "portal-sync",
  "imports",
  "tickets",
  "tasks",
  "calendar",
  "joining",
  "issues",
  "agreements",
  "billing",
  "invoices",
  "payments",
  "reminders",
  "orcid-costs",
  "books",
  "history",
  "settings",
  "help",
] as const;

/** The name of a screen. */
export type ScreenName = (typeof SCREENS)[number];

/** A screen as the navigation knows it. */
export interface Screen {
  label: string;
  icon: IconName;
  component: Component<{ params: Readonly<Record<string, string>> }>;
}

/** Screens of one kind: the same districts as in the core. */
export interface District {
  name: "people" | "service" | "governance" | "money" | "office";
  label: string;
  screens: readonly ScreenName[];
}

/** The districts that have screens, in the order of the navigation. Home stands before them, the tools after them. */
export const DISTRICTS: readonly District[] = [
  { name: "people", label: "People", screens: ["members", "contacts", "portal-sync", "imports"] },
  { name: "service", label: "Service", screens: ["tickets", "tasks", "calendar", "joining", "issues"] },
  {
    name: "money",
    label: "Money",
    screens: ["agreements", "billing", "invoices", "payments", "reminders", "orcid-costs", "books"],
  },
];
