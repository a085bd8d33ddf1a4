// Every screen, in the order of the navigation. A new screen is added here and to SCREENS in router.svelte.ts.
import Agreements from "../features/money/agreements/Agreements.svelte";
import Books from "../features/money/books/Books.svelte";
import Billing from "../features/money/billing/Billing.svelte";
import Contacts from "../features/people/contacts/Contacts.svelte";
import History from "../features/register/history/History.svelte";
import Import from "../features/people/imports/Import.svelte";
import Invoices from "../features/money/invoices/Invoices.svelte";
import Members from "./MembersScreen.svelte";
import Reminders from "../features/money/reminders/Reminders.svelte";
import Remittance from "../features/money/orcid-costs/Remittance.svelte";
import Settings from "./settings/Settings.svelte";
import Told from "../features/people/portal-sync/Told.svelte";
import Year from "../features/office/year/Year.svelte";
import Payments from "../features/money/payments/Payments.svelte";
import type { Screen } from "../app/screens";

export const screens: readonly Screen[] = [
  { name: "members", label: "Members", icon: "members", component: Members },
  { name: "contacts", label: "Contacts", icon: "contacts", component: Contacts },
  { name: "told", label: "Tell ORCID", icon: "external", component: Told },
  { name: "agreements", label: "Agreements", icon: "agreements", component: Agreements },
  { name: "year", label: "Year", icon: "calendar", component: Year },
  { name: "billing", label: "Billing", icon: "billing", component: Billing },
  { name: "invoices", label: "Invoices", icon: "invoices", component: Invoices },
  { name: "payments", label: "Payments", icon: "payments", component: Payments },
  { name: "reminders", label: "Reminders", icon: "warning", component: Reminders },
  { name: "remittance", label: "Remittance", icon: "remittance", component: Remittance },
  { name: "books", label: "Books", icon: "books", component: Books },
  { name: "import", label: "Import", icon: "import", component: Import },
  { name: "history", label: "History", icon: "history", component: History },
  { name: "settings", label: "Settings", icon: "settings", component: Settings },
];
