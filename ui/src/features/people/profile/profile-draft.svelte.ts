import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type { Profile, ProfileDraft } from "../../../api/generated/profile";

/** The form of the consortium's profile. */
export class ProfileFormDraft extends Draft<ProfileDraft, Profile> {
  constructor(profile: Profile) {
    super(draftOf(profile), { send: (draft) => call("profile.update", draft) });
  }

  get year_start_month(): string {
    return String(Number(this.values.year_start.slice(0, 2)));
  }

  set year_start_month(month: string) {
    this.values.year_start = `${month.padStart(2, "0")}-${this.values.year_start.slice(3)}`;
  }

  get year_start_day(): string {
    return String(Number(this.values.year_start.slice(3)));
  }

  set year_start_day(day: string) {
    this.values.year_start = `${this.values.year_start.slice(0, 3)}${day.padStart(2, "0")}`;
  }
}

/** The fields of the profile that its form edits. */
export function draftOf({
  logo: _logo,
  invoice_number_example: _example,
  currency_digits: _digits,
  ...draft
}: Profile): ProfileDraft {
  return draft;
}

/**
 * What the first number of this year looks like, as an illustration while one types. Whether the pattern is allowed
 * is for the core to say.
 */
export function illustrateNumber(pattern: string, year: number): string {
  return pattern
    .replaceAll("{YYYY}", String(year))
    .replaceAll("{LICENCE}", String(year))
    .replaceAll("{YY}", String(year % 100).padStart(2, "0"))
    .replace(/\{(0+)\}/g, (_, zeros: string) => "1".padStart(zeros.length, "0"));
}
