// What each screen is. A name without a screen, or a screen without a name, does not compile.
import Agreements from "./AgreementsScreen.svelte";
import Billing from "../features/money/billing/Billing.svelte";
import Books from "../features/money/books/Books.svelte";
import Calendar from "../features/service/calendar/Calendar.svelte";
import Contacts from "../features/people/contacts/Contacts.svelte";
import Help from "./help/Help.svelte";
import History from "../features/register/history/History.svelte";
import Home from "../features/office/home/Home.svelte";
import Imports from "../features/people/imports/Imports.svelte";
import Joining from "../features/service/joining/Joining.svelte";
import Invoices from "../features/money/invoices/Invoices.svelte";
import Issues from "../features/service/issues/Issues.svelte";
import Members from "./MembersScreen.svelte";
import OrcidCosts from "../features/money/orcid-costs/OrcidCosts.svelte";
import Payments from "../features/money/payments/Payments.svelte";
import PortalSync from "../features/people/portal-sync/PortalSync.svelte";
import Reminders from "../features/money/reminders/Reminders.svelte";
import Tickets from "../features/service/tickets/Tickets.svelte";
import Settings from "./settings/Settings.svelte";
import Tasks from "../features/service/tasks/Tasks.svelte";
import { SCREENS, type Screen, type ScreenName } from "../app/screens";

const CATALOGUE: Record<ScreenName, Screen> = {
  home: { label: "Home", icon: "home", component: Home },
  members: { label: "Members", icon: "members", component: Members },
  contacts: { label: "Contacts", icon: "contacts", component: Contacts },
  "portal-sync": { label: "ORCID updates", icon: "external", component: PortalSync },
  imports: { label: "Import", icon: "import", component: Imports },
  tasks: { label: "Tasks", icon: "check", component: Tasks },
  calendar: { label: "Calendar", icon: "calendar", component: Calendar },
  joining: { label: "Joining", icon: "spark", component: Joining },
  issues: { label: "Issues", icon: "issues", component: Issues },
  tickets: { label: "Support desk", icon: "tickets", component: Tickets },
  agreements: { label: "Agreements", icon: "agreements", component: Agreements },
  billing: { label: "Fees & billing", icon: "billing", component: Billing },
  invoices: { label: "Invoices", icon: "invoices", component: Invoices },
  payments: { label: "Payments", icon: "payments", component: Payments },
  reminders: { label: "Reminders", icon: "reminders", component: Reminders },
  "orcid-costs": { label: "ORCID settlement", icon: "settlement", component: OrcidCosts },
  books: { label: "Books", icon: "books", component: Books },
  history: { label: "History", icon: "history", component: History },
  settings: { label: "Settings", icon: "settings", component: Settings },
  help: { label: "Help", icon: "help", component: Help },
};

/** A screen with its name. */
export type NamedScreen = Screen & { name: ScreenName };

/** What the screen of that name is. */
export function screenOf(name: ScreenName): NamedScreen {
  return { name, ...CATALOGUE[name] };
}

/** Every screen, in the order of the navigation. */
export const screens: readonly NamedScreen[] = SCREENS.map(screenOf);

/** The screens that stand before and after the districts. */
export const HOME = screenOf("home");
export const TOOLS: readonly NamedScreen[] = [screenOf("history"), screenOf("settings")];
