import type { ListMembers } from "../../../api/generated/members";
import { ListView, remembered } from "../../../app/list-view.svelte";
import { ChosenView } from "../views/chosen-view.svelte";

/** What the members list shows, by itself or by a saved view. */
export class MembersView extends ListView<ListMembers> {
  /** The saved view that is shown. */
  readonly chosen: ChosenView<ListMembers>;

  constructor() {
    super("members", { sort: { by: "official_name", descending: false } });
    this.chosen = new ChosenView("members", this);
  }

  /** Shows all members again, in the user's own columns. */
  override clear(): void {
    this.chosen.show(null);
  }
}

/** The view of this register; another register starts with a fresh one. */
export function membersView(): MembersView {
  return remembered("members", () => new MembersView());
}
