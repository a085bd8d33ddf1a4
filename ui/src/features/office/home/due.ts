/** Since when or by when something waits, in words; nothing for today, which goes without saying. */
export function dueWords(
  on: string,
  today: string,
  show: (day: string) => string,
): { text: string; isLate: boolean } {
  if (on === today) return { text: "", isLate: false };
  return on < today ? { text: `since ${show(on)}`, isLate: true } : { text: `by ${show(on)}`, isLate: false };
}
