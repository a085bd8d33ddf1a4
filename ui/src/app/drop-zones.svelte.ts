import type { DropPlace } from "../api/generated/host";
import { onHostEvent } from "../host";

/** What the zones need to know of an element. */
interface Placed {
  readonly parentElement: Placed | null;
}

/** Places on the screen that have a use of their own for dropped files. Anywhere else they are a list to import. */
export class DropZones {
  /** The zone that files hover over. */
  over = $state.raw<Placed | null>(null);

  readonly #zones = new Map<Placed, () => void>();

  constructor(private readonly elementAt: (point: DropPlace) => Placed | null) {}

  /** Offers `element` as a zone until the returned function is called. */
  add(element: Placed, take: () => void): () => void {
    this.#zones.set(element, take);
    return () => {
      this.#zones.delete(element);
      if (this.over === element) this.over = null;
    };
  }

  /** Files hover at a point, or nowhere. */
  hover(point: DropPlace | null): void {
    this.over = point && this.#zoneAt(point);
  }

  /** Gives dropped files to the zone at that point; false when there is none. */
  drop(point: DropPlace): boolean {
    this.over = null;
    const zone = this.#zoneAt(point);
    if (!zone) return false;
    this.#zones.get(zone)?.();
    return true;
  }

  #zoneAt(point: DropPlace): Placed | null {
    for (let element = this.elementAt(point); element; element = element.parentElement) {
      if (this.#zones.has(element)) return element;
    }
    return null;
  }
}

/** The zones of the window. */
export const dropZones = new DropZones(elementUnder);

/** Follows files over the window; `otherwise` takes those that no zone wants. */
export function followDrops(otherwise: () => void): () => void {
  const stops = [
    onHostEvent("drag-over", ({ place }) => dropZones.hover(place)),
    onHostEvent("files-dropped", (point) => {
      if (!dropZones.drop(point)) otherwise();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Some systems tell the place in pixels of the screen, others in those of the page. */
function elementUnder({ x, y }: DropPlace): Element | null {
  // What lies under a dialog is out of reach for the mouse, and for what it drags.
  if (document.querySelector("dialog[open]")) return null;
  const isInside = x < window.innerWidth && y < window.innerHeight;
  const scale = isInside ? 1 : window.devicePixelRatio;
  return document.elementFromPoint(x / scale, y / scale);
}
