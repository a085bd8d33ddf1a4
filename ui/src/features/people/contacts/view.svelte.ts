import type { ListContacts } from "../../../api/generated/contacts";
import { ListView, remembered } from "../../../app/list-view.svelte";
import { ChosenView } from "../views/chosen-view.svelte";

/** What the list of contacts shows, by itself or by a saved view. */
export class ContactsView extends ListView<ListContacts> {
  /** The saved view that is shown. */
  readonly chosen: ChosenView<ListContacts>;

  constructor() {
    super("contacts", { sort: { by: "name", descending: false } });
    this.chosen = new ChosenView("contacts", this);
  }

  /** Shows all contacts again, in the user's own columns. */
  override clear(): void {
    this.chosen.show(null);
  }
}

/** The view of this register; another register starts with a fresh one. */
export function contactsView(): ContactsView {
  return remembered("contacts", () => new ContactsView());
}
