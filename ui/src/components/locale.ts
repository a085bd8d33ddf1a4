/**
 * The language in which numbers and dates are written: the system's. The "C" locale of a bare machine groups no
 * digits at all, so plain English stands in for it.
 */
export const LOCALE: string | undefined = localeOf(new Intl.NumberFormat().resolvedOptions());

/**
 * The locale for a system. Digits are those of the documents and of the rest of the interface, 0 to 9: an amount in
 * two kinds of digits looks forged.
 */
export function localeOf({
  locale,
  numberingSystem,
}: {
  locale: string;
  numberingSystem: string;
}): string | undefined {
  if (locale.includes("posix")) return "en-GB";
  if (numberingSystem === "latn") return undefined;
  return new Intl.Locale(locale, { numberingSystem: "latn" }).toString();
}

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** A whole number with its groups of digits. */
export function showNumber(value: number | bigint): string {
  return whole.format(value);
}
