// The currencies a consortium can account in. Which are valid is the core's business; this list is what the system
// knows by name, with the ones that consortia use most at the top.

import { LOCALE } from "../components/locale";

const COMMON = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "ZAR", "JPY"];
const FUNDS_AND_METALS = /^(X..|BOV|CHE|CHW|CLF|COU|MXV|USN|UYI|UYW)$/;
const COMMON_X = ["XAF", "XOF", "XPF", "XCD", "XCG"];

/** Every currency as an option: "EUR · Euro". */
export function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(LOCALE, { type: "currency" });
  const known = Intl.supportedValuesOf("currency").filter(
    (code) => !COMMON.includes(code) && (COMMON_X.includes(code) || !FUNDS_AND_METALS.test(code)),
  );
  return [...COMMON, ...known].map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

/** Digits of a currency's minor unit; 2 while the list is still on its way. */
export function digitsOf(
  list: readonly { code: string; digits: number }[] | undefined,
  code: string,
): number {
  return list?.find((known) => known.code === code)?.digits ?? 2;
}
