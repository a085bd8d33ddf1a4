import { call } from "../../api/client";
import type { IssueState } from "../../api/generated/issues";
import { showDate } from "../../app/format";
import { router } from "../../app/router.svelte";
import type { PaletteItem } from "../../components/CommandPalette.svelte";
import { formatMoney } from "../../components/money";

/** Records of a kind that the palette lists at most. */
const MEMBERS_MAX = 6;
const CONTACTS_MAX = 5;
const INVOICES_MAX = 5;
const ENQUIRIES_MAX = 4;
/** Issues that are over are found as well. */
const EVERY_STATE: IssueState[] = [
  "open",
  "with_orcid",
  "planned",
  "workaround",
  "resolved",
  "declined",
  "withdrawn",
];
const TASKS_MAX = 4;
const ISSUES_MAX = 4;

/** Members, people, enquiries, tasks, issues and invoices that are found by what is typed, as lines of the command palette. */
export async function findRecords(text: string): Promise<PaletteItem[]> {
  const found = await Promise.all([
    findMembers(text),
    findContacts(text),
    findEnquiries(text),
    findTasks(text),
    findIssues(text),
    findInvoices(text),
  ]);
  return found.flat();
}

async function findMembers(text: string): Promise<PaletteItem[]> {
  const { rows } = await call("members.list", { search: text, limit: MEMBERS_MAX });
  return rows.map((member) => ({
    id: `member-${member.id}`,
    label: member.official_name,
    note: member.country_name,
    icon: "members",
    run: () => void router.go("members", { id: member.id }),
  }));
}

async function findContacts(text: string): Promise<PaletteItem[]> {
  const { rows } = await call("contacts.list", { search: text, names_person: true, limit: CONTACTS_MAX });
  return rows.map((contact) => ({
    id: `contact-${contact.id}-${contact.member_id}`,
    label: contact.name,
    note: contact.member_name,
    icon: "contacts",
    run: () => void router.go("members", { id: contact.member_id }),
  }));
}

async function findEnquiries(text: string): Promise<PaletteItem[]> {
  const { rows } = await call("joining.list", { search: text, limit: ENQUIRIES_MAX });
  return rows.map((enquiry) => ({
    id: `enquiry-${enquiry.id}`,
    label: enquiry.organisation,
    note: enquiry.stage_name,
    icon: "spark",
    run: () => void router.go("joining", { id: enquiry.id }),
  }));
}

/** Tasks, those that are done too: whoever types a title wants to see what became of it. */
async function findTasks(text: string): Promise<PaletteItem[]> {
  const { rows } = await call("tasks.list", { search: text, state: "all", limit: TASKS_MAX });
  return rows.map((task) => ({
    id: `task-${task.kept_in}-${task.id}`,
    label: task.title,
    note: task.done_on ? `Done ${showDate(task.done_on)}` : task.due,
    icon: "check",
    run: () =>
      void (task.kept_in === "joining"
        ? router.go("joining", { id: task.about_id ?? task.id })
        : router.go("tasks", { id: task.id })),
  }));
}

async function findIssues(text: string): Promise<PaletteItem[]> {
  const { rows } = await call("issues.list", { search: text, states: EVERY_STATE, limit: ISSUES_MAX });
  return rows.map((issue) => ({
    id: `issue-${issue.id}`,
    label: issue.title,
    note: issue.number,
    icon: "issues",
    run: () => void router.go("issues", { id: issue.id }),
  }));
}

/** Invoices by number: whoever types a number means one; a name finds the member. */
async function findInvoices(text: string): Promise<PaletteItem[]> {
  if (!/\d/.test(text)) return [];
  const { rows } = await call("invoices.list", { search: text, limit: INVOICES_MAX });
  return rows.map((invoice) => ({
    id: `invoice-${invoice.id}`,
    label: invoice.number,
    note: `${invoice.debtor_name}, ${formatMoney(invoice.total_minor, invoice.currency, invoice.currency_digits)}`,
    icon: "invoices",
    run: () => void router.go("invoices", { id: invoice.id }),
  }));
}
