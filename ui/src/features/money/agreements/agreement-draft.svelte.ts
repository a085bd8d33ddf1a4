import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type { AgreementDetail, AgreementDraft, Band } from "../../../api/generated/agreements";

/** A row of the grid while it is typed. */
export interface BandValues {
  from_members: number | null;
  small_minor: number | null;
  standard_minor: number | null;
  large_minor: number | null;
}

type Typed = "starts_on" | "ends_on" | "lead_fee_minor" | "included_credentials" | "extra_credential_minor";

/** An agreement while it is typed: what is missing is null. */
export type AgreementValues = Omit<AgreementDraft, Typed | "bands"> & {
  [Field in Typed]: AgreementDraft[Field] | null;
} & { bands: BandValues[] };

/** Where an agreement goes once its form is sent. */
export type SendAgreement = (draft: AgreementDraft) => Promise<AgreementDetail>;

const FEES = ["small_minor", "standard_minor", "large_minor"] as const;

/** The form of an agreement: a new one, one that is corrected, or the next one in a renewal. */
export class AgreementFormDraft extends Draft<AgreementValues, AgreementDetail> {
  constructor(initial: AgreementDraft, send: SendAgreement) {
    super(valuesOf(initial), { send: (values) => send(filled(values)) });
  }

  /** Decimals of the currency that the fees are in. */
  get digits(): number {
    return digitsOf(this.values.currency);
  }

  override async submit(): Promise<AgreementDetail | null> {
    const missing = missingOf(this.values);
    if (Object.keys(missing).length > 0) {
      this.errors = missing;
      return null;
    }
    return super.submit();
  }

  /** Sets the currency; fees keep their worth in whole units. */
  setCurrency(code: string): void {
    const factor = 10 ** (digitsOf(code) - this.digits);
    const scaled = (minor: number | null): number | null =>
      minor === null ? null : Math.round(minor * factor);
    this.values.currency = code;
    this.values.lead_fee_minor = scaled(this.values.lead_fee_minor);
    this.values.extra_credential_minor = scaled(this.values.extra_credential_minor);
    for (const band of this.values.bands) for (const fee of FEES) band[fee] = scaled(band[fee]);
  }

  /** Adds a band above the last one, with its fees. */
  addBand(): void {
    const last = this.values.bands.at(-1);
    const next = last ? { ...last, from_members: (last.from_members ?? 0) + 10 } : EMPTY_BAND;
    this.values.bands.push({ ...next });
  }

  /** Takes a band away. */
  removeBand(index: number): void {
    this.values.bands.splice(index, 1);
    this.errors = Object.fromEntries(
      Object.entries(this.errors).filter(([field]) => !field.startsWith("bands.")),
    );
  }
}

const EMPTY_BAND: BandValues = {
  from_members: 1,
  small_minor: null,
  standard_minor: null,
  large_minor: null,
};

/** The form of an agreement that is there already. */
export function editOf(id: number, draft: AgreementDraft): AgreementFormDraft {
  return new AgreementFormDraft(draft, (sent) => call("agreements.update", { id, draft: sent }));
}

/** The form of a new agreement. */
export function additionOf(template: AgreementDraft): AgreementFormDraft {
  return new AgreementFormDraft(template, (sent) => call("agreements.add", sent));
}

/** The form of the agreement that renews another. */
export function renewalOf(id: number, draft: AgreementDraft): AgreementFormDraft {
  return new AgreementFormDraft(draft, (sent) => call("agreements.renew", { id, draft: sent }));
}

/** What an agreement says, without what surrounds it. */
export function valuesOf(draft: AgreementDraft): AgreementValues {
  return {
    title: draft.title,
    reference: draft.reference,
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
    signed_on: draft.signed_on,
    currency: draft.currency,
    lead_fee_minor: draft.lead_fee_minor,
    included_credentials: draft.included_credentials,
    extra_credential_minor: draft.extra_credential_minor,
    fees_due_days: draft.fees_due_days,
    notice_months: draft.notice_months,
    members_min: draft.members_min,
    members_within_months: draft.members_within_months,
    note: draft.note,
    bands: draft.bands.map((band) => ({ ...band })),
  };
}

function filled(values: AgreementValues): AgreementDraft {
  return {
    ...values,
    starts_on: values.starts_on ?? "",
    ends_on: values.ends_on ?? "",
    lead_fee_minor: values.lead_fee_minor ?? 0,
    included_credentials: values.included_credentials ?? 0,
    extra_credential_minor: values.extra_credential_minor ?? 0,
    bands: values.bands.map((band): Band => ({
      from_members: band.from_members ?? 0,
      small_minor: band.small_minor ?? 0,
      standard_minor: band.standard_minor ?? 0,
      large_minor: band.large_minor ?? 0,
    })),
  };
}

/** What has to be typed before there is anything to ask the core. */
function missingOf(values: AgreementValues): Record<string, string> {
  const missing: Record<string, string> = {};
  if (values.starts_on === null) missing["starts_on"] = "Say on which day the term starts.";
  if (values.ends_on === null) missing["ends_on"] = "Say on which day the term ends.";
  for (const [row, band] of values.bands.entries()) {
    if (band.from_members === null) missing[`bands.${row}.from_members`] = "Say from how many members on.";
    for (const fee of FEES) {
      if (band[fee] === null) missing[`bands.${row}.${fee}`] = "Write a fee, or 0 for none.";
    }
  }
  return missing;
}

/** Decimals of a currency, as ISO 4217 has them. */
function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}
