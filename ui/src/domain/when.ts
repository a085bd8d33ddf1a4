import { plural } from "../components/texts";

/** How far off a day is, in words: "today", "tomorrow", "in 12 days", "3 days ago". */
export function howFar(days: number): string {
  if (days === 0) return /* @wc-include */ "today";
  if (days === 1) return /* @wc-include */ "tomorrow";
  if (days === -1) return /* @wc-include */ "yesterday";
  return days > 0 ? plural(days, ["in # day", "in # days"]) : plural(-days, ["# day ago", "# days ago"]);
}
