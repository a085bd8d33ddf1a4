import type { SavedView, ViewDefinition } from "../../../api/generated/views";
import type { ColumnLayout } from "../../../components/columns.svelte";

/** A list that can be shown in several ways: what its screen keeps of it. */
export interface ViewableList<Request> {
  /** The request of the list as it is shown now. */
  readonly request: Request;
  readonly layout: ColumnLayout;
  /** Shows what the request asks for. */
  show(request: Request): void;
}

/** Which saved view a list shows, and whether it was changed since. */
export class ChosenView<Request extends object> {
  saved = $state.raw<SavedView | null>(null);
  #asSaved = $state.raw("");

  constructor(
    private readonly name: ViewDefinition["list"],
    private readonly list: ViewableList<Request>,
  ) {}

  /** What a view of the list as it is shown now would keep. */
  get definition(): ViewDefinition {
    const columns = this.list.layout.keys;
    const definition = { list: this.name, request: this.list.request, columns: columns && [...columns] };
    return definition as unknown as ViewDefinition;
  }

  /** Whether the list shows something else than the view that was chosen. */
  get isChanged(): boolean {
    return this.saved !== null && JSON.stringify(this.definition) !== this.#asSaved;
  }

  /** Shows a view; null shows everything in the user's own columns. */
  show(view: SavedView | null): void {
    const empty = { list: this.name, request: {}, columns: null } as unknown as ViewDefinition;
    const definition = view?.definition ?? empty;
    this.list.show(definition.request as Request);
    this.list.layout.showView(definition.columns ?? null);
    this.keep(view);
  }

  /** Follows the name of the view. */
  renamed(name: string): void {
    if (this.saved && this.saved.name !== name) this.saved = { ...this.saved, name };
  }

  /** Takes what is shown now for what the view keeps: after it was saved. */
  keep(view: SavedView | null): void {
    this.saved = view;
    this.#asSaved = JSON.stringify(this.definition);
  }
}
