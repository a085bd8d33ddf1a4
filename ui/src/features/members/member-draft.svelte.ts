import { call } from "../../api/client";
import { Draft } from "../../api/draft.svelte";
import type { Member, MemberDraft } from "../../api/types";

const EMPTY: MemberDraft = {
  official_name: "",
  short_name: "",
  ror_id: "",
  country: "",
  street: "",
  city: "",
  region: "",
  postal_code: "",
  email_domain: "",
  website: "",
  sector: "",
  tier: null,
  status: "active",
  joined_on: null,
  left_on: null,
  purchase_order: "",
  tax_id: "",
  notes: "",
  other_names: [],
  parent_id: null,
  not_for_profit: null,
  language: "",
  currency: "",
  purchase_order_required: false,
  buyer_reference: "",
  electronic_address: "",
  invoice_name: "",
  invoice_street: "",
  invoice_postal_code: "",
  invoice_city: "",
  invoice_region: "",
  invoice_country: "",
  tags: [],
  extra: {},
};

/** The form of a member, new or known. */
export class MemberFormDraft extends Draft<MemberDraft, Member> {
  #tags = $state("");

  constructor(member: Member | null) {
    const id = member?.id ?? null;
    super(member ? draftOf(member) : EMPTY, {
      send: (draft) => (id === null ? call("members.add", draft) : call("members.update", { id, draft })),
      check: (draft) => call("members.check", { id, draft }),
    });
    this.tags = this.values.tags.join(", ");
  }

  /** The tags as they are typed: words between commas. */
  get tags(): string {
    return this.#tags;
  }

  set tags(typed: string) {
    this.#tags = typed;
    const tags = typed.split(",").map((tag) => tag.trim());
    this.values.tags = tags.filter((tag) => tag !== "");
  }
}

/** The fields of a member that its form edits. */
export function draftOf(member: Member): MemberDraft {
  const fields = Object.keys(EMPTY) as (keyof MemberDraft)[];
  return Object.fromEntries(fields.map((field) => [field, member[field]])) as unknown as MemberDraft;
}
