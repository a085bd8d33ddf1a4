import type { Attachment, AttachmentKind } from "../../../api/generated/attachments";
import { LOCALE } from "../../../components/locale";

export const KIND_LABELS: Record<AttachmentKind, string> = {
  agreement: "Agreement",
  amendment: "Amendment",
  letter: "Letter",
  invoice_received: "Invoice received",
  other: "Other",
};

// The first word that occurs in a file's name says what the document probably is.
const WORDS: readonly (readonly [RegExp, AttachmentKind])[] = [
  [/amend|addend|nachtrag|avenant/i, "amendment"],
  [/agreement|contract|vertrag|accord|convention|contrat|contrato|overeenkomst/i, "agreement"],
  [/invoice|rechnung|facture|factura|fattura/i, "invoice_received"],
  [/letter|brief|lettre|carta|mail/i, "letter"],
];

/** What a file with this name probably is. */
export function guessKind(fileName: string): AttachmentKind {
  if (fileName.toLowerCase().endsWith(".eml")) return "letter";
  return WORDS.find(([word]) => word.test(fileName))?.[1] ?? "other";
}

/** A date that stands in a file's name as 2026-01-31, 20260131 or 2026_01_31; null for none. */
export function guessDate(fileName: string): string | null {
  const found = /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(fileName);
  if (!found) return null;
  const date = `${found[1]}-${found[2]}-${found[3]}`;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(date) ? date : null;
}

/** The newest version of a document. */
export function newest(attachment: Attachment): Attachment["versions"][number] {
  const [version] = attachment.versions;
  if (!version) throw new Error(`Document ${attachment.id} has no version.`);
  return version;
}

/** A size in the unit in which it reads well. */
export function showSize(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const format = new Intl.NumberFormat(LOCALE, {
    style: "unit",
    unit,
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  });
  return format.format(unit === "kilobyte" ? Math.max(1, value) : value);
}
