// What lies within a screen and can be gone to by name: its tabs and the pages of the settings.
import type { Place } from "../app/router.svelte";
import { SETTINGS } from "./settings/groups";

/** A part of a screen. */
interface Part extends Place {
  label: string;
  /** Other words by which somebody may look for it. */
  words: string;
}

const tab = (screen: Place["screen"], id: string, label: string, words = ""): Part => ({
  screen,
  params: { tab: id },
  label,
  words,
});

const TABS: readonly Part[] = [
  tab("contacts", "voting", "Voting roll", "election vote electoral"),
  tab("contacts", "readiness", "Election readiness", "voting obstacles"),
  tab("contacts", "rounds", "Contact confirmation", "round ask members"),
  tab("portal-sync", "waiting", "Submitted ORCID updates", "told portal seen"),
  tab("tickets", "texts", "Texts for answers", "reply template block snippet"),
  tab("tickets", "faq", "Frequent questions", "faq answers knowledge"),
  tab("tickets", "statistics", "Support statistics", "response rate volume satisfaction"),
  tab("tickets", "keep", "Keep period of messages", "retention privacy delete old"),
  tab("tasks", "checklists", "Checklists", "onboarding list items"),
  tab("tasks", "templates", "Checklist templates", "template version"),
  tab("joining", "board", "Joining board", "onboarding stages pipeline enquiries kanban"),
  tab("joining", "forecast", "Joining forecast", "pipeline conversion band staff fte"),
  tab("payments", "bank", "Bank transactions", "statement matching reconcile"),
  tab("payments", "unallocated", "Unallocated money", "overpaid refund credit balance"),
  tab("payments", "statements", "Bank statements", "camt mt940 import"),
  tab("orcid-costs", "invoices", "Invoices of ORCID", "bill charge credit note"),
  tab("orcid-costs", "payments", "Payments to ORCID", "paid remittance exchange"),
  tab("reminders", "left-out", "Overdue and not reminded", "disputed held left out"),
  tab("reminders", "made", "Sent reminders", "dunning"),
  tab("books", "receivables", "Receivables", "outstanding debtors ageing owed"),
  tab(
    "books",
    "statements",
    "Profit and loss, balance sheet",
    "income cost result assets liabilities equity rates",
  ),
  tab("books", "bank", "Bank reconciliation", "opening balance outstanding statement"),
  tab("books", "tax", "Tax report", "vat gst"),
  tab("books", "close", "Close the books", "year end period"),
];

/** Every part that can be gone to. */
export const PARTS: readonly Part[] = [
  ...TABS,
  ...SETTINGS.flatMap(({ settings }) => settings).map(({ id, label, words = "" }) =>
    tab("settings", id, `Settings: ${label}`, words),
  ),
];
