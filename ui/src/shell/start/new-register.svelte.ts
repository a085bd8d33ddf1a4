import { session } from "../../app/session.svelte";
import { Draft } from "../../api/draft.svelte";

/** What a new register needs to know. */
export interface NewRegisterValues {
  name: string;
  currency: string;
  year_start_month: string;
  year_start_day: string;
}

/** The form for a new consortium. Its answer is false when the user cancelled the file dialog. */
export class NewRegisterDraft extends Draft<NewRegisterValues, boolean> {
  constructor() {
    super(
      { name: "", currency: "EUR", year_start_month: "1", year_start_day: "1" },
      { send: (values) => session.create(values.name.trim(), values.currency, yearStart(values)) },
    );
  }
}

/** The first day of the licence year as "MM-DD". */
export function yearStart(values: Pick<NewRegisterValues, "year_start_month" | "year_start_day">): string {
  return `${values.year_start_month.padStart(2, "0")}-${values.year_start_day.padStart(2, "0")}`;
}

/** The days a month has in a year that is no leap year: a licence year begins on a day that every year has. */
export function daysOf(month: number): number {
  return new Date(Date.UTC(2023, month, 0)).getUTCDate();
}
