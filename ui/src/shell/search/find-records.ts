import { call } from "../../api/client";
import { router } from "../../app/router.svelte";
import type { PaletteItem } from "../../components/CommandPalette.svelte";
import { formatMoney } from "../../components/money";

/** Records of a kind that the palette lists at most. */
const MEMBERS_MAX = 6;
const CONTACTS_MAX = 5;
const INVOICES_MAX = 5;
const ENQUIRIES_MAX = 4;

/** Members, people, enquiries and invoices that are found by what is typed, as lines of the command palette. */
export async function findRecords(text: string): Promise<PaletteItem[]> {
  const found = await Promise.all([
    findMembers(text),
    findContacts(text),
    findEnquiries(text),
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
