import type { ContactGap, ContactsListRequest, Role } from "../../../api/types";
import { ColumnLayout } from "../../../components/columns.svelte";
import { ChosenView } from "../views/chosen-view.svelte";

type Sort = NonNullable<ContactsListRequest["sort"]>;

const USUAL_SORT: Sort = { by: "name", descending: false };

/** What the list of contacts shows: it outlives the screen, so that one comes back to what one left. */
export class ContactsView {
  search = $state("");
  roles = $state.raw<string[]>([]);
  missing = $state.raw<string[]>([]);
  /** The columns of the list. */
  readonly layout = new ColumnLayout("contacts");
  sort = $state.raw<Sort>(USUAL_SORT);
  /** The saved view that is shown. */
  readonly chosen = new ChosenView<ContactsListRequest>("contacts", this);

  /** Whether the list is narrowed at all. */
  get isNarrowed(): boolean {
    return this.search.trim() !== "" || this.roles.length + this.missing.length > 0;
  }

  /** The request for the core; what is not asked is left out. */
  get request(): ContactsListRequest {
    const request: ContactsListRequest = { sort: this.sort };
    if (this.search.trim() !== "") request.search = this.search.trim();
    if (this.roles.length > 0) request.roles = this.roles as Role[];
    if (this.missing.length > 0) request.missing = this.missing as ContactGap[];
    return request;
  }

  /** Shows what a request asks for. */
  show(request: ContactsListRequest): void {
    this.search = request.search ?? "";
    this.roles = request.roles ?? [];
    this.missing = request.missing ?? [];
    this.sort = request.sort ?? USUAL_SORT;
  }

  /** Shows all contacts again. */
  clear(): void {
    this.chosen.show(null);
  }
}

let current = { register: "", view: new ContactsView() };

/** The view of this register; another register starts with a fresh one. */
export function viewOf(register: string): ContactsView {
  if (current.register !== register) current = { register, view: new ContactsView() };
  return current.view;
}
