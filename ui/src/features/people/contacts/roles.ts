import type { MemberContact, Role } from "../../../api/generated/contacts";
import { ROLES, SINGLE_ROLES } from "../../../domain/labels";

/** The roles a person holds now, the weightiest first. */
export function currentRoles(contact: MemberContact): Role[] {
  const held = contact.roles.filter((role) => role.is_current).map(({ role }) => role);
  return ROLES.filter((role) => held.includes(role));
}

/** People in the order of their roles: the main contact, the voting contact, then the others by name. */
export function byWeight(contacts: readonly MemberContact[]): MemberContact[] {
  const weight = (contact: MemberContact): number => {
    const [first] = currentRoles(contact);
    return first === undefined ? ROLES.length : ROLES.indexOf(first);
  };
  return [...contacts].sort(
    (one, other) => weight(one) - weight(other) || one.name.localeCompare(other.name),
  );
}

/** Who would lose a role that only one person can hold; null when nobody would. */
export function replacedBy(role: Role, others: readonly MemberContact[], id: number | null): string | null {
  if (!SINGLE_ROLES.includes(role)) return null;
  const holder = others.find((contact) => contact.id !== id && currentRoles(contact).includes(role));
  return holder?.name ?? null;
}
