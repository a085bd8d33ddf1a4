import type { Member } from "../../api/types";

/** The postal address in lines, as far as it is known. */
export function addressLines(
  member: Pick<Member, "street" | "postal_code" | "city" | "region" | "country_name">,
): string {
  const town = [member.postal_code, member.city].filter(Boolean).join(" ");
  return [member.street, town, member.region, member.country_name].filter(Boolean).join("\n");
}

/** The address of invoices in lines; empty when they go to the postal address. */
export function invoiceAddressLines(
  member: Pick<
    Member,
    "invoice_street" | "invoice_postal_code" | "invoice_city" | "invoice_region" | "invoice_country"
  >,
): string {
  const town = [member.invoice_postal_code, member.invoice_city].filter(Boolean).join(" ");
  return [member.invoice_street, town, member.invoice_region, member.invoice_country]
    .filter(Boolean)
    .join("\n");
}
