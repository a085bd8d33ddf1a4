// What each screen is. A name without a screen, or a screen without a name, does not compile.
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
import { SCREENS, type Screen, type ScreenName } from "../app/screens";

const CATALOGUE: Record<ScreenName, Screen> = {
  members: { label: "Members", icon: "members", component: Members },
  contacts: { label: "Contacts", icon: "contacts", component: Contacts },
  told: { label: "Tell ORCID", icon: "external", component: Told },
  agreements: { label: "Agreements", icon: "agreements", component: Agreements },
  year: { label: "Year", icon: "calendar", component: Year },
  billing: { label: "Billing", icon: "billing", component: Billing },
  invoices: { label: "Invoices", icon: "invoices", component: Invoices },
  payments: { label: "Payments", icon: "payments", component: Payments },
  reminders: { label: "Reminders", icon: "warning", component: Reminders },
  remittance: { label: "Remittance", icon: "remittance", component: Remittance },
  books: { label: "Books", icon: "books", component: Books },
  import: { label: "Import", icon: "import", component: Import },
  history: { label: "History", icon: "history", component: History },
  settings: { label: "Settings", icon: "settings", component: Settings },
};

/** Every screen, in the order of the navigation. */
export const screens: readonly (Screen & { name: ScreenName })[] = SCREENS.map((name) => ({
  name,
  ...CATALOGUE[name],
}));
