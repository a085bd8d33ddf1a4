import { session } from "../../app/session.svelte";
import { Draft } from "../../api/draft.svelte";
import { yearStart } from "../../domain/year-start";

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
