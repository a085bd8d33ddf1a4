// The one place that asks this computer for the day; tests set another one.

/** What tells the present moment. */
export const clock = { now: (): Date => new Date() };

/** Which day it is for a register: its own clock says so, and this computer only counts the days since. */
export class RegisterDay {
  #told: string | null = null;
  #toldOn = "";

  /** Takes over what the register says of itself; another one, or none, forgets what the last one said. */
  follow(register: { readonly path: string; readonly today?: string } | null): void {
    this.#told = register?.today ?? null;
    this.#toldOn = localDay();
  }

  /** The day as "YYYY-MM-DD". A window that stays open over midnight is not a day behind. */
  get today(): string {
    const now = localDay();
    return this.#told === null ? now : daysAfter(this.#told, daysBetween(this.#toldOn, now));
  }
}

/** How many days from one day to another, both "YYYY-MM-DD". */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day so many days after a day; both as "YYYY-MM-DD". */
export function daysAfter(day: string, days: number): string {
  const value = new Date(`${day}T00:00:00Z`);
  value.setUTCDate(value.getUTCDate() + days);
  return Number.isNaN(value.valueOf()) ? day : value.toISOString().slice(0, 10);
}

/** The same day a year before; 28 February for 29 February. */
export function yearBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - 1, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day where the user is. */
function localDay(): string {
  return clock.now().toLocaleDateString("sv");
}
