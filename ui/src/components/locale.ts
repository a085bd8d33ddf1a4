/**
 * The language in which numbers and dates are written: the system's. The "C" locale of a bare machine groups no
 * digits at all, so plain English stands in for it.
 */
export const LOCALE: string | undefined = new Intl.NumberFormat().resolvedOptions().locale.includes("posix")
  ? "en-GB"
  : undefined;

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** A whole number with its groups of digits. */
export function showNumber(value: number | bigint): string {
  return whole.format(value);
}
