import { DISTRICTS, SCREENS, type District, type ScreenName } from "./screens";

const KEY = "consortium-desk.navigation";

type Store = Pick<Storage, "getItem" | "setItem">;

/**
 * How somebody arranged the navigation: which districts are folded, and which screens are left out of it. It is remembered
 * on this computer and belongs to no register; whatever is left out is still found by the search.
 */
export class Navigation {
  #folded = $state.raw<readonly string[]>([]);
  #hidden = $state.raw<readonly string[]>([]);
  readonly #store: Store | null;

  constructor(store: Store | null = usualStore()) {
    this.#store = store;
    const { folded, hidden } = read(store);
    this.#folded = folded;
    this.#hidden = hidden;
  }

  /** The districts with the screens that are shown; none without a screen. */
  get districts(): readonly District[] {
    return DISTRICTS.map((district) => ({
      ...district,
      screens: district.screens.filter((screen) => this.shows(screen)),
    })).filter(({ screens }) => screens.length > 0);
  }

  /** Whether the screens of a district are folded away under its name. */
  isFolded(district: District["name"]): boolean {
    return this.#folded.includes(district);
  }

  /** Folds a district, or opens it. */
  fold(district: District["name"]): void {
    this.#folded = toggled(this.#folded, [district], !this.isFolded(district));
    this.#remember();
  }

  /** Whether the navigation has a screen. */
  shows(screen: ScreenName): boolean {
    return !this.#hidden.includes(screen);
  }

  /** Takes screens into the navigation, or leaves them out. */
  show(screens: readonly ScreenName[], isShown: boolean): void {
    this.#hidden = toggled(this.#hidden, screens, !isShown);
    this.#remember();
  }

  #remember(): void {
    try {
      this.#store?.setItem(KEY, JSON.stringify({ folded: this.#folded, hidden: this.#hidden }));
    } catch {
      // Without storage the arrangement holds until the window is closed.
    }
  }
}

function toggled(list: readonly string[], names: readonly string[], isIn: boolean): readonly string[] {
  const others = list.filter((name) => !names.includes(name));
  return isIn ? [...others, ...names] : others;
}

/** What was remembered, as far as it still means something. */
function read(store: Store | null): { folded: readonly string[]; hidden: readonly string[] } {
  try {
    const told: unknown = JSON.parse(store?.getItem(KEY) ?? "null");
    const { folded, hidden } = (told ?? {}) as { folded?: unknown; hidden?: unknown };
    const known = (value: unknown, names: readonly string[]): readonly string[] =>
      Array.isArray(value) ? names.filter((name) => value.includes(name)) : [];
    return {
      folded: known(
        folded,
        DISTRICTS.map(({ name }) => name),
      ),
      // Home and the tools always stay: who hides them could not bring anything back.
      hidden: known(
        hidden,
        SCREENS.filter((screen) => DISTRICTS.some(({ screens }) => screens.includes(screen))),
      ),
    };
  } catch {
    return { folded: [], hidden: [] };
  }
}

function usualStore(): Store | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The navigation of this computer. */
export const navigation = new Navigation();
