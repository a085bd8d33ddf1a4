import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import { EMPTY_CONTACT } from "../../../api/generated/fields";
import type { ContactDraft, MemberContact, MemberDetail, Role } from "../../../api/generated/contacts";
import { pick } from "../../../api/pick";
import { session } from "../../../app/session.svelte";
import { ROLES } from "../../../domain/labels";
import { currentRoles } from "./roles";

/** A person and the roles they hold at one member. */
export interface ContactValues extends ContactDraft {
  roles: Role[];
  /** Since when new roles hold. */
  from_on: string | null;
}

/** The form of a contact, new or known. */
export class ContactFormDraft extends Draft<ContactValues, MemberDetail> {
  /** The person; null for a new one. */
  id = $state<number | null>(null);

  constructor(memberId: number, contact: MemberContact | null, roles: readonly Role[]) {
    const person = contact ? pick(EMPTY_CONTACT, contact) : EMPTY_CONTACT;
    super(
      { ...person, roles: contact ? currentRoles(contact) : [...roles], from_on: session.today },
      {
        send: ({ roles: chosen, from_on, ...draft }) =>
          call("contacts.save", {
            id: this.id,
            member_id: memberId,
            draft,
            roles: chosen,
            ...(from_on === null ? {} : { from_on }),
          }),
        check: (values) => call("contacts.check", { id: this.id, draft: pick(EMPTY_CONTACT, values) }),
      },
    );
    this.id = contact?.id ?? null;
  }

  /** Takes somebody who is in the register already, or nobody again. */
  take(person: ContactDraft & { id: number | null }): void {
    this.id = person.id;
    Object.assign(this.values, pick(EMPTY_CONTACT, person));
  }

  /** Gives a role or takes it away. */
  toggleRole(role: Role): void {
    const isHeld = this.values.roles.includes(role);
    this.values.roles = ROLES.filter((other) =>
      other === role ? !isHeld : this.values.roles.includes(other),
    );
  }
}
