// Amounts are whole numbers of the smallest unit. No step here goes through a fraction, so no cent is ever lost.

import { LOCALE, showNumber } from "./locale";
import { plural } from "./texts";

/** What became of typed text: an amount, nothing, or why it is no amount. */
export type ParsedMoney = { minor: number | null; problem: null } | { minor: null; problem: string };

/**
 * Reads an amount as people type it: "1,234.50", "1.234,5", "1 234.50", "1234". The last separator is the decimal
 * mark unless it parts a group of three digits; `decimal` decides where both readings make sense.
 */
export function parseMoney(text: string, digits: number, decimal = decimalMark()): ParsedMoney {
  const compact = withPlainDigits(text).replace(/[\s\u00a0\u202f'’]/g, "");
  if (compact === "") return { minor: null, problem: null };
  const match = /^([-\u2212]?)([\d.,]+)$/.exec(compact);
  if (!match || !/\d/.test(match[2]!)) return refuse("Write an amount such as 1250.00, digits only.");
  const parts = splitDecimals(match[2]!, digits, decimal);
  if (parts === null) return refuse("The thousands separators stand in the wrong places.");
  if (parts.fraction.length > digits) return refuse(tooPrecise(digits));
  const magnitude = Number(parts.whole + parts.fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(magnitude)) return refuse("This amount is too large.");
  return { minor: match[1] && magnitude !== 0 ? -magnitude : magnitude, problem: null };
}

/** The amount as digits to be edited: no groups, the user's decimal mark. */
export function editMoney(minor: number | null, digits: number, decimal = decimalMark()): string {
  if (minor === null) return "";
  const { sign, whole, fraction } = cut(minor, digits);
  return `${sign}${whole}${digits > 0 ? decimal + fraction : ""}`;
}

/** The amount as it is read, with its currency: "CHF 1,250.00". */
export function formatMoney(minor: number, currency: string, digits: number): string {
  return `${currency}\u00a0${formatAmount(minor, digits)}`;
}

/** The amount as it is read, without a currency. */
export function formatAmount(minor: number, digits: number): string {
  const { sign, whole, fraction } = cut(minor, digits);
  const grouped = showNumber(BigInt(whole));
  return `${sign ? "\u2212" : ""}${grouped}${digits > 0 ? decimalMark() + fraction : ""}`;
}

/** The decimal mark of the user's language. */
export function decimalMark(): string {
  const parts = new Intl.NumberFormat(LOCALE).formatToParts(1.5);
  return parts.find((part) => part.type === "decimal")?.value ?? ".";
}

/** The zeros of the digits of Arabic, Persian and Devanagari. */
const ZEROS = [0x660, 0x6f0, 0x966];

/** The text with the digits 0 to 9 and plain marks between them. */
function withPlainDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹०-९]/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      return String(code - ZEROS.findLast((zero) => zero <= code)!);
    })
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
}

function splitDecimals(
  number: string,
  digits: number,
  decimal: string,
): { whole: string; fraction: string } | null {
  const last = Math.max(number.lastIndexOf("."), number.lastIndexOf(","));
  if (last < 0) return { whole: number, fraction: "" };
  const mark = number[last]!;
  const tail = number.slice(last + 1);
  const isRepeated = number.indexOf(mark) !== last;
  const hasOther = number.slice(0, last).includes(mark === "." ? "," : ".");
  const isGroup =
    isRepeated || (tail.length === 3 && !hasOther && (digits !== 3 || mark !== decimal) && last > 0);
  if (isGroup) {
    const whole = ungroup(number, mark);
    return whole === null ? null : { whole, fraction: "" };
  }
  const whole = ungroup(number.slice(0, last), mark === "." ? "," : ".");
  return whole === null ? null : { whole: whole || "0", fraction: tail };
}

function ungroup(number: string, mark: string): string | null {
  const [first = "", ...groups] = number.split(mark);
  if (groups.length > 0 && (first.length < 1 || first.length > 3)) return null;
  if (groups.some((group) => group.length !== 3)) return null;
  const joined = first + groups.join("");
  return /^\d*$/.test(joined) ? joined : null;
}

function cut(minor: number, digits: number): { sign: string; whole: string; fraction: string } {
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, "0");
  const point = text.length - digits;
  return { sign: minor < 0 ? "-" : "", whole: text.slice(0, point), fraction: text.slice(point) };
}

function tooPrecise(digits: number): string {
  return digits === 0
    ? "This currency has no smaller unit: write a whole amount."
    : plural(digits, ["At most # digit after the decimal mark.", "At most # digits after the decimal mark."]);
}

function refuse(problem: string): ParsedMoney {
  return { minor: null, problem };
}

/** The amount at a line of a chart: round amounts need no decimals, unless another line of the chart does. */
export function formatLine(minor: number, all: readonly number[], digits: number): string {
  const unit = 10 ** digits;
  const isWhole = all.every((amount) => amount % unit === 0);
  return isWhole ? showNumber(minor / unit) : formatAmount(minor, digits);
}
