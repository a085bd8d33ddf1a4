import { formatMoney } from "../../../components/money";

/** Amounts of several currencies in a line: "EUR 1,200.00 + USD 300.00". */
export function inMoney(
  totals: readonly { total_minor: number; currency: string; currency_digits: number }[],
): string {
  return totals
    .map(({ total_minor, currency, currency_digits }) => formatMoney(total_minor, currency, currency_digits))
    .join(" + ");
}
