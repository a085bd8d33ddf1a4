import { tick } from "svelte";

/** Puts the cursor into the first field with an error, once the errors are drawn. */
export async function focusFirstError(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
}
