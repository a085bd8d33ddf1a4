/** What the levels are called. */
export const LEVELS: Readonly<Record<number, string>> = {
  1: "First reminder",
  2: "Second reminder",
  3: "Final reminder",
};
