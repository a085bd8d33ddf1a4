import { SCREENS, type ScreenName } from "./screens";

/** Where the user is: a screen, and what is open or chosen on it. */
export interface Place {
  screen: ScreenName;
  params: Readonly<Record<string, string>>;
}

/** Answers whether the place may be left; a dirty form asks the user. */
export type Guard = () => boolean | Promise<boolean>;

const START: Place = { screen: "home", params: {} };

/** Where the user is, where they came from, and who must be asked before they leave. */
export class Router {
  place = $state.raw<Place>(START);

  #back = $state.raw<Place[]>([]);
  #forward = $state.raw<Place[]>([]);
  readonly #guards = new Set<Guard>();

  get canGoBack(): boolean {
    return this.#back.length > 0;
  }

  get canGoForward(): boolean {
    return this.#forward.length > 0;
  }

  /** Goes to a screen; false when the user chose to stay. */
  async go(screen: ScreenName, params: Record<string, string | number> = {}): Promise<boolean> {
    const next: Place = { screen, params: mapValues(params) };
    if (pathOf(next) === pathOf(this.place)) return true;
    if (!(await this.mayLeave())) return false;
    this.#back = [...this.#back, this.place];
    this.#forward = [];
    this.place = next;
    return true;
  }

  /** Changes what is open on this screen without a step in the way back, as when rows are walked with the keys. */
  async replace(params: Record<string, string | number>): Promise<boolean> {
    const next: Place = { screen: this.place.screen, params: mapValues(params) };
    if (pathOf(next) === pathOf(this.place)) return true;
    if (!(await this.mayLeave())) return false;
    this.place = next;
    return true;
  }

  /** Goes back to where the user came from. */
  async back(): Promise<void> {
    const next = this.#back.at(-1);
    if (!next || !(await this.mayLeave())) return;
    this.#back = this.#back.slice(0, -1);
    this.#forward = [this.place, ...this.#forward];
    this.place = next;
  }

  /** Undoes a step back. */
  async forward(): Promise<void> {
    const next = this.#forward[0];
    if (!next || !(await this.mayLeave())) return;
    this.#forward = this.#forward.slice(1);
    this.#back = [...this.#back, this.place];
    this.place = next;
  }

  /** Starts afresh, as for another register. Asks nobody. */
  reset(place: Place = START): void {
    this.place = place;
    this.#back = [];
    this.#forward = [];
  }

  /** Lets `guard` be asked before the place is left, until the returned function is called. */
  guard(guard: Guard): () => void {
    this.#guards.add(guard);
    return () => this.#guards.delete(guard);
  }

  /** Asks every guard in turn. */
  async mayLeave(): Promise<boolean> {
    for (const guard of [...this.#guards]) {
      if (!(await guard())) return false;
    }
    return true;
  }
}

/** The place as text, such as "members?id=5". */
export function pathOf({ screen, params }: Place): string {
  const entries = Object.entries(params).sort(([left], [right]) => left.localeCompare(right));
  const text = new URLSearchParams(entries).toString();
  return text === "" ? screen : `${screen}?${text}`;
}

/** Reads a place from text; null when there is no such screen. */
export function placeOf(path: string): Place | null {
  const [screen, text = ""] = path.split("?");
  const known = SCREENS.find((name) => name === screen);
  return known ? { screen: known, params: Object.fromEntries(new URLSearchParams(text)) } : null;
}

function mapValues(params: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
}

/** Where the user is. */
export const router = new Router();
