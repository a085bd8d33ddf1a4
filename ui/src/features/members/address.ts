import type { Member } from "../../api/types";

/** The postal address in lines, as far as it is known. */
export function addressLines(
  member: Pick<Member, "street" | "postal_code" | "city" | "region" | "country_name">,
): string {
  const town = [member.postal_code, member.city].filter(Boolean).join(" ");
  return [member.street, town, member.region, member.country_name].filter(Boolean).join("\n");
}
