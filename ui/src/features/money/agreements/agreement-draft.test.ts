import { expect, test, vi } from "vitest";
import type { AgreementDetail, AgreementDraft } from "../../../api/generated/agreements";
import { AgreementFormDraft } from "./agreement-draft.svelte";

const AGREEMENT: AgreementDraft = {
  title: "Agreement 2026",
  reference: "",
  starts_on: "2026-01-01",
  ends_on: "2026-12-31",
  signed_on: null,
  currency: "USD",
  lead_fee_minor: 0,
  included_credentials: 5,
  extra_credential_minor: 106_000,
  fees_due_days: 60,
  notice_months: 3,
  members_min: 5,
  members_within_months: 3,
  note: "",
  bands: [{ from_members: 5, small_minor: 320_000, standard_minor: 635_000, large_minor: 855_000 }],
};

test("what is missing is told beside its field before anything is sent", async () => {
  const send = vi.fn(async () => ({}) as AgreementDetail);
  const draft = new AgreementFormDraft(AGREEMENT, send);
  draft.values.starts_on = null;
  draft.addBand();
  draft.values.bands[1]!.large_minor = null;
  expect(draft.values.bands[1]!.from_members).toBe(15);
  expect(await draft.submit()).toBeNull();
  expect(draft.errors).toEqual({
    starts_on: "Say on which day the term starts.",
    "bands.1.large_minor": "Write a fee, or 0 for none.",
  });
  expect(send).not.toHaveBeenCalled();
  draft.removeBand(1);
  draft.values.starts_on = "2026-01-01";
  expect(await draft.submit()).not.toBeNull();
  expect(send).toHaveBeenCalledWith(AGREEMENT);
});

test("fees keep their worth in another currency", () => {
  const draft = new AgreementFormDraft(AGREEMENT, async () => ({}) as AgreementDetail);
  draft.setCurrency("JPY");
  expect([draft.digits, draft.values.bands[0]!.small_minor, draft.values.extra_credential_minor]).toEqual([
    0, 3_200, 1_060,
  ]);
  draft.setCurrency("KWD");
  expect(draft.values.bands[0]!.small_minor).toBe(3_200_000);
  draft.setCurrency("USD");
  expect(draft.dirty).toBe(false);
});
