import type { MemberGap, MembersListRequest, Status, Tier, YearEvent } from "../../../api/types";
import { ColumnLayout } from "../../../components/columns.svelte";
import { ChosenView } from "../views/chosen-view.svelte";

type Sort = NonNullable<MembersListRequest["sort"]>;

const USUAL_SORT: Sort = { by: "name", descending: false };

/** What the members list shows: it outlives the screen, so that one comes back to what one left. */
export class MembersView {
  search = $state("");
  statuses = $state.raw<string[]>([]);
  countries = $state.raw<string[]>([]);
  tiers = $state.raw<string[]>([]);
  missing = $state.raw<string[]>([]);
  thisYear = $state.raw<string[]>([]);
  tags = $state.raw<string[]>([]);
  archived = $state(false);
  /** The columns of the list. */
  readonly layout = new ColumnLayout("members");
  sort = $state.raw<Sort>(USUAL_SORT);
  /** The saved view that is shown. */
  readonly chosen = new ChosenView<MembersListRequest>("members", this);

  /** Whether the list is narrowed by more than words. */
  get isFiltered(): boolean {
    const chosen = [this.statuses, this.countries, this.tiers, this.missing, this.thisYear, this.tags];
    return this.archived || chosen.some((values) => values.length > 0);
  }

  /** Whether the list is narrowed at all. */
  get isNarrowed(): boolean {
    return this.search.trim() !== "" || this.isFiltered;
  }

  /** The request for the core; what is not asked is left out. */
  get request(): MembersListRequest {
    const request: MembersListRequest = { sort: this.sort };
    if (this.search.trim() !== "") request.search = this.search.trim();
    if (this.statuses.length > 0) request.statuses = this.statuses as Status[];
    if (this.countries.length > 0) request.countries = this.countries;
    if (this.tiers.length > 0) request.tiers = this.tiers as (Tier | "none")[];
    if (this.missing.length > 0) request.missing = this.missing as MemberGap[];
    if (this.thisYear.length > 0) request.this_year = this.thisYear as YearEvent[];
    if (this.tags.length > 0) request.tags = this.tags;
    if (this.archived) request.archived = true;
    return request;
  }

  /** Shows what a request asks for. */
  show(request: MembersListRequest): void {
    this.search = request.search ?? "";
    this.statuses = request.statuses ?? [];
    this.countries = request.countries ?? [];
    this.tiers = request.tiers ?? [];
    this.missing = request.missing ?? [];
    this.thisYear = request.this_year ?? [];
    this.tags = request.tags ?? [];
    this.archived = request.archived ?? false;
    this.sort = request.sort ?? USUAL_SORT;
  }

  /** Shows all members again. */
  clear(): void {
    this.chosen.show(null);
  }
}

let current = { register: "", view: new MembersView() };

/** The view of this register; another register starts with a fresh one. */
export function viewOf(register: string): MembersView {
  if (current.register !== register) current = { register, view: new MembersView() };
  return current.view;
}
