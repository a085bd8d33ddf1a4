import { call } from "../../../api/client";
import { Draft } from "../../../api/draft.svelte";
import type { CustomField } from "../../../api/generated/members";

type Kind = CustomField["kind"];

/** What a custom field can hold. */
export const KIND_LABELS: Record<Kind, string> = {
  text: "Text",
  number: "Number",
  date: "Date",
  yes_no: "Yes or no",
  choice: "Choice",
};

interface Values {
  name: string;
  kind: Kind;
  /** The choices as they are typed: one a line. */
  choices: string;
}

/** The form of a custom field, new or known. */
export class CustomFieldDraft extends Draft<Values, CustomField[]> {
  constructor(field: CustomField | null) {
    const { name, kind, choices } = field ?? { name: "", kind: "text" as const, choices: [] };
    super(
      { name, kind, choices: choices.join("\n") },
      {
        send: (values) =>
          call("members.save_custom_field", {
            id: field?.id ?? null,
            name: values.name,
            kind: values.kind,
            choices: values.choices.split("\n"),
          }),
      },
    );
  }
}
